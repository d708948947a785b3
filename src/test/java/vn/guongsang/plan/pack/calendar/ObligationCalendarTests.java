package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.guongsang.plan.pack.PackFixtures.owing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.WorkingDays;

class ObligationCalendarTests {

    private static final LocalDate FIRST = LocalDate.of(2029, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2033, 12, 31);
    private static final Locale VIETNAMESE = Locale.of("vi");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cadence: once, due: {rule: date, date: "2030-03-31"}                                            | 2030-03-31
            cadence: once, due: {rule: date, date: "2030-03-31", boundary: by}                              | 2030-03-31
            cadence: once, due: {rule: date, date: "2030-03-31", boundary: before}                          | 2030-03-30
            cadence: once, due: {rule: date, date: "2030-03-01", boundary: before}                          | 2030-02-28
            cadence: once, due: {rule: within, from: "2030-01-01", to: "2030-03-31"}                        | 2030-03-31
            cadence: once, due: {rule: within, from: "2030", to: "2031"}                                    | 2031-12-31
            cadence: once, due: {rule: end-of-period}                                                       | 2031-12-31
            cadence: once, due: {rule: days-after-period, days: 10}                                         | 2032-01-10
            cadence: once, due: {rule: on, milestone: dated}                                                | 2030-06-11
            cadence: once, due: {rule: before, milestone: dated}                                            | 2030-06-10
            cadence: once, due: {rule: on, milestone: yearly}                                               | 2030-06-11
            cadence: once, window: {from: "2030-06-12"}, due: {rule: on, milestone: yearly}                 | 2031-06-11
            cadence: once, due: {rule: on, milestone: windowed}                                             | 2031-06-30
            cadence: once, due: {rule: before, milestone: windowed}                                         | 2031-03-31
            cadence: once, due: {rule: on, milestone: some-time-in-2031}                                    | 2031-12-31
            cadence: once, due: {rule: before, milestone: some-time-in-2031}                                | none
            cadence: once, due: {rule: on, milestone: undated}                                              | none
            cadence: once, due: {rule: open}                                                                | none
            cadence: on-event, due: {rule: none}                                                            | none
            cadence: per-milestone, milestone: dated, due: {rule: days-after-period, days: 15}              | 2030-06-26
            cadence: per-milestone, due: {rule: on, milestone: yearly}                                      | 2030-06-11 2031-06-11
            cadence: yearly, due: {rule: before, milestone: yearly}                                         | 2030-06-10 2031-06-10
            cadence: yearly, due: {rule: day-of-month, day: 15}                                             | 2030-12-15 2031-12-15
            cadence: yearly, due: {rule: day-of-month, day: 15, month: next}                                | 2031-01-15 2032-01-15
            cadence: yearly, due: {rule: end-of-period}                                                     | 2030-12-31 2031-12-31
            cadence: half-yearly, due: {rule: end-of-period}                                                | 2030-06-30 2030-12-31 2031-06-30 2031-12-31
            cadence: half-yearly, window: {to: "2031-03-31"}, due: {rule: end-of-period}                    | 2030-06-30 2030-12-31 2031-03-31
            cadence: half-yearly, window: {from: "2031-01-01"}, due: {rule: day-of-month, day: 5, month: next} | 2031-07-05 2032-01-05 2032-07-05 2033-01-05 2033-07-05
            cadence: quarterly, window: {from: "2031"}, due: {rule: days-after-period, days: 5}             | 2031-04-05 2031-07-05 2031-10-05 2032-01-05 2032-04-05 2032-07-05 2032-10-05 2033-01-05 2033-04-05 2033-07-05 2033-10-05
            cadence: quarterly, window: {to: "2030"}, due: {rule: day-of-month, day: 31, month: last}       | 2030-03-31 2030-06-30 2030-09-30 2030-12-31
            cadence: monthly, window: {from: "2030-01-20", to: "2030-03-31"}, due: {rule: day-of-month, day: 20} | 2030-01-20 2030-02-20 2030-03-20
            cadence: monthly, window: {from: "2030-01-21", to: "2030-03-31"}, due: {rule: day-of-month, day: 20} | 2030-02-20 2030-03-20
            cadence: monthly, window: {to: "2030-02-28"}, due: {rule: day-of-month, day: 31}                | 2030-01-31 2030-02-28
            cadence: monthly, window: {to: "2030-02-28"}, due: {rule: day-of-month, day: 5, month: next}    | 2030-02-05 2030-03-05
            """)
    void findsTheLastDayOnTime(String obligation, String expected) {
        List<String> days = instances(owing(obligation)).stream()
                .map(instance ->
                        instance.dueDay() == null ? "none" : instance.dueDay().toString())
                .toList();

        assertThat(String.join(" ", days)).isEqualTo(expected);
    }

    private static Stream<Arguments> daysOfAllMonths() {
        return IntStream.rangeClosed(1, 31)
                .boxed()
                .flatMap(day -> IntStream.rangeClosed(1, 12).mapToObj(month -> Arguments.of(day, month)));
    }

    @ParameterizedTest
    @MethodSource("daysOfAllMonths")
    void aMonthlyDueDayIsTheDayAskedForOrTheLastOfAShorterMonth(int day, int month) {
        PlanPack pack = owing(
                "cadence: monthly, window: {to: \"2031-12-31\"}, due: {rule: day-of-month, day: %d}".formatted(day));
        LocalDate first = LocalDate.of(2031, month, 1);

        List<ObligationInstance> ofTheMonth =
                calendar(pack, Map.of()).between(first, first.withDayOfMonth(first.lengthOfMonth()), first);

        assertThat(ofTheMonth)
                .singleElement()
                .satisfies(instance -> assertThat(instance.dueDay())
                        .isEqualTo(first.withDayOfMonth(Math.min(day, first.lengthOfMonth()))));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-02-28, NOT_OPEN",
        "2030-03-01, OPEN",
        "2030-03-12, OPEN",
        "2030-03-13, DUE_SOON",
        "2030-03-20, DUE_SOON",
        "2030-03-21, OVERDUE"
    })
    void standsWhereTheDayPutsIt(LocalDate asOf, ObligationStatus expected) {
        PlanPack pack = owing("cadence: monthly, due: {rule: day-of-month, day: 20}");

        assertThat(calendar(pack, Map.of()).between(LocalDate.of(2030, 3, 20), LocalDate.of(2030, 3, 20), asOf))
                .extracting(ObligationInstance::status)
                .containsExactly(expected);
    }

    @Test
    void aRangeHoldsWhatIsDueOnItsFirstAndItsLastDay() {
        ObligationCalendar calendar = calendar(owing("cadence: monthly, due: {rule: day-of-month, day: 20}"), Map.of());
        LocalDate day = LocalDate.of(2030, 3, 20);

        assertThat(calendar.between(day, day, day)).hasSize(1);
        assertThat(calendar.between(day.plusDays(1), day.plusDays(30), day)).isEmpty();
        assertThat(calendar.between(day.minusDays(27), day.minusDays(1), day)).isEmpty();
    }

    @Test
    void aDayThatIsMovedBackBeforeItsPeriodLiesInTheRangeThatEndsThere() {
        ObligationCalendar calendar =
                calendar(owing("cadence: monthly, due: {rule: day-of-month, day: 1, rest-day: previous}"), Map.of());
        LocalDate friday = LocalDate.of(2031, 1, 31);

        assertThat(calendar.between(friday, friday, friday))
                .extracting(instance -> instance.period().from())
                .containsExactly(friday.plusDays(1));
    }

    @Test
    void whatHasNoDueDayLiesInTheRangesThatItsPeriodTouches() {
        ObligationCalendar calendar = calendar(owing("cadence: quarterly, due: {rule: open}"), Map.of());

        assertThat(calendar.between(LocalDate.of(2030, 3, 31), LocalDate.of(2030, 4, 1), FIRST))
                .extracting(instance -> instance.period().from(), ObligationInstance::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2030, 1, 1), ObligationStatus.UNDATED),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2030, 4, 1), ObligationStatus.UNDATED));
    }

    @Test
    void theHubSetsADayWhereThePlanGivesNone() {
        PlanPack pack = owing("cadence: yearly, due: {rule: open, reason: \"không nêu\"}");
        ObligationCalendar calendar =
                calendar(pack, Map.of("ob", new DueRule.DayOfMonth(15, DueRule.DueMonth.NEXT, null, null)));

        List<ObligationInstance> instances = calendar.between(FIRST, LAST, FIRST);

        assertThat(instances)
                .extracting(ObligationInstance::dueDay)
                .containsExactly(LocalDate.of(2031, 1, 15), LocalDate.of(2032, 1, 15));
        assertThat(new CalendarSentences(pack, VIETNAMESE).explanation(instances.getFirst()))
                .isEqualTo("Kế hoạch không nêu ngày; đầu mối ấn định. Chậm nhất ngày 15 tháng 1/2031.");
    }

    @Test
    void theHubCannotMoveADayThatThePlanGives() {
        PlanPack pack = owing("cadence: once, due: {rule: date, date: \"2030-03-31\"}");

        assertThat(calendar(pack, Map.of("ob", new DueRule.OnDate(LocalDate.of(2031, 1, 1), null, null)))
                        .between(FIRST, LAST, FIRST))
                .extracting(ObligationInstance::dueDay)
                .containsExactly(LocalDate.of(2030, 3, 31));
    }

    @Test
    void theHubCannotSetARuleThatDoesNotGoWithTheCadence() {
        PlanPack pack = owing("cadence: monthly, due: {rule: open}");
        Map<String, DueRule> date = Map.of("ob", new DueRule.OnDate(FIRST, null, null));

        assertThatThrownBy(() -> calendar(pack, date)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyBodyOwesItsOwnMinimum() {
        PlanPack pack = PackFixtures.saoBien();
        BodyEntry commune = new BodyEntry("an", "UBND xã An", "people-committee", "commune", "", Set.of());
        BodyEntry finance = new BodyEntry("tc", "Sở Tài chính", "department", "province", "", Set.of("khoi-1"));

        List<ObligationInstance> firstHalf = new ObligationCalendar(
                        pack, Roster.of(pack, List.of(commune, finance)), Map.of())
                .between(LocalDate.of(2030, 6, 30), LocalDate.of(2030, 6, 30), FIRST);

        assertThat(firstHalf)
                .filteredOn(instance -> instance.obligationId().equals("ob-half"))
                .extracting(
                        ObligationInstance::body,
                        instance -> instance.minimum().stream()
                                .map(Obligation.Minimum::count)
                                .toList())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(commune, List.of(5)),
                        org.assertj.core.groups.Tuple.tuple(finance, List.of(1)));
    }

    @Test
    void givesTheCalendarOfOneBody() {
        PlanPack pack = PackFixtures.saoBien();
        Roster roster = Roster.named(pack);
        BodyEntry hub = roster.standingFor("so-noi-vu").getFirst();

        assertThat(new ObligationCalendar(pack, roster, Map.of()).between(FIRST, LAST, FIRST, hub))
                .extracting(ObligationInstance::obligationId)
                .containsExactly("ob-year", "ob-year");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cadence: monthly, due: {rule: day-of-month, day: 20}                    | tháng 1/2030          | Hằng tháng, chậm nhất ngày 20
            cadence: monthly, due: {rule: day-of-month, day: 5, month: next}        | tháng 1/2030          | Hằng tháng, chậm nhất ngày 5 của tháng sau
            cadence: quarterly, due: {rule: end-of-period}                          | quý I/2030            | Hằng quý, chậm nhất ngày cuối kỳ
            cadence: half-yearly, due: {rule: open}                                 | 6 tháng đầu năm 2030  | 6 tháng một lần, kế hoạch không nêu ngày, đầu mối ấn định
            cadence: half-yearly, window: {from: "2030-07-01"}, due: {rule: days-after-period, days: 7} | 6 tháng cuối năm 2030 | 6 tháng một lần, trong 7 ngày sau khi hết kỳ
            cadence: yearly, due: {rule: on, milestone: yearly}                     | năm 2030              | Hằng năm, nhân dịp “Ngày truyền thống”
            cadence: once, due: {rule: date, date: "2030-03-31", boundary: before}  | một lần               | Một lần, trước ngày 31/03/2030 (chậm nhất ngày 30/03/2030)
            cadence: per-milestone, due: {rule: before, milestone: dated}           | Ngày hội              | Mỗi mốc, trước “Ngày hội”
            cadence: on-event, due: {rule: none}                                    | khi phát sinh         | Khi phát sinh
            """)
    void saysThePeriodAndTheRuleInVietnamese(String obligation, String label, String rule) {
        PlanPack pack = owing(obligation);
        CalendarSentences sentences = new CalendarSentences(pack, VIETNAMESE);

        assertThat(sentences.label(instances(pack).getFirst().period())).isEqualTo(label);
        assertThat(sentences.rule(pack.obligations().getFirst())).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cadence: once, due: {rule: date, date: "2030-03-31", boundary: before} | Kế hoạch ghi “trước ngày 31/03/2030”, hiểu đúng theo chữ: ngày cuối cùng đúng hạn là 30/03/2030.
            cadence: once, due: {rule: date, date: "2030-03-31"} | Chậm nhất ngày 31/03/2030: nộp trong ngày này vẫn đúng hạn.
            cadence: once, due: {rule: on, milestone: dated}, binding: false | Nhân dịp “Ngày hội”, ngày 11/06/2030. Đây là thời gian dự kiến, không phải hạn bắt buộc.
            cadence: monthly, window: {from: "2030-02-01"}, due: {rule: day-of-month, day: 30} | Kế hoạch ghi ngày 30, tháng 2/2030 chỉ có 28 ngày nên tính ngày cuối tháng.
            cadence: once, due: {rule: date, date: "2030-06-15", rest-day: next}, reliefs: [{who: [hub], extended-by: 1, reason: "Bão."}] | Chậm nhất ngày 15/06/2030: nộp trong ngày này vẫn đúng hạn. Được gia hạn thêm 1 ngày, đến 16/06/2030. Bão. Ngày 16/06/2030 là chủ nhật. Hạn tính sang ngày làm việc tiếp theo: 17/06/2030.
            cadence: yearly, window: {from: "2033", to: "2033"}, due: {rule: days-of-year, days: ["12-30"], lunar: true} | Chậm nhất ngày 30/01/2033: nộp trong ngày này vẫn đúng hạn. Ngày 30/01/2033 là ngày 30/12 âm lịch.
            cadence: yearly, window: {from: "2031", to: "2031"}, due: {rule: days-of-year, days: ["12-30"], lunar: true} | Chậm nhất ngày 22/01/2031: nộp trong ngày này vẫn đúng hạn. Kế hoạch ghi ngày 30/12 âm lịch, tháng ấy chỉ có 29 ngày nên tính ngày cuối tháng: ngày 22/01/2031 là ngày 29/12 âm lịch.
            cadence: once, due: {rule: before, milestone: undated} | Theo mốc “Lễ tổng kết”, mốc này chưa có ngày.
            """)
    void explainsEveryDueDay(String obligation, String explanation) {
        PlanPack pack = owing(obligation);

        assertThat(new CalendarSentences(pack, VIETNAMESE)
                        .explanation(instances(pack).getFirst()))
                .isEqualTo(explanation);
    }

    private static List<ObligationInstance> instances(PlanPack pack) {
        return calendar(pack, Map.of()).between(FIRST, LAST, FIRST);
    }

    private static ObligationCalendar calendar(PlanPack pack, Map<String, DueRule> openDues) {
        return new ObligationCalendar(pack, Roster.named(pack), openDues);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            opens: {on: "06-01"}, cadence: yearly, due: {rule: days-of-year, days: ["06-15"]}       | 2030-06-01 2031-06-01
            opens: {on: "12-15"}, cadence: yearly, due: {rule: days-of-year, days: ["01-20"], after-period: true} | 2030-12-15 2031-12-15
            opens: {day: 15}, cadence: quarterly, window: {to: "2030-06-30"}, due: {rule: day-of-month, day: 20} | 2030-03-15 2030-06-15
            opens: {day: 25}, cadence: monthly, window: {to: "2030-02-28"}, due: {rule: day-of-month, day: 5, month: next} | 2030-01-25 2030-02-25
            opens: {day: 31}, cadence: monthly, window: {to: "2030-02-28"}, due: {rule: end-of-period} | 2030-01-31 2030-02-28
            opens: {days-before: 10}, cadence: half-yearly, due: {rule: end-of-period}              | 2030-06-20 2030-12-21 2031-06-20 2031-12-21
            opens: {days-before: 10, count: working}, cadence: quarterly, window: {to: "2030-03-31"}, due: {rule: end-of-period} | 2030-03-18
            opens: {days-before: 30}, cadence: yearly, due: {rule: days-of-year, days: ["01-20"]}   | - -
            opens: {on: "06-01"}, cadence: once, due: {rule: open}                                  | -
            """)
    void opensOnItsDayWhereThePlanSaysOne(String obligation, String expected) {
        PlanPack pack = owing(obligation);
        List<ObligationInstance> instances =
                new ObligationCalendar(pack, Roster.named(pack), Map.of()).between(FIRST, LAST, FIRST);
        CalendarSentences sentences = new CalendarSentences(pack, VIETNAMESE);

        assertThat(String.join(
                        " ",
                        instances.stream()
                                .map(instance -> instance.opens() == null
                                        ? "-"
                                        : instance.opens().toString())
                                .toList()))
                .isEqualTo(expected);
        assertThat(sentences.rule(pack.obligations().getFirst())).contains("; chỉ nhận từ ");
        assertThat(instances).allSatisfy(instance -> {
            assertThat(sentences.explanation(instance).contains("Chỉ nhận từ ngày"))
                    .isEqualTo(instance.opens() != null);
            assertThat(ObligationStatus.on(
                                    instance.opens() == null
                                            ? LAST
                                            : instance.opens().minusDays(1),
                                    instance.period(),
                                    instance.opens(),
                                    instance.due())
                            == ObligationStatus.NOT_OPEN)
                    .isEqualTo(instance.opens() != null);
        });
    }

    @Test
    void aDayThatTheHubSetForOnePeriodGoesBeforeItsRuleForAll() {
        PlanPack pack = owing("cadence: quarterly, due: {rule: open}");
        LocalDate second = LocalDate.of(2030, 4, 1);
        List<ObligationInstance> instances = new ObligationCalendar(
                        pack,
                        Rosters.always(Roster.named(pack)),
                        Map.of("ob", new DueRule.EndOfPeriod(null)),
                        List.of(
                                new SetDay("ob", second, LocalDate.of(2030, 6, 12), "Thông báo 20"),
                                new SetDay("ob", second.plusDays(1), LocalDate.of(2030, 6, 13), "không có kỳ này")),
                        WorkingDays.shipped())
                .between(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 9, 30), FIRST);

        assertThat(instances)
                .extracting(ObligationInstance::dueDay)
                .containsExactly(LocalDate.of(2030, 3, 31), LocalDate.of(2030, 6, 12), LocalDate.of(2030, 9, 30));
        assertThat(new CalendarSentences(pack, VIETNAMESE).explanation(instances.get(1)))
                .isEqualTo("Kế hoạch không nêu ngày; đầu mối ấn định. "
                        + "Riêng kỳ này: chậm nhất ngày 12/06/2030 (căn cứ: Thông báo 20).");
    }
}
