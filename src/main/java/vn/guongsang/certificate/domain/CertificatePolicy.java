package vn.guongsang.certificate.domain;

import static vn.guongsang.identity.Role.ADMINISTRATOR;
import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.certificate.CertificateAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Parts;

/**
 * A body's register of certificates is kept by its own people, and by the hub that runs its plans. How they look is the administrators' affair.
 */
@Component
class CertificatePolicy extends RulePolicy<CertificateAction, UUID> {

    private final Parts parts;
    private final Map<CertificateAction, Grant<UUID>> grants;

    CertificatePolicy(Bodies bodies, Parts parts) {
        super(CertificateAction.class);
        this.parts = parts;
        Rule<UUID> clerks = Rule.of("certificate.rule.clerk", this::worksFor, HUB_OFFICER, COUNCIL_SECRETARY);
        Grant<UUID> seen = Grant.of(
                "certificate.forbidden",
                Rule.of(
                        "certificate.rule.own",
                        CertificatePolicy::own,
                        OFFICER,
                        HEAD,
                        LEADER,
                        HUB_OFFICER,
                        COUNCIL_SECRETARY,
                        INSPECTOR),
                clerks);
        this.grants = Map.of(
                CertificateAction.READ,
                seen,
                CertificateAction.PRINT,
                Grant.of(
                                "certificate.print.forbidden",
                                Rule.of(
                                        "certificate.rule.printer",
                                        CertificatePolicy::own,
                                        OFFICER,
                                        HUB_OFFICER,
                                        COUNCIL_SECRETARY),
                                clerks)
                        .after(seen),
                CertificateAction.DESIGN,
                Grant.of(
                        "certificate.design.forbidden",
                        Rule.of(
                                "certificate.rule.designer",
                                (actor, body, on) -> bodies.within(actor.bodyId(), body, on),
                                ADMINISTRATOR)));
    }

    @Override
    public Map<CertificateAction, Grant<UUID>> grants() {
        return grants;
    }

    private static boolean own(Actor actor, UUID issuer, LocalDate on) {
        return actor.bodyId().equals(issuer);
    }

    private boolean worksFor(Actor actor, UUID issuer, LocalDate on) {
        return parts.authorities(actor.bodyId()).contains(issuer);
    }
}
