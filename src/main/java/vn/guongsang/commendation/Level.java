package vn.guongsang.commendation;

import java.util.Arrays;

/** The level at which an exemplar is recognised, lowest first. */
public enum Level {
    UNIT,
    COMMUNE,
    DISTRICT,
    PROVINCE,
    NATIONAL;

    /** The level of a body's own decisions; central bodies recognise at the national level. */
    public static Level of(String bodyLevel) {
        return switch (bodyLevel) {
            case "central" -> NATIONAL;
            case "province" -> PROVINCE;
            case "district" -> DISTRICT;
            case "commune" -> COMMUNE;
            case "unit" -> UNIT;
            default ->
                throw new IllegalArgumentException(
                        "no level of recognition for " + bodyLevel + " among " + Arrays.toString(values()));
        };
    }
}
