package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;

/** Every entry says where the plan says it, itself or through its parent. */
final class EntriesHaveAClause implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        draft.entries().stream()
                .filter(entry -> entry.clause().isEmpty())
                .forEach(entry -> report.accept(entry.error("id", "clause.missing", entry.id())));
    }
}
