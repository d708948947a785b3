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

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Parts;
import vn.guongsang.verdict.Verdict;

/**
 * Its own body's officers write, its head sends and withdraws too; hub and lead judge once it was
 * submitted; secretary and editor act for the hub or the issuer; leaders and inspectors read, and council
 * members what is before their council. {@code ExemplarList} says the same in SQL, and a
 * test holds the two together.
 */
@Component
class ExemplarPolicy implements Policy<ExemplarAction, Exemplar> {

    private static final Set<Role> OVERSEERS =
            EnumSet.of(HUB_OFFICER, COUNCIL_SECRETARY, COUNCIL_MEMBER, EDITOR, LEADER, INSPECTOR);

    private final Parts parts;
    private final Bodies bodies;

    ExemplarPolicy(Parts parts, Bodies bodies) {
        this.parts = parts;
        this.bodies = bodies;
    }

    @Override
    public Class<ExemplarAction> actions() {
        return ExemplarAction.class;
    }

    @Override
    public Verdict judge(Actor actor, ExemplarAction action, Exemplar exemplar) {
        if (!sees(actor, exemplar)) {
            return Verdict.refused("exemplar.hidden");
        }
        return switch (action) {
            case READ -> Verdict.ALLOWED;
            case EDIT ->
                own(actor, exemplar) && actor.is(OFFICER)
                        ? Verdict.ALLOWED
                        : Verdict.refused("exemplar.own-officer.forbidden");
            case SUBMIT, WITHDRAW ->
                own(actor, exemplar) && (actor.is(OFFICER) || actor.is(HEAD))
                        ? Verdict.ALLOWED
                        : Verdict.refused("exemplar.own-body.forbidden");
            case JUDGE -> judges(actor, exemplar) ? Verdict.ALLOWED : Verdict.refused("exemplar.hub-or-lead.forbidden");
            case FOSTER ->
                own(actor, exemplar) && actor.is(OFFICER) || judges(actor, exemplar)
                        ? Verdict.ALLOWED
                        : Verdict.refused("exemplar.fosterers.forbidden");
            case RECOGNISE ->
                overseesAs(actor, exemplar, COUNCIL_SECRETARY)
                        ? Verdict.ALLOWED
                        : Verdict.refused("exemplar.secretary.forbidden");
            case PUBLISH ->
                overseesAs(actor, exemplar, EDITOR) ? Verdict.ALLOWED : Verdict.refused("exemplar.editor.forbidden");
        };
    }

    private boolean sees(Actor actor, Exemplar exemplar) {
        boolean submitted = exemplar.state() != State.DRAFT;
        return switch (actor.role()) {
            case OFFICER, HEAD -> own(actor, exemplar) || submitted && plays(actor, exemplar, Part.LEAD, Part.PARTNER);
            case APPRAISER -> submitted && plays(actor, exemplar, Part.LEAD);
            case COUNCIL_MEMBER -> beforeTheCouncil(exemplar) && oversees(actor, exemplar);
            case LEADER -> submitted && (below(actor, exemplar) || oversees(actor, exemplar));
            case HUB_OFFICER, COUNCIL_SECRETARY, EDITOR, INSPECTOR -> submitted && oversees(actor, exemplar);
            case AUDITOR, ADMINISTRATOR -> false;
        };
    }

    private boolean judges(Actor actor, Exemplar exemplar) {
        return actor.is(HUB_OFFICER) && plays(actor, exemplar, Part.HUB, Part.ISSUER)
                || (actor.is(OFFICER) || actor.is(APPRAISER)) && plays(actor, exemplar, Part.LEAD);
    }

    private boolean oversees(Actor actor, Exemplar exemplar) {
        return OVERSEERS.contains(actor.role()) && plays(actor, exemplar, Part.HUB, Part.ISSUER);
    }

    private boolean overseesAs(Actor actor, Exemplar exemplar, Role role) {
        return actor.is(role) && oversees(actor, exemplar);
    }

    private boolean plays(Actor actor, Exemplar exemplar, Part... wanted) {
        Set<Part> played =
                parts.of(actor.bodyId(), exemplar.planId(), exemplar.profile().movement());
        return !Collections.disjoint(played, Arrays.asList(wanted));
    }

    private boolean below(Actor actor, Exemplar exemplar) {
        return bodies.subtree(actor.bodyId()).contains(exemplar.bodyId());
    }

    /** Taken on, so that a council may vote on it, or recognised after it did. */
    private static boolean beforeTheCouncil(Exemplar exemplar) {
        return exemplar.state() == State.FOSTERED || exemplar.state() == State.RECOGNISED;
    }

    private static boolean own(Actor actor, Exemplar exemplar) {
        return actor.bodyId().equals(exemplar.bodyId());
    }
}
