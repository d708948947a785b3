package vn.guongsang.plan.pack;

import org.jspecify.annotations.Nullable;

/**
 * How this plan reads what plans say in more than one sense. The readings are part of the pack, so that
 * everybody sees them and a version keeps them.
 *
 * @param before what is the last day on time of "trước ngày"; null means the day before, by the letter
 * @param restDay for rules that do not say it themselves; null means that the day stays
 * @param joins by when a body has to be there to owe a period of what returns; null means from its first day
 * @param locksAfter so many calendar days after the due day nothing is taken in any more; null means never
 */
public record Readings(
        @Nullable Before before,
        @Nullable RestDay restDay,
        @Nullable Joins joins,
        @Nullable Integer locksAfter) {

    public static final Readings NONE = new Readings(null, null, null, null);

    public enum Before implements YamlNamed {
        DAY_BEFORE,
        THAT_DAY
    }

    public boolean thatDayIsOnTime() {
        return before == Before.THAT_DAY;
    }

    /** The rule's own word, or the plan's. */
    public RestDay restDay(DueRule rule) {
        RestDay own = rule.restDay();
        if (own != null) {
            return own;
        }
        return restDay == null ? RestDay.KEEP : restDay;
    }
}
