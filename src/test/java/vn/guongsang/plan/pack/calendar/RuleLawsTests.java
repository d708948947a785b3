package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.guongsang.plan.pack.PackFixtures.owing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.Boundary;
import vn.guongsang.plan.pack.DueRule.Count;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.plan.pack.DueRule.Nth;
import vn.guongsang.plan.pack.DueRule.Weekday;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.RestDay;
import vn.guongsang.time.WorkingDays;

/** The laws of the rule language, whatever the rule: they hold for every rule that a cadence takes. */
class RuleLawsTests {

    private static final LocalDate FIRST = LocalDate.of(2029, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2034, 12, 31);
    private static final WorkingDays WORKING_DAYS = WorkingDays.shipped();
    private static final Map<Often, PlanPack> PACKS = new ConcurrentHashMap<>();

    /** How often something is owed. */
    record Often(Cadence cadence, int every, @Nullable LocalDate from) {

        static Often each(Cadence cadence) {
            return new Often(cadence, 1, null);
        }

        boolean takes(DueRule rule) {
            return DueFit.fits(cadence, every, rule)
                    && (!(rule instanceof DueRule.WeekdayOfMonth on)
                            || on.ofYear() == null
                            || DueFit.hasEveryMonth(cadence, every) && on.month() == null)
                    && (!(rule instanceof DueRule.WorkingDay on)
                            || on.ofYear() == null
                            || DueFit.hasEveryMonth(cadence, every) && on.month() == null);
        }

        String written() {
            return "cadence: " + cadence.yaml()
                    + (every == 1 ? "" : ", every: " + every)
                    + (from == null ? "" : ", periods-from: \"%s\"".formatted(from));
        }
    }

    /** A rule, and how often by it. */
    record Owed(Often often, DueRule rule) {

        PlanPack pack() {
            return PACKS.computeIfAbsent(often, each -> owing(each.written() + ", due: {rule: open}"));
        }

        ObligationCalendar calendar() {
            return new ObligationCalendar(pack(), Roster.named(pack()), Map.of("ob", rule));
        }

        List<ObligationInstance> instances() {
            return calendar().between(FIRST, LAST, FIRST);
        }

        String sentence() {
            return new CalendarSentences(pack(), Locale.of("vi"))
                    .rule(pack().obligations().getFirst(), rule);
        }
    }

