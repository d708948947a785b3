package vn.guongsang.ledger.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.guongsang.document.IncomingSheet;

/** The columns of a history of awards as it comes in; the words are {@code ledger.history.<name>}. */
public enum HistoryColumn {
    /** of use only to tell the lines that head a section: theirs is no plain number */
    ORDER(8),
    NAME(32),
    BORN(14),
    KIND(16),
    BODY(36),
    PLACE(24),
    AWARD(36),
    YEAR(8),
    GROUND(22),
    DEED(36),
    NUMBER(20),
    DECIDED(16),
    ISSUER(36);

    private static final Map<String, List<String>> HEADINGS = table("headings.tsv");

    private final int width;

    HistoryColumn(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    boolean dated() {
        return this == BORN || this == DECIDED;
    }

    static List<IncomingSheet.Column> wanted() {
        return Stream.of(values())
                .map(column -> new IncomingSheet.Column(
                        column.name(),
                        column.dated() ? IncomingSheet.Type.DATE : IncomingSheet.Type.TEXT,
                        column == NAME,
                        Objects.requireNonNull(HEADINGS.get(column.name()))))
                .toList();
    }

    /** A word and its other words, a line each. */
    static Map<String, List<String>> table(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HistoryColumn.class.getResourceAsStream("/vn/guongsang/ledger/" + file)),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t")))
                    .collect(Collectors.toMap(List::getFirst, cells -> cells.subList(1, cells.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
