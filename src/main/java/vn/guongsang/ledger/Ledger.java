package vn.guongsang.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Matter;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.LedgerRecord.Work;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * What subjects hold. Everything stays with the record under which it was entered and is read under the root of
 * that record. A decision of this product enters what it gives by itself, and no leave is asked here: who may
 * decide was asked there.
 */
@Service
public class Ledger {

    /** As audit entries name what is sensitive about a subject: its page does not tell that there is any. */
    public static final String SENSITIVE = "ledger-sensitive";

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final LedgerSubjects subjects;
    private final MessageSource messages;

    Ledger(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            LedgerSubjects subjects,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.subjects = subjects;
        this.messages = messages;
    }

    /**
     * Why an award no longer holds.
     *
     * @param on from this day
     */
    public record Revocation(UUID awardId, String basis, LocalDate revokedOn, String enteredByName) {}

    // ---- awards

    /**
     * Enters an award; entered twice under the same id, or for the same line of a decision, it is one.
     *
     * @throws Refusal when the subject holds it already by the same decision, or by one of which the number is not
     *     known
     */
    @Transactional
    public void enter(Actor by, HeldAward award) {
        LedgerSubject subject = locked(award.subjectId());
        if (award.source() != Source.DECISION) {
            permissions.require(by, LedgerAction.RECORD, Concerned.of(subject));
        }
        if (entered(award)) {
            return;
        }
        twice(subject.id(), award)
                .ifPresent(held -> Verdict.refused("ledger.award.twice", held.awardName(), held.year(), reference(held))
                        .orThrow());
        jdbc.sql("""
                        INSERT INTO ledger_award (id, subject_id, award, award_name, list, year, ground, deed, number, decided_on,
                                                  issuer, body_id, source, entry_id, entered_on, entered_at, entered_by,
                                                  entered_by_name)
                        VALUES (:id, :subjectId, :award, :awardName, :list, :year, :ground, :deed, :number, :decidedOn,
                                :issuer, :bodyId, :source, :entryId, :today, :now, :by, :byName)
                        """).params(columns(award)).params(entry(by)).update();
        audit.record(
                by.by(),
                "ledger.award-entered",
                LedgerSubjects.logged(subject.id()),
                reference(award),
                Map.of("award", award.awardName(), "name", subject.name(), "year", Integer.toString(award.year())));
    }

