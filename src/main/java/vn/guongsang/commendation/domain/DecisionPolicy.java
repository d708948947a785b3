package vn.guongsang.commendation.domain;

import static vn.guongsang.identity.Role.LEADER;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.CommendationAction;
import vn.guongsang.commendation.Decision;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Policy;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.verdict.Verdict;

/** Who sees the exemplar sees its decisions; the leader of the issuing body issues them. */
@Component
class DecisionPolicy implements Policy<CommendationAction, Decision> {

    private final Exemplars exemplars;
    private final Bodies bodies;
    private final ObjectProvider<Permissions> permissions;

    DecisionPolicy(Exemplars exemplars, Bodies bodies, ObjectProvider<Permissions> permissions) {
        this.exemplars = exemplars;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    @Override
    public Class<CommendationAction> actions() {
        return CommendationAction.class;
    }

    @Override
    public Verdict judge(Actor actor, CommendationAction action, Decision decision) {
        Exemplar exemplar = exemplars.get(decision.exemplarId());
        Verdict seen = permissions.getObject().decide(actor, ExemplarAction.READ, exemplar);
        if (!seen.allowed()) {
            return seen;
        }
        return switch (action) {
            case READ -> seen;
            case ISSUE -> issue(actor, decision);
        };
    }

    private Verdict issue(Actor actor, Decision decision) {
        if (!actor.is(LEADER) || !actor.bodyId().equals(decision.issuerId())) {
            return Verdict.refused(
                    "commendation.issuer.forbidden",
                    bodies.get(decision.issuerId()).name());
        }
        return exemplars.broughtForwardBy(decision.exemplarId()).contains(actor.accountId())
                ? Verdict.refused("identity.recused.forbidden")
                : Verdict.allowedBy("commendation.rule.issuer");
    }
}
