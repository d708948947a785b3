package vn.guongsang.commendation.domain;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.CommendationAction;
import vn.guongsang.commendation.Decision;
import vn.guongsang.commendation.Level;
import vn.guongsang.commendation.Vote;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** From the council's vote to the issued decision. */
@Service
public class Recognising {

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
            CouncilRules rules) {
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

    /** Records the vote; a passed one is drawn up as a draft decision at once. */
    @Transactional
    public Verdict recordVote(Actor by, UUID exemplarId, VoteRecord written) {
        Exemplar exemplar = exemplars.get(exemplarId);
        permissions.require(by, ExemplarAction.RECOGNISE, exemplar);
        Optional<CouncilRule> ruleOfTheDay = rules.on(written.metOn());
        Verdict verdict = check(exemplar, written, ruleOfTheDay);
        if (!verdict.allowed()) {
            return verdict;
        }
        CouncilRule rule = ruleOfTheDay.orElseThrow();
        Body issuer = bodies.get(plans.get(exemplar.planId()).issuerId());
        boolean passed = rule.passes(written.members(), written.present(), written.agreed());
        boolean added = jdbc.sql(
                                """
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
                drawUp(written.id(), exemplarId, issuer);
            }
        }
        return Verdict.ALLOWED;
    }

    private Verdict check(Exemplar exemplar, VoteRecord written, Optional<CouncilRule> rule) {
        if (exemplar.state() != State.FOSTERED && exemplar.state() != State.RECOGNISED) {
            return Verdict.refused("exemplar.refused.not-taken-on");
        }
        if (written.metOn().isAfter(day.today())) {
            return Verdict.refused("commendation.refused.future", written.metOn(), day.today());
        }
        if (written.present() > written.members()
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

    private void drawUp(UUID vote, UUID exemplar, Body issuer) {
        jdbc.sql(
                        """
                        INSERT INTO commendation_decision (vote_id, exemplar_id, issuer_id, level, drawn_up_on, drawn_up_at)
                        VALUES (:vote, :exemplar, :issuer, :level, :today, :now)
                        """)
                .param("vote", vote)
                .param("exemplar", exemplar)
                .param("issuer", issuer.id())
                .param("level", Level.of(issuer.level()).name())
                .param("today", day.today())
                .param("now", now())
                .update();
    }

    /** Puts number, day and name under the draft: from now on the exemplar is recognised at that level. */
    @Transactional
    public Verdict issue(Actor by, UUID decisionId, String number, LocalDate issuedOn, String capacity) {
        Decision decision = get(decisionId);
        permissions.require(by, CommendationAction.ISSUE, decision);
        if (decision.issued()) {
            return Verdict.refused("commendation.refused.issued", decision.number(), decision.issuedOn());
        }
        if (issuedOn.isAfter(day.today())) {
            return Verdict.refused("commendation.refused.future", issuedOn, day.today());
        }
        LocalDate metOn = vote(decision.voteId()).metOn();
        if (issuedOn.isBefore(metOn)) {
            return Verdict.refused("commendation.refused.before-vote", issuedOn, metOn);
        }
        if (numberTaken(decision.issuerId(), number)) {
            return Verdict.refused("commendation.refused.number-taken", number);
        }
        jdbc.sql(
                        """
                        UPDATE commendation_decision
                           SET number = :number,
                               issued_on = :issuedOn,
                               issued_at = :now,
                               issued_by = :account,
                               signer = :signer,
                               capacity = :capacity
                         WHERE id = :id
                           AND number IS NULL
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
        return Verdict.ALLOWED;
    }

    private boolean numberTaken(UUID issuer, String number) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT
                                         FROM commendation_decision
                                        WHERE issuer_id = :issuer
                                          AND number = :number)
                        """)
                .param("issuer", issuer)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    public Decision get(UUID decision) {
        return jdbc.sql("SELECT %s FROM commendation_decision WHERE id = :id".formatted(DECISION))
                .param("id", decision)
                .query(Decision.class)
                .single();
    }

    public Optional<Decision> find(UUID decision) {
        return jdbc.sql("SELECT %s FROM commendation_decision WHERE id = :id".formatted(DECISION))
                .param("id", decision)
                .query(Decision.class)
                .optional();
    }

    public List<Decision> decisions(UUID exemplar) {
        return jdbc.sql(
                        """
                        SELECT %s
                          FROM commendation_decision
                         WHERE exemplar_id = :exemplar
                         ORDER BY id
                        """
                                .formatted(DECISION))
                .param("exemplar", exemplar)
                .query(Decision.class)
                .list();
    }

    /** Decisions of an issuer that wait for number and signature, oldest first. */
    public List<Decision> drafts(UUID issuer) {
        return jdbc.sql(
                        """
                        SELECT %s
                          FROM commendation_decision
                         WHERE issuer_id = :issuer
                           AND number IS NULL
                         ORDER BY id
                        """
                                .formatted(DECISION))
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
        return rules.on(day).map(rule -> new RuleNotice(rule.basis(), !rule.read()));
    }

    public record RuleNotice(String basis, boolean toConfirm) {}

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
