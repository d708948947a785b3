package vn.guongsang.plan.pack.reading;

import java.util.Comparator;
import java.util.List;

/**
 * A problem of a pack.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param path JSON pointer of the place, e.g. {@code /obligations/2/due}; empty for the whole file
 * @param code the kind of problem, and the key of its sentence
 * @param args what the sentence names
 */
public record Finding(Severity severity, int line, int column, String path, String code, List<String> args)
        implements Comparable<Finding> {

    private static final Comparator<Finding> BY_POSITION = Comparator.comparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::path)
            .thenComparing(Finding::code)
            .thenComparing(finding -> finding.args().toString());

    public Finding {
        args = List.copyOf(args);
    }

    static Finding error(Position at, String path, String code, String... args) {
        return new Finding(Severity.ERROR, at.line(), at.column(), path, code, List.of(args));
    }

    static Finding warning(Position at, String path, String code, String... args) {
        return new Finding(Severity.WARNING, at.line(), at.column(), path, code, List.of(args));
    }

    public boolean refuses() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Finding other) {
        return BY_POSITION.compare(this, other);
    }
}
