package vn.guongsang.dossier.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.guongsang.dossier.ReportVersion;

/** Two versions of a report side by side, by words. */
public final class Comparison {

    private static final Pattern TOKEN = Pattern.compile("\n|[^\\s]+[^\\S\n]*");
    private static final String LINE_END = "\n";

    /** Whatever blanks follow; the end of a line is only like another. */
    private static final BiPredicate<String, String> SAME_WORD = (one, other) ->
            one.equals(other) || !one.isBlank() && one.stripTrailing().equals(other.stripTrailing());

    private final List<Row> rows = new ArrayList<>();
    private List<Piece> before = new ArrayList<>();
    private List<Piece> after = new ArrayList<>();

    private Comparison() {}

    /** A part of the report. @param name as in {@code dossier.remark.<name>} */
    public record Part(String name, List<Row> rows) {

        public long changes() {
            return rows.stream().filter(Row::changed).count();
        }
    }

    /** What stands beside each other: some lines that end at the same place in both. */
    public record Row(List<Piece> before, List<Piece> after) {

        public boolean changed() {
            return Stream.concat(before.stream(), after.stream()).anyMatch(Piece::changed);
        }
    }

    /** @param changed whether only this side has it */
    public record Piece(String text, boolean changed) {}

    static List<Part> of(ReportVersion before, ReportVersion after) {
        return List.of(
                new Part("citation", rows(before.citation(), after.citation())),
                new Part("background", rows(before.background(), after.background())),
                new Part("achievement", rows(before.achievement(), after.achievement())));
    }

    private static List<Row> rows(String before, String after) {
        var comparison = new Comparison();
        DiffUtils.diff(tokens(before), tokens(after), new MyersDiffWithLinearSpace<>(SAME_WORD), null, true)
                .getDeltas()
                .forEach(comparison::add);
        comparison.end();
        return comparison.rows;
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private void add(AbstractDelta<String> delta) {
        if (delta.getType() != DeltaType.EQUAL) {
            add(before, delta.getSource().getLines(), true);
            add(after, delta.getTarget().getLines(), true);
            return;
        }
        for (int i = 0; i < delta.getSource().size(); i++) {
            String token = delta.getSource().getLines().get(i);
            if (token.equals(LINE_END)) {
                end();
            } else {
                add(before, List.of(token), false);
                add(after, List.of(delta.getTarget().getLines().get(i)), false);
            }
        }
    }

    private static void add(List<Piece> side, List<String> tokens, boolean changed) {
        String text = String.join("", tokens);
        if (text.isEmpty()) {
            return;
        }
        if (!side.isEmpty() && side.getLast().changed() == changed) {
            text = side.removeLast().text() + text;
        }
        side.add(new Piece(text, changed));
    }

    private void end() {
        if (!before.isEmpty() || !after.isEmpty()) {
            rows.add(new Row(before, after));
            before = new ArrayList<>();
            after = new ArrayList<>();
        }
    }
}
