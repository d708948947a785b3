package vn.guongsang.document.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.guongsang.document.Documents;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.IncomingSheet.Column;
import vn.guongsang.document.IncomingSheet.Fault;
import vn.guongsang.document.IncomingSheet.Row;
import vn.guongsang.document.IncomingSheet.Type;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Upload;
import vn.guongsang.verdict.Refusal;

class SheetReaderTests {

    private static final List<Column> COLUMNS = List.of(
            new Column("code", Type.TEXT, false, List.of("Mã", "Mã đơn vị")),
            new Column("name", Type.TEXT, true, List.of("Tên", "Tên đơn vị")),
            new Column("from", Type.DATE, false, List.of("Từ ngày", "Hiệu lực từ")),
            new Column("to", Type.DATE, false, List.of("Đến ngày", "Hiệu lực đến")));

    // ---- headings

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mã,Tên,Từ ngày",
                "MÃ,TÊN,TỪ NGÀY",
                "ma;ten;tu ngay",
                " Mã đơn vị (*) \tTên đơn vị [bắt buộc]\tHiệu lực: từ",
                "\uFEFFMã,Tên,Từ ngày",
                "sep=;\nMã;Tên;Từ ngày",
                "DANH SÁCH ĐƠN VỊ,,\n,,\nMã,Tên,Từ ngày"
            })
    void findsTheColumnsByAnyOfTheirHeadings(String head) {
        String separator = head.contains("\t") ? "\t" : head.contains(";") ? ";" : ",";
        IncomingSheet sheet = csv(head + "\n" + String.join(separator, "a-1", "Xã A", "1/7/2025") + "\n");

        assertThat(sheet.mapped()).containsOnlyKeys("code", "name", "from");
        assertThat(sheet.rows())
                .extracting(
                        row -> row.text("code"),
                        row -> row.text("name"),
                        row -> row.day("from").orElseThrow())
                .containsExactly(tuple("a-1", "Xã A", LocalDate.of(2025, 7, 1)));
    }

    @Test
    void readsHeadingsOfTwoLinesWithMergedCells() {
        IncomingSheet sheet = xlsx(book -> {
            Worksheet first = book.newWorksheet("Hướng dẫn");
            first.value(0, 0, "Điền vào trang sau");
            Worksheet sheet2 = book.newWorksheet("Danh sách");
            sheet2.value(0, 0, "DANH SÁCH");
            row(sheet2, 2, "STT", "Tên đơn vị", "Hiệu lực", null, "Ghi chú");
            row(sheet2, 3, null, null, "từ", "đến", null);
            row(sheet2, 4, 1, "Xã A", LocalDate.of(2025, 7, 1), LocalDate.of(2026, 1, 1), "x");
            row(sheet2, 6, 2, "Xã B", null, null, null);
        });

        assertThat(sheet.mapped()).isEqualTo(Map.of("name", "Tên đơn vị", "from", "từ", "to", "đến"));
        assertThat(sheet.ignored()).containsExactly("STT", "Ghi chú");
        assertThat(sheet.rows())
                .extracting(Row::number, row -> row.text("name"), row -> row.text("from"), row -> row.text("to"))
                .containsExactly(tuple(5, "Xã A", "01/07/2025", "01/01/2026"), tuple(7, "Xã B", "", ""));
    }

    @Test
    void namesWhatIsMissingOrTwice() {
        assertThat(refusal("a.csv", "Mã,Ghi chú\n1,x\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("document.sheet.columns[Tên, Mã]");
        assertThat(refusal("a.csv", "Tên,Tên đơn vị\n1,x\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("document.sheet.twice[Tên đơn vị]");
        assertThat(refusal("a.csv", "không có gì\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("document.sheet.no-heading[30, Mã, Tên, Từ ngày, Đến ngày]");
    }

    // ---- text

    @Test
    void composesWhatCameDecomposed() {
        String name = "Thị xã Ninh Hòa";
        IncomingSheet sheet = csv(Normalizer.normalize("Tên đơn vị\n\u00a0" + name + " \n", Normalizer.Form.NFD));

        assertThat(sheet.rows()).extracting(row -> row.text("name")).containsExactly(name);
    }

    @Test
    void readsQuotedCellsWithSeparatorsQuotesAndLineEnds() {
        assertThat(csv("Mã,Tên\n1,\"Sở \"\"A\"\", B\nC\"\n").rows())
                .extracting(row -> row.text("name"))
                .containsExactly("Sở \"A\", B\nC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-8"})
    void readsUnicodeThatSaysSo(String charset) {
        String text = (charset.equals("UTF-16LE") ? "\uFEFF" : "") + "Tên;Mã\nXã Đồng Ý;1\n";

        assertThat(IncomingSheet.read(new Upload("a.CSV", text.getBytes(Charset.forName(charset))), COLUMNS)
                        .rows())
                .extracting(row -> row.text("name"))
                .containsExactly("Xã Đồng Ý");
    }

    @Test
    void refusesAnEncodingThatNobodyCanTell() {
        assertThat(refusal("a.csv", "Tên,Mã\nĐơn vị ă,1\n".getBytes(Charset.forName("windows-1258"))))
                .isEqualTo("document.sheet.encoding[]");
    }

    @Test
    void keepsTextThatLooksLikeAFormulaAsText() {
        var names = List.of("=1+1", "+84", "-x", "@a", "\t=cmd");
        byte[] file = Documents.xlsx(new Spreadsheet(
                "Danh sách",
                "",
                List.of(new Spreadsheet.Column("Tên", Spreadsheet.Type.TEXT, 20)),
                names.stream().map(List::of).toList(),
                List.of()));

        IncomingSheet back = IncomingSheet.read(new Upload("a.xlsx", file), COLUMNS);

        assertThat(back.rows()).extracting(row -> row.text("name")).containsExactly("=1+1", "+84", "-x", "@a", "=cmd");
        assertThat(back.rows()).allMatch(row -> row.faults().isEmpty());
    }

    @Test
    void neverWorksOutAFormula() {
        IncomingSheet sheet = xlsx(book -> {
            Worksheet first = book.newWorksheet("a");
            row(first, 0, "STT", "Tên", "Mã");
            first.formula(1, 0, "ROW()");
            first.formula(1, 1, "HYPERLINK(\"http://x.vn\")");
            first.value(1, 2, BigDecimal.valueOf(12));
        });

        assertThat(sheet.rows())
                .extracting(row -> row.text("name"), row -> row.text("code"), Row::faults)
                .containsExactly(tuple("", "12", Map.of("name", Fault.FORMULA)));
    }

    // ---- days

    @ParameterizedTest
    @CsvSource({
        "1/7/2025, 2025-07-01",
        "01/07/2025, 2025-07-01",
        "01-07-2025, 2025-07-01",
        "2025-07-01, 2025-07-01",
        "2025-07-01T00:00:00, 2025-07-01",
        "01.07.25, 2025-07-01",
        "1.7.99, 1999-07-01",
        "31.12.39, 2039-12-31",
        "1.1.40, 1940-01-01",
        "45839, 2025-07-01",
        "29/2/2024, 2024-02-29",
        "29/2/2025, ",
        "31/4/2025, ",
        "7/13/2025, ",
        "2025, ",
        "7/2025, ",
        "hôm qua, ",
        "999999, "
    })
    void readsDaysInEachFormAndGuessesNone(String typed, LocalDate day) {
        Row row = csv("Tên;Từ ngày\nA;" + typed + "\n").rows().getFirst();

        assertThat(row.day("from").orElse(null)).isEqualTo(day);
        assertThat(row.faults()).isEqualTo(day == null ? Map.of("from", Fault.NO_DATE) : Map.of());
        if (day == null) {
            assertThat(row.text("from")).isEqualTo(typed);
        }
    }

    @Test
    void readsDaysAsExcelKeepsThemAndTakesNoYearForOne() {
        IncomingSheet sheet = xlsx(book -> {
            Worksheet first = book.newWorksheet("a");
            row(first, 0, "Tên", "Từ ngày");
            row(first, 1, "A", LocalDate.of(2024, 2, 29));
            row(first, 2, "B", 2025);
        });

        assertThat(sheet.rows())
                .extracting(row -> row.day("from").orElse(null), Row::faults)
                .containsExactly(
                        tuple(LocalDate.of(2024, 2, 29), Map.of()), tuple(null, Map.of("from", Fault.NO_DATE)));
    }

    // ---- what should not be taken in

    @Test
    void refusesWhatIsNotWhatItSays() {
        byte[] sheet = sheet(book -> row(book.newWorksheet("a"), 0, "Tên"));
        assertThat(refusal("a.xls", sheet)).isEqualTo("document.sheet.extension[]");
        assertThat(refusal("a.csv", sheet)).startsWith("document.sheet.");
        assertThat(refusal("a.xlsx", "Tên\nA\n".getBytes(StandardCharsets.UTF_8)))
                .startsWith("document.upload.content");
        assertThat(refusal("a.xlsx", new byte[0])).startsWith("document.upload.empty");
        assertThat(refusal("a.csv", new byte[0])).isEqualTo("document.sheet.empty[]");
        assertThat(refusal("a.csv", new byte[] {'T', 0, 'n'})).isEqualTo("document.sheet.content[]");
        assertThat(refusal("a.csv", "Tên,Mã\n\"A,1\n".getBytes(StandardCharsets.UTF_8)))
                .startsWith("document.sheet.quotes");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(refusal("a.csv", new byte[50 * 1024 * 1024])).isEqualTo("document.sheet.too-large[10]");
        assertThat(refusal("a.xlsx", new byte[50 * 1024 * 1024])).startsWith("document.upload.too-large");
        assertThat(refusal("a.csv", ("Tên\n" + "A\n".repeat(IncomingSheet.ROWS + 1)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("document.sheet.rows[50000]");
        assertThat(csv("Tên\n" + "A\n".repeat(IncomingSheet.ROWS)).rows()).hasSize(IncomingSheet.ROWS);
    }

    @Test
    void refusesAContainerThatBurstsWhenOpened() {
        byte[] bomb = with(
                sheet(book -> row(book.newWorksheet("a"), 0, "Tên")), "xl/media/x.bin", new byte[70 * 1024 * 1024]);

        assertThat(bomb.length).isLessThan(200_000);
        assertThat(refusal("a.xlsx", bomb)).isEqualTo("document.sheet.bursts[64]");
    }

    @Test
    void doesNotUnfoldEntitiesNorReadFilesOfTheMachine() {
        String evil = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY f SYSTEM "file:///etc/passwd">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>&b;&f;</t></is></c></row></sheetData></worksheet>
                """;
        byte[] file = with(
                sheet(book -> row(book.newWorksheet("a"), 0, "Tên")),
                "xl/worksheets/sheet1.xml",
                evil.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal("a.xlsx", file)).isEqualTo("document.upload.entities[a.xlsx]");
    }

    @Test
    void refusesEveryDamagedSheetInWords() {
        byte[] whole = sheet(book -> {
            Worksheet first = book.newWorksheet("a");
            for (int r = 0; r < 200; r++) {
                row(first, r, r == 0 ? "Tên" : "Xã " + r, "x" + r);
            }
        });
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i % 2 == 0 ? whole.clone() : java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int n = 0; n < 20 && damaged.length > 0 && i % 2 == 0; n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                IncomingSheet.read(new Upload("a.xlsx", damaged), COLUMNS);
            } catch (Refusal refusal) {
                assertThat(refusal.verdict().code()).startsWith("document.");
            }
        }
    }

    // ----

    private static IncomingSheet csv(String text) {
        return IncomingSheet.read(new Upload("a.csv", text.getBytes(StandardCharsets.UTF_8)), COLUMNS);
    }

    private static IncomingSheet xlsx(Consumer<Workbook> content) {
        return IncomingSheet.read(new Upload("a.xlsx", sheet(content)), COLUMNS);
    }

    private static String refusal(String name, byte[] content) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> IncomingSheet.read(new Upload(name, content), COLUMNS));
        return refusal.verdict().code() + refusal.verdict().args();
    }

    private static byte[] sheet(Consumer<Workbook> content) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            content.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... values) {
        for (int c = 0; c < values.length; c++) {
            switch (values[c]) {
                case null -> {}
                case Number number -> sheet.value(row, c, number);
                case LocalDate day -> {
                    sheet.value(row, c, day);
                    sheet.style(row, c).format("dd/mm/yyyy").set();
                }
                case Object text -> sheet.value(row, c, text.toString());
            }
        }
    }

    /** The same container with one part put in or replaced. */
    private static byte[] with(byte[] container, String name, byte[] part) {
        var out = new ByteArrayOutputStream();
        // by its directory: a sheet is written in one go, and its parts do not tell their size beforehand
        try (var whole = ZipFile.builder().setByteArray(container).get();
                var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(whole.getEntries())) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    whole.getInputStream(entry).transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
