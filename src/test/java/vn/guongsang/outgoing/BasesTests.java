package vn.guongsang.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order a paper names what it rests on. */
class BasesTests {

    @Test
    void theHighestRankComesFirstThenTheEarliestTextAndWhoProposedAtLast() {
        List<String> ordered = List.of(
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
                "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
                "Căn cứ Nghị quyết số 35/2021/QH15 ngày 1/1/2023 của Quốc hội",
                "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ",
                "Căn cứ Quyết định số 5/QĐ-TTg ngày 02 tháng 01 năm 2024 của Thủ tướng Chính phủ",
                "Căn cứ Thông tư số 1/2024/TT-BNV của Bộ trưởng Bộ Nội vụ",
                "Căn cứ Quyết định số 12/2024/QĐ-UBND ngày 5/5/2024 của Ủy ban nhân dân tỉnh",
                "Căn cứ Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị",
                "Căn cứ Biên bản họp Hội đồng ngày 3/3/2025",
                "Theo đề nghị của Trưởng phòng Nội vụ");
        assertThat(Bases.ordered(ordered.reversed())).isEqualTo(ordered);
        assertThat(Bases.ordered(ordered)).isEqualTo(ordered);
    }

    @Test
    void aTextNamedAloneGetsTheWordBeforeItAndStandsOnce() {
        assertThat(Bases.ordered(List.of(
                        " Luật Thi đua, khen thưởng năm 2022 ", "", "Căn cứ Luật Thi đua, khen thưởng năm 2022")))
                .containsExactly("Căn cứ Luật Thi đua, khen thưởng năm 2022");
    }

    /** A day that does not exist is no day: the text stays in its rank, at its end. */
    @Test
    void whatHasNoDayComesLastInItsRankInTheOrderWritten() {
        assertThat(Bases.ordered(List.of(
                        "Căn cứ Nghị định hai của Chính phủ",
                        "Căn cứ Nghị định một ngày 31/2/2023 của Chính phủ",
                        "Căn cứ Nghị định ba ngày 1/2/2023 của Chính phủ")))
                .containsExactly(
                        "Căn cứ Nghị định ba ngày 1/2/2023 của Chính phủ",
                        "Căn cứ Nghị định hai của Chính phủ",
                        "Căn cứ Nghị định một ngày 31/2/2023 của Chính phủ");
    }
}
