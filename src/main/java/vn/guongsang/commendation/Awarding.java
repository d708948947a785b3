package vn.guongsang.commendation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.certificate.Certificates;
import vn.guongsang.certificate.Order;
import vn.guongsang.certificate.Recipient;
import vn.guongsang.certificate.Wording;
import vn.guongsang.commendation.AwardDecision.Change;
import vn.guongsang.commendation.AwardDecision.Entry;
import vn.guongsang.commendation.AwardDecision.Kind;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Documents;
import vn.guongsang.document.IssuerName;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Portraits;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.outgoing.Bases;
import vn.guongsang.outgoing.KeptPapers;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.reward.Payment;
import vn.guongsang.reward.PaymentLists;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Decisions about awards. Issuing one does all that follows from it in one transaction: the dossiers are settled, the
 * ledger gains or loses what was decided, certificates get their numbers and the payment list its lines. So none of
 * them can say anything else than the decision.
 */
@Service
public class Awarding {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final OutgoingPapers papers;
    private final KeptPapers kept;
    private final ObjectProvider<Drawn<AwardDecision>> drawn;
    private final Signs signs;
    private final Bases bases;
    private final DossierPath dossiers;
    private final Portraits portraits;
    private final Ledger ledger;
    private final Awards awards;
    private final Certificates certificates;
    private final PaymentLists payments;
    private final Bodies bodies;

