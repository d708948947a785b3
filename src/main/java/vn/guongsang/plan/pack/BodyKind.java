package vn.guongsang.plan.pack;

/** What sort of body it is. */
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
    GROUP
}
