package vn.guongsang.dossier.domain;

import static vn.guongsang.identity.Role.APPRAISER;
import static vn.guongsang.identity.Role.COUNCIL_MEMBER;
import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Judges;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.Rule.Condition;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.plan.Parts;

/**
 * The body that puts forward writes and sends; the hub of the authority takes in and appraises, but not who
 * brought it forward; bodies asked for an opinion read and answer; secretary, leader and inspector of the
 * authority read, and members of a council what was found fit and stands on an agenda of theirs, unless they keep
 * out of it. What the authority works with inside is not for those who put forward, nor for a person who brought the
 * dossier forward in another office, until the result is out. {@code DossierList} says the same in SQL, and a test holds the two together.
 */
@Component
class DossierPolicy extends RulePolicy<DossierAction, Dossier> {

    private final Map<DossierAction, Grant<Dossier>> grants;

    DossierPolicy(Dossiers dossiers, Judges judges, Parts parts) {
        super(DossierAction.class);
        Condition<Dossier> own = (actor, dossier, _) -> actor.bodyId().equals(dossier.bodyId());
        Condition<Dossier> sent = (actor, dossier, _) -> dossier.state() != DossierState.DRAFT
                && parts.authorities(actor.bodyId()).contains(dossier.addresseeId());
        Condition<Dossier> beforeCouncil = (actor, dossier, _) -> switch (dossier.state()) {
            case APPRAISED, PASSED, AWARDED, REVOKED, FAILED ->
                judges.judge(actor.accountId(), DossierPath.MATTER, dossier.id());
            case DRAFT, SUBMITTED, RETURNED, ACCEPTED, WITHDRAWN -> false;
        };
        Condition<Dossier> asked = (actor, dossier, _) -> dossiers.asked(actor.bodyId(), dossier.id());
        Condition<Dossier> released = (actor, dossier, on) -> released(dossier) && own.holds(actor, dossier, on);
        Rule<Dossier> officer = Rule.of("dossier.rule.officer", own, OFFICER);
        Rule<Dossier> head = Rule.of("dossier.rule.head", own, HEAD);
        Rule<Dossier> hub = Rule.of("dossier.rule.hub", sent, HUB_OFFICER);
        Rule<Dossier> partner = Rule.of("dossier.rule.asked", asked, OFFICER, HEAD, APPRAISER, HUB_OFFICER);
        Rule<Dossier> authority = Rule.of("dossier.rule.authority", sent, COUNCIL_SECRETARY, LEADER, INSPECTOR);
        Rule<Dossier> council = Rule.of("dossier.rule.council", beforeCouncil, COUNCIL_MEMBER);
        Grant<Dossier> seen = Grant.of("dossier.hidden", officer, head, hub, partner, authority, council);
        this.grants = Map.of(
                DossierAction.READ,
                seen,
                DossierAction.EDIT,
                Grant.of("dossier.own-officer.forbidden", officer).after(seen),
                DossierAction.SUBMIT,
                Grant.of("dossier.own-body.forbidden", officer, head).after(seen),
                DossierAction.APPRAISE,
                Grant.of("dossier.hub.forbidden", hub)
                        .after(seen)
                        .impartial(dossier -> dossiers.broughtForwardBy(dossier.id())),
                DossierAction.ANSWER,
                Grant.of("dossier.asked.forbidden", partner).after(seen),
                DossierAction.INTERNAL,
                Grant.of(
                                "dossier.internal.forbidden",
                                hub,
                                authority,
                                council,
                                Rule.of("dossier.rule.released", released, OFFICER, HEAD))
                        .after(seen)
                        .impartial(dossier -> released(dossier) ? Set.of() : dossiers.broughtForwardBy(dossier.id())));
    }

    /** The result is out, and with it what it rests on. */
    private static boolean released(Dossier dossier) {
        return switch (dossier.state()) {
            case FAILED, AWARDED, REVOKED -> true;
            case DRAFT, SUBMITTED, RETURNED, ACCEPTED, APPRAISED, PASSED, WITHDRAWN -> false;
        };
    }

    @Override
    public Map<DossierAction, Grant<Dossier>> grants() {
        return grants;
    }
}
