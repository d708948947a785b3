package vn.guongsang.plan.pack;

/** What a body does under the plan. */
public enum BodyRole implements YamlNamed {
    ISSUER,
    /** đầu mối */
    HUB,
    INTAKE,
    APPRAISER,
    MOVEMENT_LEAD,
    PARTNER,
    NOMINATOR,
    REPORTER,
    REPORT_RECIPIENT,
    FORWARD_RECIPIENT,
    DECIDES_AMENDMENT,
    AWARD_AUTHORITY,
    AWARD_GUIDANCE,
    SIGNATORY,
    COUNCIL,
    INSPECTOR,
    MEDIA,
    MEDIA_LEAD,
    MEDIA_COORDINATOR,
    PUBLISHER,
    MOBILISER,
    CONTEST_LEAD,
    CONTEST_PARTNER,
    CONFERENCE_ORGANISER,
    CLUSTER_HEAD,
    UNIT_HEAD,
    BUDGET,
    UPPER_AUTHORITY,
    FEEDBACK,
    INITIATOR
}
