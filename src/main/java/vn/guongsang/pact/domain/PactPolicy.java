package vn.guongsang.pact.domain;

import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.pact.Pact;
import vn.guongsang.pact.PactAction;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plans;

/**
 * A pact is its members' own matter: they read it, and so do those who look after the plans of the body to which
 * the cluster or bloc belongs. Its head draws it up and concludes its reviews; each member's leader signs.
 */
@Component
class PactPolicy extends RulePolicy<PactAction, Pact> {

    private final Blocs blocs;
    private final Plans plans;
    private final Parts parts;
    private final Map<PactAction, Grant<Pact>> grants;

    PactPolicy(Blocs blocs, Plans plans, Parts parts) {
        super(PactAction.class);
        this.blocs = blocs;
        this.plans = plans;
        this.parts = parts;
        Rule<Pact> head = Rule.of("pact.rule.head", this::leads, OFFICER, HEAD, LEADER, HUB_OFFICER);
        Grant<Pact> seen = Grant.of(
                "pact.hidden",
                Rule.of("pact.rule.member", PactPolicy::member, OFFICER, HEAD, LEADER, HUB_OFFICER, INSPECTOR),
                head,
                Rule.of("pact.rule.hub", this::oversees, HUB_OFFICER, LEADER, INSPECTOR));
        this.grants = Map.of(
                PactAction.READ,
                seen,
                PactAction.LEAD,
                Grant.of("pact.head.forbidden", head).after(seen),
                PactAction.REVIEW,
                Grant.of(
                                "pact.review.forbidden",
                                Rule.of("pact.rule.reviewer", PactPolicy::member, OFFICER, HEAD, LEADER, HUB_OFFICER))
                        .after(seen),
                PactAction.SIGN,
                Grant.of("pact.sign.forbidden", Rule.of("pact.rule.signer", PactPolicy::member, HEAD, LEADER))
                        .after(seen));
    }

    @Override
    public Map<PactAction, Grant<Pact>> grants() {
        return grants;
    }

    private static boolean member(Actor actor, Pact pact, LocalDate on) {
        return pact.has(actor.bodyId());
    }

    private boolean leads(Actor actor, Pact pact, LocalDate on) {
        return blocs.ledBy(actor.bodyId(), on).stream()
                .anyMatch(bloc -> bloc.id().equals(pact.bloc()));
    }

    private boolean oversees(Actor actor, Pact pact, LocalDate on) {
        return actor.bodyId().equals(pact.owner())
                || plans.all().stream()
                        .filter(plan -> plan.issuerId().equals(pact.owner()))
                        .anyMatch(plan -> parts.oversees(actor.bodyId(), plan.id()));
    }
}
