package vn.guongsang.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    private final WorkingDays days = WorkingDays.shipped();

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
        "2025-03-10, 0, 2025-03-10",
        "2022-01-28, 5, 2022-02-11", // over Tết Nhâm Dần
        "2030-01-31, 1, 2030-02-08" // Tết 2030 is on 2 February in Vietnam, on the 3rd in China
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
        assertThat(days.known(LocalDate.of(2035, 12, 31))).isTrue();
        assertThat(days.known(LocalDate.of(2036, 1, 1))).isFalse();
    }

    @ParameterizedTest(name = "{0} moves on to {1} or back to {2}")
    @CsvSource({
        "2025-03-10, 2025-03-10, 2025-03-10",
        "2025-03-15, 2025-03-17, 2025-03-14", // a Saturday
        "2025-01-29, 2025-02-03, 2025-01-24", // the first day of Tết
        "2025-04-26, 2025-04-26, 2025-04-26", // a Saturday worked in exchange
        "2023-01-01, 2023-01-03, 2022-12-30" // a Sunday, made up for on Monday
    })
    void movesADayThatIsNotWorked(LocalDate day, LocalDate onOrAfter, LocalDate onOrBefore) {
        assertThat(days.onOrAfter(day)).isEqualTo(onOrAfter);
        assertThat(days.onOrBefore(day)).isEqualTo(onOrBefore);
    }

    @ParameterizedTest(name = "Tết {0}, Giỗ Tổ {1}")
    @CsvSource({
        "2020-01-25, 2020-04-02",
        "2021-02-12, 2021-04-21",
        "2022-02-01, 2022-04-11",
        "2023-01-23, 2023-05-02", // 22 January is a Sunday; 29 April a Saturday, made up for on 2 May
        "2024-02-12, 2024-04-18", // 10 February is a Saturday
        "2025-01-29, 2025-04-07",
        "2026-02-17, 2026-04-27",
        "2027-02-08, 2027-04-16",
        "2028-01-26, 2028-04-04",
        "2029-02-13, 2029-04-23",
        "2030-02-04, 2030-04-12",
        "2031-01-23, 2031-04-01",
        "2032-02-11, 2032-04-19",
        "2033-01-31, 2033-04-11",
        "2034-02-20, 2034-04-28",
        "2035-02-08, 2035-04-17"
    })
    void rests(LocalDate atTet, LocalDate forTheHungKings) {
        assertThat(days.working(atTet)).isFalse();
        assertThat(days.special(atTet))
                .get()
                .satisfies(special -> assertThat(special.name()).startsWith("Tết Nguyên đán"));
        assertThat(days.working(forTheHungKings)).isFalse();
        assertThat(days.special(forTheHungKings))
                .get()
                .satisfies(special -> assertThat(special.name()).contains("Giỗ Tổ Hùng Vương"));
    }

    @Test
    void aYearIsReplacedAsAWhole() {
        var culture = new WorkingDays.Special(
                LocalDate.of(2036, 11, 24), LocalDate.of(2036, 11, 24), false, "Ngày Văn hóa Việt Nam", "Luật", true);

        WorkingDays replaced = days.with(2025, List.of()).with(2036, List.of(culture));

        assertThat(replaced.working(LocalDate.of(2025, 1, 29))).isTrue();
        assertThat(replaced.working(LocalDate.of(2026, 2, 17))).isFalse();
        assertThat(replaced.known(LocalDate.of(2036, 1, 1))).isTrue();
        assertThat(replaced.onOrAfter(LocalDate.of(2036, 11, 24))).isEqualTo(LocalDate.of(2036, 11, 25));
    }
}
