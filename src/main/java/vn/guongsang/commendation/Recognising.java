package vn.guongsang.commendation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.council.CouncilRule;
import vn.guongsang.council.CouncilRule.Turnout;
import vn.guongsang.council.CouncilRules;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.outgoing.KeptPapers;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** From the council's vote to the issued decision. */
@Service
public class Recognising {

    /** The form of such decisions in the register. */
    public static final String FORM = "recognition";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Exemplars exemplars;
    private final ExemplarPath path;
    private final Plans plans;
    private final Bodies bodies;
    private final CouncilRules rules;
    private final OutgoingPapers papers;
    private final KeptPapers kept;
    private final ObjectProvider<Drawn<Decision>> drawn;
    private final Signs signs;

    Recognising(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Exemplars exemplars,
            ExemplarPath path,
            Plans plans,
            Bodies bodies,
            CouncilRules rules,
            OutgoingPapers papers,
            KeptPapers kept,
            ObjectProvider<Drawn<Decision>> drawn,
            Signs signs) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.exemplars = exemplars;
        this.path = path;
        this.plans = plans;
        this.bodies = bodies;
        this.rules = rules;
        this.papers = papers;
        this.kept = kept;
        this.drawn = drawn;
        this.signs = signs;
    }

    /**
     * What the secretary writes down after the meeting.
     *
     * @param id made by the form, so that sending it twice records it once
     * @param confirmed the secretary has compared the rule with the council's own working rules
     */
    public record VoteRecord(
            UUID id,
            String council,
            LocalDate metOn,
            int members,
            int present,
            int agreed,
            int disagreed,
            String note,
            boolean confirmed) {}

    /** Whether the council can still vote on the exemplar at the level of its plan's issuer. */
    public Verdict open(Exemplar exemplar) {
        if (exemplar.state() != State.FOSTERED && exemplar.state() != State.RECOGNISED) {
            return Verdict.refused("commendation.refused.not-fostered");
        }
        Level level = Level.of(issuer(exemplar).level());
        return decisions(exemplar.id()).stream()
                .filter(decision -> decision.level() == level)
                .findFirst()
                .map(decision -> decision.number() != null
                        ? Verdict.refused("commendation.refused.recognised", decision.number())
                        : Verdict.refused("commendation.refused.drawn-up", decision.drawnUpOn()))
                .orElse(Verdict.ALLOWED);
    }

    private Body issuer(Exemplar exemplar) {
        return bodies.get(plans.get(exemplar.planId()).issuerId());
    }

    /** Records the vote; a passed one is drawn up as a draft decision at once. Sent twice, it is recorded once. */
    @Transactional
    public Verdict recordVote(Actor by, UUID exemplarId, VoteRecord written) {
        Exemplar exemplar = exemplars.get(exemplarId);
        permissions.require(by, ExemplarAction.RECOGNISE, exemplar);
        Optional<UUID> sentBefore = jdbc.sql("SELECT exemplar_id FROM commendation_vote WHERE id = :id")
                .param("id", written.id())
                .query(UUID.class)
                .optional();
        if (sentBefore.isPresent()) {
            return sentBefore.get().equals(exemplarId)
                    ? Verdict.ALLOWED
                    : Verdict.refused("commendation.refused.other-form");
        }
        Optional<CouncilRule> ruleOfTheDay = rules.on(written.metOn());
        Verdict verdict = check(exemplar, written, ruleOfTheDay);
        if (!verdict.allowed()) {
            return verdict;
        }
        CouncilRule rule = ruleOfTheDay.orElseThrow();
        Body issuer = issuer(exemplar);
        boolean passed = rule.passes(rule.counted(Turnout.of(written.members(), written.present())), written.agreed());
        boolean added = jdbc.sql("""
                        INSERT INTO commendation_vote (id, exemplar_id, council, level, met_on, members, present, agreed,
                                                       disagreed, note, passed, basis, recorded_on, recorded_at,
                                                       recorded_by, person, body_id)
                        VALUES (:id, :exemplar, :council, :level, :metOn, :members, :present, :agreed,
                                :disagreed, :note, :passed, :basis, :today, :now, :account, :person, :body)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", written.id())
                        .param("exemplar", exemplarId)
                        .param("council", written.council())
                        .param("level", Level.of(issuer.level()).name())
                        .param("metOn", written.metOn())
                        .param("members", written.members())
                        .param("present", written.present())
                        .param("agreed", written.agreed())
                        .param("disagreed", written.disagreed())
                        .param("note", written.note())
                        .param("passed", passed)
                        .param("basis", rule.basis())
                        .param("today", day.today())
                        .param("now", now())
                        .param("account", by.accountId())
                        .param("person", by.name())
                        .param("body", by.bodyId())
                        .update()
                == 1;
        if (added) {
            audit.record(
                    by.by(),
                    passed ? "vote.passed" : "vote.failed",
                    Subject.of("exemplar", exemplarId),
                    rule.basis(),
                    Map.of(
                            "council", written.council(),
                            "agreed", String.valueOf(written.agreed()),
                            "present", String.valueOf(written.present()),
                            "members", String.valueOf(written.members())));
            if (passed) {
                drawUp(by, written.id(), exemplarId, issuer);
            }
        }
        return Verdict.ALLOWED;
    }

    private Verdict check(Exemplar exemplar, VoteRecord written, Optional<CouncilRule> rule) {
        Verdict open = open(exemplar);
        if (!open.allowed()) {
            return open;
        }
        if (written.metOn().isAfter(day.today())) {
            return Verdict.refused("commendation.refused.future", written.metOn(), day.today());
        }
        if (written.present() > written.members()
                || Math.min(written.present(), Math.min(written.agreed(), written.disagreed())) < 0
                || written.agreed() + written.disagreed() > written.present()
                || written.members() < 1) {
            return Verdict.refused("commendation.refused.counts");
        }
        if (rule.isEmpty()) {
            return Verdict.refused("commendation.refused.no-rule", written.metOn());
        }
        if (!rule.get().read() && !written.confirmed()) {
            return Verdict.refusedBy(rule.get().basis(), "commendation.refused.confirm-rule");
        }
        return rule.get().quorate(written.members(), written.present());
    }

    private void drawUp(Actor by, UUID vote, UUID exemplar, Body issuer) {
        int drawn = jdbc.sql("""
                        INSERT INTO commendation_decision (vote_id, exemplar_id, issuer_id, level, drawn_up_on, drawn_up_at)
                        VALUES (:vote, :exemplar, :issuer, :level, :today, :now)
                        ON CONFLICT (exemplar_id, level) DO NOTHING
                        """)
                .param("vote", vote)
                .param("exemplar", exemplar)
                .param("issuer", issuer.id())
                .param("level", Level.of(issuer.level()).name())
                .param("today", day.today())
                .param("now", now())
                .update();
        if (drawn == 0) {
            // another secretary was quicker; the vote goes with this refusal
            Verdict.refused("commendation.refused.drawn-up", day.today()).orThrow();
        }
        audit.record(by.by(), "decision.drawn-up", Subject.of("exemplar", exemplar), Map.of("issuer", issuer.name()));
    }

    /**
     * Puts number, day and name under the draft, and keeps the paper as it is then: from now on the exemplar is
     * recognised at that level.
     *
     * @param written number that the registry office gave; empty for the next one of the register
     * @param capacity from the authority down, parted by {@code /}: {@code KT. CHỦ TỊCH / PHÓ CHỦ TỊCH}
     */
    @Transactional
    public Verdict issue(Actor by, UUID decisionId, String written, LocalDate issuedOn, String capacity) {
        Decision decision = read("SELECT %s FROM commendation_decision WHERE id = :id FOR UPDATE", decisionId)
                .orElseThrow(Recognising::hidden);
        permissions.require(by, CommendationAction.ISSUE, decision);
        if (decision.number() != null && decision.issuedOn() != null) {
            boolean sameFormAgain = OutgoingPapers.same(written, decision.number())
                    && issuedOn.equals(decision.issuedOn())
                    && by.name().equals(decision.signer());
            return sameFormAgain
                    ? Verdict.ALLOWED
                    : Verdict.refused("commendation.refused.issued", decision.number(), decision.issuedOn());
        }
        if (issuedOn.isAfter(day.today())) {
            return Verdict.refused("commendation.refused.future", issuedOn, day.today());
        }
        LocalDate metOn = vote(decision.voteId()).metOn();
        if (issuedOn.isBefore(metOn)) {
            return Verdict.refused("commendation.refused.before-vote", issuedOn, metOn);
        }
        var entry = new OutgoingPapers.Entry(
                decision.issuerId(),
                decision.issuerId(),
                DocumentKind.DECISION,
                signs.issuer(decision.issuerId()).numberSign(),
                FORM,
                decisionId,
                "/quyet-dinh/" + decisionId,
                exemplars.get(decision.exemplarId()).profile().name(),
                issuedOn,
                by.name());
        Verdict free = papers.check(entry, written);
        if (!free.allowed()) {
            return free;
        }
        String number = papers.enter(by, entry, written);
        jdbc.sql("""
                        UPDATE commendation_decision
                           SET number = :number,
                               issued_on = :issuedOn,
                               issued_at = :now,
                               issued_by = :account,
                               signer = :signer,
                               capacity = :capacity
                         WHERE id = :id
                        """)
                .param("id", decisionId)
                .param("number", number)
                .param("issuedOn", issuedOn)
                .param("now", now())
                .param("account", by.accountId())
                .param("signer", by.name())
                .param("capacity", capacity)
                .update();
        path.recognise(by, decision.exemplarId(), decision.level().name(), number);
        kept.keep(by, paper(get(decisionId), issuedOn));
        audit.record(
                by.by(),
                "decision.issued",
                Subject.of("exemplar", decision.exemplarId()),
                number,
                Map.of("number", number, "signer", by.name()));
        return Verdict.ALLOWED;
    }

    /** @param on the day whose form it stands in */
    public KeptPapers.Asked paper(Decision decision, LocalDate on) {
        return new KeptPapers.Asked(
                decision.issuerId(),
                FORM,
                decision.id(),
                on,
                () -> drawn.getObject().paper(decision));
    }

    /** Refuses what is not there in the words for what one may not see. */
    public Decision get(UUID decision) {
        return find(decision).orElseThrow(Recognising::hidden);
    }

    public Optional<Decision> find(UUID decision) {
        return read("SELECT %s FROM commendation_decision WHERE id = :id", decision);
    }

    private Optional<Decision> read(String sql, UUID decision) {
        return jdbc.sql(sql.formatted(DECISION))
                .param("id", decision)
                .query(Decision.class)
                .optional();
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("commendation.hidden"));
    }

    /** Decisions on an exemplar, the oldest first. */
    public List<Decision> decisions(UUID exemplar) {
        return jdbc.sql("""
                        SELECT %s
                          FROM commendation_decision
                         WHERE exemplar_id = :exemplar
                         ORDER BY id
                        """.formatted(DECISION))
                .param("exemplar", exemplar)
                .query(Decision.class)
                .list();
    }

    /** Decisions of an issuer that wait for number and signature, oldest first. */
    public List<Decision> drafts(UUID issuer) {
        return jdbc.sql("""
                        SELECT %s
                          FROM commendation_decision
                         WHERE issuer_id = :issuer
                           AND number IS NULL
                         ORDER BY id
                        """.formatted(DECISION))
                .param("issuer", issuer)
                .query(Decision.class)
                .list();
    }

    public List<Vote> votes(UUID exemplar) {
        return jdbc.sql("SELECT * FROM commendation_vote WHERE exemplar_id = :exemplar ORDER BY recorded_at")
                .param("exemplar", exemplar)
                .query(Recognising::vote)
                .list();
    }

    public Vote vote(UUID id) {
        return jdbc.sql("SELECT * FROM commendation_vote WHERE id = :id")
                .param("id", id)
                .query(Recognising::vote)
                .single();
    }

    /** The legal basis of the council's rule on a day, and whether a person must confirm it. */
    public Optional<RuleNotice> ruleOn(LocalDate day) {
        return rules.on(day)
                .map(rule -> new RuleNotice(
                        rule.basis(),
                        !rule.read(),
                        rule.quorum().toString(),
                        rule.share().toString(),
                        rule.ofPresent()));
    }

    /**
     * The rule of a day as people read it.
     *
     * @param quorum share of all members who must be present, {@code 2/3}
     * @param majority share that must be exceeded, {@code 1/2}
     * @param ofPresent of those present, else of all members
     */
    public record RuleNotice(String basis, boolean toConfirm, String quorum, String majority, boolean ofPresent) {}

    private static Vote vote(ResultSet row, int number) throws SQLException {
        return new Vote(
                row.getObject("id", UUID.class),
                row.getObject("exemplar_id", UUID.class),
                row.getString("council"),
                Level.valueOf(row.getString("level")),
                row.getObject("met_on", LocalDate.class),
                row.getInt("members"),
                row.getInt("present"),
                row.getInt("agreed"),
                row.getInt("disagreed"),
                row.getString("note"),
                row.getBoolean("passed"),
                row.getString("basis"),
                row.getString("person"),
                row.getObject("recorded_on", LocalDate.class));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final String DECISION =
            "id, vote_id, exemplar_id, issuer_id, level, drawn_up_on, number, issued_on, signer, capacity";
}
