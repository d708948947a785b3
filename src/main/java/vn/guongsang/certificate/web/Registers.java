package vn.guongsang.certificate.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.certificate.Certificate;
import vn.guongsang.certificate.CertificateAction;
import vn.guongsang.certificate.Certificates;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Parts;

/** Whose certificates an actor sees. */
@Component
class Registers {

    private final Parts parts;
    private final Permissions permissions;
    private final Certificates certificates;

    Registers(Parts parts, Permissions permissions, Certificates certificates) {
        this.parts = parts;
        this.permissions = permissions;
        this.certificates = certificates;
    }

    /** One's own body, and those for which it works. */
    List<UUID> of(Actor actor) {
        return parts.authorities(actor.bodyId()).stream()
                .filter(body -> permissions.may(actor, CertificateAction.READ, body))
                .toList();
    }

    /** @throws vn.guongsang.verdict.Refusal in the same words where there is none */
    Certificate one(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(certificates::find)
                .filter(one -> permissions.may(actor, CertificateAction.READ, one.issuer()))
                .orElseThrow(() -> Untrusted.hidden("certificate.hidden"));
    }
}
