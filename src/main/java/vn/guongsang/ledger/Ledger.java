package vn.guongsang.ledger;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.LedgerRecord.Composition;
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Matter;
import vn.guongsang.ledger.LedgerRecord.Membership;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.LedgerRecord.Work;
import vn.guongsang.rows.ManyRows;
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
    private final LedgerRows rows;
    private final Members members;
    private final MessageSource messages;
    private final ManyRows many;

    Ledger(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            LedgerSubjects subjects,
            LedgerRows rows,
            Members members,
            MessageSource messages,
            ManyRows many) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.subjects = subjects;
        this.rows = rows;
        this.members = members;
        this.messages = messages;
        this.many = many;
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
        refuseTwice(awards(subject.id()).stream(), award);
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

    private record Root(UUID id, UUID rootId, String name) {}

    /**
     * Enters what one decision gives to many, as {@link #enter} does for one.
     *
     * @throws Refusal when one of them holds it already
     */
    @Transactional
    public void enterAll(Actor by, List<HeldAward> given) {
        Map<UUID, Root> roots = jdbc
                .sql("""
                        SELECT subject.id, root.id AS root_id, root.name
                          FROM ledger_subject subject
                          JOIN ledger_subject root ON root.id = subject.root_id
                         WHERE subject.id = ANY (:subjects)
                         ORDER BY root.id
                           FOR UPDATE OF root
                        """)
                .param("subjects", given.stream().map(HeldAward::subjectId).toArray(UUID[]::new))
                .query(Root.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Root::id, Function.identity()));
        Set<UUID> entered = jdbc.sql("SELECT entry_id FROM ledger_award WHERE entry_id = ANY (:entries)")
                .param("entries", given.stream().map(HeldAward::entryId).toArray(UUID[]::new))
                .query(UUID.class)
                .set();
        Map<UUID, List<HeldAward>> held = held(roots.values());
        var added = new ArrayList<HeldAward>();
        var noted = new ArrayList<Audit.Noted>();
        for (HeldAward award : given) {
            if (award.source() != Source.DECISION) {
                throw new IllegalArgumentException("by no decision: " + award);
            }
            Root root = Optional.ofNullable(roots.get(award.subjectId())).orElseThrow(LedgerSubjects::hidden);
            if (entered.contains(award.entryId())) {
                continue;
            }
            List<HeldAward> before = held.computeIfAbsent(root.rootId(), _ -> new ArrayList<>());
            refuseTwice(before.stream(), award);
            before.add(award);
            added.add(award);
            noted.add(new Audit.Noted(
                    LedgerSubjects.logged(root.rootId()),
                    reference(award),
                    Map.of("award", award.awardName(), "name", root.name(), "year", Integer.toString(award.year()))));
        }
        LocalDate today = day.today();
        OffsetDateTime now = now();
        many.copy(
                "ledger_award",
                List.of(
                        "id",
                        "subject_id",
                        "award",
                        "award_name",
                        "list",
                        "year",
                        "ground",
                        "deed",
                        "number",
                        "decided_on",
                        "issuer",
                        "body_id",
                        "source",
                        "entry_id",
                        "entered_on",
                        "entered_at",
                        "entered_by",
                        "entered_by_name"),
                added.stream()
                        .map(award -> new @Nullable Object[] {
                            award.id(),
                            award.subjectId(),
                            award.award(),
                            award.awardName(),
                            award.list(),
                            award.year(),
                            award.ground(),
                            award.deed(),
                            award.number(),
                            award.decidedOn(),
                            award.issuer(),
                            award.bodyId(),
                            award.source(),
                            award.entryId(),
                            today,
                            now,
                            by.accountId(),
                            by.name()
                        })
                        .toList());
        audit.recordAll(by.by(), "ledger.award-entered", noted);
    }

    /** What subjects hold, by the records under which they are read. */
    private Map<UUID, List<HeldAward>> held(Collection<Root> roots) {
        var held = new HashMap<UUID, List<HeldAward>>();
        Map<UUID, UUID> rootOf = new HashMap<>();
        jdbc.sql("SELECT id, root_id FROM ledger_subject WHERE root_id = ANY (:roots)")
                .param("roots", roots.stream().map(Root::rootId).toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    rootOf.put(row.getObject("id", UUID.class), row.getObject("root_id", UUID.class));
                });
        jdbc.sql("""
                        SELECT id, subject_id, award, award_name, list, year, ground, deed, number, decided_on, issuer,
                               body_id, source, entry_id
                          FROM ledger_award
                         WHERE subject_id = ANY (:subjects)
                        """)
                .param("subjects", rootOf.keySet().toArray(UUID[]::new))
                .query(HeldAward.class)
                .list()
                .forEach(award -> held.computeIfAbsent(rootOf.get(award.subjectId()), _ -> new ArrayList<>())
                        .add(award));
        return held;
    }

    private boolean entered(HeldAward award) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger_award WHERE id = :id OR entry_id = :entry)")
                .param("id", award.id())
                .param("entry", award.entryId())
                .query(Boolean.class)
                .single();
    }

    /** The same award of the same year, by the same decision or by one whose number nobody knows. */
    private void refuseTwice(Stream<HeldAward> before, HeldAward award) {
        before.filter(held -> !held.id().equals(award.id()) && held.repeats(award))
                .findFirst()
                .ifPresent(held -> Verdict.refused(
                                "ledger.award.twice", held.awardName(), year(held.year()), reference(held))
                        .orThrow());
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
        refuseTwice(awards(subject.id()).stream(), corrected);
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
     * Keeps a record; kept twice under the same id it is one.
     *
     * @throws Refusal when the year has a rating or a composition already
     */
    @Transactional
    public void keep(Actor by, LedgerRecord kept) {
        LedgerSubject subject = locked(kept.subjectId());
        permissions.require(by, LedgerAction.RECORD, Concerned.of(subject));
        fits(subject, kept, kept.id());
        if (rows.insert(kept, entry(by))) {
            audit.record(
                    by.by(),
                    switch (kept) {
                        case Rating _ -> "ledger.rating-kept";
                        case Work _ -> "ledger.work-kept";
                        case Discipline _ -> "ledger.discipline-kept";
                        case Matter _ -> "ledger.matter-kept";
                        case Membership _ -> "ledger.membership-kept";
                        case Composition _ -> "ledger.composition-kept";
                    },
                    logged(subject, kept),
                    kept.basis(),
                    named(subject));
        }
    }

    /**
     * A year is rated once and said once of whom it consisted; only persons belong to something.
     *
     * @param besides the record that counts no more, or the same
     */
    private void fits(LedgerSubject subject, LedgerRecord kept, UUID besides) {
        switch (kept) {
            case Rating rating ->
                ratings(subject.id()).stream()
                        .filter(one -> one.year() == rating.year() && !one.id().equals(besides))
                        .findFirst()
                        .ifPresent(one -> Verdict.refused("ledger.rating.twice", year(one.year()), one.basis())
                                .orThrow());
            case Composition composition ->
                compositions(subject.id()).stream()
                        .filter(one ->
                                one.year() == composition.year() && !one.id().equals(besides))
                        .findFirst()
                        .ifPresent(one -> Verdict.refused("ledger.composition.twice", year(one.year()), one.basis())
                                .orThrow());
            case Membership membership -> {
                if (!subject.individual()
                        || membership.collectiveId() != null
                                && subjects.subject(membership.collectiveId()).individual()) {
                    Verdict.refused("ledger.membership.person").orThrow();
                }
            }
            case Work _, Discipline _, Matter _ -> {
                // as many as there are
            }
        }
    }

    private static Map<String, String> named(LedgerSubject subject) {
        return Map.of("name", subject.name());
    }

    private static String year(int year) {
        return Integer.toString(year);
    }

    private static Subject logged(LedgerSubject subject, LedgerRecord record) {
        return record.sensitive() ? sensitive(subject) : LedgerSubjects.logged(subject.id());
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

    /** A membership comes to its last day. */
    @Transactional
    public void end(Actor by, UUID membership, LocalDate on) {
        Membership ended = rows.find(membership)
                .filter(Membership.class::isInstance)
                .map(Membership.class::cast)
                .orElseThrow(LedgerSubjects::hidden);
        LedgerSubject person = locked(ended.subjectId());
        permissions.require(by, LedgerAction.RECORD, Concerned.of(person));
        if (ended.until() != null || on.isBefore(ended.since()) || on.isAfter(day.today())) {
            Verdict.refused("ledger.membership.end", DAY.format(ended.since())).orThrow();
        }
        jdbc.sql("UPDATE ledger_membership SET until = :on WHERE id = :id")
                .param("id", membership)
                .param("on", on)
                .update();
        audit.record(
                by.by(),
                "ledger.membership-ended",
                LedgerSubjects.logged(person.id()),
                ended.basis(),
                named(person),
                Change.changes().of("ledger.column.last-day", null, on).list());
    }

    public List<Rating> ratings(UUID subject) {
        return rows.standing(Rating.class, subject);
    }

    public List<Work> works(UUID subject) {
        return rows.standing(Work.class, subject);
    }

    public List<Discipline> disciplines(UUID subject) {
        return rows.standing(Discipline.class, subject);
    }

    public List<Matter> matters(UUID subject) {
        return rows.standing(Matter.class, subject);
    }

    /** To what a person belongs and belonged. */
    public List<Membership> memberships(UUID person) {
        return rows.standing(Membership.class, person);
    }

    public List<Composition> compositions(UUID collective) {
        return rows.standing(Composition.class, collective);
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

    // ---- corrections

    /**
     * A record that counts no more.
     *
     * @param before as it was written
     * @param after what counts in its stead; null where it was struck out
     */
    public record Correction(
            LedgerRecord before,
            @Nullable LedgerRecord after,
            String reason,
            String basis,
            LocalDate on,
            String byName) {}

    /** A record that counts, or was corrected since. */
    public Optional<LedgerRecord> record(UUID id) {
        return rows.find(id);
    }

    /**
     * Puts a record right: the old one stays readable and counts no more. Sent twice it is corrected once.
     *
     * @param corrected of the same kind and under an id of its own; null strikes the record out
     * @throws Refusal when another correction came first
     */
    @Transactional
    public void correct(Actor by, UUID record, @Nullable LedgerRecord corrected, String reason, String basis) {
        LedgerRecord before = rows.find(record).orElseThrow(LedgerSubjects::hidden);
        LedgerSubject subject = locked(before.subjectId());
        permissions.require(by, LedgerAction.RECORD, Concerned.of(subject));
        Optional<Correction> earlier = corrections(subject.id()).stream()
                .filter(one -> one.before().id().equals(record))
                .findFirst();
        if (earlier.isPresent()) {
            LedgerRecord after = earlier.get().after();
            if (after == null
                    ? corrected != null
                    : corrected == null || !after.id().equals(corrected.id())) {
                Verdict.refused("ledger.correction.twice").orThrow();
            }
            return;
        }
        if (corrected != null
                && (corrected.getClass() != before.getClass()
                        || corrected.fields().equals(before.fields()))) {
            Verdict.refused("ledger.correction.same").orThrow();
        }
        if (corrected != null) {
            fits(subject, corrected, record);
        }
        jdbc.sql("""
                        INSERT INTO ledger_correction (record_id, subject_id, corrected_id, reason, basis,
                                                       corrected_on, corrected_at, corrected_by, corrected_by_name)
                        VALUES (:record, :subject, :corrected, :reason, :basis, :today, :now, :by, :byName)
                        """)
                .param("record", record)
                .param("subject", before.subjectId())
                .param("corrected", corrected == null ? null : corrected.id())
                .param("reason", reason)
                .param("basis", basis)
                .params(entry(by))
                .update();
        if (corrected != null) {
            rows.insert(corrected, entry(by));
        }
        audit.record(
                by.by(),
                corrected == null ? "ledger.record-struck-out" : "ledger.record-corrected",
                logged(subject, before),
                basis,
                Map.of("name", subject.name(), "reason", reason),
                changes(before, corrected));
    }

    private List<Change> changes(LedgerRecord before, @Nullable LedgerRecord after) {
        Map<String, Text> now = after == null ? Map.of() : after.fields();
        Change.Changes changes = Change.changes();
        before.fields().forEach((field, was) -> changes.of(field, said(was), said(now.get(field))));
        return changes.list();
    }

    private @Nullable String said(@Nullable Text text) {
        return text == null || text.key() == null
                ? text == null ? null : text.plain()
                : say(text.key(), text.args().toArray());
    }

    private record CorrectionRow(
            UUID recordId,
            @Nullable UUID correctedId,
            String reason,
            String basis,
            LocalDate correctedOn,
            String correctedByName) {}

    /** What was corrected under all records that are read as this one, the latest first; also what is sensitive. */
    public List<Correction> corrections(UUID subject) {
        return jdbc.sql("""
                        SELECT correction.record_id, correction.corrected_id, correction.reason, correction.basis,
                               correction.corrected_on, correction.corrected_by_name
                          FROM ledger_correction correction
                          JOIN ledger_subject subject ON subject.id = correction.subject_id
                         WHERE subject.root_id = (SELECT root_id FROM ledger_subject WHERE id = :subject)
                         ORDER BY correction.corrected_at DESC
                        """).param("subject", subject).query(CorrectionRow.class).list().stream()
                .map(row -> new Correction(
                        rows.find(row.recordId()).orElseThrow(),
                        row.correctedId() == null
                                ? null
                                : rows.find(row.correctedId()).orElseThrow(),
                        row.reason(),
                        row.basis(),
                        row.correctedOn(),
                        row.correctedByName()))
                .toList();
    }

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
        return facts(subject, on, on.getYear());
    }

    /**
     * The same for a case of a year: with the people of whom a collective then consisted.
     *
     * @param year of the achievement
     */
    public Facts facts(UUID subject, LocalDate on, int year) {
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
                memberships(root.id()).stream()
                        .filter(one -> one.collectiveId() == null)
                        .map(one -> new Facts.Membership(one.organisation(), one.since(), one.until(), one.basis()))
                        .toList(),
                compositions(root.id()).stream()
                        .filter(one -> one.year() == year)
                        .findFirst()
                        .map(one -> composition(root, one, on))
                        .orElse(null),
                none.figures(),
                none.places(),
                none.findings());
    }

    private Facts.Composition composition(LedgerSubject collective, Composition said, LocalDate on) {
        if (said.staff() == null || said.leaders() == null) {
            Members.Counted counted = members.count(collective.id(), said.year(), on);
            return new Facts.Composition(
                    said.year(),
                    counted.staff(),
                    counted.leaders(),
                    say(
                            "ledger.composition.reference.counted",
                            said.year(),
                            counted.staff().size(),
                            said.basis()));
        }
        return new Facts.Composition(
                said.year(),
                group(said.staff()),
                group(said.leaders()),
                say("ledger.composition.reference.stated", said.year(), said.basis()));
    }

    private static Facts.Group group(LedgerRecord.People people) {
        return new Facts.Group(people.people(), people.holding(), people.rated());
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
