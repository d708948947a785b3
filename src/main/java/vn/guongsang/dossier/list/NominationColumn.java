package vn.guongsang.dossier.list;

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

/** The columns of a list of nominations. */
public enum NominationColumn {
    NAME(40),
    KIND(16),
    BORN(14),
    PLACE(40),
    CITATION(60),
    BACKGROUND(40),
    ACHIEVEMENT(60),
    GENDER(12),
    WORK(24),
    /** sealed from the moment it comes in, and shown to nobody */
    ETHNICITY(16);

    private static final Map<String, List<String>> HEADINGS = headings();

    private final int width;

    NominationColumn(int width) {
        this.width = width;
    }

    /** In characters. */
    public int width() {
        return width;
    }

    /** The usual heading. */
    public String heading() {
        return Objects.requireNonNull(HEADINGS.get(name())).getFirst();
    }

    /** How the columns are found in a sheet. */
    public static List<IncomingSheet.Column> wanted() {
        return Stream.of(values())
                .map(column -> new IncomingSheet.Column(
                        column.name(),
                        column == BORN ? IncomingSheet.Type.DATE : IncomingSheet.Type.TEXT,
                        column == NAME,
                        Objects.requireNonNull(HEADINGS.get(column.name()))))
                .toList();
    }

    private static Map<String, List<String>> headings() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        NominationColumn.class.getResourceAsStream("/vn/guongsang/dossier/headings.tsv")),
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
