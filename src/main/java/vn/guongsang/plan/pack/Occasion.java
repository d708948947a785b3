package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
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

    /** One day for each year, where it has another every year; empty otherwise. */
    List<LocalDate> dates();

    @Nullable
    Year year();

    @Nullable
    Window window();
}
