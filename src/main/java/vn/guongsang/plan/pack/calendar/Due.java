package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last day on time, and how it was found, step by step.
 *
 * @param day null where no day can be given
 * @param setByHub the plan leaves the day open and the hub has set it
 */
public record Due(@Nullable LocalDate day, List<Reason> why, boolean setByHub) {

    /**
     * One step.
     *
     * @param key of the sentence that tells it, with {@code args}: days and texts
     */
    public record Reason(String key, List<Object> args) {

        static Reason of(String key, Object... args) {
            return new Reason(key, List.of(args));
        }
    }

    static Due on(LocalDate day, String why, Object... args) {
        return new Due(day, List.of(Reason.of(why, args)), false);
    }

    static Due undated(String why, Object... args) {
        return new Due(null, List.of(Reason.of(why, args)), false);
    }

    /** Moved to another day, for one more reason or several. */
    Due movedTo(@Nullable LocalDate other, List<Reason> because) {
        return new Due(other, Stream.concat(why.stream(), because.stream()).toList(), setByHub);
    }

    Due asSetByHub() {
        return new Due(day, why, true);
    }
}
