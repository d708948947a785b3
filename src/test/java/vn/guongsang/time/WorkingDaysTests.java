package vn.guongsang.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest(name = "{1} working days after {0} end on {2}")
    @CsvSource({
        "2025-03-10, 2, 2025-03-12", // Monday
        "2025-03-13, 2, 2025-03-17", // Thursday, over a weekend
        "2025-03-14, 2, 2025-03-18", // Friday
        "2025-03-15, 2, 2025-03-18", // received on a Saturday
        "2025-03-16, 2, 2025-03-18", // received on a Sunday
        "2025-01-24, 2, 2025-02-04", // the Friday before Tết Ất Tỵ
        "2025-01-23, 2, 2025-02-03", // the Thursday before: one day is left
        "2025-01-29, 1, 2025-02-03", // received on the first day of Tết
        "2026-02-13, 2, 2026-02-24", // before Tết Bính Ngọ
        "2025-04-25, 1, 2025-04-26", // the Saturday worked in exchange
        "2025-04-29, 2, 2025-05-06", // 30 April, 1 May, the exchanged day, a weekend
        "2026-04-24, 1, 2026-04-28", // the holiday fell on a Sunday, the Monday is free
        "2025-08-29, 1, 2025-09-03",
        "2025-03-10, 0, 2025-03-10"
    })
    void countsFromTheDayAfter(LocalDate day, int count, LocalDate last) {
        assertThat(days.after(day, count)).isEqualTo(last);
    }

    @Test
    void tellsWhichSpecialDaysItPassedOver() {
        assertThat(days.between(LocalDate.of(2025, 1, 24), LocalDate.of(2025, 2, 4)))
                .extracting(WorkingDays.Special::name)
                .containsExactly("Tết Nguyên đán Ất Tỵ");
        assertThat(days.between(LocalDate.of(2025, 3, 10), LocalDate.of(2025, 3, 12)))
                .isEmpty();
    }

    @Test
    void saysWhichYearsItKnows() {
        assertThat(days.known(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(days.known(LocalDate.of(2028, 1, 1))).isFalse();
    }
}
