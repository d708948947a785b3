package vn.guongsang.document.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.guongsang.document.IncomingSheet;

/** A CSV file, by comma, semicolon or tab, in UTF-8 or in UTF-16 that says so. */
final class CsvGrid {

    private static final int COLUMNS = 200;
    /** So many lines tell by what the file is separated. */
    private static final int PROBE = 20;

    private CsvGrid() {}

    static Grid of(byte[] content) {
        String text = text(content);
        char separator = separator(text);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        List<Grid.Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                if (record.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (lines.size() > IncomingSheet.ROWS + SheetReader.HEAD) {
                    throw Unreadable.because("rows", IncomingSheet.ROWS);
                }
                lines.add(new Grid.Line(
                        (int) record.getRecordNumber(),
                        record.stream().limit(COLUMNS).map(Grid.Cell::text).toList()));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw Unreadable.because(
                    "quotes", lines.isEmpty() ? 1 : lines.getLast().number() + 1);
        }
        return new Grid(lines, 0);
    }

    /**
     * Windows-1258, TCVN3 and VNI use the same bytes for different letters: nobody can tell which it is, and
     * a guess would quietly write wrong names.
     */
    private static String text(byte[] content) {
        Charset charset = startsWith(content, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16LE
                : startsWith(content, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf('\0') >= 0) {
                throw Unreadable.because("content");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Unreadable.because("encoding");
        }
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private static char separator(String text) {
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(sign -> text.lines()
                        .limit(PROBE)
                        .map(line -> line.replaceAll("\"[^\"]*\"", ""))
                        .mapToLong(line -> line.chars().filter(c -> c == sign).count())
                        .sum()))
                .orElseThrow();
    }
}
