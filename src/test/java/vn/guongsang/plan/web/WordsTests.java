package vn.guongsang.plan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.guongsang.frame.Text;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.reading.Board;

class WordsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void daysLeftAreToldInWords() {
        assertThat(Words.brief(cell(Standing.SOON, TODAY.plusDays(2), null), 2026))
                .isEqualTo(Text.key("plan.cell.left", 2L));
    }

    @Test
    void aDayOfAnotherYearTellsItsYear() {
        LocalDate due = LocalDate.of(2027, 10, 19);
        assertThat(Words.brief(cell(Standing.OPEN, due, null), 2026)).isEqualTo(Text.plain("19/10/2027"));
        assertThat(Words.brief(cell(Standing.OPEN, due, null), 2027)).isEqualTo(Text.plain("19/10"));
        assertThat(Words.brief(cell(Standing.MET, due, TODAY), 2027)).isEqualTo(Text.plain("28/11/2026"));
    }

    private static Board.Cell cell(Standing standing, LocalDate due, @Nullable LocalDate metOn) {
        return new Board.Cell(
                new UUID(0, 1), standing, TODAY, due, null, null, metOn, null, 0, 0, false, TODAY, 1, 0, false);
    }
}
