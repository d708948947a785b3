package vn.guongsang.document.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.IRunElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import vn.guongsang.document.FileType;
import vn.guongsang.document.IncomingText.Paragraph;
import vn.guongsang.document.Upload;
import vn.guongsang.document.text.PlainText;
import vn.guongsang.document.upload.Inspection;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Reads the text of a Word file; see {@link vn.guongsang.document.IncomingText}. */
public final class WordReader {

    private final List<Paragraph> paragraphs = new ArrayList<>();
    /** For each list how far its levels have counted. */
    private final Map<BigInteger, int[]> counted = new HashMap<>();

    private final XWPFDocument word;

    private WordReader(XWPFDocument word) {
        this.word = word;
    }

    public static List<Paragraph> read(Upload upload) {
        switch (Inspection.of(upload)) {
            case Inspection.Accepted accepted when accepted.type() == FileType.DOCX -> {}
            case Inspection.Accepted accepted -> throw refused("document.word.type", accepted.fileName());
            case Inspection.Rejected rejected -> throw new Refusal(rejected.verdict());
        }
        try (var word = new XWPFDocument(new ByteArrayInputStream(upload.content()))) {
            var reader = new WordReader(word);
            word.getBodyElements().forEach(reader::add);
            if (reader.paragraphs.isEmpty()) {
                throw refused("document.word.no-text", upload.fileName());
            }
            return List.copyOf(reader.paragraphs);
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException e) {
            throw refused("document.upload.broken", upload.fileName());
        }
    }

    private static Refusal refused(String code, String fileName) {
        return new Refusal((Verdict.Refused) Verdict.refused(code, fileName));
    }

    private void add(IBodyElement element) {
        switch (element) {
            case XWPFParagraph paragraph -> add(number(paragraph) + text(paragraph), heading(paragraph));
            case XWPFTable table -> table.getRows().forEach(row -> add(line(row), false));
            case XWPFSDT control -> control.getContent().getText().lines().forEach(line -> add(line, false));
            default -> {
                // nothing else stands in a body
            }
        }
    }

    private void add(String text, boolean heading) {
        String clean = PlainText.clean(text).replaceAll("\\s+", " ").strip();
        if (!clean.isEmpty()) {
            paragraphs.add(new Paragraph(clean, heading));
        }
    }

    private static String text(XWPFParagraph paragraph) {
        return paragraph.getIRuns().stream().map(WordReader::text).collect(Collectors.joining());
    }

    private static String text(IRunElement run) {
        return switch (run) {
            case XWPFRun deleted when deleted.getCTR().sizeOfDelTextArray() > 0 -> "";
            case XWPFRun words -> words.text();
            case XWPFSDT control -> control.getContent().getText();
            default -> "";
        };
    }

    private static String line(XWPFTableRow row) {
        return row.getTableCells().stream()
                .map(XWPFTableCell::getText)
                .map(String::strip)
                .collect(Collectors.joining(" | "))
                .replaceAll("^[ |]+$", "");
    }

    private boolean heading(XWPFParagraph paragraph) {
        XWPFStyle style = paragraph.getStyle() == null || word.getStyles() == null
                ? null
                : word.getStyles().getStyle(paragraph.getStyle());
        String name = style == null || style.getName() == null ? "" : style.getName();
        List<XWPFRun> written = paragraph.getRuns().stream()
                .filter(run -> !run.text().isBlank())
                .toList();
        return name.toLowerCase(Locale.ROOT).startsWith("heading")
                || !written.isEmpty() && written.stream().allMatch(XWPFRun::isBold);
    }

    /** What Word writes before a point of a list, and keeps in no text. */
    private String number(XWPFParagraph paragraph) {
        BigInteger list = paragraph.getNumID();
        String format = list == null ? null : paragraph.getNumFmt();
        if (format == null || format.equals("none")) {
            return "";
        }
        if (format.equals("bullet")) {
            return "- ";
        }
        int level = paragraph.getNumIlvl() == null
                ? 0
                : Math.clamp(paragraph.getNumIlvl().intValue(), 0, 8);
        int[] counts = counted.computeIfAbsent(list, _ -> new int[9]);
        counts[level]++;
        Arrays.fill(counts, level + 1, counts.length, 0);
        String text = paragraph.getNumLevelText() == null ? "%" + (level + 1) + "." : paragraph.getNumLevelText();
        for (int i = 0; i <= level; i++) {
            text = text.replace("%" + (i + 1), i == level ? figure(format, counts[i]) : String.valueOf(counts[i]));
        }
        return text + " ";
    }

    private static String figure(String format, int count) {
        return switch (format) {
            case "lowerLetter" -> String.valueOf((char) ('a' + (count - 1) % 26));
            case "upperLetter" -> String.valueOf((char) ('A' + (count - 1) % 26));
            case "upperRoman" -> roman(count);
            case "lowerRoman" -> roman(count).toLowerCase(Locale.ROOT);
            default -> String.valueOf(count);
        };
    }

    private static String roman(int count) {
        String[] tens = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
        String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
        return tens[count / 10 % 10] + ones[count % 10];
    }
}
