package vn.guongsang.authoring.domain;

import static vn.guongsang.identity.Role.ADMINISTRATOR;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plans;

/**
 * A plan is amended by its hub. A new one may be written by any hub, but made to hold only where the issuer
 * has already trusted the body: it is the issuer itself, or hub of another of its plans. Administrators write
 * and publish what is issued by their body or by one below it; those of a topmost body everything.
 */
@Component
class AuthoringPolicy extends RulePolicy<AuthoringAction, Draft> {

    private static final Set<Part> OVERSEEING = Set.of(Part.HUB, Part.ISSUER);

    private final Parts parts;
    private final Plans plans;
    private final Bodies bodies;
    private final Map<AuthoringAction, Grant<Draft>> grants;

    AuthoringPolicy(Parts parts, Plans plans, Bodies bodies) {
        super(AuthoringAction.class);
        this.parts = parts;
        this.plans = plans;
        this.bodies = bodies;
        Rule<Draft> administrator = Rule.of("authoring.rule.administrator", this::answersFor, ADMINISTRATOR);
        Rule<Draft> writer = Rule.of("authoring.rule.writer", this::writes, HUB_OFFICER);
        this.grants = Map.of(
                AuthoringAction.BEGIN, Grant.of("authoring.begin.forbidden", writer, administrator),
                AuthoringAction.WRITE, Grant.of("authoring.hidden", writer, administrator),
                AuthoringAction.PUBLISH,
                        Grant.of(
                                "authoring.publish.forbidden",
                                Rule.of("authoring.rule.publisher", this::publishes, HUB_OFFICER),
                                Rule.of("authoring.rule.administrator", this::publishesBelow, ADMINISTRATOR)),
                AuthoringAction.ASK,
                        Grant.of(
                                "authoring.ask.forbidden",
                                Rule.of("authoring.rule.asker", this::takesPart, OFFICER, HEAD, HUB_OFFICER)),
                AuthoringAction.ANSWER, Grant.of("authoring.answer.forbidden", writer));
    }

    @Override
    public Map<AuthoringAction, Grant<Draft>> grants() {
        return grants;
    }

    /** Where no issuer is known yet, for the body that writes it. */
    private boolean answersFor(Actor actor, Draft draft, LocalDate on) {
        UUID issuer = draft.issuerId() == null ? draft.bodyId() : draft.issuerId();
        return bodies.within(actor.bodyId(), issuer, on);
    }

    /** An issuer that nobody knows would be added to the directory, below none. */
    private boolean publishesBelow(Actor actor, Draft draft, LocalDate on) {
        return answersFor(actor, draft, on)
                && (draft.issuerId() != null || actor.post().topmost());
    }

    /** An amendment: who looks after the plan. A new plan: the body that began it. */
    private boolean writes(Actor actor, Draft draft, LocalDate on) {
        return draft.planId() == null ? draft.bodyId().equals(actor.bodyId()) : oversees(actor, draft.planId());
    }

    private boolean publishes(Actor actor, Draft draft, LocalDate on) {
        return writes(actor, draft, on) && (draft.planId() != null || isTrustedBy(draft, actor.bodyId()));
    }

    /** The body plays any part in the plan. */
    private boolean takesPart(Actor actor, Draft draft, LocalDate on) {
        return draft.planId() != null && parts.playsAny(actor.bodyId(), draft.planId());
    }

    private boolean isTrustedBy(Draft draft, UUID body) {
        return body.equals(draft.issuerId())
                || plans.all().stream()
                        .filter(plan -> plan.issuerId().equals(draft.issuerId()))
                        .anyMatch(plan -> parts.of(body, plan.id(), "").contains(Part.HUB));
    }

    private boolean oversees(Actor actor, UUID plan) {
        return !Collections.disjoint(parts.of(actor.bodyId(), plan, ""), OVERSEEING);
    }
}
