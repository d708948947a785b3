package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Something in time that obligations hang on: a milestone or an event, dated as well as the plan dates it. */
public interface Occasion {

    String id();

    String name();

    @Nullable
    LocalDate date();

    @Nullable
    MonthDay yearly();

    /** Whether {@link #yearly} is a day of the lunar calendar. */
    boolean lunar();

    @Nullable
    Year year();

    @Nullable
    Window window();
}
