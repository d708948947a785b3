package vn.guongsang.rules.language;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule of an award from a day on, as somebody decided it. A later one takes its place from its own day; cases
 * received before keep this one.
 *
 * @param number from 1, in the order in which they were decided
 * @param until last day, null while nothing ends it
 * @param basis the documents that it comes from
 * @param decidedBy name, empty for one that came with the program
 */
public record RuleVersion(
        UUID id,
        String award,
        int number,
        LocalDate since,
        @Nullable LocalDate until,
        String basis,
        List<Clause> conditions,
        LocalDate decidedOn,
        String decidedBy) {

    public RuleVersion {
        conditions = List.copyOf(conditions);
    }

    public Stream<Clause> clauses() {
        return conditions.stream().flatMap(Clause::all);
    }

    /** Whether nothing of it was read: every case goes to a person. */
    public boolean unread() {
        return clauses()
                .allMatch(clause -> clause.demand() instanceof Demand.Unread
                        || clause.demand().isGroup());
    }
}
