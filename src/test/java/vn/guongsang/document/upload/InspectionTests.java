package vn.guongsang.document.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.document.UploadFixtures;

class InspectionTests {

    static Stream<Arguments> honest() {
        var picture = UploadFixtures.noise(8, 8);
        return Stream.of(
                Arguments.of("Quyết định.pdf", UploadFixtures.pdf(), FileType.PDF),
                Arguments.of("Báo cáo.docx", UploadFixtures.docx(), FileType.DOCX),
                Arguments.of("Danh sách.XLSX", UploadFixtures.xlsx(), FileType.XLSX),
                Arguments.of("Báo cáo.odt", UploadFixtures.odt(), FileType.ODT),
                Arguments.of("ảnh.jpg", UploadFixtures.image(picture, "jpeg"), FileType.JPEG),
                Arguments.of("ảnh.jpeg", UploadFixtures.image(picture, "jpeg"), FileType.JPEG),
                Arguments.of("ảnh.png", UploadFixtures.image(picture, "png"), FileType.PNG),
                Arguments.of("ảnh.webp", UploadFixtures.webp(), FileType.WEBP));
    }

    @ParameterizedTest
    @MethodSource("honest")
    void takesInWhatIsWhatItsNameSays(String name, byte[] content, FileType type) {
        assertThat(Inspection.of(new Upload(name, content))).isEqualTo(new Inspection.Accepted(name, type));
    }

    static Stream<Arguments> dishonest() {
        return Stream.of(
                Arguments.of("rỗng.pdf", new byte[0], "empty"),
                Arguments.of("lớn.pdf", new byte[Upload.LIMIT + 1], "too-large"),
                Arguments.of("chạy.exe", UploadFixtures.exe(), "extension"),
                Arguments.of("không đuôi", UploadFixtures.pdf(), "extension"),
                Arguments.of("trang.html", UploadFixtures.text("<html><body>x</body></html>"), "extension"),
                Arguments.of("hình.svg", UploadFixtures.text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "extension"),
                Arguments.of("chạy.pdf", UploadFixtures.exe(), "content"),
                Arguments.of(
                        "trang.pdf", UploadFixtures.text("<!DOCTYPE html><html><script>1</script></html>"), "content"),
                Arguments.of("hình.png", UploadFixtures.text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "content"),
                Arguments.of("nén.docx", UploadFixtures.zip("a.txt"), "content"),
                Arguments.of("gói.docx", UploadFixtures.zip("META-INF/MANIFEST.MF", "A.class"), "content"),
                Arguments.of("hỏng.docx", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}, "content"),
                Arguments.of("bảng.docx", UploadFixtures.xlsx(), "mismatch"),
                Arguments.of("ảnh.pdf", UploadFixtures.image(UploadFixtures.noise(8, 8), "png"), "mismatch"),
                Arguments.of(
                        "macro.docx",
                        UploadFixtures.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                        "macros"),
                Arguments.of(
                        "điều khiển.docx",
                        UploadFixtures.zip("[Content_Types].xml", "word/document.xml", "word/activeX/activeX1.bin"),
                        "macros"),
                Arguments.of("bom.docx", HostileFiles.zipBomb(), "packed"),
                Arguments.of("nhiều phần.docx", HostileFiles.manyParts(), "packed"),
                Arguments.of("đọc tệp của máy.docx", HostileFiles.docx(HostileFiles.READS_A_FILE), "entities"),
                Arguments.of("tự phình.docx", HostileFiles.docx(HostileFiles.GROWS), "entities"),
                Arguments.of("cắt.docx", HostileFiles.docx("<!-- không có gì"), "broken"),
                Arguments.of("mở là chạy.pdf", HostileFiles.pdfThatRuns("app.alert('x')"), "script"),
                Arguments.of("mở chương trình.pdf", HostileFiles.pdfThatLaunches(), "script"),
                Arguments.of("có mật khẩu.pdf", HostileFiles.pdfUnderPassword(), "locked"),
                Arguments.of("khổng lồ.png", HostileFiles.png(20_000, 20_000), "pixels"),
                Arguments.of("cụt.png", HostileFiles.png(0, 0), "broken"));
    }

    @ParameterizedTest
    @MethodSource("dishonest")
    void refusesWhatIsNot(String name, byte[] content, String reason) {
        assertThat(Inspection.of(new Upload(name, content)))
                .isInstanceOfSatisfying(
                        Inspection.Rejected.class,
                        rejected -> assertThat(rejected.verdict().code()).isEqualTo("document.upload." + reason));
    }

    @Test
    void takesInAFileOfExactlyTheLimit() {
        var content = new byte[Upload.LIMIT];
        var pdf = UploadFixtures.pdf();
        System.arraycopy(pdf, 0, content, 0, pdf.length);
        assertThat(Inspection.of(new Upload("vừa.pdf", content))).isInstanceOf(Inspection.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C:\\Users\\a\\Quyết định.pdf | Quyết định.pdf",
                "../../etc/passwd.pdf | passwd.pdf",
                "...ẩn.pdf | ẩn.pdf",
                "a\u202Efdp.exe | afdp.exe",
                "a:b*c?.pdf | a_b_c_.pdf",
                "Bao\u0301 ca\u0301o.pdf | Baó cáo.pdf",
                "'' | file"
            })
    void cleansNames(String sent, String kept) {
        assertThat(FileName.clean(sent)).isEqualTo(kept);
    }

    @Test
    void shortensANameButNotItsExtension() {
        assertThat(FileName.clean("ổ".repeat(300) + ".docx")).hasSize(150).endsWith("….docx");
    }

    @Test
    void hasWordsForEachRefusalAndForWhatToDoNext() {
        var codes = Stream.concat(
                dishonest().map(arguments -> "document.upload." + arguments.get()[2]),
                Stream.of("document.portrait.type", "document.portrait.broken", "document.portrait.too-many-pixels"));
        var keys = codes.flatMap(code -> Stream.of(code, code + ".next"))
                .distinct()
                .toList();
        for (var locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
            var words = ResourceBundle.getBundle(
                    "messages/document",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(words.keySet()).containsAll(keys);
        }
    }
}
