package vn.guongsang.dossier.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.guongsang.document.IncomingSheet;

/**
 * Officers part their lists by rows such as {@code I. TẬP THỂ} and {@code II. CÁ NHÂN}, and close them with a sum. Such a row
 * is nobody; what it says of the kind holds for the rows below it.
 */
final class SectionRows {

    private static final Pattern NUMBERED = Pattern.compile("^(?:[IVXLC]+|\\d{1,3}|[A-ZĐ])\\s*[.)/\\-:]\\s*(.*)$");
    private static final Pattern SUM = Pattern.compile("(?i)^(?:tổng(?: cộng| số)?|cộng)\\b.*");

    private static final Map<String, String> KINDS = kinds();

    private SectionRows() {}

    /** The kind that words mean, as officers write it; empty when they mean none. */
    static Optional<String> kind(String words) {
        String said = words.strip().toLowerCase(Locale.of("vi"));
        return KINDS.containsValue(said)
                ? Optional.of(said)
                : KINDS.entrySet().stream()
                        .filter(kind -> said.equals(kind.getKey()) || said.startsWith(kind.getKey() + " "))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /** A row with nothing but a heading or a sum. */
    static boolean is(IncomingSheet.Row row) {
        String name = row.text(NominationColumn.NAME.name());
        boolean alone = List.of(NominationColumn.values()).stream()
                .filter(column -> column != NominationColumn.NAME)
                .allMatch(column -> row.text(column.name()).isEmpty());
        return alone && (SUM.matcher(name).matches() || kind(heading(name)).isPresent());
    }

    /** Without its number. */
    static String heading(String name) {
        var numbered = NUMBERED.matcher(name.strip());
        return numbered.matches() ? numbered.group(1) : name;
    }

    /** What officers call the kinds, in the order of the file. */
    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SectionRows.class.getResourceAsStream("/vn/guongsang/dossier/kinds.tsv")),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t");
                Arrays.stream(cells).skip(1).forEach(word -> kinds.put(word, cells[0]));
            });
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
