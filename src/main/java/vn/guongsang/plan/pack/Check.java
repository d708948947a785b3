package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine can test of a criterion.
 *
 * @param of what is measured, e.g. {@code annual-rating}
 * @param base the whole of a share
 * @param value text, number, boolean or a list of these; null where the plan leaves it open
 * @param over the time over which it is measured, in words
 * @param open what the plan leaves to a person's decision
 */
public record Check(
        Type type,
        @Nullable String of,
        @Nullable String base,
        @Nullable Operator operator,
        @Nullable Object value,
        @Nullable String unit,
        boolean eachYear,
        @Nullable String over,
        @Nullable String scope,
        @Nullable String evidence,
        @Nullable String open) {

    public enum Type implements YamlNamed {
        AGE,
        RATING,
        TITLE,
        STATUS,
        COUNT,
        SHARE,
        TREND,
        RANK,
        MEMBERSHIP,
        ATTRIBUTE,
        DOCUMENT,
        LINKED,
        ENDORSEMENT,
        ATTACHMENT,
        BALANCE
    }

    public enum Operator implements YamlNamed {
        AT_LEAST,
        AT_MOST,
        MORE_THAN,
        LESS_THAN,
        EQUALS,
        ONE_OF,
        RISING,
        FALLING,
        PRESENT
    }

    /** The values to compare with: none, one, or the elements of a list. */
    public List<Object> values() {
        return switch (value) {
            case null -> List.of();
            case List<?> several -> List.copyOf(several);
            default -> List.of(value);
        };
    }
}
