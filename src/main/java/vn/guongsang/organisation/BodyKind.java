package vn.guongsang.organisation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What sort of body it is; {@link #code()} is how {@link Body#kind()}, plan packs and files write it. */
public enum BodyKind {
    /** Ủy ban nhân dân: stands for its locality, be it province, district, commune, ward or special zone */
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
    CENTRAL_BODY;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<BodyKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
