package vn.guongsang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.LookedAfter;
import vn.guongsang.identity.Permissions;
import vn.guongsang.intake.Judged.Change;
import vn.guongsang.intake.Judged.Finding;
import vn.guongsang.intake.Judged.Option;
import vn.guongsang.intake.Judged.Standing;
import vn.guongsang.job.Work;
import vn.guongsang.job.Works;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.BodyDirectory;
import vn.guongsang.organisation.ListedBody;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Lists of bodies on their way in: received, looked through, answered, and written as a whole or not at all. */
@Service
public class Imports {

    private static final int BATCH = 1_000;

    /** A longer list is looked through as long work: nobody waits so long for a page. */
    private static final int AT_ONCE = 2_000;

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> MAPPED = new TypeReference<>() {};
    private static final TypeReference<List<String>> IGNORED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Audit audit;
    private final Permissions permissions;
    private final BodyDirectory directory;
    private final Bodies bodies;
    private final LookedAfter lookedAfter;
    private final Vocabulary words;
    private final Works works;
    private final BusinessDay day;

    Imports(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            Audit audit,
            Permissions permissions,
            BodyDirectory directory,
            Bodies bodies,
            LookedAfter lookedAfter,
            Vocabulary words,
            Works works,
            BusinessDay day) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
        this.directory = directory;
        this.bodies = bodies;
        this.lookedAfter = lookedAfter;
        this.words = words;
        this.works = works;
        this.day = day;
    }

    /**
     * A file that was sent in.
     *
     * @param mapped for each column found its heading
     * @param ignored headings that mean nothing here
     * @param below the body below which rows stand that name none above them; null when they stand on their own
     * @param sentFor the body whose administrator sent it in: it changes what stands below; null for everything
     * @param work that looks through it or writes it, the last one; null where none was needed
     * @param writtenAt null while nothing of it is
     */
    public record Import(
            UUID id,
            String fileName,
            Map<String, String> mapped,
            List<String> ignored,
            @Nullable UUID below,
            @Nullable UUID sentFor,
            String uploadedByName,
            Instant uploadedAt,
            @Nullable UUID work,
            @Nullable Instant writtenAt) {}

    /** A row as it is shown. */
    public record Line(
            int number, Standing standing, String code, String name, List<Finding> findings, List<Change> changes) {}

    /** A question that a person can answer, and how many rows wait for it. */
    public record Question(String key, String asked, boolean ownAllowed, List<Option> options, int rows) {}

    /**
     * Keeps a file and looks through it. Sending the same form twice keeps it once.
     *
     * @param below whether rows that name no body above them stand below the actor's; else on their own
     * @return the work that looks through it; none when that is done
     * @throws Refusal if it cannot be read; see {@link IncomingSheet#read}
     */
    @Transactional
    public Optional<UUID> receive(Actor by, UUID id, Upload upload, boolean below) {
        permissions.require(by, ListAction.BRING_IN, by.bodyId());
        IncomingSheet sheet = IncomingSheet.read(upload, ListColumn.wanted());
        if (sheet.rows().isEmpty()) {
            throw new Refusal((Verdict.Refused) Verdict.refused("intake.refused.no-rows"));
        }
        boolean first = jdbc.sql("""
                        INSERT INTO intake_list (id, file_name, content, mapped, ignored, below_id, sent_for, uploaded_by,
                                                 uploaded_by_name, uploaded_at)
                        VALUES (:id, :name, :content, :mapped::jsonb, :ignored::jsonb, :below, :sentFor, :by, :byName, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", id)
                        .param("name", upload.fileName())
                        .param("content", upload.content())
                        .param("mapped", json.writeValueAsString(sheet.mapped()))
                        .param("ignored", json.writeValueAsString(sheet.ignored()))
                        .param("below", below ? by.bodyId() : null, Types.OTHER)
                        .param("sentFor", by.bodyId())
                        .param("by", by.accountId())
                        .param("byName", by.name())
                        .param("now", now())
                        .update()
                == 1;
        if (!first) {
            return find(id).map(Import::work);
        }
        audit.record(by.by(), "intake.received", subject(id), Map.of("file", upload.fileName()));
        return look(by, id, sheet);
    }

    private Optional<UUID> look(Actor by, UUID id, IncomingSheet sheet) {
        Import file = find(id).orElseThrow();
        if (sheet.rows().size() <= AT_ONCE) {
            judge(file, sheet, NOBODY);
            return Optional.empty();
        }
        return Optional.of(queue(by, BodiesLook.KIND, file));
    }

    private UUID queue(Actor by, String kind, Import file) {
        UUID work = works.queue(by.by(), kind, file.fileName(), file.id().toString());
        jdbc.sql("UPDATE intake_list SET work_id = :work WHERE id = :id")
                .param("work", work)
                .param("id", file.id())
                .update();
        return work;
    }

    /**
     * Looks through a file in the transaction of its work.
     *
     * @return how many rows stand how
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Standing, Integer> look(UUID id, Progress reached) {
        judge(find(id).orElseThrow(), sheet(id), reached);
        return counts(id);
    }

    public Import get(Actor actor, UUID id) {
        permissions.require(actor, ListAction.BRING_IN, actor.bodyId());
        return find(id).filter(file -> isSeenBy(actor, file.sentFor()))
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("intake.list.hidden")));
    }

    /** One's own; at the top also what nobody else looks after: a list of another line is written by those who do. */
    private boolean isSeenBy(Actor actor, @Nullable UUID sentFor) {
        return actor.bodyId().equals(sentFor)
                || isWhole(actor)
                        && (sentFor == null
                                || bodies.within(actor.bodyId(), sentFor, day.today())
                                || !lookedAfter.isBy(sentFor, day.today()));
    }

    private boolean isWhole(Actor actor) {
        return actor.post().topmost();
    }

    private Optional<Import> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** What was sent in for the actor's body, or where that stands below none all but what is another administrator's; the newest first. */
    public List<Import> latest(Actor actor, int most) {
        permissions.require(actor, ListAction.BRING_IN, actor.bodyId());
        return jdbc.sql(SELECT + """
                         WHERE sent_for = :body
                            OR :whole AND (sent_for IS NULL OR sent_for <> ALL (:foreign::uuid[]))
                         ORDER BY uploaded_at DESC
                         LIMIT :most
                        """)
                .param("body", actor.bodyId())
                .param("whole", isWhole(actor))
                .param("foreign", foreign(actor.bodyId()).toArray(UUID[]::new))
                .param("most", most)
                .query(this::read)
                .list();
    }

    /** How many rows stand how. */
    public Map<Standing, Integer> counts(UUID id) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            counts.put(standing, 0);
        }
        jdbc.sql("SELECT standing, count(*) AS number FROM intake_row WHERE import_id = :id GROUP BY standing")
                .param("id", id)
                .query((row, _) -> counts.put(Standing.valueOf(row.getString("standing")), row.getInt("number")))
                .list();
        return counts;
    }

    private static Map<Standing, Integer> counts(List<Judged> judged) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        judged.forEach(one -> counts.merge(one.standing(), 1, Integer::sum));
        return counts;
    }

    public List<Line> lines(UUID id, @Nullable Standing standing, long offset, int limit) {
        return jdbc.sql("""
                        SELECT number, standing, code, name, findings, changes
                          FROM intake_row
                         WHERE import_id = :id
                           AND (:standing::text IS NULL OR standing = :standing)
                         ORDER BY number
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("id", id)
                .param("standing", standing == null ? null : standing.name())
                .param("offset", offset)
                .param("limit", limit)
                .query(this::line)
                .list();
    }

    /** Names that are merely alike, each once. */
    public List<Question> questions(UUID id, int most) {
        Map<String, Question> questions = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT number, standing, code, name, findings, changes
                          FROM intake_row
                         WHERE import_id = :id
                           AND standing = 'ERROR'
                           AND jsonb_path_exists(findings, '$[*].question ? (@ != "")')
                         ORDER BY number
                        """).param("id", id).query(this::line).list().stream()
                .flatMap(line -> line.findings().stream())
                .filter(finding -> !finding.question().isEmpty())
                .forEach(finding -> questions.merge(
                        finding.question(),
                        new Question(finding.question(), finding.asked(), finding.ownAllowed(), finding.options(), 1),
                        (one, _) ->
                                new Question(one.key(), one.asked(), one.ownAllowed(), one.options(), one.rows() + 1)));
        return questions.values().stream().limit(most).toList();
    }

    /**
     * Keeps a person's answers to what is asked, of those that are offered, and looks through the file again. An answer
     * without a body says "none of those".
     *
     * @return as {@link #receive}
     */
    @Transactional
    public Optional<UUID> answer(Actor by, UUID id, Map<String, Optional<UUID>> answers) {
        Import file = open(by, id);
        Map<String, Question> asked =
                questions(id, Integer.MAX_VALUE).stream().collect(Collectors.toMap(Question::key, Function.identity()));
        Map<String, Optional<UUID>> offered = new LinkedHashMap<>(answers);
        offered.entrySet().removeIf(answer -> !isOffered(asked.get(answer.getKey()), answer.getValue()));
        offered.forEach((question, body) -> jdbc.sql("""
                        INSERT INTO intake_choice (import_id, question, body_id)
                        VALUES (:id, :question, :body)
                        ON CONFLICT (import_id, question) DO UPDATE
                           SET body_id = excluded.body_id
                        """)
                .param("id", id)
                .param("question", question)
                .param("body", body.orElse(null))
                .update());
        audit.record(
                by.by(),
                "intake.answered",
                subject(id),
                Map.of("file", file.fileName(), "number", Integer.toString(offered.size())));
        return look(by, id, sheet(id));
    }

    private static boolean isOffered(@Nullable Question asked, Optional<UUID> answer) {
        return asked != null
                && answer.map(body -> asked.options().stream()
                                .anyMatch(option -> option.id().equals(body)))
                        .orElse(asked.ownAllowed());
    }

    /** Has the file written, as long work. */
    @Transactional
    public UUID write(Actor by, UUID id) {
        Import file = open(by, id);
        int errors = counts(id).getOrDefault(Standing.ERROR, 0);
        if (errors > 0) {
            throw new Refusal((Verdict.Refused) Verdict.refused("intake.refused.errors", errors));
        }
        return queue(by, BodiesImport.KIND, file);
    }

    /** Not written, and nobody at it. */
    private Import open(Actor by, UUID id) {
        Import file = get(by, id);
        jdbc.sql("SELECT 1 FROM intake_list WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Integer.class)
                .single();
        if (file.writtenAt() != null || working(file).isPresent()) {
            throw new Refusal((Verdict.Refused) Verdict.refused("intake.refused.written"));
        }
        return file;
    }

    /** What is being done with the file now. */
    public Optional<Work> working(Import file) {
        return Optional.ofNullable(file.work()).flatMap(works::find).filter(work -> !work.ended());
    }

    /** What a row of the file says, as the file has it. */
    IncomingSheet sheet(UUID id) {
        return jdbc.sql("SELECT file_name, content FROM intake_list WHERE id = :id")
                .param("id", id)
                .query((row, _) -> IncomingSheet.read(
                        new Upload(row.getString("file_name"), row.getBytes("content")), ListColumn.wanted()))
                .single();
    }

    private void judge(Import file, IncomingSheet sheet, Progress reached) {
        UUID id = file.id();
        List<Judged> judged = analysed(file, sheet, reached);
        jdbc.sql("DELETE FROM intake_row WHERE import_id = :id").param("id", id).update();
        for (int from = 0; from < judged.size(); from += BATCH) {
            List<Map<String, Object>> rows = judged.subList(from, Math.min(from + BATCH, judged.size())).stream()
                    .map(Imports::row)
                    .toList();
            jdbc.sql("""
                            INSERT INTO intake_row (import_id, number, standing, code, name, body_id, findings, changes)
                            SELECT :id, number, standing, code, name, body_id, findings, changes
                              FROM jsonb_to_recordset(:rows::jsonb) AS judged (
                                   number int, standing text, code text, name text, body_id uuid, findings jsonb, changes jsonb)
                            """)
                    .param("id", id)
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }

    private List<Judged> analysed(Import file, IncomingSheet sheet, Progress reached) {
        return Analysis.of(
                sheet,
                directory.all(),
                choices(file.id()),
                file.below(),
                reach(file.sentFor()),
                foreign(file.sentFor()),
                day.today(),
                words,
                reached);
    }

    private @Nullable Set<UUID> reach(@Nullable UUID sentFor) {
        return sentFor == null || bodies.isTopmost(sentFor) ? null : bodies.subtree(sentFor);
    }

    /** Who stands below none changes everything but what another administrator looks after. */
    private Set<UUID> foreign(@Nullable UUID sentFor) {
        return sentFor == null || !bodies.isTopmost(sentFor)
                ? Set.of()
                : lookedAfter.byOthersThan(sentFor, day.today());
    }

    private static Map<String, Object> row(Judged judged) {
        Map<String, Object> row = new HashMap<>();
        row.put("number", judged.number());
        row.put("standing", judged.standing());
        row.put("code", judged.body().code());
        row.put("name", judged.body().facts().name());
        row.put("findings", judged.findings());
        row.put("changes", judged.changes());
        if (judged.known() != null) {
            row.put("body_id", judged.known());
        }
        return row;
    }

    private Map<String, Optional<UUID>> choices(UUID id) {
        Map<String, Optional<UUID>> choices = new HashMap<>();
        jdbc.sql("SELECT question, body_id FROM intake_choice WHERE import_id = :id")
                .param("id", id)
                .query((row, _) -> choices.put(
                        row.getString("question"), Optional.ofNullable(row.getObject("body_id", UUID.class))))
                .list();
        return choices;
    }

    /**
     * Writes a file in the transaction of its work. The bodies may have changed since it was looked through,
     * so it is looked through again.
     *
     * @param reached is told how many rows of all are written
     * @return how many rows stood how
     * @throws Refusal when there are errors now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Standing, Integer> take(By by, UUID id, Progress reached) {
        Import file = find(id).orElseThrow();
        IncomingSheet sheet = sheet(id);
        reached.of(0, sheet.rows().size());
        List<Judged> judged = analysed(file, sheet, NOBODY);
        Map<Standing, Integer> counts = counts(judged);
        int errors = counts.getOrDefault(Standing.ERROR, 0);
        if (errors > 0) {
            throw new Refusal((Verdict.Refused) Verdict.refused("m26", errors));
        }
        List<ListedBody> added = bodies(judged, Standing.NEW);
        int before = judged.size() - added.size() - counts.getOrDefault(Standing.CHANGED, 0);
        reached.of(before, judged.size());
        directory.add(added, number -> reached.of(before + number, judged.size()));
        directory.correct(
                bodies(judged, Standing.CHANGED), number -> reached.of(before + added.size() + number, judged.size()));
        jdbc.sql("UPDATE intake_list SET written_at = :now WHERE id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        audit.record(
                by,
                "intake.written",
                subject(id),
                Map.of(
                        "added", Integer.toString(added.size()),
                        "changed", counts.getOrDefault(Standing.CHANGED, 0).toString(),
                        "file", file.fileName()));
        return counts;
    }

    private static final Progress NOBODY = (_, _) -> {};

    /** Hears how many rows of all are done. */
    @FunctionalInterface
    interface Progress {
        void of(int done, int total);
    }

    private static List<ListedBody> bodies(List<Judged> judged, Standing standing) {
        return judged.stream()
                .filter(one -> one.standing() == standing)
                .map(Judged::body)
                .toList();
    }

    /** Forgets files that were sent in before; what they wrote stays. */
    @Transactional
    public void forget(Instant before) {
        jdbc.sql("DELETE FROM intake_list WHERE uploaded_at < :before")
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .update();
    }

    private static final String SELECT = """
            SELECT id, file_name, mapped, ignored, below_id, sent_for, uploaded_by_name, uploaded_at, work_id, written_at
              FROM intake_list
            """;

    private Import read(ResultSet row, int number) throws SQLException {
        OffsetDateTime written = row.getObject("written_at", OffsetDateTime.class);
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                json.readValue(row.getString("mapped"), MAPPED),
                json.readValue(row.getString("ignored"), IGNORED),
                row.getObject("below_id", UUID.class),
                row.getObject("sent_for", UUID.class),
                row.getString("uploaded_by_name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getObject("work_id", UUID.class),
                written == null ? null : written.toInstant());
    }

    private Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getInt("number"),
                Standing.valueOf(row.getString("standing")),
                row.getString("code"),
                row.getString("name"),
                json.readValue(row.getString("findings"), FINDINGS),
                json.readValue(row.getString("changes"), CHANGES));
    }

    private static Subject subject(UUID id) {
        return Subject.of("intake-list", id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
