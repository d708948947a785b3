package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the plan's time; phases may overlap, and either end may be missing. */
public record Phase(
        String id,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String text,
        List<Statement> tasks,
        String clause)
        implements Entry {

    public boolean runsOn(LocalDate day) {
        return Window.of(from, to).contains(day);
    }
}
