package vn.guongsang.ledger.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.job.Work;
import vn.guongsang.job.Works;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.ledger.Reach;
import vn.guongsang.ledger.history.Judged.Finding;
import vn.guongsang.ledger.history.Judged.Standing;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.BodyDirectory;
import vn.guongsang.organisation.ListedBody;
import vn.guongsang.organisation.Successions;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Ground;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Histories of awards on their way in: received, looked through, put right, and entered as a whole or not at all. */
@Service
public class Histories {

    /** As what was pasted is kept. */
    public static final String PASTED = "dan.csv";

    static final String KIND = "ledger-history";

    /** A longer file is looked through as long work: nobody waits so long for a page. */
    private static final int AT_ONCE = 2_000;

    private static final int BATCH = 1_000;
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> MAPPED = new TypeReference<>() {};
    private static final TypeReference<List<String>> IGNORED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Reach reach;
    private final Bodies bodies;
    private final Successions successions;
    private final BodyDirectory directory;
    private final Awards awards;
    private final Works works;
    private final MessageSource messages;

    Histories(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Reach reach,
            Bodies bodies,
            Successions successions,
            BodyDirectory directory,
            Awards awards,
            Works works,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.reach = reach;
        this.bodies = bodies;
        this.successions = successions;
        this.directory = directory;
        this.awards = awards;
        this.works = works;
        this.messages = messages;
    }

    /**
     * A file that was sent in.
     *
     * @param mapped for each column found its heading
     * @param ignored headings that mean nothing here
     * @param ground of forms of commendation where a row does not say
     * @param issuer where a row does not say, empty for none
     * @param bodies where its sender writes the ledger
     * @param work that looks through it or enters it, the last one; null where none was needed
     * @param writtenAt null while nothing of it is entered
     */
    public record Import(
            UUID id,
            String fileName,
            Map<String, String> mapped,
            List<String> ignored,
            Ground ground,
            String issuer,
            Set<UUID> bodies,
            UUID bodyId,
            UUID uploadedBy,
            String uploadedByName,
            Instant uploadedAt,
            @Nullable UUID work,
            @Nullable Instant writtenAt) {}

    /** A row as it is shown. */
    public record Line(int number, Standing standing, String name, String says, List<Finding> findings) {}

    // ---- received

