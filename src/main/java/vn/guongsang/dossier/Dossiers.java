package vn.guongsang.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.rows.ManyRows;
import vn.guongsang.rules.Ground;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All dossiers, with their files, steps, findings and opinions. */
@Repository
public class Dossiers {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final ManyRows rows;

    Dossiers(JdbcClient jdbc, Clock clock, BusinessDay day, ManyRows rows) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    public Optional<Dossier> find(UUID id) {
        return read("SELECT * FROM dossier_dossier WHERE id = :id", id);
    }

    /** Refuses what is not there in the words for what one may not see. */
    public Dossier get(UUID id) {
        return find(id).orElseThrow(Dossiers::hidden);
    }

    /** As {@link #get}, and nobody else changes it until the transaction ends. */
    Dossier lock(UUID id) {
        return read("SELECT * FROM dossier_dossier WHERE id = :id FOR UPDATE", id)
                .orElseThrow(Dossiers::hidden);
    }

    /** Many at once, in the order in which everybody locks them. */
    List<Dossier> lockAll(Collection<UUID> ids) {
        List<Dossier> locked = jdbc.sql("""
                        SELECT *
                          FROM dossier_dossier
                         WHERE id = ANY (:ids)
                         ORDER BY id
                           FOR UPDATE
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Dossiers::dossier)
                .list();
        if (locked.size() < Set.copyOf(ids).size()) {
            throw hidden();
        }
        return locked;
    }

    private Optional<Dossier> read(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Dossiers::dossier).optional();
    }

    private static Dossier dossier(ResultSet row, int number) throws SQLException {
        return new Dossier(
                row.getObject("id", UUID.class),
                row.getObject("body_id", UUID.class),
                row.getObject("addressee_id", UUID.class),
                new Nomination(
                        row.getObject("subject_id", UUID.class),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("place"),
                        row.getObject("born", LocalDate.class),
                        row.getString("award"),
                        Ground.valueOf(row.getString("ground")),
                        row.getBoolean("short_way"),
                        row.getInt("year"),
                        row.getString("citation"),
                        under(row)),
                new Report(row.getString("background"), row.getString("achievement")),
                DossierState.valueOf(row.getString("state")),
                row.getObject("received_on", LocalDate.class),
                row.getInt("version"));
    }

    private static @Nullable Under under(ResultSet row) throws SQLException {
        UUID plan = row.getObject("plan_id", UUID.class);
        return plan == null ? null : new Under(plan, row.getString("movement"));
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("dossier.hidden"));
    }

    /** Adds a draft; adding the same one twice, as a double click does, adds it once. */
    boolean add(Dossier dossier, Actor by) {
        return jdbc.sql("""
                        INSERT INTO dossier_dossier (id, body_id, addressee_id, subject_id, name, kind, place, born, award,
                                                     ground, short_way, year, citation, plan_id, movement, background, achievement, state,
                                                     version, begun_on, begun_by, received_on, changed_at, changed_by_name)
                        VALUES (:id, :body, :addressee, :subject, :name, :kind, :place, :born, :award,
                                :ground, :shortWay, :year, :citation, :plan, :movement, :background, :achievement, :state,
                                :version, :today, :account, :receivedOn, :now, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", dossier.id())
                        .param("body", dossier.bodyId())
                        .params(columns(dossier))
                        .param("version", dossier.version())
                        .param("today", day.today())
                        .param("account", by.accountId())
                        .param("now", now())
                        .param("person", by.name())
                        .update()
                == 1;
    }

    /** Adds the drafts of a list. */
    void addAll(List<Dossier> drafts, Actor by) {
        LocalDate today = day.today();
        OffsetDateTime now = now();
        rows.copy(
                "dossier_dossier",
                List.of(
                        "id",
                        "body_id",
                        "addressee_id",
                        "subject_id",
                        "name",
                        "kind",
                        "place",
                        "born",
                        "award",
                        "ground",
                        "short_way",
                        "year",
                        "citation",
                        "plan_id",
                        "movement",
                        "background",
                        "achievement",
                        "state",
                        "version",
                        "begun_on",
                        "begun_by",
                        "changed_at",
                        "changed_by_name"),
                drafts.stream()
                        .map(draft -> {
                            Nomination of = draft.nomination();
                            Under under = of.under();
                            return new @Nullable Object[] {
                                draft.id(),
                                draft.bodyId(),
                                draft.addresseeId(),
                                of.subject(),
                                of.name(),
                                of.kind(),
                                of.place(),
                                of.born(),
                                of.award(),
                                of.ground(),
                                of.shortWay(),
                                of.year(),
                                of.citation(),
                                under == null ? null : under.plan(),
                                under == null ? "" : under.movement(),
                                draft.report().background(),
                                draft.report().achievement(),
                                draft.state(),
                                draft.version(),
                                today,
                                by.accountId(),
                                now,
                                by.name()
                            };
                        })
                        .toList());
    }

    /** What is stated of the people of many dossiers that were just begun. */
    void tellAll(Map<UUID, Person> people) {
        rows.copy(
                "dossier_person",
                List.of("dossier_id", "gender", "work"),
                people.entrySet().stream()
                        .map(one -> new @Nullable Object[] {
                            one.getKey(),
                            one.getValue().gender() == null
                                    ? ""
                                    : one.getValue().gender(),
                            one.getValue().work() == null ? "" : one.getValue().work()
                        })
                        .toList());
    }

    /** Writes the dossier unless somebody wrote it since it was read. */
    boolean save(Dossier dossier, String person, @Nullable UUID form) {
        return jdbc.sql("""
                        UPDATE dossier_dossier
                           SET addressee_id = :addressee,
                               subject_id = :subject,
                               name = :name,
                               kind = :kind,
                               place = :place,
                               born = :born,
                               award = :award,
                               ground = :ground,
                               short_way = :shortWay,
                               year = :year,
                               citation = :citation,
                               plan_id = :plan,
                               movement = :movement,
                               background = :background,
                               achievement = :achievement,
                               state = :state,
                               received_on = :receivedOn,
                               version = version + 1,
                               changed_in = :form,
                               changed_at = :now,
                               changed_by_name = :person
                         WHERE id = :id
                           AND version = :version
                        """)
                        .param("id", dossier.id())
                        .param("version", dossier.version())
                        .params(columns(dossier))
                        .param("form", form)
                        .param("now", now())
                        .param("person", person)
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> columns(Dossier dossier) {
        Nomination nomination = dossier.nomination();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("addressee", dossier.addresseeId());
        columns.put("subject", nomination.subject());
        columns.put("name", nomination.name());
        columns.put("kind", nomination.kind());
        columns.put("place", nomination.place());
        columns.put("born", nomination.born());
        columns.put("award", nomination.award());
        columns.put("ground", nomination.ground().name());
        columns.put("shortWay", nomination.shortWay());
        columns.put("year", nomination.year());
        columns.put("citation", nomination.citation());
        Under under = nomination.under();
        columns.put("plan", under == null ? null : under.plan());
        columns.put("movement", under == null ? "" : under.movement());
        columns.put("background", dossier.report().background());
        columns.put("achievement", dossier.report().achievement());
        columns.put("state", dossier.state().name());
        columns.put("receivedOn", dossier.receivedOn());
        return columns;
    }

    /** Whether the last write came from this opened form. */
    boolean lastWrittenIn(UUID form, UUID dossier) {
        return jdbc.sql("SELECT changed_in IS NOT DISTINCT FROM :form FROM dossier_dossier WHERE id = :dossier")
                .param("form", form)
                .param("dossier", dossier)
                .query(Boolean.class)
                .single();
    }

    /** The accounts that began or sent it: they do not appraise it. */
    public Set<UUID> broughtForwardBy(UUID dossier) {
        return jdbc.sql("""
                        SELECT begun_by FROM dossier_dossier WHERE id = :dossier
                        UNION
                        SELECT taken_by FROM dossier_step WHERE dossier_id = :dossier AND step = 'SUBMITTED'
                        """).param("dossier", dossier).query(UUID.class).set();
    }

    // who is put forward, for shares

    private record PersonRow(String gender, String work) {}

    public Person person(UUID dossier) {
        return jdbc.sql("SELECT gender, work FROM dossier_person WHERE dossier_id = :dossier")
                .param("dossier", dossier)
                .query(PersonRow.class)
                .optional()
                .map(row -> new Person(
                        Untrusted.of(Person.Gender.class, row.gender()).orElse(null),
                        Untrusted.of(Person.Work.class, row.work()).orElse(null)))
                .orElse(Person.UNSTATED);
    }

    void tell(UUID dossier, Person person) {
        jdbc.sql("""
                        INSERT INTO dossier_person (dossier_id, gender, work)
                        VALUES (:dossier, :gender, :work)
                        ON CONFLICT (dossier_id) DO UPDATE
                           SET gender = excluded.gender,
                               work = excluded.work
                        """)
                .param("dossier", dossier)
                .param("gender", person.gender() == null ? "" : person.gender().name())
                .param("work", person.work() == null ? "" : person.work().name())
                .update();
    }

    // the report in its versions

    private static final String VERSION = """
            SELECT number, occasion, reason, citation, background, achievement, kept_on, kept_by_name
              FROM dossier_report
             WHERE dossier_id = :dossier
            """;

    /** Keeps what the dossier says now as its next version. */
    ReportVersion keep(Dossier dossier, ReportVersion.Occasion occasion, String reason, Actor by) {
        return jdbc.sql("""
                        INSERT INTO dossier_report (dossier_id, number, occasion, reason, citation, background, achievement,
                                                    kept_on, kept_at, kept_by, kept_by_name)
                        SELECT :dossier, coalesce(max(number), 0) + 1, :occasion, :reason, :citation, :background, :achievement,
                               :today, :now, :account, :person
                          FROM dossier_report
                         WHERE dossier_id = :dossier
                        RETURNING number, occasion, reason, citation, background, achievement, kept_on, kept_by_name
                        """)
                .param("dossier", dossier.id())
                .param("occasion", occasion.name())
                .param("reason", reason)
                .param("citation", dossier.nomination().citation())
                .param("background", dossier.report().background())
                .param("achievement", dossier.report().achievement())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .query(ReportVersion.class)
                .single();
    }

    /** What was sent, the newest first. */
    public List<ReportVersion> reports(UUID dossier) {
        return jdbc.sql(VERSION + " AND occasion = 'SENT' ORDER BY number DESC")
                .param("dossier", dossier)
                .query(ReportVersion.class)
                .list();
    }

    /** All versions, the newest first. */
    public List<ReportVersion> versions(UUID dossier) {
        return jdbc.sql(VERSION + " ORDER BY number DESC")
                .param("dossier", dossier)
                .query(ReportVersion.class)
                .list();
    }

    // files

    /** @param part code of what the award's template requires */
    public record PartFile(UUID attachmentId, String part, String fileName) {}

    public List<PartFile> files(UUID dossier) {
        return jdbc.sql("""
                        SELECT attachment_id, part, file_name
                          FROM dossier_file
                         WHERE dossier_id = :dossier
                         ORDER BY part, added_at, attachment_id
                        """).param("dossier", dossier).query(PartFile.class).list();
    }

    void addFile(UUID dossier, String part, UUID attachment, String fileName) {
        jdbc.sql("""
                        INSERT INTO dossier_file (attachment_id, dossier_id, part, file_name, added_at)
                        VALUES (:attachment, :dossier, :part, :fileName, :now)
                        """)
                .param("attachment", attachment)
                .param("dossier", dossier)
                .param("part", part)
                .param("fileName", fileName)
                .param("now", now())
                .update();
    }

    boolean removeFile(UUID dossier, UUID attachment) {
        return jdbc.sql("DELETE FROM dossier_file WHERE dossier_id = :dossier AND attachment_id = :attachment")
                        .param("dossier", dossier)
                        .param("attachment", attachment)
                        .update()
                == 1;
    }

    // steps

    /** What a dossier went through. */
    public enum Step {
        SUBMITTED,
        RETURNED,
        ACCEPTED,
        APPRAISED,
        PASSED,
        FAILED,
        ESCALATED,
        AWARDED,
        REVOKED,
        WITHDRAWN
    }

    /**
     * @param basis minutes, decision or article on which it rests, empty for none
     * @param remarks what was said of single parts
     */
    public record Taken(
            UUID id,
            Step step,
            String reason,
            String basis,
            LocalDate takenOn,
            String person,
            String bodyName,
            List<Remark> remarks) {}

    /** @param part code of a required part, or of a field of the report; empty for the whole */
    public record Remark(String part, String words) {}

    private record StepRow(
            UUID id, Step step, String reason, String basis, LocalDate takenOn, String person, String bodyName) {}

    /** The oldest first. */
    public List<Taken> steps(UUID dossier) {
        Map<UUID, List<Remark>> remarks = remarks(dossier);
        return jdbc.sql("""
                        SELECT step.id, step.step, step.reason, step.basis, step.taken_on, step.person,
                               body.name AS body_name
                          FROM dossier_step step
                          JOIN organisation_v_body body ON body.id = step.body_id
                         WHERE step.dossier_id = :dossier
                         ORDER BY step.id
                        """).param("dossier", dossier).query(StepRow.class).list().stream()
                .map(row -> new Taken(
                        row.id(),
                        row.step(),
                        row.reason(),
                        row.basis(),
                        row.takenOn(),
                        row.person(),
                        row.bodyName(),
                        remarks.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** The dossier that took that step. */
    public Optional<Dossier> ofStep(UUID step) {
        return jdbc.sql("SELECT dossier_id FROM dossier_step WHERE id = :step")
                .param("step", step)
                .query(UUID.class)
                .optional()
                .map(this::get);
    }

    private Map<UUID, List<Remark>> remarks(UUID dossier) {
        var remarks = new LinkedHashMap<UUID, List<Remark>>();
        jdbc.sql("""
                        SELECT remark.step_id, remark.part, remark.words
                          FROM dossier_remark remark
                          JOIN dossier_step step ON step.id = remark.step_id
                         WHERE step.dossier_id = :dossier
                         ORDER BY remark.step_id, remark.position
                        """).param("dossier", dossier).query((ResultSet row) -> {
            remarks.computeIfAbsent(row.getObject("step_id", UUID.class), _ -> new java.util.ArrayList<>())
                    .add(new Remark(row.getString("part"), row.getString("words")));
        });
        return remarks;
    }

    /** When each of these last came to its addressee. */
    public Map<UUID, LocalDate> cameOn(Collection<UUID> dossiers) {
        var came = new LinkedHashMap<UUID, LocalDate>();
        jdbc.sql("""
                        SELECT dossier_id, max(taken_on) AS came_on
                          FROM dossier_step
                         WHERE dossier_id = ANY (:dossiers)
                           AND step IN ('SUBMITTED', 'ESCALATED')
                         GROUP BY dossier_id
                        """).param("dossiers", dossiers.toArray(UUID[]::new)).query((ResultSet row) -> {
            came.put(row.getObject("dossier_id", UUID.class), row.getObject("came_on", LocalDate.class));
        });
        return came;
    }

    /** @param by null where a machine follows what a council or a decision settled: then {@code person} says which */
    void step(
            Dossier dossier,
            Step step,
            String reason,
            String basis,
            @Nullable UUID account,
            String person,
            UUID body,
            List<Remark> remarks) {
        UUID id = jdbc.sql("""
                        INSERT INTO dossier_step (dossier_id, step, reason, basis, addressee_id, taken_on, taken_at,
                                                  taken_by, person, body_id)
                        VALUES (:dossier, :step, :reason, :basis, :addressee, :today, :now,
                                :account, :person, :body)
                        RETURNING id
                        """)
                .param("dossier", dossier.id())
                .param("step", step.name())
                .param("reason", reason)
                .param("basis", basis)
                .param("addressee", dossier.addresseeId())
                .param("today", day.today())
                .param("now", now())
                .param("account", account)
                .param("person", person)
                .param("body", body)
                .query(UUID.class)
                .single();
        for (int position = 0; position < remarks.size(); position++) {
            jdbc.sql("""
                            INSERT INTO dossier_remark (step_id, position, part, words)
                            VALUES (:step, :position, :part, :words)
                            """)
                    .param("step", id)
                    .param("position", position)
                    .param("part", remarks.get(position).part())
                    .param("words", remarks.get(position).words())
                    .update();
        }
    }

    /** The same step of many that are locked: of what stands in them only their state changes. */
    void stepAll(List<Dossier> dossiers, Step step, String basis, Actor by) {
        jdbc.sql("""
                        WITH stepped AS (
                            UPDATE dossier_dossier
                               SET state = stepped.state,
                                   version = version + 1,
                                   changed_in = NULL,
                                   changed_at = :now,
                                   changed_by_name = :person
                              FROM unnest(:ids::uuid[], :states::text[]) AS stepped (id, state)
                             WHERE dossier_dossier.id = stepped.id
                            RETURNING dossier_dossier.id, dossier_dossier.addressee_id
                        )
                        INSERT INTO dossier_step (dossier_id, step, reason, basis, addressee_id, taken_on, taken_at,
                                                  taken_by, person, body_id)
                        SELECT id, :step, '', :basis, addressee_id, :today, :now, :account, :person, :body
                          FROM stepped
                        """)
                .param("ids", dossiers.stream().map(Dossier::id).toArray(UUID[]::new))
                .param(
                        "states",
                        dossiers.stream().map(one -> one.state().name()).toArray(String[]::new))
                .param("step", step.name())
                .param("basis", basis)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("body", by.bodyId())
                .update();
    }

    // what a person found where the rules leave it open

    /** @param line key of the verdict's line */
    public record Found(String line, boolean met, String words, LocalDate foundOn, String person) {}

    public List<Found> findings(UUID dossier) {
        return jdbc.sql("""
                        SELECT line, met, words, found_on, person
                          FROM dossier_finding
                         WHERE dossier_id = :dossier
                        """).param("dossier", dossier).query(Found.class).list();
    }

    void find(UUID dossier, String line, boolean met, String words, Actor by) {
        jdbc.sql("""
                        INSERT INTO dossier_finding (dossier_id, line, met, words, found_on, found_at, found_by, person, body_id)
                        VALUES (:dossier, :line, :met, :words, :today, :now, :account, :person, :body)
                        ON CONFLICT (dossier_id, line) DO UPDATE
                           SET met = excluded.met,
                               words = excluded.words,
                               found_on = excluded.found_on,
                               found_at = excluded.found_at,
                               found_by = excluded.found_by,
                               person = excluded.person,
                               body_id = excluded.body_id
                        """)
                .param("dossier", dossier)
                .param("line", line)
                .param("met", met)
                .param("words", words)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("body", by.bodyId())
                .update();
    }

    // opinions

    private static final String OPINION = """
            SELECT id, body_id AS body, agency, question, due_on, asked_on, asked_by_name, agreed, answer, answered_on,
                   answered_by_name, clearance, basis, letter, attachment_id, file_name
              FROM dossier_opinion
            """;

    /** In the order in which they were asked for. */
    public List<Opinion> opinions(UUID dossier) {
        return jdbc.sql(OPINION + " WHERE dossier_id = :dossier ORDER BY asked_at, id")
                .param("dossier", dossier)
                .query(Opinion.class)
                .list();
    }

    /**
     * What is asked of whom.
     *
     * @param clearance code of the {@link Agency}; empty for whoever is asked freely
     */
    record Question(
            UUID id,
            UUID dossier,
            @Nullable UUID body,
            String agency,
            String question,
            LocalDate due,
            String clearance,
            String basis) {}

    /** @return false if the form was sent before */
    boolean ask(Question asked, Actor by) {
        return jdbc.sql("""
                        INSERT INTO dossier_opinion (id, dossier_id, body_id, agency, question, due_on, clearance, basis,
                                                     asked_on, asked_at, asked_by, asked_by_name)
                        VALUES (:id, :dossier, :body, :agency, :question, :due, :clearance, :basis,
                                :today, :now, :account, :person)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", asked.id())
                        .param("dossier", asked.dossier())
                        .param("body", asked.body())
                        .param("agency", asked.agency())
                        .param("question", asked.question())
                        .param("due", asked.due())
                        .param("clearance", asked.clearance())
                        .param("basis", asked.basis())
                        .param("today", day.today())
                        .param("now", now())
                        .param("account", by.accountId())
                        .param("person", by.name())
                        .update()
                == 1;
    }

    /** What an authority called an agency when it was last asked. */
    Optional<String> lastNameOf(String clearance, UUID addressee) {
        return jdbc.sql("""
                        SELECT opinion.agency
                          FROM dossier_opinion opinion
                          JOIN dossier_dossier dossier ON dossier.id = opinion.dossier_id
                         WHERE opinion.clearance = :clearance
                           AND dossier.addressee_id = :addressee
                         ORDER BY opinion.asked_at DESC
                         LIMIT 1
                        """)
                .param("clearance", clearance)
                .param("addressee", addressee)
                .query(String.class)
                .optional();
    }

    /** How the asked one answered. */
    record Reply(
            boolean agreed,
            String words,
            String letter,
            @Nullable UUID attachmentId,
            String fileName) {}

    /** @return false if it was answered before */
    boolean answer(UUID dossier, UUID opinion, Reply reply, Actor by) {
        return jdbc.sql("""
                        UPDATE dossier_opinion
                           SET agreed = :agreed,
                               answer = :words,
                               letter = :letter,
                               attachment_id = :attachment,
                               file_name = :fileName,
                               answered_on = :today,
                               answered_at = :now,
                               answered_by = :account,
                               answered_by_name = :person
                         WHERE id = :opinion
                           AND dossier_id = :dossier
                           AND answered_on IS NULL
                        """)
                        .param("opinion", opinion)
                        .param("dossier", dossier)
                        .param("agreed", reply.agreed())
                        .param("words", reply.words())
                        .param("letter", reply.letter())
                        .param("attachment", reply.attachmentId())
                        .param("fileName", reply.fileName())
                        .param("today", day.today())
                        .param("now", now())
                        .param("account", by.accountId())
                        .param("person", by.name())
                        .update()
                == 1;
    }

    /** Whether a body was asked for its opinion on a dossier. */
    public boolean asked(UUID body, UUID dossier) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM dossier_opinion WHERE body_id = :body AND dossier_id = :dossier)")
                .param("body", body)
                .param("dossier", dossier)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
