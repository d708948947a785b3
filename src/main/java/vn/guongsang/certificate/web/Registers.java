package vn.guongsang.certificate.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.certificate.Certificate;
import vn.guongsang.certificate.CertificateAction;
import vn.guongsang.certificate.Certificates;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;

/** Whose certificates an actor sees. */
@Component
class Registers {

    private final Bodies bodies;
    private final Permissions permissions;
    private final Certificates certificates;

    Registers(Bodies bodies, Permissions permissions, Certificates certificates) {
        this.bodies = bodies;
        this.permissions = permissions;
        this.certificates = certificates;
    }

    /** One's own body, and the one above for which one's office works. */
    List<UUID> of(Actor actor) {
        return Stream.of(actor.bodyId(), bodies.get(actor.bodyId()).parentId())
                .filter(Objects::nonNull)
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
