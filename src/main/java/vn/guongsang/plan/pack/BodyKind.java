package vn.guongsang.plan.pack;

import java.util.Optional;

/**
 * What sort of body it is: those that one body can have ({@link vn.guongsang.organisation.BodyKind}), and what only
 * a plan speaks of. A test holds the two together.
 */
public enum BodyKind implements YamlNamed {
    PEOPLE_COMMITTEE,
    DEPARTMENT,
    OFFICE,
    PARTY_BODY,
    FRONT,
    MASS_ORGANISATION,
    ASSOCIATION,
    UNION,
    ARMED_FORCE,
    COUNCIL,
    STANDING_OFFICE,
    MEDIA,
    SCHOOL,
    HOSPITAL,
    ENTERPRISE,
    AGENCY,
    CLUSTER_HEAD,
    PERSON_ROLE,
    CENTRAL_BODY,
    /** several bodies, chosen by a {@link Selector} */
    GROUP;

    /** The kind of the installation's body behind it; empty where several or none is behind it. */
    public Optional<vn.guongsang.organisation.BodyKind> ofOne() {
        return vn.guongsang.organisation.BodyKind.of(yaml());
    }
}
