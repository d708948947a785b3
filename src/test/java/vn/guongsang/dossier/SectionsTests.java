package vn.guongsang.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.guongsang.document.IncomingText;
import vn.guongsang.document.IncomingText.Paragraph;

class SectionsTests {

    @Test
    void aReportFallsIntoThePartsOfTheFormAndNothingIsLost() {
        WordReport read = read("""
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                BÁO CÁO THÀNH TÍCH
                I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH
                Xã có 12 thôn.
                1. Chức năng, nhiệm vụ: quản lý nhà nước.
                II. THÀNH TÍCH ĐẠT ĐƯỢC
                1. Thành tích đạt được căn cứ vào nhiệm vụ được giao.
                Thành tích của xã được nhân dân ghi nhận.
                III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG
                2023 | Giấy khen
                THỦ TRƯỞNG ĐƠN VỊ
                """);
        assertThat(read.background()).isEqualTo("Xã có 12 thôn.\n1. Chức năng, nhiệm vụ: quản lý nhà nước.");
        assertThat(read.achievement())
                .isEqualTo("1. Thành tích đạt được căn cứ vào nhiệm vụ được giao.\n"
                        + "Thành tích của xã được nhân dân ghi nhận.");
        assertThat(read.leftOut()).startsWith("CỘNG HÒA").contains("2023 | Giấy khen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "II. THÀNH TÍCH ĐẠT ĐƯỢC",
                "II/ Thành tích đạt được:",
                "2. thanh tich dat duoc",
                "Phần II: Thành tích đạt được",
                "THANH TICH DAT DUOC TRONG NAM 2024",
                "b) Tóm tắt thành tích"
            })
    void aHeadingIsKnownHoweverItIsNumberedAndWritten(String heading) {
        assertThat(read("Mở đầu\n" + heading + "\nNội dung").achievement()).isEqualTo("Nội dung");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thành tích của tập thể được ghi nhận trong nhiều năm",
                "Khen thưởng kịp thời người lao động",
                "BÁO CÁO THÀNH TÍCH"
            })
    void aSentenceThatBeginsLikeAHeadingIsNone(String sentence) {
        assertThat(read(sentence + "\nNội dung").leftOut()).isEqualTo(sentence + "\nNội dung");
    }

    @Test
    void whatStandsBehindAHeadingInItsLineStays() {
        assertThat(read("Lý lịch: sinh năm 1980 tại Ninh Đông").background()).isEqualTo("sinh năm 1980 tại Ninh Đông");
    }

    private static WordReport read(String lines) {
        return Sections.of(
                new UUID(0, 1),
                "a.docx",
                new IncomingText(lines.lines()
                        .flatMap(line -> line.isBlank() ? Stream.empty() : Stream.of(new Paragraph(line, false)))
                        .toList()));
    }
}
