package vn.guongsang.dossier.list;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.DossierPath.Begun;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.dossier.Person;
import vn.guongsang.dossier.Report;
import vn.guongsang.dossier.Under;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.job.LongWork.Progress;
import vn.guongsang.job.Work;
import vn.guongsang.job.Works;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.Likeness;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.rows.ManyRows;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Ground;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Lists of nominations on their way in. A list is one award for many; what is wrong with a row is worked out anew whenever it
 * is looked at, so that putting it right in place needs no second upload.
 */
@Service
public class NominationLists {

    /** More rows than one decision ever had. */
    public static final int MOST = 10_000;

    /** As works and their words name the writing of a long list. */
    static final String KIND = "nominations";

    /** A longer list is written as long work: nobody waits so long for a page. */
    private static final int AT_ONCE = 2_000;

    private static final int BATCH = 1_000;

    static final int CITATION = 500;
    static final int PLACE = 200;
    static final int TEXT = 30_000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final DossierPath path;
    private final Awards awards;
    private final LedgerSubjects subjects;
    private final JsonMapper json;
    private final Works works;
    private final ListedPeople people;
    private final ManyRows many;

    NominationLists(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            DossierPath path,
            Awards awards,
            LedgerSubjects subjects,
            JsonMapper json,
            Works works,
            ListedPeople people,
            ManyRows many) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.path = path;
        this.awards = awards;
        this.subjects = subjects;
        this.json = json;
        this.works = works;
        this.people = people;
        this.many = many;
    }

    /**
     * A list with what holds for all its rows.
     *
     * @param work that writes it; null where none was needed yet
     * @param writtenAt null while nothing of it is
     */
    public record NominationList(
            UUID id,
            UUID bodyId,
            UUID addresseeId,
            String award,
            Ground ground,
            boolean shortWay,
            int year,
            @Nullable Under under,
            String fileName,
            @Nullable UUID work,
            @Nullable OffsetDateTime writtenAt) {}

    /**
     * A row with what was found in it.
     *
     * @param faults what keeps the list from being written
     * @param alike subjects of the ledger that it may be, while a person has to say
     */
    public record Looked(NominationRow row, List<Text> faults, List<Likeness> alike) {

        public boolean clean() {
            return faults.isEmpty();
        }
    }

    /** As it came in; only officers of the body that brought it in work on it. */
    public NominationList get(Actor by, UUID id) {
        path.mayBegin(by).orThrow();
        return jdbc.sql("""
                        SELECT id, body_id, addressee_id, award, ground, short_way, year, plan_id, movement, file_name, work_id, written_at
                          FROM dossier_list
                         WHERE id = :id
                           AND body_id = :body
                        """)
                .param("id", id)
                .param("body", by.bodyId())
                .query(NominationLists::list)
                .optional()
                .orElseThrow(() -> Untrusted.hidden("dossier.hidden"));
    }

    private static NominationList list(ResultSet row, int number) throws SQLException {
        UUID plan = row.getObject("plan_id", UUID.class);
        return new NominationList(
                row.getObject("id", UUID.class),
                row.getObject("body_id", UUID.class),
                row.getObject("addressee_id", UUID.class),
                row.getString("award"),
                Ground.valueOf(row.getString("ground")),
                row.getBoolean("short_way"),
                row.getInt("year"),
                plan == null ? null : new Under(plan, row.getString("movement")),
                row.getString("file_name"),
                row.getObject("work_id", UUID.class),
                row.getObject("written_at", OffsetDateTime.class));
    }

    /**
     * Keeps a list. Sending the same form twice keeps it once.
     *
     * @param list its id made by the form
     * @throws Refusal if the file cannot be read, has no rows or too many; see {@link IncomingSheet#read}
     */
    @Transactional
    public void receive(Actor by, NominationList list, Upload upload) {
        path.mayBegin(by).orThrow();
        List<IncomingSheet.Row> spoken = new ArrayList<>();
        List<NominationRow> rows = read(upload, spoken);
        boolean first = jdbc.sql("""
                        INSERT INTO dossier_list (id, body_id, addressee_id, award, ground, short_way, year, plan_id,
                                                  movement, file_name,
                                                  brought_on, brought_at, brought_by, brought_by_name)
                        VALUES (:id, :body, :addressee, :award, :ground, :shortWay, :year, :plan, :movement, :file,
                                :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", list.id())
                        .param("body", by.bodyId())
                        .param("addressee", list.addresseeId())
                        .param("award", list.award())
                        .param("ground", list.ground().name())
                        .param("shortWay", list.shortWay())
                        .param("year", list.year())
                        .param(
                                "plan",
                                list.under() == null ? null : list.under().plan())
                        .param(
                                "movement",
                                list.under() == null ? "" : list.under().movement())
                        .param("file", list.fileName())
                        .param("today", day.today())
                        .param("now", now())
                        .param("account", by.accountId())
                        .param("person", by.name())
                        .update()
                == 1;
        if (first) {
            keep(list.id(), rows);
            people.keep(list.id(), spoken);
            audit.record(
                    by.by(),
                    "nominations.brought",
                    Subject.of("nominations", list.id()),
                    Map.of("words", list.fileName(), "count", String.valueOf(rows.size())));
        }
    }

    /** What was pasted from Excel is a sheet parted by tabs. */
    public static Upload pasted(String text) {
        return new Upload("dan.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param spoken takes the rows that are somebody, as they came in */
    private List<NominationRow> read(Upload upload, List<IncomingSheet.Row> spoken) {
        IncomingSheet sheet = IncomingSheet.read(upload, NominationColumn.wanted());
        var rows = new ArrayList<NominationRow>();
        String section = "";
        for (IncomingSheet.Row row : sheet.rows()) {
            if (SectionRows.is(row)) {
                section = SectionRows.kind(SectionRows.heading(row.text(NominationColumn.NAME.name())))
                        .orElse(section);
            } else {
                rows.add(row(row, section));
                spoken.add(row);
            }
        }
        if (rows.isEmpty() || rows.size() > MOST) {
            throw new Refusal((Verdict.Refused)
                    (rows.isEmpty()
                            ? Verdict.refused("dossier.list.refused.no-rows")
                            : Verdict.refused("dossier.list.refused.too-many", MOST, rows.size())));
        }
        return rows;
    }

    private static NominationRow row(IncomingSheet.Row row, String section) {
        String kind = row.text(NominationColumn.KIND.name());
        return new NominationRow(
                row.number(),
                NewSubject.cleaned(row.text(NominationColumn.NAME.name())),
                kind.isEmpty() ? section : SectionRows.kind(kind).orElse(kind),
                row.day(NominationColumn.BORN.name()).map(DAY::format).orElse(row.text(NominationColumn.BORN.name())),
                NewSubject.cleaned(row.text(NominationColumn.PLACE.name())),
                NewSubject.cleaned(row.text(NominationColumn.CITATION.name())),
                row.text(NominationColumn.BACKGROUND.name()),
                row.text(NominationColumn.ACHIEVEMENT.name()),
                "",
                row.faults().entrySet().stream()
                        .filter(fault -> fault.getValue() != IncomingSheet.Fault.NO_DATE)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining(" ")),
                UUID.randomUUID());
    }

    private void keep(UUID list, List<NominationRow> rows) {
        many.copy(
                "dossier_list_row",
                List.of(
                        "list_id",
                        "number",
                        "name",
                        "kind",
                        "born",
                        "place",
                        "citation",
                        "background",
                        "achievement",
                        "subject",
                        "unread",
                        "dossier_id"),
                rows.stream()
                        .map(row -> new @Nullable Object[] {
                            list,
                            row.number(),
                            row.name(),
                            row.kind(),
                            row.born(),
                            row.place(),
                            row.citation(),
                            row.background(),
                            row.achievement(),
                            row.subject(),
                            row.unread(),
                            row.dossierId()
                        })
                        .toList());
    }

    /** All rows in their order, each with what was found; the ledger is asked once for all of them. */
    public List<Looked> look(Actor by, NominationList list) {
        Optional<Award> award = awards.find(list.award(), day.today());
        Map<Integer, ListedPeople.Said> said = people.of(list.id());
        Map<String, Integer> first = new HashMap<>();
        List<Looked> read = rows(list.id()).stream()
                .map(row -> new Looked(
                        row,
                        faults(award, row, first.putIfAbsent(same(row), row.number()), said.get(row.number())),
                        List.of()))
                .toList();
        if (list.writtenAt() != null) {
            return read;
        }
        Map<Integer, List<Likeness>> alike = subjects.found(
                by,
                list.bodyId(),
                read.stream()
                        .filter(Looked::clean)
                        .map(Looked::row)
                        .map(row -> new LedgerSubjects.Wanted(
                                row.number(),
                                row.kind(),
                                row.name(),
                                row.birthday().orElse(null)))
                        .toList());
        return read.stream()
                .map(one -> among(one, alike.getOrDefault(one.row().number(), List.of())))
                .toList();
    }

    /** Where the ledger knows somebody alike and nobody has said who is meant, that is what the row lacks. */
    private static Looked among(Looked one, List<Likeness> alike) {
        if (alike.isEmpty()) {
            return one;
        }
        String said = one.row().subject();
        boolean answered = said.equals(NominationRow.SOMEBODY_NEW)
                || alike.stream()
                        .anyMatch(like -> like.subject().id().toString().equals(said));
        return new Looked(
                one.row(),
                answered || certain(alike).isPresent() ? one.faults() : List.of(Text.key("dossier.missing.subject")),
                alike);
    }

    private List<NominationRow> rows(UUID list) {
        return jdbc.sql("""
                        SELECT number, name, kind, born, place, citation, background, achievement, subject, unread, dossier_id
                          FROM dossier_list_row
                         WHERE list_id = :list
                         ORDER BY number
                        """).param("list", list).query(NominationRow.class).list();
    }

    /** Two rows that would be the same nomination. */
    private static String same(NominationRow row) {
        return Normalizer.normalize(row.name(), Normalizer.Form.NFC).toLowerCase() + "|" + row.kind() + "|"
                + row.birthday().map(LocalDate::toString).orElse(row.place().toLowerCase());
    }

    private List<Text> faults(
            Optional<Award> award, NominationRow row, @Nullable Integer before, ListedPeople.@Nullable Said said) {
        var faults = new ArrayList<Text>();
        if (said != null) {
            faults.addAll(said.faults());
        }
        if (!row.unread().isEmpty()) {
            faults.add(Text.key(
                    "dossier.list.unread",
                    Arrays.stream(row.unread().split(" "))
                            .map(column -> NominationColumn.valueOf(column).heading())
                            .collect(Collectors.joining(", "))));
        } else if (row.name().isBlank()) {
            faults.add(Text.key("dossier.missing.name"));
        }
        tooLong(faults, "dossier.list.long.name", row.name(), LedgerSubject.LONGEST_NAME);
        tooLong(faults, "dossier.list.long.place", row.place(), PLACE);
        tooLong(faults, "dossier.list.long.citation", row.citation(), CITATION);
        tooLong(faults, "dossier.list.long.text", row.background() + row.achievement(), TEXT);
        boolean kindKnown = LedgerSubject.KINDS.contains(row.kind());
        if (!kindKnown) {
            faults.add(
                    row.kind().isEmpty()
                            ? Text.key("dossier.list.no-kind")
                            : Text.key("dossier.list.unknown-kind", row.kind()));
        } else if (award.isPresent()
                && !award.get().subjectKinds().contains(row.kind().replace('-', '_'))) {
            faults.add(Text.key("dossier.refused.kind", award.get().name()));
        }
        if (!row.born().isBlank() && row.birthday().isEmpty()) {
            faults.add(Text.key("dossier.list.no-date", row.born()));
        } else if (row.birthday().filter(born -> born.isAfter(day.today())).isPresent()) {
            faults.add(Text.key("dossier.problem.born"));
        }
        if (before != null) {
            faults.add(Text.key("dossier.list.twice", before));
        }
        return List.copyOf(faults);
    }

    /** The one subject that it is beyond doubt. */
    private static Optional<Likeness> certain(List<Likeness> alike) {
        List<Likeness> sure = alike.stream().filter(Likeness::certain).toList();
        return sure.size() == 1 ? Optional.of(sure.getFirst()) : Optional.empty();
    }

    private static void tooLong(List<Text> faults, String key, String text, int most) {
        if (text.length() > most) {
            faults.add(Text.key(key, most));
        }
    }

    /** Puts rows right in place. */
    @Transactional
    public Verdict correct(Actor by, NominationList list, List<NominationRow> corrected) {
        if (list.writtenAt() != null) {
            return Verdict.refused("dossier.list.refused.written");
        }
        jdbc.sql("""
                        UPDATE dossier_list_row
                           SET name = corrected.name,
                               kind = corrected.kind,
                               born = corrected.born,
                               place = corrected.place,
                               citation = corrected.citation,
                               background = corrected.background,
                               achievement = corrected.achievement,
                               subject = corrected.subject,
                               unread = corrected.unread
                          FROM jsonb_to_recordset(:rows::jsonb) AS corrected (
                               number int, name text, kind text, born text, place text, citation text, background text,
                               achievement text, subject text, unread text)
                         WHERE list_id = :list
                           AND dossier_list_row.number = corrected.number
                        """)
                .param("list", list.id())
                .param("rows", json.writeValueAsString(corrected))
                .update();
        return Verdict.ALLOWED;
    }

    /** Puts right what a row says of its person. */
    @Transactional
    public Verdict correct(Actor by, NominationList list, int number, Person person) {
        if (list.writtenAt() != null) {
            return Verdict.refused("dossier.list.refused.written");
        }
        people.correct(list.id(), number, person);
        return Verdict.ALLOWED;
    }

    /** What rows say of their people, by the numbers of the rows. */
    public Map<Integer, ListedPeople.Said> people(NominationList list) {
        return people.of(list.id());
    }

    /** Leaves a row out. */
    @Transactional
    public Verdict leaveOut(Actor by, NominationList list, int number) {
        if (list.writtenAt() != null) {
            return Verdict.refused("dossier.list.refused.written");
        }
        jdbc.sql("DELETE FROM dossier_list_row WHERE list_id = :list AND number = :number")
                .param("list", list.id())
                .param("number", number)
                .update();
        return Verdict.ALLOWED;
    }

    /**
     * Begins a dossier for every row, or for none: at once, or as long work whose id is the answer.
     *
     * @param neededFor for what ethnicity is sealed, where a row tells it
     */
    @Transactional
    public Optional<UUID> enter(Actor by, NominationList list, String neededFor) {
        long rows = jdbc.sql("SELECT count(*) FROM dossier_list_row WHERE list_id = :list")
                .param("list", list.id())
                .query(Long.class)
                .single();
        Optional<Work> working = working(list);
        if (rows <= AT_ONCE || working.isPresent() || list.writtenAt() != null) {
            if (working.isEmpty()) {
                write(by, list, neededFor, (_, _) -> {}).orThrow();
            }
            return working.map(Work::id);
        }
        UUID work = works.queue(by.by(), KIND, list.fileName(), list.id() + " " + neededFor);
        jdbc.sql("UPDATE dossier_list SET work_id = :work WHERE id = :list")
                .param("work", work)
                .param("list", list.id())
                .update();
        return Optional.of(work);
    }

    /** What is writing it now. */
    public Optional<Work> working(NominationList list) {
        return Optional.ofNullable(list.work()).flatMap(works::find).filter(work -> !work.ended());
    }

    /** The same at once. @param reached told how many of how many rows are written */
    @Transactional
    public Verdict write(Actor by, NominationList list, String neededFor, Progress reached) {
        boolean first = jdbc.sql("""
                        UPDATE dossier_list
                           SET written_at = :now
                         WHERE id = :id
                           AND written_at IS NULL
                        """).param("id", list.id()).param("now", now()).update() == 1;
        if (!first) {
            return Verdict.ALLOWED;
        }
        List<Looked> rows = look(by, list);
        long faulty = rows.stream().filter(row -> !row.clean()).count();
        if (faulty > 0 || rows.isEmpty()) {
            Verdict.refused("dossier.list.refused.faulty", faulty).orThrow();
        }
        Map<Integer, ListedPeople.Said> said = people.of(list.id());
        for (int from = 0; from < rows.size(); from += BATCH) {
            reached.reached(from, rows.size());
            begin(by, list, rows.subList(from, Math.min(from + BATCH, rows.size())), said);
        }
        people.passOn(
                by,
                list.id(),
                rows.stream()
                        .map(Looked::row)
                        .collect(Collectors.toMap(NominationRow::number, NominationRow::dossierId)),
                path,
                neededFor);
        audit.record(
                by.by(),
                "nominations.written",
                Subject.of("nominations", list.id()),
                Map.of("words", list.fileName(), "count", String.valueOf(rows.size())));
        return Verdict.ALLOWED;
    }

    private void begin(Actor by, NominationList list, List<Looked> rows, Map<Integer, ListedPeople.Said> said) {
        var added = new ArrayList<NewSubject>();
        var begun = new ArrayList<Begun>();
        for (Looked looked : rows) {
            NominationRow row = looked.row();
            UUID id = row.dossierId();
            // an id in the form counts only where the ledger offered it to this body
            Optional<UUID> known = row.known()
                    .filter(subject -> looked.alike().stream()
                            .anyMatch(one -> one.subject().id().equals(subject)))
                    .or(() -> row.subject().isEmpty()
                            ? certain(looked.alike()).map(one -> one.subject().id())
                            : Optional.empty());
            if (known.isEmpty()) {
                added.add(new NewSubject(
                        id,
                        row.kind(),
                        row.name(),
                        by.bodyId(),
                        row.place(),
                        row.birthday().orElse(null)));
            }
            ListedPeople.Said person = said.get(row.number());
            begun.add(new Begun(
                    id,
                    nomination(list, row, known.orElse(id)),
                    new Report(row.background(), row.achievement()),
                    person == null ? Person.UNSTATED : person.person()));
        }
        subjects.addAll(by, by.bodyId(), added);
        path.beginAll(by, list.addresseeId(), begun).orThrow();
    }

    private static Nomination nomination(NominationList list, NominationRow row, UUID subject) {
        return new Nomination(
                subject,
                row.name(),
                row.kind(),
                row.place(),
                row.birthday().orElse(null),
                list.award(),
                list.ground(),
                list.shortWay(),
                list.year(),
                row.citation(),
                list.under());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
