package vn.guongsang.certificate.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.guongsang.certificate.paper.Fitting.Fitted;
import vn.guongsang.certificate.paper.Slot.Align;

class FittingTests {

    private static final double WIDTH = 500;
    private static final double SIZE = 25;

    @Test
    void aShortNameKeepsItsSize() {
        assertThat(fit("Nguyễn Văn An")).isEqualTo(new Fitted(List.of("Nguyễn Văn An"), SIZE));
    }

    @Test
    void aLongerNameIsSetSmallerOnOneLine() {
        Fitted fitted = fit("Công tằng Tôn nữ Thị Nguyệt Minh Hoàng Phương");

        assertThat(fitted.lines()).containsExactly("Công tằng Tôn nữ Thị Nguyệt Minh Hoàng Phương");
        assertThat(fitted.size()).isBetween(SIZE * 0.75, SIZE - 0.1);
    }

    @Test
    void aVeryLongNameTakesTwoLinesOfAboutOneLength() {
        Fitted fitted = fit("Hợp tác xã Dịch vụ nông nghiệp tổng hợp và chế biến muối sạch Hòn Khói xã Ninh Đông");

        assertThat(fitted.size()).isEqualTo(SIZE);
        assertThat(fitted.lines())
                .containsExactly(
                        "Hợp tác xã Dịch vụ nông nghiệp tổng hợp và", "chế biến muối sạch Hòn Khói xã Ninh Đông");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 60, 61, 299, 300, 1000})
    void nothingIsEverCutAndNothingStandsOver(int letters) {
        for (String text :
                List.of("W".repeat(letters), ("Mạnh ").repeat(letters / 5 + 1).strip())) {
            Fitted fitted = fit(text);

            assertThat(String.join(" ", fitted.lines())).isEqualTo(text);
            assertThat(fitted.lines()).hasSizeBetween(1, 2);
            assertThat(fitted.lines())
                    .allSatisfy(line -> assertThat(Face.SERIF_BOLD.width(line) * fitted.size())
                            .isLessThanOrEqualTo(WIDTH + 0.01));
        }
    }

    @Test
    void linesOfTheTextItselfAreKept() {
        assertThat(fit("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH").lines()).containsExactly("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    }

    @Test
    void standsWhereTheSlotSays() {
        var slot = new Slot("x", 10, 20, 100, 1, 20, Face.SERIF, Align.RIGHT, true, true, "#000000");

        List<Line> lines = Fitting.lines(slot, "đông");

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.text()).isEqualTo("ĐÔNG");
            assertThat(line.x() + line.width()).isCloseTo(110 * 72 / 25.4, within());
            assertThat(line.y()).isCloseTo(20 * 72 / 25.4 + 20 * 0.94, within());
            assertThat(line.rule()).isTrue();
        });
        assertThat(Fitting.lines(slot, " ")).isEmpty();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.01);
    }

    private static Fitted fit(String text) {
        return Fitting.fit(text, Face.SERIF_BOLD, WIDTH, SIZE, 2);
    }
}
