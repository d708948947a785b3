package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each body's own plan must contain.
 *
 * @param obligation with which it is handed in
 */
public record UnitPlan(
        @Nullable String id,
        boolean required,
        List<Statement> contains,
        @Nullable String review,
        @Nullable String obligation,
        @Nullable String clause) {}