    private boolean entered(HeldAward award) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger_award WHERE id = :id OR entry_id = :entry)")
                .param("id", award.id())
                .param("entry", award.entryId())
                .query(Boolean.class)
                .single();
    }

    /** The same award of the same year, by the same decision or by one whose number nobody knows. */
    private Optional<HeldAward> twice(UUID root, HeldAward award) {
        return awards(root).stream()
                .filter(held -> !held.id().equals(award.id()) && held.repeats(award))
                .findFirst();
    }

    /** All that a subject was ever given, also what was revoked since; the latest first. */
    public List<HeldAward> awards(UUID subject) {
        return jdbc.sql("""
                        SELECT award.id, award.subject_id, award.award, award.award_name, award.list, award.year, award.ground,
                               award.deed, award.number, award.decided_on, award.issuer, award.body_id, award.source,
                               award.entry_id
                          FROM ledger_award award
                          JOIN ledger_subject subject ON subject.id = award.subject_id
                         WHERE subject.root_id = (SELECT root_id FROM ledger_subject WHERE id = :subject)
                         ORDER BY award.year DESC, award.decided_on DESC NULLS LAST, award.id
                        """).param("subject", subject).query(HeldAward.class).list();
    }

    public Optional<HeldAward> award(UUID id) {
        return jdbc.sql("""
                        SELECT id, subject_id, award, award_name, list, year, ground, deed, number, decided_on, issuer,
                               body_id, source, entry_id
                          FROM ledger_award
                         WHERE id = :id
                        """).param("id", id).query(HeldAward.class).optional();
    }

    /** What a line of a decision's list gave. */
    public Optional<HeldAward> byEntry(UUID entry) {
        return jdbc.sql("SELECT id FROM ledger_award WHERE entry_id = :entry")
                .param("entry", entry)
                .query(UUID.class)
                .optional()
                .flatMap(this::award);
    }

    /** Of the awards of a subject, those that no longer hold. */
    public Map<UUID, Revocation> revocations(UUID subject) {
        return jdbc.sql("""
                        SELECT revocation.award_id, revocation.basis, revocation.revoked_on, revocation.entered_by_name
                          FROM ledger_revocation revocation
                          JOIN ledger_award award ON award.id = revocation.award_id
                          JOIN ledger_subject subject ON subject.id = award.subject_id
                         WHERE subject.root_id = (SELECT root_id FROM ledger_subject WHERE id = :subject)
                        """).param("subject", subject).query(Revocation.class).list().stream()
                .collect(Collectors.toMap(Revocation::awardId, one -> one));
    }

    /** Puts an entry right; whose it is and how the ledger knows stay. */
    @Transactional
    public void correct(Actor by, HeldAward corrected, String basis) {
        HeldAward before = award(corrected.id()).orElseThrow(LedgerSubjects::hidden);
        LedgerSubject subject = locked(before.subjectId());
        if (before.source() != Source.DECISION) {
            permissions.require(by, LedgerAction.RECORD, Concerned.of(subject));
        }
        twice(subject.id(), corrected)
                .ifPresent(held -> Verdict.refused("ledger.award.twice", held.awardName(), held.year(), reference(held))
                        .orThrow());
        List<Change> changes = Change.changes()
                .of("ledger.column.award", before.awardName(), corrected.awardName())
                .of("ledger.column.year", before.year(), corrected.year())
                .of("ledger.column.ground", before.ground(), corrected.ground())
                .of("ledger.column.deed", before.deed(), corrected.deed())
                .of("ledger.column.number", before.number(), corrected.number())
                .of("ledger.column.decided", before.decidedOn(), corrected.decidedOn())
                .of("ledger.column.issuer", before.issuer(), corrected.issuer())
                .list();
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE ledger_award
                           SET award = :award,
                               award_name = :awardName,
                               list = :list,
                               year = :year,
                               ground = :ground,
                               deed = :deed,
                               number = :number,
                               decided_on = :decidedOn,
                               issuer = :issuer
                         WHERE id = :id
                        """).params(columns(corrected)).update();
        audit.record(
                by.by(),
                "ledger.award-corrected",
                LedgerSubjects.logged(subject.id()),
                basis,
                Map.of("award", corrected.awardName(), "name", subject.name()),
                changes);
    }

    /** From a day on it no longer holds; it stays in the ledger as revoked. Revoked twice it is revoked once. */
    @Transactional
    public void revoke(Actor by, HeldAward award, String basis, LocalDate on) {
        LedgerSubject subject = locked(award.subjectId());
        if (award.source() != Source.DECISION) {
            permissions.require(by, LedgerAction.RECORD, Concerned.of(subject));
        }
        int revoked = jdbc.sql("""
                        INSERT INTO ledger_revocation (award_id, basis, revoked_on, entered_at, entered_by, entered_by_name)
                        VALUES (:award, :basis, :on, :now, :by, :byName)
                        ON CONFLICT DO NOTHING
                        """)
                .param("award", award.id())
                .param("basis", basis)
                .param("on", on)
                .param("now", now())
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
        if (revoked == 1) {
            audit.record(
                    by.by(),
                    "ledger.award-revoked",
                    LedgerSubjects.logged(subject.id()),
                    basis,
                    Map.of("award", award.awardName(), "name", subject.name()));
        }
    }

    private static Map<String, @Nullable Object> columns(HeldAward award) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", award.id());
        columns.put("subjectId", award.subjectId());
        columns.put("award", award.award());
        columns.put("awardName", award.awardName());
        columns.put("list", award.list().name());
        columns.put("year", award.year());
        columns.put("ground", award.ground().name());
        columns.put("deed", award.deed());
        columns.put("number", award.number());
        columns.put("decidedOn", award.decidedOn());
        columns.put("issuer", award.issuer());
        columns.put("bodyId", award.bodyId());
        columns.put("source", award.source().name());
        columns.put("entryId", award.entryId());
        return columns;
    }

    // ---- other records

    /**
     * Keeps a rating, work, discipline or matter; kept twice under the same id it is one.
     *
     * @throws Refusal when the year has a rating already
     */
    @Transactional
    public void keep(Actor by, LedgerRecord kept) {
        LedgerSubject subject = locked(kept.subjectId());
        permissions.require(by, LedgerAction.RECORD, Concerned.of(subject));
        switch (kept) {
            case Rating rating -> keep(by, subject, rating);
            case Work work -> keep(by, subject, work);
            case Discipline discipline -> keep(by, subject, discipline);
            case Matter matter -> keep(by, subject, matter);
        }
    }

    /** Notes a row, unless it was there already. */
    private void note(Actor by, LedgerSubject subject, LedgerRecord kept, int inserted, String act) {
        if (inserted == 1) {
            audit.record(
                    by.by(),
                    act,
                    kept instanceof Work ? LedgerSubjects.logged(subject.id()) : sensitive(subject),
                    kept.basis(),
                    Map.of("name", subject.name()));
        }
    }

    private void keep(Actor by, LedgerSubject subject, Rating rating) {
        ratings(subject.id()).stream()
                .filter(one -> one.year() == rating.year() && !one.id().equals(rating.id()))
                .findFirst()
                .ifPresent(one -> Verdict.refused("ledger.rating.twice", one.year(), one.basis())
                        .orThrow());
        int inserted = jdbc.sql("""
                        INSERT INTO ledger_rating (id, subject_id, year, grade, basis,
                                                   entered_on, entered_at, entered_by, entered_by_name)
                        VALUES (:id, :subject, :year, :grade, :basis, :today, :now, :by, :byName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", rating.id())
                .param("subject", rating.subjectId())
                .param("year", rating.year())
                .param("grade", rating.grade().name())
                .param("basis", rating.basis())
                .params(entry(by))
                .update();
        note(by, subject, rating, inserted, "ledger.rating-kept");
    }

    private void keep(Actor by, LedgerSubject subject, Work work) {
        int inserted = jdbc.sql("""
                        INSERT INTO ledger_work (id, subject_id, kind, name, scope, year, recognised_by, basis,
                                                 entered_on, entered_at, entered_by, entered_by_name)
                        VALUES (:id, :subject, :kind, :name, :scope, :year, :recognisedBy, :basis, :today, :now, :by, :byName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", work.id())
                .param("subject", work.subjectId())
                .param("kind", work.kind().name())
                .param("name", work.name())
                .param("scope", work.scope().name())
                .param("year", work.year())
                .param("recognisedBy", work.recognisedBy())
                .param("basis", work.basis())
                .params(entry(by))
                .update();
        note(by, subject, work, inserted, "ledger.work-kept");
    }

    private void keep(Actor by, LedgerSubject subject, Discipline discipline) {
        int inserted = jdbc.sql("""
                        INSERT INTO ledger_discipline (id, subject_id, form, basis, decided_on, served_until,
                                                       entered_on, entered_at, entered_by, entered_by_name)
                        VALUES (:id, :subject, :form, :basis, :decided, :until, :today, :now, :by, :byName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", discipline.id())
                .param("subject", discipline.subjectId())
                .param("form", discipline.form())
                .param("basis", discipline.basis())
                .param("decided", discipline.decidedOn())
                .param("until", discipline.servedUntil())
                .params(entry(by))
                .update();
        note(by, subject, discipline, inserted, "ledger.discipline-kept");
    }

    private void keep(Actor by, LedgerSubject subject, Matter matter) {
        int inserted = jdbc.sql("""
                        INSERT INTO ledger_matter (id, subject_id, kind, words, basis, since, concluded_on, conclusion,
                                                   entered_on, entered_at, entered_by, entered_by_name)
                        VALUES (:id, :subject, :kind, :words, :basis, :since, :concluded, :conclusion,
                                :today, :now, :by, :byName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", matter.id())
                .param("subject", matter.subjectId())
                .param("kind", matter.kind().name())
                .param("words", matter.words())
                .param("basis", matter.basis())
                .param("since", matter.since())
                .param("concluded", matter.concludedOn())
                .param("conclusion", matter.conclusion())
                .params(entry(by))
                .update();
        note(by, subject, matter, inserted, "ledger.matter-kept");
    }

    /** What is open ends; from that day on it stands in nobody's way. */
    @Transactional
    public void conclude(Actor by, UUID matter, LocalDate on, String conclusion) {
        UUID subject = jdbc.sql("SELECT subject_id FROM ledger_matter WHERE id = :id")
                .param("id", matter)
                .query(UUID.class)
                .optional()
                .orElseThrow(LedgerSubjects::hidden);
        LedgerSubject root = locked(subject);
        permissions.require(by, LedgerAction.RECORD, Concerned.of(root));
        Matter open = matters(root.id()).stream()
                .filter(one -> one.id().equals(matter))
                .findFirst()
                .orElseThrow();
        if (open.concludedOn() != null || on.isBefore(open.since()) || on.isAfter(day.today())) {
            Verdict.refused("ledger.matter.conclusion", DAY.format(open.since()))
                    .orThrow();
        }
        jdbc.sql("UPDATE ledger_matter SET concluded_on = :on, conclusion = :conclusion WHERE id = :id")
                .param("id", matter)
                .param("on", on)
                .param("conclusion", conclusion)
                .update();
        audit.record(by.by(), "ledger.matter-concluded", sensitive(root), open.basis(), Map.of("name", root.name()));
    }

    public List<Rating> ratings(UUID subject) {
        return held(subject, "id, subject_id, year, grade, basis", "ledger_rating", "year DESC", Rating.class);
    }

    public List<Work> works(UUID subject) {
        return held(
                subject,
                "id, subject_id, kind, name, scope, year, recognised_by, basis",
                "ledger_work",
                "year DESC",
                Work.class);
    }

    public List<Discipline> disciplines(UUID subject) {
        return held(
                subject,
                "id, subject_id, form, basis, decided_on, served_until",
                "ledger_discipline",
                "decided_on DESC",
                Discipline.class);
    }

    public List<Matter> matters(UUID subject) {
        return held(
                subject,
                "id, subject_id, kind, words, basis, since, concluded_on, conclusion",
                "ledger_matter",
                "since DESC",
                Matter.class);
    }

    private <T> List<T> held(UUID subject, String columns, String table, String order, Class<T> type) {
        return jdbc.sql("""
                        SELECT %s
                          FROM %s
                         WHERE subject_id IN (SELECT other.id
                                                FROM ledger_subject other
                                                JOIN ledger_subject one ON one.root_id = other.root_id
                                               WHERE one.id = :subject)
                         ORDER BY %s, id
                        """.formatted(columns, table, order))
                .param("subject", subject)
                .query(type)
                .list();
    }

    /**
     * All that is sensitive about a subject; the look is in the log before this returns.
     *
     * @param work for which it is looked at, in words
     */
    @Transactional
    public Sensitive see(Actor by, LedgerSubject subject, String work) {
        permissions.require(by, LedgerAction.SEE_SENSITIVE, Concerned.of(subject));
        audit.looked(by.by(), sensitive(subject), say("ledger.sensitive"), work);
        return new Sensitive(ratings(subject.id()), disciplines(subject.id()), matters(subject.id()));
    }

    public record Sensitive(List<Rating> ratings, List<Discipline> disciplines, List<Matter> matters) {}

    // ---- completeness

    /** Says that all there is about a topic is on record, or that it is not. */
    @Transactional
    public void declare(Actor by, UUID subject, Topic topic, boolean complete) {
        LedgerSubject root = locked(subject);
        permissions.require(by, LedgerAction.RECORD, Concerned.of(root));
        if (complete(root.id()).contains(topic) == complete) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO ledger_completeness (id, subject_id, topic, complete,
                                                         entered_on, entered_at, entered_by, entered_by_name)
                        VALUES (:id, :subject, :topic, :complete, :today, :now, :by, :byName)
                        """)
                .param("id", UUID.randomUUID())
                .param("subject", root.id())
                .param("topic", topic.name())
                .param("complete", complete)
                .params(entry(by))
                .update();
        audit.record(
                by.by(),
                complete ? "ledger.complete" : "ledger.incomplete",
                sensitive(root),
                Map.of("name", root.name(), "topic", topic.name()));
    }

    /** Topics of which all is on record, as was said last under this very record. */
    public Set<Topic> complete(UUID root) {
        return jdbc.sql("""
                        SELECT topic
                          FROM (SELECT DISTINCT ON (topic) topic, complete
                                  FROM ledger_completeness
                                 WHERE subject_id = :root
                                 ORDER BY topic, entered_at DESC) last
                         WHERE complete
                        """).param("root", root).query(String.class).list().stream()
                .map(Topic::valueOf)
                .collect(Collectors.toSet());
    }

    // ---- facts

    /** All that is on record about a subject and counts on a day, for the rules; also under its merged records. */
    public Facts facts(UUID subject, LocalDate on) {
        LedgerSubject root = subjects.subject(subject);
        Map<UUID, Revocation> revoked = revocations(root.id());
        Facts none = Facts.none(on);
        return new Facts(
                on,
                complete(root.id()),
                awards(root.id()).stream()
                        .filter(award -> counts(award, revoked.get(award.id()), on))
                        .map(award -> new Facts.Held(
                                award.award(), award.year(), award.decidedOn(), award.ground(), reference(award)))
                        .toList(),
                ratings(root.id()).stream()
                        .map(rating -> new Facts.Rating(rating.year(), rating.grade(), rating.basis()))
                        .toList(),
                works(root.id()).stream()
                        .map(work -> new Facts.Work(
                                work.kind(), work.year(), work.scope(), work.recognisedBy(), work.basis()))
                        .toList(),
                disciplines(root.id()).stream()
                        .filter(one -> !one.decidedOn().isAfter(on))
                        .map(one -> new Facts.Discipline(one.form(), one.decidedOn(), one.servedUntil(), one.basis()))
                        .toList(),
                matters(root.id()).stream()
                        .filter(one -> !one.since().isAfter(on))
                        .map(one -> new Facts.Matter(one.kind(), one.since(), one.concludedOn(), one.basis()))
                        .toList(),
                root.born(),
                none.memberships(),
                none.composition(),
                none.figures(),
                none.places(),
                none.findings());
    }

    private static boolean counts(HeldAward award, @Nullable Revocation revoked, LocalDate on) {
        boolean given = award.decidedOn() == null
                ? award.year() <= on.getYear()
                : !award.decidedOn().isAfter(on);
        return given && (revoked == null || revoked.revokedOn().isAfter(on));
    }

    /** The words by which a person finds the paper. */
    public String reference(HeldAward award) {
        if (award.number().isEmpty()) {
            return say("ledger.reference.year", award.awardName(), award.year());
        }
        return award.decidedOn() == null
                ? say("ledger.reference.number", award.number(), award.issuer())
                : say("ledger.reference", award.number(), DAY.format(award.decidedOn()), award.issuer());
    }

    private String say(String key, Object... args) {
        Object[] spoken = Arrays.stream(args).map(Object::toString).toArray();
        return messages.getMessage(key, spoken, VIETNAMESE);
    }

    /** The root of a record, locked: what is entered for one subject is entered one after the other. */
    private LedgerSubject locked(UUID subject) {
        LedgerSubject root = subjects.subject(subject);
        jdbc.sql("SELECT 1 FROM ledger_subject WHERE id = :id FOR UPDATE")
                .param("id", root.id())
                .query(Integer.class)
                .single();
        return root;
    }

    private static Subject sensitive(LedgerSubject subject) {
        return Subject.of(SENSITIVE, subject.id());
    }

    private Map<String, Object> entry(Actor by) {
        return Map.of("today", day.today(), "now", now(), "by", by.accountId(), "byName", by.name());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
