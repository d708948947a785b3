package vn.guongsang.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.guongsang.reward.Amount.Status;
import vn.guongsang.reward.Rates.Rate;

class RewardsTests {

    private static final List<Rate> RATES = new Rates().all();

    /** Each derived by hand: base salary of the day × multiple × factor. */
    @ParameterizedTest(name = "{0} to {1} on {2}: {3} {4}")
    @CsvSource({
        // the two examples that were read: giấy khen of a commune, 2.340.000 × 0,3 and × 1,5
        "GK, individual, 2025-07-11, 702000, SETTLED",
        "GK, household, 2025-07-11, 1053000, SETTLED",
        // collective 2 × individual was not read
        "GK, collective, 2025-07-11, 1404000, TO_CONFIRM",
        "GK, cooperative, 2025-07-11, 1404000, TO_CONFIRM",
        "GK, enterprise, 2025-07-11, 1404000, TO_CONFIRM",
        // base salary on both sides of 1/7/2024: 1.800.000 was not read
        "LDTT, individual, 2024-06-30, 540000, TO_CONFIRM",
        "LDTT, individual, 2024-07-01, 702000, SETTLED",
        "CSTDCS, individual, 2024-06-30, 1800000, TO_CONFIRM",
        "CSTDCS, individual, 2024-07-01, 2340000, SETTLED",
        // both sides of 1/7/2025: the decree in which giấy khen and bằng khen were read begins then
        "GK, individual, 2025-06-30, 702000, TO_CONFIRM",
        "GK, individual, 2025-07-01, 702000, SETTLED",
        "BK_BT, individual, 2025-06-30, 3510000, TO_CONFIRM",
        "BK_BT, individual, 2025-07-01, 3510000, SETTLED",
        "BK_BT, household, 2025-07-01, 5265000, SETTLED",
        "BK_BT, collective, 2025-07-01, 7020000, TO_CONFIRM",
        "BK_TTG, individual, 2025-07-01, 8190000, SETTLED",
        // both sides of 1/7/2026: 2.530.000 was not read
        "GK, individual, 2026-06-30, 702000, SETTLED",
        "GK, individual, 2026-07-01, 759000, TO_CONFIRM",
        "GK, household, 2026-07-01, 1138500, TO_CONFIRM",
        "CSTD_BT, individual, 2026-06-30, 7020000, SETTLED",
        "CSTD_BT, individual, 2026-07-01, 7590000, TO_CONFIRM",
        // titles, each with its own multiple; a collective's title has no factor
        "CSTDTQ, individual, 2025-12-31, 10530000, SETTLED",
        "TTLDTT, collective, 2025-12-31, 1872000, SETTLED",
        "TTLDXS, collective, 2025-12-31, 3510000, SETTLED",
        "CO_BT, collective, 2025-06-30, 18720000, SETTLED",
        "CO_BT, collective, 2025-07-01, 18720000, TO_CONFIRM",
        "CO_CP, collective, 2025-07-01, 28080000, SETTLED",
        "GDVH, household, 2025-12-31, 234000, TO_CONFIRM",
        "HC_LD3, individual, 2025-12-31, 10530000, SETTLED",
        "HC_LD3, collective, 2025-12-31, 21060000, SETTLED",
        // the law changes on 1/10/2026, unread
        "HC_SV, individual, 2026-09-30, 116380000, TO_CONFIRM",
        "GK, individual, 2026-10-01, 759000, TO_CONFIRM",
        // no rule known
        "GK, individual, 2023-12-31, 0, UNKNOWN",
        "KHAC, individual, 2025-12-31, 0, UNKNOWN",
    })
    void anAwardIsWorthWhatTheRuleOfItsDaySays(String award, String kind, LocalDate on, long dong, Status status) {
        Amount amount = Rewards.reckon(RATES, award, kind, on);

        assertThat(amount.dong()).isEqualTo(dong);
        assertThat(amount.status()).isEqualTo(status);
    }

    @Test
    void everyFigureNamesItsArticle() {
        assertThat(Rewards.reckon(RATES, "GK", "household", LocalDate.of(2025, 7, 11))
                        .figures())
                .containsExactly(
                        figure(Figure.Kind.BASE, "2340000", "Nghị định 73/2024/NĐ-CP"),
                        figure(Figure.Kind.MULTIPLE, "0.3", "Nghị định 152/2025/NĐ-CP"),
                        figure(Figure.Kind.FACTOR, "1.5", "Nghị định 152/2025/NĐ-CP"));
    }

    @Test
    void roundingIsASettingFromADayOn() {
        List<Rate> rates = Stream.concat(
                        RATES.stream(),
                        Stream.of(entered(Figure.Kind.ROUNDING, "10000", "Quy chế", LocalDate.of(2025, 8, 1))))
                .toList();

        assertThat(Rewards.reckon(rates, "GK", "household", LocalDate.of(2025, 7, 31))
                        .dong())
                .isEqualTo(1_053_000);
        assertThat(Rewards.reckon(rates, "GK", "household", LocalDate.of(2025, 8, 1))
                        .dong())
                .isEqualTo(1_060_000);
    }

    @Test
    void whatAPersonEntersGoesBeforeTheProductsOwnAndChangesOnlyLaterCases() {
        List<Rate> rates = Stream.concat(
                        RATES.stream(),
                        Stream.of(entered(Figure.Kind.BASE, "2600000", "Nghị định mới", LocalDate.of(2026, 7, 1))))
                .toList();

        assertThat(Rewards.reckon(rates, "CSTDCS", "individual", LocalDate.of(2026, 6, 30))
                        .dong())
                .isEqualTo(2_340_000);
        assertThat(Rewards.reckon(rates, "CSTDCS", "individual", LocalDate.of(2026, 7, 1)))
                .satisfies(amount -> {
                    assertThat(amount.dong()).isEqualTo(2_600_000);
                    assertThat(amount.status()).isEqualTo(Status.SETTLED);
                });
    }

    private static Rate entered(Figure.Kind kind, String value, String basis, LocalDate from) {
        return new Rate(figure(kind, value, basis), Set.of(), Set.of(), from, null, true);
    }

    private static Figure figure(Figure.Kind kind, String value, String basis) {
        return new Figure(kind, new BigDecimal(value), basis, true);
    }
}