    @Property(tries = 500)
    void noBodyOwesTheSameClauseTwiceForOnePeriod(@ForAll("owed") Owed owed) {
        assertThat(owed.instances())
                .extracting(instance -> List.of(
                        instance.obligationId(),
                        instance.body().code(),
                        Optional.ofNullable(instance.period().from()),
                        Optional.ofNullable(instance.period().name())))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void periodsFollowEachOtherWithoutGapOrOverlap(@ForAll("periodic") Owed owed) {
        List<Period> periods = owed.instances().stream()
                .map(ObligationInstance::period)
                .sorted(java.util.Comparator.comparing(period -> Objects.requireNonNull(period.from())))
                .toList();
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).from())
                    .isEqualTo(Objects.requireNonNull(periods.get(i - 1).to()).plusDays(1));
        }
    }

    @Property(tries = 1000)
    void isDueWithinTheBoundsOfItsPeriod(@ForAll("periodic") Owed owed) {
        assertThat(owed.instances()).allSatisfy(instance -> {
            Period period = instance.period();
            LocalDate day = instance.dueDay();
            if (day != null) {
                Period.Whole whole = Objects.requireNonNull(period.whole());
                LocalDate begin = whole.first().withDayOfMonth(1);
                LocalDate end = YearMonth.from(whole.last()).atEndOfMonth();
                assertThat(day)
                        .isAfterOrEqualTo(begin.minusDays(1 + LONGEST_REST).minusDays(before(owed.rule())))
                        .isBeforeOrEqualTo(end.plusDays(after(owed.rule(), period) + LONGEST_REST));
            }
        });
    }

    /** Two weeks: longer than any holiday with its weekends. */
    private static final int LONGEST_REST = 14;

    private static long before(DueRule rule) {
        return switch (rule) {
            case DueRule.BeforeMilestone before when before.days() != null -> before.days() * 2L + 30;
            case DueRule.DaysOfYear on when on.lunar() -> LUNAR;
            default -> 0;
        };
    }

    /** How far the lunar calendar strays from the usual time of the year. */
    private static final int LUNAR = 25;

    /** How far beyond its period a rule may lead by what it says. */
    private static long after(DueRule rule, Period period) {
        return switch (rule) {
            case DueRule.DayOfMonth on -> on.month() == DueMonth.NEXT ? 31 : 0;
            case DueRule.WeekdayOfMonth on -> on.month() == DueMonth.NEXT ? 31 : on.ofYear() == null ? 0 : 31;
            case DueRule.WorkingDay on -> LONGEST_REST + (on.month() == DueMonth.NEXT ? 62 : 31);
            case DueRule.DaysOfYear on -> (on.afterPeriod() ? 366 : 0) + (on.lunar() ? LUNAR : 0);
            case DueRule.WithinMonths within -> within.nextYear() ? 366 : 0;
            case DueRule.DaysAfterPeriod after -> after.days() * 2L + LONGEST_REST;
            case DueRule.AfterMilestone after -> after.days() * 2L + LONGEST_REST;
            default -> 0;
        };
    }

    @Property(tries = 500)
    void aRangeIsTheSumOfItsParts(@ForAll("owed") Owed owed, @ForAll @IntRange(max = 2000) int cut) {
        LocalDate middle = FIRST.plusDays(cut);
        List<ObligationInstance> whole = owed.instances();
        List<ObligationInstance> parts = Stream.concat(
                        owed.calendar().between(FIRST, middle, FIRST).stream(),
                        owed.calendar().between(middle.plusDays(1), LAST, FIRST).stream())
                .filter(instance -> instance.dueDay() != null)
                .toList();

        assertThat(parts)
                .containsExactlyInAnyOrderElementsOf(whole.stream()
                        .filter(instance -> instance.dueDay() != null)
                        .toList());
    }

    @Property(tries = 1000)
    void theSameSentenceIsTheSameRule(@ForAll("often") Often often, @ForAll("twins") List<DueRule> two) {
        if (two.stream().allMatch(often::takes)) {
            boolean sameSentence =
                    new Owed(often, two.getFirst()).sentence().equals(new Owed(often, two.getLast()).sentence());
            assertThat(sameSentence).isEqualTo(two.getFirst().equals(two.getLast()));
        }
    }

    /** Not only by chance: over all rules of a small world, sentences and rules go one to one. */
    @Example
    void sentencesAndRulesGoOneToOne() {
        for (Often often : OFTEN) {
            Map<String, DueRule> said = new HashMap<>();
            smallWorld().filter(often::takes).distinct().forEach(rule -> {
                DueRule other = said.put(new Owed(often, rule).sentence(), rule);
                assertThat(other).as("%s: %s", often, rule).isNull();
            });
            assertThat(said).isNotEmpty();
        }
    }

    @Example
    void howOftenSomethingIsOwedIsSaidByNoOtherSentence() {
        assertThat(OFTEN)
                .extracting(often -> new Owed(often, new DueRule.Open()).sentence())
                .doesNotHaveDuplicates();
    }

    /** Each period has its own day of the lunar calendar, and none goes without. */
    @Property(tries = 300)
    void everyYearHasOneDayOfTheLunarCalendar(
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 29) int day,
            @ForAll("often") Often often) {
        Owed owed = new Owed(often, new DueRule.DaysOfYear(List.of(MonthDay.of(month, day)), false, true, null, null));
        if (often.cadence() == Cadence.YEARLY) {
            assertThat(owed.instances())
                    .extracting(ObligationInstance::dueDay)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Property(tries = 500)
    void aDayThatMovesMovesToTheNearestWorkedDay(@ForAll("periodic") Owed owed) {
        RestDay restDay = owed.rule().restDay();
        if (restDay == null || restDay == RestDay.KEEP) {
            return;
        }
        Map<LocalDate, LocalDate> unmoved = new Owed(owed.often(), moving(owed.rule(), RestDay.KEEP))
                .instances().stream()
                        .filter(instance -> instance.dueDay() != null)
                        .collect(Collectors.toMap(
                                instance ->
                                        Objects.requireNonNull(instance.period().from()),
                                instance -> Objects.requireNonNull(instance.dueDay())));
        owed.instances().forEach(instance -> {
            LocalDate day = instance.dueDay();
            LocalDate before = unmoved.get(instance.period().from());
            if (day != null && before != null) {
                assertThat(WORKING_DAYS.working(day)).isTrue();
                assertThat(restDay == RestDay.NEXT ? !day.isBefore(before) : !day.isAfter(before))
                        .isTrue();
                LocalDate low = day.isBefore(before) ? day.plusDays(1) : before;
                LocalDate high = day.isBefore(before) ? before.plusDays(1) : day;
                assertThat(low.datesUntil(high).noneMatch(WORKING_DAYS::working) || day.equals(before))
                        .isTrue();
            }
        });
    }

    @Property(tries = 200)
    void everyDueDayIsExplained(@ForAll("owed") Owed owed) {
        CalendarSentences sentences = new CalendarSentences(owed.pack(), Locale.of("vi"));
        assertThat(owed.instances())
                .allSatisfy(instance ->
                        assertThat(sentences.explanation(instance)).isNotBlank().doesNotContain("{", "null"));
    }

    /** Each cadence, and some of what comes every second time or does not begin with the calendar. */
    private static final List<Often> OFTEN = Stream.concat(
                    Stream.of(Cadence.values()).map(Often::each),
                    Stream.of(
                            new Often(Cadence.WEEKLY, 2, LocalDate.of(2029, 1, 8)),
                            new Often(Cadence.MONTHLY, 2, null),
                            new Often(Cadence.MONTHLY, 2, LocalDate.of(2029, 2, 1)),
                            new Often(Cadence.MONTHLY, 5, LocalDate.of(2029, 1, 31)),
                            new Often(Cadence.MONTHLY, 18, LocalDate.of(2029, 7, 1)),
                            new Often(Cadence.MONTHLY, 1, LocalDate.of(2029, 1, 15)),
                            new Often(Cadence.YEARLY, 2, LocalDate.of(2029, 1, 1)),
                            new Often(Cadence.YEARLY, 1, LocalDate.of(2028, 11, 15)),
                            new Often(Cadence.YEARLY, 1, LocalDate.of(2029, 9, 1)),
                            new Often(Cadence.YEARLY, 1, LocalDate.of(2028, 2, 29))))
            .toList();

    @Provide
    Arbitrary<Often> often() {
        return Arbitraries.of(OFTEN);
    }

    @Provide
    Arbitrary<Owed> owed() {
        return Combinators.combine(often(), rules()).as(Owed::new).filter(RuleLawsTests::fits);
    }

    @Provide
    Arbitrary<Owed> periodic() {
        return Combinators.combine(often().filter(often -> often.cadence().periodic()), rules())
                .as(Owed::new)
                .filter(RuleLawsTests::fits);
    }

    private static boolean fits(Owed owed) {
        Often often = owed.often();
        return often.takes(owed.rule())
                && !(owed.rule() instanceof DueRule.DaysOfYear on
                        && (on.days().size() != DueFit.daysFor(often.cadence(), often.every())
                                || on.lunar() && on.days().size() > 1));
    }

    @Provide
    Arbitrary<List<DueRule>> twins() {
        return rules().list().ofSize(2);
    }

    private static Arbitrary<DueRule> rules() {
        Arbitrary<LocalDate> dates = Arbitraries.integers()
                .between(0, 1500)
                .map(days -> LocalDate.of(2029, 6, 1).plusDays(days));
        Arbitrary<Boundary> boundaries = Arbitraries.of(Boundary.class).injectNull(0.3);
        Arbitrary<RestDay> restDays = Arbitraries.of(RestDay.class).injectNull(0.5);
        Arbitrary<Count> counts = Arbitraries.of(Count.class).injectNull(0.3);
        Arbitrary<DueMonth> months = Arbitraries.of(DueMonth.class).injectNull(0.3);
        Arbitrary<String> milestones =
                Arbitraries.of("dated", "yearly", "some-time-in-2031", "windowed", "undated", "each-year");
        Arbitrary<Integer> days = Arbitraries.integers().between(1, 30);
        Arbitrary<Integer> monthNumbers = Arbitraries.integers().between(1, 12);
        Arbitrary<Weekday> weekdays = Arbitraries.of(Weekday.class);
        Arbitrary<Boolean> yesOrNo = Arbitraries.of(true, false);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(dates, boundaries, restDays).as(DueRule.OnDate::new),
                Combinators.combine(Arbitraries.integers().between(1, 31), months, boundaries, restDays)
                        .as(DueRule.DayOfMonth::new),
                Combinators.combine(weekdays, restDays).as(DueRule.OnWeekday::new),
                Combinators.combine(weekdays, Arbitraries.of(Nth.class), months, monthNumbers.injectNull(0.7), restDays)
                        .as(DueRule.WeekdayOfMonth::new),
                Combinators.combine(Arbitraries.integers().between(1, 20), months, monthNumbers.injectNull(0.7))
                        .as(DueRule.WorkingDay::new),
                Combinators.combine(Arbitraries.of(1, 2, 3, 4, 6), yesOrNo, yesOrNo, boundaries, restDays)
                        .as((number, after, lunar, boundary, restDay) ->
                                new DueRule.DaysOfYear(spread(number), after, lunar, boundary, restDay)),
                restDays.map(DueRule.EndOfPeriod::new),
                Combinators.combine(days, counts, restDays).as(DueRule.DaysAfterPeriod::new),
                Combinators.combine(dates.injectNull(0.3), restDays)
                        .as((from, restDay) -> new DueRule.Within(from, LocalDate.of(2034, 1, 1), restDay)),
                Combinators.combine(monthNumbers, monthNumbers, yesOrNo, restDays)
                        .as((one, other, next, restDay) ->
                                new DueRule.WithinMonths(Math.min(one, other), Math.max(one, other), next, restDay)),
                Combinators.combine(milestones, restDays).as(DueRule.OnMilestone::new),
                Combinators.combine(milestones, days.injectNull(0.3), counts, restDays)
                        .as((milestone, number, count, restDay) ->
                                new DueRule.BeforeMilestone(milestone, number, number == null ? null : count, restDay)),
                Combinators.combine(milestones, days, counts, restDays).as(DueRule.AfterMilestone::new),
                Combinators.combine(days, counts, restDays).as(DueRule.AfterEvent::new),
                Arbitraries.of(new DueRule.Open(), new DueRule.None())));
    }

    private static List<MonthDay> spread(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> MonthDay.of(12 / number * (i + 1), 5 + i))
                .toList();
    }

    private static DueRule moving(DueRule rule, RestDay restDay) {
        return switch (rule) {
            case DueRule.OnDate on -> new DueRule.OnDate(on.date(), on.boundary(), restDay);
            case DueRule.DayOfMonth on -> new DueRule.DayOfMonth(on.day(), on.month(), on.boundary(), restDay);
            case DueRule.OnWeekday on -> new DueRule.OnWeekday(on.weekday(), restDay);
            case DueRule.WeekdayOfMonth on ->
                new DueRule.WeekdayOfMonth(on.weekday(), on.nth(), on.month(), on.ofYear(), restDay);
            case DueRule.WorkingDay on -> on;
            case DueRule.DaysOfYear on ->
                new DueRule.DaysOfYear(on.days(), on.afterPeriod(), on.lunar(), on.boundary(), restDay);
            case DueRule.EndOfPeriod end -> new DueRule.EndOfPeriod(restDay);
            case DueRule.DaysAfterPeriod after -> new DueRule.DaysAfterPeriod(after.days(), after.count(), restDay);
            case DueRule.Within within -> new DueRule.Within(within.from(), within.to(), restDay);
            case DueRule.WithinMonths within ->
                new DueRule.WithinMonths(within.first(), within.last(), within.nextYear(), restDay);
            case DueRule.OnMilestone on -> new DueRule.OnMilestone(on.milestone(), restDay);
            case DueRule.BeforeMilestone before ->
                new DueRule.BeforeMilestone(before.milestone(), before.days(), before.count(), restDay);
            case DueRule.AfterMilestone after ->
                new DueRule.AfterMilestone(after.milestone(), after.days(), after.count(), restDay);
            case DueRule.AfterEvent after -> new DueRule.AfterEvent(after.days(), after.count(), restDay);
            case DueRule.Open open -> open;
            case DueRule.None none -> none;
        };
    }

    /** Every rule with the smallest and largest of each of its figures. */
    private static Stream<DueRule> smallWorld() {
        List<Optional<RestDay>> restDays = Stream.concat(
                        Stream.of(Optional.<RestDay>empty()),
                        Stream.of(RestDay.values()).map(Optional::of))
                .toList();
        return restDays.stream().map(restDay -> restDay.orElse(null)).flatMap(RuleLawsTests::allWith);
    }

    private static Stream<DueRule> allWith(@Nullable RestDay restDay) {
        Stream.Builder<DueRule> all = Stream.builder();
        List<LocalDate> dates = List.of(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 2));
        for (Boundary boundary : Boundary.values()) {
            dates.forEach(date -> all.add(new DueRule.OnDate(date, boundary, restDay)));
            for (DueMonth month : DueMonth.values()) {
                IntStream.of(1, 2, 12, 31)
                        .forEach(day -> all.add(new DueRule.DayOfMonth(day, month, boundary, restDay)));
            }
            for (boolean after : List.of(true, false)) {
                for (boolean lunar : List.of(true, false)) {
                    IntStream.of(1, 2, 3, 4, 6)
                            .forEach(number ->
                                    all.add(new DueRule.DaysOfYear(spread(number), after, lunar, boundary, restDay)));
                    all.add(new DueRule.DaysOfYear(List.of(MonthDay.of(1, 2)), after, lunar, boundary, restDay));
                    all.add(new DueRule.DaysOfYear(List.of(MonthDay.of(2, 1)), after, lunar, boundary, restDay));
                }
            }
        }
        List<Optional<Integer>> ofYear = List.of(Optional.empty(), Optional.of(1), Optional.of(12));
        for (DueMonth month : DueMonth.values()) {
            for (Optional<Integer> number : ofYear) {
                IntStream.of(1, 2, 20).forEach(nth -> all.add(new DueRule.WorkingDay(nth, month, number.orElse(null))));
                for (Weekday weekday : Weekday.values()) {
                    for (Nth nth : Nth.values()) {
                        all.add(new DueRule.WeekdayOfMonth(weekday, nth, month, number.orElse(null), restDay));
                    }
                }
            }
        }
        Stream.of(Weekday.values()).forEach(weekday -> all.add(new DueRule.OnWeekday(weekday, restDay)));
        all.add(new DueRule.EndOfPeriod(restDay));
        for (Count count : Count.values()) {
            IntStream.of(1, 2, 10).forEach(days -> {
                all.add(new DueRule.DaysAfterPeriod(days, count, restDay));
                all.add(new DueRule.AfterEvent(days, count, restDay));
                Set.of("dated", "yearly").forEach(milestone -> {
                    all.add(new DueRule.AfterMilestone(milestone, days, count, restDay));
                    all.add(new DueRule.BeforeMilestone(milestone, days, count, restDay));
                    all.add(new DueRule.BeforeMilestone(milestone, null, null, restDay));
                    all.add(new DueRule.OnMilestone(milestone, restDay));
                });
            });
        }
        dates.forEach(date -> {
            all.add(new DueRule.Within(null, date.plusDays(9), restDay));
            all.add(new DueRule.Within(date, date.plusDays(9), restDay));
        });
        for (boolean next : List.of(true, false)) {
            IntStream.rangeClosed(1, 12)
                    .forEach(first -> IntStream.rangeClosed(first, 12)
                            .forEach(last -> all.add(new DueRule.WithinMonths(first, last, next, restDay))));
        }
        all.add(new DueRule.Open());
        all.add(new DueRule.None());
        return all.build();
    }
}
