package vn.guongsang.people;

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

/** The columns of a list of people to be invited; the words are {@code people.list.<name>}. */
public enum ListColumn {
    NAME(28, true),
    MAIL(30, true),
    ROLE(28, true),
    BODY(44, true),
    FROM(12, false),
    TO(12, false);

    private static final Map<String, List<String>> HEADINGS = headings();

    private final int width;
    private final boolean required;

    ListColumn(int width, boolean required) {
        this.width = width;
        this.required = required;
    }

    int width() {
        return width;
    }

    boolean required() {
        return required;
    }

    boolean dated() {
        return this == FROM || this == TO;
    }

    static List<IncomingSheet.Column> wanted() {
        return Stream.of(values())
                .map(column -> new IncomingSheet.Column(
                        column.name(),
                        column.dated() ? IncomingSheet.Type.DATE : IncomingSheet.Type.TEXT,
                        column.required,
                        Objects.requireNonNull(HEADINGS.get(column.name()))))
                .toList();
    }

    private static Map<String, List<String>> headings() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ListColumn.class.getResourceAsStream("/vn/guongsang/people/headings.tsv")),
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
