package vn.guongsang.intake;

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

/** The columns of a list of bodies, as it comes in and goes out; the words are {@code intake.column.<name>}. */
public enum ListColumn {
    CODE(18),
    NAME(44),
    ALIASES(30),
    KIND(24),
    LEVEL(14),
    PARENT(36),
    PLACE(24),
    SECTOR(24),
    FROM(12),
    TO(12),
    BASIS(36);

    private static final Map<String, List<String>> HEADINGS = headings();

    private final int width;

    ListColumn(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    boolean dated() {
        return this == FROM || this == TO;
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

    private static Map<String, List<String>> headings() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ListColumn.class.getResourceAsStream("/vn/guongsang/intake/headings.tsv")),
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
