package vn.guongsang.exemplar;

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
import vn.guongsang.identity.Actor;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All exemplars, with what was said, judged and noted about them. */
@Repository
public class Exemplars {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;

    Exemplars(JdbcClient jdbc, Clock clock, BusinessDay day) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    public Optional<Exemplar> find(UUID id) {
        return read("SELECT * FROM exemplar_exemplar WHERE id = :id", id);
    }

    private Optional<Exemplar> read(String sql, UUID id) {
        return jdbc.sql(sql)
                .param("id", id)
                .query((row, _) -> new Exemplar(
                        row.getObject("id", UUID.class),
                        row.getObject("plan_id", UUID.class),
                        row.getObject("body_id", UUID.class),
                        row.getObject("registered_on", LocalDate.class),
                        new Profile(
                                row.getString("movement"),
                                row.getString("sector"),
                                row.getString("subject_kind"),
                                row.getString("name"),
                                row.getString("place"),
                                row.getObject("born", LocalDate.class),
                                row.getString("deed"),
                                row.getString("achievement"),
                                row.getString("lesson")),
                        State.valueOf(row.getString("state")),
                        row.getInt("version")))
                .optional();
    }

    /** Refuses what is not there in the words for what one may not see. */
    public Exemplar get(UUID id) {
        return find(id).orElseThrow(Exemplars::hidden);
    }

    /** As {@link #get}, and nobody else changes it until the transaction ends. */
    Exemplar lock(UUID id) {
        return read("SELECT * FROM exemplar_exemplar WHERE id = :id FOR UPDATE", id)
                .orElseThrow(Exemplars::hidden);
    }

    /** The accounts that registered or sent it: they are not its judges. */
    public Set<UUID> broughtForwardBy(UUID exemplar) {
        return jdbc.sql("""
                        SELECT registered_by FROM exemplar_exemplar WHERE id = :exemplar
                        UNION
                        SELECT taken_by FROM exemplar_step WHERE exemplar_id = :exemplar AND step = 'SUBMITTED'
                        """).param("exemplar", exemplar).query(UUID.class).set();
    }

    /** The duty of one period that it is meant for, where one was named. */
    Optional<UUID> duty(UUID exemplar) {
        return jdbc.sql("SELECT duty_id FROM exemplar_exemplar WHERE id = :exemplar AND duty_id IS NOT NULL")
                .param("exemplar", exemplar)
                .query(UUID.class)
                .optional();
    }