    Awarding(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            OutgoingPapers papers,
            KeptPapers kept,
            ObjectProvider<Drawn<AwardDecision>> drawn,
            Signs signs,
            Bases bases,
            DossierPath dossiers,
            Portraits portraits,
            Ledger ledger,
            Awards awards,
            Certificates certificates,
            PaymentLists payments,
            Bodies bodies) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.papers = papers;
        this.kept = kept;
        this.drawn = drawn;
        this.signs = signs;
        this.bases = bases;
        this.dossiers = dossiers;
        this.portraits = portraits;
        this.ledger = ledger;
        this.awards = awards;
        this.certificates = certificates;
        this.payments = payments;
        this.bodies = bodies;
    }

    // reading

    private static final String DECISION = """
            SELECT id, kind, of_id AS "of", issuer_id, about, reason, basis, drawn_up_on, drawn_up_by_name,
                   number, issued_on, signer, capacity
              FROM commendation_award_decision
            """;

    public Optional<AwardDecision> find(UUID id) {
        return jdbc.sql(DECISION + " WHERE id = :id")
                .param("id", id)
                .query(AwardDecision.class)
                .optional();
    }

    /** Refuses what is not there in the words for what one may not see. */
    public AwardDecision get(UUID id) {
        return find(id).orElseThrow(Awarding::hidden);
    }

    private AwardDecision lock(UUID id) {
        return jdbc.sql(DECISION + " WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(AwardDecision.class)
                .optional()
                .orElseThrow(Awarding::hidden);
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("commendation.hidden"));
    }

    private static final String ENTRY = """
            SELECT id, decision_id, position, dossier_id, subject_id, body_id, name, kind, place, citation, award,
                   award_name, award_list, ground, year, revoked_on
              FROM commendation_award_entry
            """;

    /** The list as it was decided. */
    public List<Entry> entries(UUID decision) {
        return jdbc.sql(ENTRY + " WHERE decision_id = :decision ORDER BY position")
                .param("decision", decision)
                .query(Entry.class)
                .list();
    }

    /** The lines of an earlier decision that a correction or a revocation is about, in their order. */
    public List<Entry> concerned(AwardDecision decision) {
        Map<UUID, Change> changes = changes(decision.id());
        return decision.of() == null
                ? List.of()
                : entries(decision.of()).stream()
                        .filter(entry -> changes.containsKey(entry.id()))
                        .toList();
    }

    public Map<UUID, Change> changes(UUID decision) {
        return jdbc.sql("""
                        SELECT entry_id, name, place, citation
                          FROM commendation_award_change
                         WHERE decision_id = :decision
                        """).param("decision", decision).query(Change.class).list().stream()
                .collect(Collectors.toMap(Change::entryId, Function.identity()));
    }

    /** What the issued corrections of a decision made of its lines. */
    public Map<UUID, Change> corrected(UUID decision) {
        var corrected = new HashMap<UUID, Change>();
        jdbc.sql("""
                        SELECT change.entry_id, change.name, change.place, change.citation
                          FROM commendation_award_change change
                          JOIN commendation_award_decision correction ON correction.id = change.decision_id
                         WHERE correction.of_id = :decision
                           AND correction.kind = 'CORRECTION'
                           AND correction.issued_on IS NOT NULL
                         ORDER BY correction.issued_at
                        """)
                .param("decision", decision)
                .query(Change.class)
                .list()
                .forEach(change -> corrected.put(change.entryId(), change));
        return corrected;
    }

    /** A line in the words in which it stands today. */
    public Change now(Entry entry) {
        Change corrected = corrected(entry.decisionId()).get(entry.id());
        return corrected == null
                ? new Change(entry.id(), entry.name(), entry.place(), entry.citation())
                : new Change(
                        entry.id(),
                        or(corrected.name(), entry.name()),
                        or(corrected.place(), entry.place()),
                        or(corrected.citation(), entry.citation()));
    }

    /** Later decisions about an earlier one, the oldest first. */
    public List<AwardDecision> about(UUID decision) {
        return jdbc.sql(DECISION + " WHERE of_id = :decision ORDER BY drawn_up_at")
                .param("decision", decision)
                .query(AwardDecision.class)
                .list();
    }

    /** A dossier that has passed and waits for a decision. */
    public record Waiting(UUID id, String name, String kind, String award, int year, String bodyName) {}

    private static final String TO_BE_DECIDED = """
            dossier.state = 'PASSED'
            AND NOT EXISTS (SELECT
                              FROM commendation_award_entry entry
                             WHERE entry.dossier_id = dossier.id
                               AND entry.revoked_on IS NULL)""";

    /** Dossiers of an issuer that no decision has taken up yet, by award and name. */
    public List<Waiting> waiting(UUID issuer) {
        return jdbc.sql("""
                        SELECT dossier.id, dossier.name, dossier.kind, dossier.award, dossier.year, body.name AS body_name
                          FROM dossier_v_dossier dossier
                          JOIN organisation_v_body body ON body.id = dossier.body_id
                         WHERE dossier.addressee_id = :issuer
                           AND %s
                         ORDER BY dossier.award, dossier.name COLLATE "vi-x-icu", dossier.id
                        """.formatted(TO_BE_DECIDED))
                .param("issuer", issuer)
                .query(Waiting.class)
                .list();
    }

    /** How many dossiers wait with these issuers. */
    public int waiting(Set<UUID> issuers) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM dossier_v_dossier dossier
                         WHERE dossier.addressee_id IN (:issuers)
                           AND %s
                        """.formatted(TO_BE_DECIDED))
                .param("issuers", issuers)
                .query(Integer.class)
                .single();
    }

    // drawing up

    /**
     * Draws up a decision to award.
     *
     * @param id made by the form, so that sending it twice draws up one decision
     * @param chosen dossiers that wait
     */
    @Transactional
    public Verdict drawUp(Actor by, UUID id, UUID issuer, String about, String basis, Collection<UUID> chosen) {
        permissions.require(by, AwardDecisionAction.DRAW_UP, draft(id, Kind.GRANT, null, issuer, about, "", basis, by));
        if (find(id).isPresent()) {
            return Verdict.ALLOWED;
        }
        List<UUID> waiting = waiting(issuer).stream()
                .map(Waiting::id)
                .filter(chosen::contains)
                .toList();
        if (waiting.isEmpty() || waiting.size() < chosen.size()) {
            return Verdict.refused("commendation.refused.not-waiting", chosen.size() - waiting.size());
        }
        insert(draft(id, Kind.GRANT, null, issuer, about, "", basis, by), by);
        try {
            int position = 0;
            for (UUID dossier : waiting) {
                take(id, ++position, dossier);
            }
        } catch (DuplicateKeyException takenUpMeanwhile) {
            Verdict.refused("commendation.refused.not-waiting", 1).orThrow();
        }
        note(by, "award-decision.drawn-up", id, "", Map.of("count", String.valueOf(waiting.size())));
        return Verdict.ALLOWED;
    }

    private void take(UUID decision, int position, UUID dossier) {
        Waiting waiting =
                jdbc.sql("""
                        SELECT id, name, kind, award, year, '' AS body_name FROM dossier_v_dossier WHERE id = :id
                        """).param("id", dossier).query(Waiting.class).single();
        Award award = awards.find(waiting.award(), day.today())
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("commendation.refused.award")));
        jdbc.sql("""
                        INSERT INTO commendation_award_entry (id, decision_id, position, dossier_id, subject_id, body_id, name,
                                                              kind, place, citation, award, award_name, award_list, ground,
                                                              year)
                        SELECT :id, :decision, :position, id, subject_id, body_id, name,
                               kind, place, citation, award, :awardName, :awardList, ground,
                               year
                          FROM dossier_v_dossier
                         WHERE id = :dossier
                        """)
                .param("id", UUID.randomUUID())
                .param("decision", decision)
                .param("position", position)
                .param("awardName", award.name())
                .param("awardList", award.list().name())
                .param("dossier", dossier)
                .update();
    }

    /** Draws up the decision that puts a line of an issued one right. */
    @Transactional
    public Verdict drawUpCorrection(Actor by, UUID id, UUID of, String reason, Change change) {
        return later(by, id, of, Kind.CORRECTION, reason, List.of(change));
    }

    /** Draws up the decision that takes awards of an issued one away, with certificate and money. */
    @Transactional
    public Verdict drawUpRevocation(Actor by, UUID id, UUID of, String reason, Collection<UUID> entries) {
        return later(
                by,
                id,
                of,
                Kind.REVOCATION,
                reason,
                entries.stream()
                        .map(entry -> new Change(entry, null, null, null))
                        .toList());
    }

    private Verdict later(Actor by, UUID id, UUID of, Kind kind, String reason, List<Change> changes) {
        AwardDecision earlier = lock(of);
        permissions.require(by, AwardDecisionAction.DRAW_UP, earlier);
        if (find(id).isPresent()) {
            return Verdict.ALLOWED;
        }
        if (!earlier.issued() || earlier.kind() != Kind.GRANT) {
            return Verdict.refused("commendation.refused.not-issued");
        }
        Map<UUID, Entry> standing = entries(of).stream()
                .filter(entry -> entry.revokedOn() == null)
                .collect(Collectors.toMap(Entry::id, Function.identity()));
        if (changes.isEmpty() || changes.stream().anyMatch(change -> !standing.containsKey(change.entryId()))) {
            return Verdict.refused("commendation.refused.not-standing");
        }
        boolean pending = about(of).stream()
                .filter(decision -> !decision.issued())
                .flatMap(decision -> changes(decision.id()).keySet().stream())
                .anyMatch(entry ->
                        changes.stream().anyMatch(change -> change.entryId().equals(entry)));
        if (pending) {
            return Verdict.refused("commendation.refused.pending");
        }
        String basis = String.join("\n", bases.on(earlier.issuerId(), kind.form(), day.today()));
        insert(draft(id, kind, of, earlier.issuerId(), earlier.about(), reason, basis, by), by);
        for (Change change : changes) {
            jdbc.sql("""
                            INSERT INTO commendation_award_change (decision_id, entry_id, name, place, citation)
                            VALUES (:decision, :entry, :name, :place, :citation)
                            """)
                    .param("decision", id)
                    .param("entry", change.entryId())
                    .param("name", change.name())
                    .param("place", change.place())
                    .param("citation", change.citation())
                    .update();
        }
        note(by, "award-decision.drawn-up." + kind, id, "", Map.of("words", reason));
        return Verdict.ALLOWED;
    }

    private AwardDecision draft(
            UUID id, Kind kind, @Nullable UUID of, UUID issuer, String about, String reason, String basis, Actor by) {
        return new AwardDecision(
                id, kind, of, issuer, about, reason, basis, day.today(), by.name(), null, null, null, null);
    }

    private void insert(AwardDecision draft, Actor by) {
        jdbc.sql("""
                        INSERT INTO commendation_award_decision (id, kind, of_id, issuer_id, about, reason, basis, drawn_up_on,
                                                                 drawn_up_at, drawn_up_by, drawn_up_by_name)
                        VALUES (:id, :kind, :of, :issuer, :about, :reason, :basis, :today, :now, :account, :person)
                        """)
                .param("id", draft.id())
                .param("kind", draft.kind().name())
                .param("of", draft.of())
                .param("issuer", draft.issuerId())
                .param("about", draft.about())
                .param("reason", draft.reason())
                .param("basis", draft.basis())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
    }

    /**
     * Says anew on what a draft rests.
     *
     * @param basis one a line; they are put in the order in which papers name them
     */
    @Transactional
    public Verdict rest(Actor by, UUID id, String basis) {
        AwardDecision decision = lock(id);
        permissions.require(by, AwardDecisionAction.DRAW_UP, decision);
        if (decision.issued()) {
            return Verdict.refused("commendation.refused.issued", number(decision), issuedOn(decision));
        }
        String ordered = String.join("\n", Bases.ordered(basis.lines().toList()));
        jdbc.sql("UPDATE commendation_award_decision SET basis = :basis WHERE id = :id")
                .param("basis", ordered)
                .param("id", id)
                .update();
        audit.record(
                by.by(),
                "award-decision.rested",
                Subject.of("award-decision", id),
                "",
                Map.of(),
                vn.guongsang.audit.Change.changes()
                        .of("basis", decision.basis(), ordered)
                        .list());
        return Verdict.ALLOWED;
    }

    /** A draft goes; its dossiers wait again. */
    @Transactional
    public Verdict discard(Actor by, UUID id) {
        AwardDecision decision = lock(id);
        permissions.require(by, AwardDecisionAction.DRAW_UP, decision);
        if (decision.issued()) {
            return Verdict.refused("commendation.refused.issued", number(decision), issuedOn(decision));
        }
        for (String table : List.of("commendation_award_change", "commendation_award_entry")) {
            jdbc.sql("DELETE FROM " + table + " WHERE decision_id = :id")
                    .param("id", id)
                    .update();
        }
        jdbc.sql("DELETE FROM commendation_award_decision WHERE id = :id")
                .param("id", id)
                .update();
        note(by, "award-decision.discarded", id, "", Map.of("words", decision.about()));
        return Verdict.ALLOWED;
    }

    // issuing

    /**
     * Puts number, day and name under the draft, does what follows from it, and keeps the paper as it is then.
     *
     * @param written number that the registry office gave; empty for the next one of the register
     * @param capacity from the authority down, parted by {@code /}
     */
    @Transactional
    public Verdict issue(Actor by, UUID id, String written, LocalDate issuedOn, String capacity) {
        AwardDecision draft = lock(id);
        permissions.require(by, AwardDecisionAction.ISSUE, draft);
        if (draft.issued()) {
            boolean sameFormAgain = OutgoingPapers.same(written, number(draft)) && issuedOn.equals(draft.issuedOn());
            return sameFormAgain
                    ? Verdict.ALLOWED
                    : Verdict.refused("commendation.refused.issued", number(draft), issuedOn(draft));
        }
        if (issuedOn.isAfter(day.today())) {
            return Verdict.refused("commendation.refused.future", issuedOn, day.today());
        }
        if (issuedOn.isBefore(draft.drawnUpOn())) {
            return Verdict.refused("commendation.refused.before-draft", issuedOn, draft.drawnUpOn());
        }
        var entry = new OutgoingPapers.Entry(
                draft.issuerId(),
                draft.issuerId(),
                DocumentKind.DECISION,
                signs.issuer(draft.issuerId()).numberSign(),
                draft.kind().form(),
                id,
                "/quyet-dinh-khen-thuong/" + id,
                draft.about(),
                issuedOn,
                by.name());
        Verdict free = papers.check(entry, written);
        if (!free.allowed()) {
            return free;
        }
        String number = papers.enter(by, entry, written);
        jdbc.sql("""
                        UPDATE commendation_award_decision
                           SET number = :number,
                               issued_on = :issuedOn,
                               issued_at = :now,
                               issued_by = :account,
                               signer = :signer,
                               capacity = :capacity
                         WHERE id = :id
                        """)
                .param("id", id)
                .param("number", number)
                .param("issuedOn", issuedOn)
                .param("now", now())
                .param("account", by.accountId())
                .param("signer", by.name())
                .param("capacity", capacity)
                .update();
        AwardDecision issued = get(id);
        switch (issued.kind()) {
            case GRANT -> grant(by, issued);
            case CORRECTION -> correct(by, issued);
            case REVOCATION -> revoke(by, issued);
        }
        kept.keep(by, paper(issued, issuedOn));
        note(by, "award-decision.issued", id, number, Map.of("number", number, "signer", by.name()));
        return Verdict.ALLOWED;
    }

    /** @param on the day whose form it stands in */
    public KeptPapers.Asked paper(AwardDecision decision, LocalDate on) {
        return new KeptPapers.Asked(
                decision.issuerId(),
                decision.kind().form(),
                decision.id(),
                on,
                () -> drawn.getObject().paper(decision));
    }

    private void grant(Actor by, AwardDecision decision) {
        List<Entry> entries = entries(decision.id());
        IssuerName issuer = IssuerName.of(bodies.get(decision.issuerId()), bodies);
        List<UUID> awarded = entries.stream().map(Entry::dossierId).toList();
        dossiers.award(by, awarded, cited(decision));
        ledger.enterAll(
                by, entries.stream().map(entry -> held(decision, entry, issuer)).toList());
        Map<UUID, UUID> pictures = portraits.forCertificates(awarded);
        byAward(entries)
                .forEach((award, lines) -> certificates.issue(
                        by,
                        new Order(
                                decision.id(),
                                decision.issuerId(),
                                issuer.authority(),
                                issuer.place(),
                                number(decision),
                                issuedOn(decision),
                                award,
                                lines.getFirst().awardName(),
                                String.valueOf(decision.signer()),
                                String.valueOf(decision.capacity()),
                                lines.stream()
                                        .map(entry -> new Recipient(
                                                entry.id(),
                                                entry.name(),
                                                entry.kind(),
                                                entry.place(),
                                                entry.citation(),
                                                pictures.get(entry.dossierId())))
                                        .toList())));
        payments.draw(
                by,
                new Payment(
                        decision.id(),
                        decision.issuerId(),
                        number(decision),
                        issuedOn(decision),
                        entries.stream()
                                .map(entry -> new Payment.Payee(
                                        entry.id(),
                                        entry.subjectId(),
                                        entry.name(),
                                        entry.kind(),
                                        entry.place(),
                                        entry.award(),
                                        entry.awardName()))
                                .toList()));
    }

    private static Map<String, List<Entry>> byAward(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::award, LinkedHashMap::new, Collectors.toList()));
    }

    private static HeldAward held(AwardDecision decision, Entry entry, IssuerName issuer) {
        return new HeldAward(
                entry.id(),
                entry.subjectId(),
                entry.award(),
                entry.awardName(),
                entry.awardList(),
                entry.year(),
                entry.ground(),
                entry.citation(),
                number(decision),
                issuedOn(decision),
                issuer.authority(),
                entry.bodyId(),
                HeldAward.Source.DECISION,
                entry.id());
    }

    private void correct(Actor by, AwardDecision decision) {
        Map<UUID, Change> changes = changes(decision.id());
        for (Entry entry : concerned(decision)) {
            Change change = Objects.requireNonNull(changes.get(entry.id()));
            Wording wording = new Wording(
                    or(change.name(), entry.name()),
                    or(change.place(), entry.place()),
                    or(change.citation(), entry.citation()));
            certificates.correct(by, entry.id(), wording, cited(decision), issuedOn(decision));
            payments.correct(by, entry.id(), wording.name(), cited(decision), issuedOn(decision));
        }
    }

    private void revoke(Actor by, AwardDecision decision) {
        List<Entry> concerned = concerned(decision);
        dossiers.revoke(by, concerned.stream().map(Entry::dossierId).toList(), cited(decision));
        for (Entry entry : concerned) {
            certificates.revoke(by, entry.id(), cited(decision), issuedOn(decision));
            payments.recover(by, entry.id(), cited(decision), issuedOn(decision));
            ledger.byEntry(entry.id()).ifPresent(held -> ledger.revoke(by, held, cited(decision), issuedOn(decision)));
            jdbc.sql("UPDATE commendation_award_entry SET revoked_on = :on WHERE id = :id")
                    .param("on", issuedOn(decision))
                    .param("id", entry.id())
                    .update();
        }
    }

    private static String or(@Nullable String written, String before) {
        return written == null ? before : written;
    }

    private static String number(AwardDecision decision) {
        return String.valueOf(decision.number());
    }

    private static LocalDate issuedOn(AwardDecision decision) {
        return Objects.requireNonNull(decision.issuedOn());
    }

    private static String cited(AwardDecision decision) {
        return Documents.cited(DocumentKind.DECISION, number(decision));
    }

    private void note(Actor by, String act, UUID decision, String basis, Map<String, String> details) {
        audit.record(by.by(), act, Subject.of("award-decision", decision), basis, details);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
