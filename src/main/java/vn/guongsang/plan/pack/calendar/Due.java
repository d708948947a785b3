package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last day on time, and how it was found.
 *
 * @param day null where no day can be given
 * @param why key of the sentence that explains it, with {@code args}: days and texts
 * @param setByHub the plan leaves the day open and the hub has set it
 */
public record Due(@Nullable LocalDate day, String why, List<Object> args, boolean setByHub) {

    static Due on(LocalDate day, String why, Object... args) {
        return new Due(day, why, List.of(args), false);
    }

    static Due undated(String why, Object... args) {
        return new Due(null, why, List.of(args), false);
    }

    Due asSetByHub() {
        return new Due(day, why, args, true);
    }
}
