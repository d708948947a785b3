package vn.guongsang.rules;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.domain.Evaluation;

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

    /** With what is asked of the case beside the rules of its award: it must hold too. */
    public Judgement and(List<Line> more) {
        List<Line> all = Stream.concat(lines.stream(), more.stream()).toList();
        return new Judgement(Evaluation.all(all), basis, version, all);
    }

    /** The conditions that are no groups and came to this, in order. */
    public Stream<Line> leaves(Outcome outcome) {
        return lines.stream().flatMap(Line::leaves).filter(line -> line.outcome() == outcome);
    }
}
