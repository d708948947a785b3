package vn.guongsang.rules;

import java.util.List;
import java.util.stream.Stream;
import vn.guongsang.frame.Text;

/**
 * One condition and what became of it.
 *
 * @param id of the condition in the rule, for what a person finds; groups have one too
 * @param condition as a sentence
 * @param article where the law has it
 * @param records the references of the facts that it rests on
 * @param why what was found, or what is missing; empty plain text where the parts say it
 * @param parts of a group, those that do not apply to the case left out
 */
public record Line(
        String id, Outcome outcome, Text condition, String article, List<String> records, Text why, List<Line> parts) {

    public Line {
        records = List.copyOf(records);
        parts = List.copyOf(parts);
    }

    /** The conditions below it that are no groups, in order; itself when it is none. */
    public Stream<Line> leaves() {
        return parts.isEmpty() ? Stream.of(this) : parts.stream().flatMap(Line::leaves);
    }
}