    void mean(UUID exemplar, @Nullable UUID duty) {
        jdbc.sql("UPDATE exemplar_exemplar SET duty_id = :duty WHERE id = :exemplar")
                .param("exemplar", exemplar)
                .param("duty", duty)
                .update();
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("exemplar.hidden"));
    }

    /** Adds a new exemplar; adding the same one twice, as a double click does, adds it once. */
    boolean add(Exemplar exemplar, Actor by) {
        Profile profile = exemplar.profile();
        return jdbc.sql("""
                        INSERT INTO exemplar_exemplar (id, plan_id, movement, sector, subject_kind, name, body_id, place, born,
                                                       deed, achievement, lesson, state, version,
                                                       registered_on, registered_by, changed_at, changed_by_name)
                        VALUES (:id, :plan, :movement, :sector, :kind, :name, :body, :place, :born,
                                :deed, :achievement, :lesson, :state, :version,
                                :registeredOn, :account, :now, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", exemplar.id())
                        .param("plan", exemplar.planId())
                        .param("body", exemplar.bodyId())
                        .params(columns(profile))
                        .param("state", exemplar.state().name())
                        .param("version", exemplar.version())
                        .param("registeredOn", exemplar.registeredOn())
                        .param("account", by.accountId())
                        .param("now", now())
                        .param("person", by.name())
                        .update()
                == 1;
    }

    /** Writes the exemplar unless somebody wrote it since it was read. */
    boolean save(Exemplar exemplar, Actor by) {
        return save(exemplar, by, null);
    }

    /** @param form the opened form that writes, null when no form does */
    boolean save(Exemplar exemplar, Actor by, @Nullable UUID form) {
        return jdbc.sql("""
                        UPDATE exemplar_exemplar
                           SET movement = :movement,
                               sector = :sector,
                               subject_kind = :kind,
                               name = :name,
                               place = :place,
                               born = :born,
                               deed = :deed,
                               achievement = :achievement,
                               lesson = :lesson,
                               state = :state,
                               version = version + 1,
                               changed_in = :form,
                               changed_at = :now,
                               changed_by_name = :person
                         WHERE id = :id
                           AND version = :version
                        """)
                        .param("id", exemplar.id())
                        .param("version", exemplar.version())
                        .param("form", form)
                        .params(columns(exemplar.profile()))
                        .param("state", exemplar.state().name())
                        .param("now", now())
                        .param("person", by.name())
                        .update()
                == 1;
    }

    private static Map<String, Object> columns(Profile profile) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("movement", profile.movement());
        columns.put("sector", profile.sector());
        columns.put("kind", profile.subjectKind());
        columns.put("name", profile.name());
        columns.put("place", profile.place());
        columns.put("born", profile.born());
        columns.put("deed", profile.deed());
        columns.put("achievement", profile.achievement());
        columns.put("lesson", profile.lesson());
        return columns;
    }

    // what the body says

    public List<Claim> claims(UUID exemplar) {
        return jdbc.sql("""
                        SELECT criterion, answer, words, figure
                          FROM exemplar_claim
                         WHERE exemplar_id = :exemplar
                         ORDER BY criterion
                        """).param("exemplar", exemplar).query(Claim.class).list();
    }

    /** Whether the last write came from this opened form. */
    boolean lastWrittenIn(UUID form, UUID exemplar) {
        return jdbc.sql("SELECT changed_in IS NOT DISTINCT FROM :form FROM exemplar_exemplar WHERE id = :exemplar")
                .param("form", form)
                .param("exemplar", exemplar)
                .query(Boolean.class)
                .single();
    }

    /** Who wrote the exemplar last. */
    public String changedBy(UUID exemplar) {
        return jdbc.sql("SELECT changed_by_name FROM exemplar_exemplar WHERE id = :exemplar")
                .param("exemplar", exemplar)
                .query(String.class)
                .single();
    }

    void claim(UUID exemplar, Collection<Claim> claims) {
        for (Claim claim : claims) {
            jdbc.sql("""
                            INSERT INTO exemplar_claim (exemplar_id, criterion, answer, words, figure)
                            VALUES (:exemplar, :criterion, :answer, :words, :figure)
                            ON CONFLICT (exemplar_id, criterion) DO UPDATE
                               SET answer = excluded.answer,
                                   words = excluded.words,
                                   figure = excluded.figure
                            """)
                    .param("exemplar", exemplar)
                    .param("criterion", claim.criterion())
                    .param("answer", name(claim.answer()))
                    .param("words", claim.words())
                    .param("figure", claim.figure())
                    .update();
        }
    }

    public List<Evidence> evidence(UUID exemplar) {
        return jdbc.sql("""
                        SELECT attachment_id, exemplar_id, criterion, file_name
                          FROM exemplar_evidence
                         WHERE exemplar_id = :exemplar
                         ORDER BY added_at
                        """).param("exemplar", exemplar).query(Evidence.class).list();
    }

    public Optional<Evidence> evidenceFile(UUID attachment) {
        return jdbc.sql("""
                        SELECT attachment_id, exemplar_id, criterion, file_name
                          FROM exemplar_evidence
                         WHERE attachment_id = :attachment
                        """)
                .param("attachment", attachment)
                .query(Evidence.class)
                .optional();
    }

    void addEvidence(UUID exemplar, String criterion, UUID attachment, String fileName) {
        jdbc.sql("""
                        INSERT INTO exemplar_evidence (attachment_id, exemplar_id, criterion, file_name, added_at)
                        VALUES (:attachment, :exemplar, :criterion, :fileName, :now)
                        """)
                .param("attachment", attachment)
                .param("exemplar", exemplar)
                .param("criterion", criterion)
                .param("fileName", fileName)
                .param("now", now())
                .update();
    }

    boolean removeEvidence(UUID exemplar, UUID attachment) {
        return jdbc.sql("""
                        DELETE FROM exemplar_evidence
                         WHERE exemplar_id = :exemplar
                           AND attachment_id = :attachment
                        """)
                        .param("exemplar", exemplar)
                        .param("attachment", attachment)
                        .update()
                == 1;
    }

    // what hub and lead judge

    public List<Judgement> judgements(UUID exemplar) {
        return jdbc.sql("""
                        SELECT judgement.criterion, judgement.body_id, body.name AS body_name, judgement.finding,
                               judgement.words, judgement.judged_by, judgement.judged_on
                          FROM exemplar_judgement judgement
                          JOIN organisation_v_body body ON body.id = judgement.body_id
                         WHERE judgement.exemplar_id = :exemplar
                         ORDER BY judgement.judged_at
                        """).param("exemplar", exemplar).query(Judgement.class).list();
    }

    /**
     * Keeps a verdict, a remark or both; a remark alone leaves a verdict that was given before.
     *
     * @return whether what is kept is new or another one
     */
    boolean judge(UUID exemplar, Finding finding, Actor by) {
        return finding.says() ? put(exemplar, finding, by) : takeBackRemark(exemplar, finding.criterion(), by);
    }

    private boolean takeBackRemark(UUID exemplar, String criterion, Actor by) {
        return jdbc.sql("""
                        DELETE FROM exemplar_judgement
                         WHERE exemplar_id = :exemplar
                           AND criterion = :criterion
                           AND body_id = :body
                           AND finding IS NULL
                        """)
                        .param("exemplar", exemplar)
                        .param("criterion", criterion)
                        .param("body", by.bodyId())
                        .update()
                == 1;
    }

    private boolean put(UUID exemplar, Finding finding, Actor by) {
        return jdbc.sql("""
                        INSERT INTO exemplar_judgement (exemplar_id, criterion, body_id, finding, words,
                                                        judged_by, judged_on, judged_at)
                        VALUES (:exemplar, :criterion, :body, :finding, :words, :person, :today, :now)
                        ON CONFLICT (exemplar_id, criterion, body_id) DO UPDATE
                           SET finding = coalesce(excluded.finding, exemplar_judgement.finding),
                               words = excluded.words,
                               judged_by = excluded.judged_by,
                               judged_on = excluded.judged_on,
                               judged_at = excluded.judged_at
                         WHERE exemplar_judgement.words <> excluded.words
                            OR exemplar_judgement.finding IS DISTINCT FROM
                               coalesce(excluded.finding, exemplar_judgement.finding)
                        """)
                        .param("exemplar", exemplar)
                        .param("criterion", finding.criterion())
                        .param("body", by.bodyId())
                        .param("finding", name(finding.answer()))
                        .param("words", finding.words())
                        .param("person", by.name())
                        .param("today", day.today())
                        .param("now", now())
                        .update()
                == 1;
    }

    // steps on the path

    public List<Step> steps(UUID exemplar) {
        return jdbc.sql("""
                        SELECT step.step, step.reason, step.level, step.taken_on, step.person, body.name AS body_name
                          FROM exemplar_step step
                          JOIN organisation_v_body body ON body.id = step.body_id
                         WHERE step.exemplar_id = :exemplar
                         ORDER BY step.id
                        """).param("exemplar", exemplar).query(Step.class).list();
    }

    void take(UUID exemplar, State step, String reason, String level, Actor by) {
        jdbc.sql("""
                        INSERT INTO exemplar_step (exemplar_id, step, reason, level, taken_on, taken_at, taken_by, person, body_id)
                        VALUES (:exemplar, :step, :reason, :level, :today, :now, :account, :person, :body)
                        """)
                .param("exemplar", exemplar)
                .param("step", step.name())
                .param("reason", reason)
                .param("level", level)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("body", by.bodyId())
                .update();
    }

    // fostering

    public List<Note> fostering(UUID exemplar) {
        return jdbc.sql("""
                        SELECT kind, words, review_on, noted_on, person, body_name
                          FROM exemplar_fostering
                         WHERE exemplar_id = :exemplar
                         ORDER BY noted_at DESC
                        """).param("exemplar", exemplar).query(Note.class).list();
    }

    /** Adds a note; sending the same form twice adds it once. */
    boolean note(UUID id, UUID exemplar, Fostering kind, String words, @Nullable LocalDate reviewOn, Actor by) {
        return jdbc.sql("""
                        INSERT INTO exemplar_fostering (id, exemplar_id, kind, words, review_on, noted_on, noted_at,
                                                        noted_by, person, body_name)
                        VALUES (:id, :exemplar, :kind, :words, :reviewOn, :today, :now, :account, :person, :bodyName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", id)
                        .param("exemplar", exemplar)
                        .param("kind", kind.name())
                        .param("words", words)
                        .param("reviewOn", reviewOn)
                        .param("today", day.today())
                        .param("now", now())
                        .param("account", by.accountId())
                        .param("person", by.name())
                        .param("bodyName", by.post().bodyName())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    public record Evidence(UUID attachmentId, UUID exemplarId, String criterion, String fileName) {}

    /** @param finding null while only a remark was made */
    public record Judgement(
            String criterion,
            UUID bodyId,
            String bodyName,
            @Nullable Answer finding,
            String words,
            String judgedBy,
            LocalDate judgedOn) {}

    public record Step(State step, String reason, String level, LocalDate takenOn, String person, String bodyName) {}

    public record Note(
            Fostering kind,
            String words,
            @Nullable LocalDate reviewOn,
            LocalDate notedOn,
            String person,
            String bodyName) {}
}
