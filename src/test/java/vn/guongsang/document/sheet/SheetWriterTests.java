package vn.guongsang.document.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Column;
import vn.guongsang.document.Spreadsheet.Status;
import vn.guongsang.document.Spreadsheet.Tone;
import vn.guongsang.document.Spreadsheet.Type;

class SheetWriterTests {

    private static final int HEAD = 3;
    private static final int HEAD_WITHOUT_SUBTITLE = 2;

    @Test
    void writesTitleHeadRowsAndFooterInOrder() throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(Documents.xlsx(people("Đỗ Thị Ổn"))))) {
            var texts = workbook.getFirstSheet().read().stream()
                    .map(row -> row.getCellText(0))
                    .filter(text -> !text.isEmpty())
                    .toList();
            assertThat(texts)
                    .containsExactly(
                            "Danh sách điển hình",
                            "Số liệu đến ngày 21/11/2026",
                            "Họ và tên",
                            "Đỗ Thị Ổn",
                            "Nguồn: sổ điển hình");
        }
    }

    @Test
    void keepsNumbersAndDatesReal() throws IOException {
        try (var workbook = open(people("Đỗ Thị Ổn"))) {
            var row = workbook.getSheetAt(0).getRow(HEAD + 1);
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(DateUtil.isCellDateFormatted(row.getCell(2))).isTrue();
            assertThat(row.getCell(2).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 2, 5, 0, 0));
            assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("dd/mm/yyyy");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("Trễ hạn");
        }
    }

    @Test
    void freezesTheHeadAndFiltersByIt() throws IOException {
        try (var workbook = open(people("A", "B"))) {
            var sheet = (XSSFSheet) workbook.getSheetAt(0);
            assertThat((int) sheet.getPaneInformation().getHorizontalSplitTopRow())
                    .isEqualTo(HEAD + 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A4:D6");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+84 90", "-5", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x\",\"y\")"})
    void keepsWhatLooksLikeAFormulaAsText(String text) throws IOException {
        try (var workbook = open(people(text))) {
            var cell = workbook.getSheetAt(0).getRow(HEAD + 1).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(text);
            // also after the officer has edited the cell
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Danh sách điển hình | Danh sách điển hình",
                "Quý 1/2026: [nháp]* | Quý 1 2026 nháp",
                "'Trích dẫn' | Trích dẫn",
                "History | Sheet1",
                "??? | Sheet1",
                "Danh sách tập thể, cá nhân điển hình tiên tiến | Danh sách tập thể, cá nhân điể…"
            })
    void namesTheSheetAsExcelAllows(String title, String name) {
        assertThat(SheetName.of(title)).isEqualTo(name).hasSizeLessThanOrEqualTo(31);
    }

    @Test
    void leavesBlankWhatIsNotKnownAndDropsControlCharacters() throws IOException {
        var spreadsheet = new Spreadsheet(
                "Trống",
                "",
                List.of(new Column("Tên", Type.TEXT, 20), new Column("Ngày", Type.DATE, 12)),
                List.of(Arrays.asList("A\u0000\u000bB", null)),
                List.of());
        try (var workbook = open(spreadsheet)) {
            var row = workbook.getSheetAt(0).getRow(HEAD_WITHOUT_SUBTITLE + 1);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("AB");
            assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.BLANK);
        }
    }

    @Test
    void writesALongListAsItIsReadAndLeavesTheStreamOpen() {
        Iterable<List<Object>> rows = () -> IntStream.range(0, 20_000)
                .mapToObj(i -> List.<Object>of("Đơn vị " + i, BigDecimal.valueOf(i)))
                .iterator();
        var closed = new boolean[1];
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Documents.xlsx(
                new Spreadsheet(
                        "Dài",
                        "",
                        List.of(new Column("Tên", Type.TEXT, 20), new Column("Số", Type.NUMBER, 12)),
                        rows,
                        List.of()),
                out);
        assertThat(out.size()).isGreaterThan(100_000);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void refusesARowThatDoesNotFitTheColumns() {
        var spreadsheet = new Spreadsheet(
                "Lệch", "", List.of(new Column("Tên", Type.TEXT, 20)), List.of(List.of("a", "b")), List.of());
        assertThatThrownBy(() -> Documents.xlsx(spreadsheet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values for 1 columns");
    }

    private static Spreadsheet people(String... names) {
        return new Spreadsheet(
                "Danh sách điển hình",
                "Số liệu đến ngày 21/11/2026",
                List.of(
                        new Column("Họ và tên", Type.TEXT, 30),
                        new Column("Điểm", Type.NUMBER, 10),
                        new Column("Ngày", Type.DATE, 12),
                        new Column("Trạng thái", Type.STATUS, 14)),
                Arrays.stream(names)
                        .map(name -> List.<Object>of(
                                name,
                                new BigDecimal("1234.5"),
                                LocalDate.of(2026, 2, 5),
                                new Status("Trễ hạn", Tone.LATE)))
                        .toList(),
                List.of("Nguồn: sổ điển hình"));
    }

    private static XSSFWorkbook open(Spreadsheet spreadsheet) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Documents.xlsx(spreadsheet)));
    }
}
