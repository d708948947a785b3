package vn.guongsang.rules;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a case, with all that led to it.
 *
 * @param basis the document in force on the day of the case
 * @param version of the rule, null where there is none for the award on that day
 */
public record Judgement(
        Outcome outcome, String basis, @Nullable UUID version, List<Line> lines) {

    public Judgement {
        lines = List.copyOf(lines);
    }

    /** The conditions that are no groups and came to this, in order. */
    public Stream<Line> leaves(Outcome outcome) {
        return lines.stream().flatMap(Line::leaves).filter(line -> line.outcome() == outcome);
    }
}