    /** @throws Refusal if it cannot be read; see {@link IncomingSheet#read} */
    @Transactional
    public Optional<UUID> receive(Actor by, UUID id, Upload upload, Ground ground, String issuer) {
        permissions.require(by, LedgerAction.RECORD, Concerned.of(by.bodyId()));
        IncomingSheet sheet = IncomingSheet.read(upload, HistoryColumn.wanted());
        if (sheet.rows().isEmpty()) {
            Verdict.refused("ledger.history.no-rows").orThrow();
        }
        int inserted = jdbc.sql("""
                        INSERT INTO ledger_import (id, file_name, content, mapped, ignored, ground, issuer, bodies, body_id,
                                                   uploaded_by, uploaded_by_name, uploaded_at)
                        VALUES (:id, :name, :content, :mapped::jsonb, :ignored::jsonb, :ground, :issuer, :bodies, :body,
                                :by, :byName, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("name", upload.fileName())
                .param("content", upload.content())
                .param("mapped", json.writeValueAsString(sheet.mapped()))
                .param("ignored", json.writeValueAsString(sheet.ignored()))
                .param("ground", ground.name())
                .param("issuer", issuer)
                .param("bodies", writable(by).toArray(UUID[]::new))
                .param("body", by.bodyId())
                .param("by", by.accountId())
                .param("byName", by.name())
                .param("now", now())
                .update();
        if (inserted == 0) {
            return Optional.ofNullable(get(by, id).work());
        }
        audit.record(by.by(), "ledger.history-received", logged(id), Map.of("file", upload.fileName()));
        return look(by, get(by, id), sheet);
    }

    /** An officer writes for the own body and for those that it took over from, a hub for all in its reach. */
    private Set<UUID> writable(Actor by) {
        if (by.is(Role.OFFICER)) {
            var own = new HashSet<>(successions.rolledInto(by.bodyId(), day.today()));
            own.add(by.bodyId());
            return own;
        }
        return reach.of(by).stream()
                .flatMap(root -> bodies.subtree(root).stream())
                .collect(Collectors.toSet());
    }

    private Optional<UUID> look(Actor by, Import file, IncomingSheet sheet) {
        if (sheet.rows().size() <= AT_ONCE) {
            keep(file, judged(file, sheet, NOBODY));
            return Optional.empty();
        }
        return Optional.of(queue(by, file, "look"));
    }

    private UUID queue(Actor by, Import file, String what) {
        UUID work = works.queue(by.by(), KIND, file.fileName(), what + " " + file.id());
        jdbc.sql("UPDATE ledger_import SET work_id = :work WHERE id = :id")
                .param("work", work)
                .param("id", file.id())
                .update();
        return work;
    }

    static final BiConsumer<Integer, Integer> NOBODY = (_, _) -> {};

    // ---- judged

    private List<Judged> judged(Import file, IncomingSheet sheet, BiConsumer<Integer, Integer> reached) {
        Map<String, String> answers = answers(file.id());
        return new History(
                        sheet,
                        known(file, sheet, answers),
                        answers,
                        file.ground(),
                        file.issuer(),
                        file.bodyId(),
                        day.today())
                .judge(reached);
    }

    private Known known(Import file, IncomingSheet sheet, Map<String, String> answers) {
        Set<String> names = sheet.rows().stream()
                .map(row -> NewSubject.cleaned(answers.getOrDefault(
                        "cell " + row.number() + " " + HistoryColumn.NAME, row.text(HistoryColumn.NAME.name()))))
                .filter(name -> name.length() <= LedgerSubject.LONGEST_NAME)
                .collect(Collectors.toSet());
        Map<String, String> spelled = new HashMap<>();
        jdbc.sql("SELECT name, ledger_spelled(name) AS spelled FROM unnest(:names::text[]) AS name")
                .param("names", names.toArray(String[]::new))
                .query((row, _) -> spelled.put(row.getString("name"), row.getString("spelled")))
                .list();
        Map<String, List<LedgerSubject>> subjects = new HashMap<>();
        Set<UUID> found = new HashSet<>();
        jdbc.sql("""
                        SELECT DISTINCT named.spelled, root.id, root.root_id, root.kind, root.name, root.body_id, root.place,
                               root.born
                          FROM ledger_subject named
                          JOIN ledger_subject root ON root.id = named.root_id
                         WHERE named.spelled = ANY (:spelled::text[])
                           AND root.body_id = ANY (:bodies::uuid[])
                        """)
                .param("spelled", spelled.values().toArray(String[]::new))
                .param("bodies", file.bodies().toArray(UUID[]::new))
                .query((row, _) -> {
                    var subject = new LedgerSubject(
                            row.getObject("id", UUID.class),
                            row.getObject("root_id", UUID.class),
                            row.getString("kind"),
                            row.getString("name"),
                            row.getObject("body_id", UUID.class),
                            row.getString("place"),
                            row.getObject("born", LocalDate.class));
                    found.add(subject.id());
                    return subjects.computeIfAbsent(
                                    subject.kind() + " " + row.getString("spelled"), _ -> new ArrayList<>())
                            .add(subject);
                })
                .list();
        Map<UUID, List<HeldAward>> held =
                jdbc.sql("""
                        SELECT award.id, subject.root_id AS subject_id, award.award, award.award_name, award.list, award.year,
                               award.ground, award.deed, award.number, award.decided_on, award.issuer, award.body_id,
                               award.source, award.entry_id
                          FROM ledger_award award
                          JOIN ledger_subject subject ON subject.id = award.subject_id
                         WHERE subject.root_id = ANY (:subjects::uuid[])
                        """).param("subjects", found.toArray(UUID[]::new)).query(HeldAward.class).list().stream()
                        .collect(Collectors.groupingBy(HeldAward::subjectId));
        List<Award> catalogue = awards.on(day.today());
        List<ListedBody> listed = directory.all().stream()
                .filter(body -> file.bodies().contains(body.id()))
                .toList();
        return new Known(messages, catalogue, listed, spelled, subjects, held);
    }

    private Map<String, String> answers(UUID id) {
        Map<String, String> answers = new HashMap<>();
        jdbc.sql("SELECT question, answer FROM ledger_import_answer WHERE import_id = :id")
                .param("id", id)
                .query((row, _) -> answers.put(row.getString("question"), row.getString("answer")))
                .list();
        return answers;
    }

    private void keep(Import file, List<Judged> judged) {
        jdbc.sql("DELETE FROM ledger_import_row WHERE import_id = :id")
                .param("id", file.id())
                .update();
        for (List<Judged> batch : batches(judged)) {
            jdbc.sql("""
                            INSERT INTO ledger_import_row (import_id, number, standing, name, says, findings)
                            SELECT :id, number, standing, name, says, findings
                              FROM jsonb_to_recordset(:rows::jsonb) AS judged (
                                   number int, standing text, name text, says text, findings jsonb)
                            """)
                    .param("id", file.id())
                    .param("rows", json.writeValueAsString(batch))
                    .update();
        }
    }

    private static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }

    // ---- put right

    /** Keeps a person's answers, question by question, and looks through the file again; a blank answer takes one back. */
    @Transactional
    public Optional<UUID> answer(Actor by, UUID id, Map<String, String> answers) {
        Import file = open(by, id);
        answers.forEach((question, answer) -> jdbc.sql("""
                        INSERT INTO ledger_import_answer (import_id, question, answer)
                        VALUES (:id, :question, :answer)
                        ON CONFLICT (import_id, question) DO UPDATE
                           SET answer = excluded.answer
                        """)
                .param("id", id)
                .param("question", question)
                .param("answer", answer)
                .update());
        audit.record(
                by.by(),
                "ledger.history-corrected",
                logged(id),
                Map.of("file", file.fileName(), "number", Integer.toString(answers.size())));
        return look(by, file, sheet(id));
    }

    // ---- entered

    /** Has the file entered, as long work. */
    @Transactional
    public UUID write(Actor by, UUID id) {
        Import file = open(by, id);
        int errors = counts(id).getOrDefault(Standing.ERROR, 0);
        if (errors > 0) {
            Verdict.refused("m26", errors).orThrow();
        }
        return queue(by, file, "write");
    }

    /** Looks through a file in the transaction of its work. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Standing, Integer> look(UUID id, BiConsumer<Integer, Integer> reached) {
        Import file = find(id).orElseThrow();
        keep(file, judged(file, sheet(id), reached));
        return counts(id);
    }

    /**
     * Enters a file in the transaction of its work. The ledger may have changed since it was looked through, so it is
     * looked through again.
     *
     * @throws Refusal when there are errors now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Standing, Integer> take(By by, UUID id, BiConsumer<Integer, Integer> reached) {
        Import file = find(id).orElseThrow();
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('ledger-history'))")
                .query()
                .listOfRows();
        List<Judged> judged = judged(file, sheet(id), NOBODY);
        keep(file, judged);
        Map<Standing, Integer> counts = counts(id);
        int errors = counts.getOrDefault(Standing.ERROR, 0);
        if (errors > 0) {
            Verdict.refused("m26", errors).orThrow();
        }
        int done = 0;
        for (List<Judged> batch : batches(judged)) {
            reached.accept(done, judged.size());
            insert(file, by, batch);
            done += batch.size();
        }
        jdbc.sql("UPDATE ledger_import SET written_at = :now WHERE id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        audit.record(
                by,
                "ledger.history-entered",
                logged(id),
                Map.of("file", file.fileName(), "number", String.valueOf(counts.get(Standing.NEW))));
        return counts;
    }

    private void insert(Import file, By by, List<Judged> batch) {
        List<NewSubject> subjects =
                batch.stream().map(Judged::added).filter(Objects::nonNull).toList();
        List<HeldAward> given =
                batch.stream().map(Judged::award).filter(Objects::nonNull).toList();
        jdbc.sql("""
                        INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, born,
                                                    added_on, added_at, added_by, added_by_name)
                        SELECT id, id, kind, name, body, place, born, :today, :now, :by, :byName
                          FROM jsonb_to_recordset(:rows::jsonb) AS one (
                               id uuid, kind text, name text, body uuid, place text, born date)
                        """)
                .param("rows", json.writeValueAsString(subjects))
                .params(entry(file, by))
                .update();
        jdbc.sql("""
                        INSERT INTO ledger_award (id, subject_id, award, award_name, list, year, ground, deed, number, decided_on,
                                                  issuer, body_id, source, import_id, entered_on, entered_at, entered_by,
                                                  entered_by_name)
                        SELECT id, "subjectId", award, "awardName", list, year, ground, deed, number, "decidedOn",
                               issuer, "bodyId", 'IMPORT', :import, :today, :now, :by, :byName
                          FROM jsonb_to_recordset(:rows::jsonb) AS one (
                               id uuid, "subjectId" uuid, award text, "awardName" text, list text, year int, ground text,
                               deed text, number text, "decidedOn" date, issuer text, "bodyId" uuid)
                        """)
                .param("rows", json.writeValueAsString(given))
                .params(entry(file, by))
                .param("import", file.id())
                .update();
    }

    private Map<String, Object> entry(Import file, By by) {
        return Map.of("today", day.today(), "now", now(), "by", file.uploadedBy(), "byName", by.person());
    }

    // ---- read

    /** Whoever writes the ledger of the body for which it was sent in. */
    public Import get(Actor actor, UUID id) {
        Import file = find(id).orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(file.bodyId()));
        return file;
    }

    private Import open(Actor by, UUID id) {
        Import file = get(by, id);
        jdbc.sql("SELECT 1 FROM ledger_import WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Integer.class)
                .single();
        if (file.writtenAt() != null || working(file).isPresent()) {
            Verdict.refused("ledger.history.written").orThrow();
        }
        return file;
    }

    /** What is being done with the file now. */
    public Optional<Work> working(Import file) {
        return Optional.ofNullable(file.work()).flatMap(works::find).filter(work -> !work.ended());
    }

    IncomingSheet sheet(UUID id) {
        return jdbc.sql("SELECT file_name, content FROM ledger_import WHERE id = :id")
                .param("id", id)
                .query((row, _) -> IncomingSheet.read(
                        new Upload(row.getString("file_name"), row.getBytes("content")), HistoryColumn.wanted()))
                .single();
    }

    /** How many rows stand how. */
    public Map<Standing, Integer> counts(UUID id) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            counts.put(standing, 0);
        }
        jdbc.sql("SELECT standing, count(*) AS number FROM ledger_import_row WHERE import_id = :id GROUP BY standing")
                .param("id", id)
                .query((row, _) -> counts.put(Standing.valueOf(row.getString("standing")), row.getInt("number")))
                .list();
        return counts;
    }

    public List<Line> lines(UUID id, @Nullable Standing standing, long offset, int limit) {
        return jdbc.sql("""
                        SELECT number, standing, name, says, findings
                          FROM ledger_import_row
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
                .query((row, _) -> new Line(
                        row.getInt("number"),
                        Standing.valueOf(row.getString("standing")),
                        row.getString("name"),
                        row.getString("says"),
                        json.readValue(row.getString("findings"), FINDINGS)))
                .list();
    }

