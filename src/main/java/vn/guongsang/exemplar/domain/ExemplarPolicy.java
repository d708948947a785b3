package vn.guongsang.exemplar.domain;

import static vn.guongsang.identity.Role.APPRAISER;
import static vn.guongsang.identity.Role.COUNCIL_MEMBER;
import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.EDITOR;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.Rule.Condition;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Parts;

/**
 * Its own body's officers write, its head sends and withdraws too; hub and lead judge once it was
 * submitted, but not who brought it forward; secretary and editor act for the hub or the issuer;
 * leaders and inspectors read, and council members what is before their council. {@code ExemplarList}
 * says the same in SQL, and a test holds the two together.
 */
@Component
class ExemplarPolicy extends RulePolicy<ExemplarAction, Exemplar> {

    private final Parts parts;
    private final Bodies bodies;
    private final Map<ExemplarAction, Grant<Exemplar>> grants;

    ExemplarPolicy(Parts parts, Bodies bodies, Exemplars exemplars) {
        super(ExemplarAction.class);
        this.parts = parts;
        this.bodies = bodies;
        Condition<Exemplar> own = (actor, exemplar, _) -> actor.bodyId().equals(exemplar.bodyId());
        Condition<Exemplar> overseen = submitted(plays(Part.HUB, Part.ISSUER));
        Rule<Exemplar> officer = Rule.of("exemplar.rule.officer", own, OFFICER);
        Rule<Exemplar> head = Rule.of("exemplar.rule.head", own, HEAD);
        Rule<Exemplar> hub = Rule.of("exemplar.rule.hub", overseen, HUB_OFFICER);
        Rule<Exemplar> lead = Rule.of("exemplar.rule.lead", submitted(plays(Part.LEAD)), OFFICER, APPRAISER);
        Rule<Exemplar> secretary = Rule.of("exemplar.rule.secretary", overseen, COUNCIL_SECRETARY);
        Rule<Exemplar> editor = Rule.of("exemplar.rule.editor", overseen, EDITOR);
        Grant<Exemplar> seen = Grant.of(
                "exemplar.hidden",
                officer,
                head,
                lead,
                Rule.of("exemplar.rule.lead-or-partner", submitted(plays(Part.LEAD, Part.PARTNER)), OFFICER, HEAD),
                hub,
                secretary,
                editor,
                Rule.of("exemplar.rule.council", beforeTheCouncil(plays(Part.HUB, Part.ISSUER)), COUNCIL_MEMBER),
                Rule.of("exemplar.rule.below", submitted(this::below), LEADER),
                Rule.of("exemplar.rule.overseer", overseen, LEADER, INSPECTOR));
        this.grants = Map.of(
                ExemplarAction.READ, seen,
                ExemplarAction.EDIT,
                        Grant.of("exemplar.own-officer.forbidden", officer).after(seen),
                ExemplarAction.SUBMIT,
                        Grant.of("exemplar.own-body.forbidden", officer, head).after(seen),
                ExemplarAction.WITHDRAW,
                        Grant.of("exemplar.own-body.forbidden", officer, head).after(seen),
                ExemplarAction.JUDGE,
                        Grant.of("exemplar.hub-or-lead.forbidden", hub, lead)
                                .after(seen)
                                .impartial(exemplar -> exemplars.broughtForwardBy(exemplar.id())),
                ExemplarAction.FOSTER,
                        Grant.of("exemplar.fosterers.forbidden", officer, hub, lead)
                                .after(seen),
                ExemplarAction.SEE_PARTICULARS,
                        Grant.of("exemplar.particulars.forbidden", officer, hub, lead)
                                .after(seen),
                ExemplarAction.RECOGNISE,
                        Grant.of("exemplar.secretary.forbidden", secretary).after(seen),
                ExemplarAction.PUBLISH,
                        Grant.of("exemplar.editor.forbidden", editor).after(seen));
    }

    @Override
    public Map<ExemplarAction, Grant<Exemplar>> grants() {
        return grants;
    }

    private Condition<Exemplar> plays(Part... wanted) {
        return (actor, exemplar, _) -> {
            Set<Part> played = parts.of(
                    actor.bodyId(), exemplar.planId(), exemplar.profile().movement());
            return !Collections.disjoint(played, Arrays.asList(wanted));
        };
    }

    private boolean below(Actor actor, Exemplar exemplar, LocalDate on) {
        return bodies.within(actor.bodyId(), exemplar.bodyId(), on);
    }

    private static Condition<Exemplar> submitted(Condition<Exemplar> condition) {
        return (actor, exemplar, on) -> exemplar.state() != State.DRAFT && condition.holds(actor, exemplar, on);
    }

    /** Taken on, so that a council may vote on it, or recognised after it did. */
    private static Condition<Exemplar> beforeTheCouncil(Condition<Exemplar> condition) {
        return (actor, exemplar, on) -> (exemplar.state() == State.FOSTERED || exemplar.state() == State.RECOGNISED)
                && condition.holds(actor, exemplar, on);
    }
}