    /** Those of the actor's body, the newest first. */
    public List<Import> latest(Actor actor, int most) {
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(actor.bodyId()));
        return jdbc.sql("SELECT * FROM ledger_import WHERE body_id = :body ORDER BY uploaded_at DESC LIMIT :most")
                .param("body", actor.bodyId())
                .param("most", most)
                .query(this::read)
                .list();
    }

    private Optional<Import> find(UUID id) {
        return jdbc.sql("SELECT * FROM ledger_import WHERE id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    private Import read(ResultSet row, int number) throws SQLException {
        OffsetDateTime written = row.getObject("written_at", OffsetDateTime.class);
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                json.readValue(row.getString("mapped"), MAPPED),
                json.readValue(row.getString("ignored"), IGNORED),
                Ground.valueOf(row.getString("ground")),
                row.getString("issuer"),
                Set.of((UUID[]) row.getArray("bodies").getArray()),
                row.getObject("body_id", UUID.class),
                row.getObject("uploaded_by", UUID.class),
                row.getString("uploaded_by_name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getObject("work_id", UUID.class),
                written == null ? null : written.toInstant());
    }

    /** Forgets files that were sent in before; what they entered stays. */
    @Transactional
    public void forget(Duration kept) {
        jdbc.sql("DELETE FROM ledger_import WHERE uploaded_at < :before")
                .param("before", OffsetDateTime.ofInstant(clock.instant().minus(kept), ZoneOffset.UTC))
                .update();
    }

    private static Subject logged(UUID id) {
        return Subject.of("ledger-import", id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
