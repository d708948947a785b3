package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.guongsang.plan.pack.PackFixtures.owing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Season;

/** The laws of days that return every year, and of what is waived or extended on them. */
class ReliefLawsTests {

    private static final LocalDate FIRST = LocalDate.of(2028, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2033, 12, 31);

    @Property(tries = 300)
    void eachDayIsInASeasonOrInTheRestOfTheYear(@ForAll("seasons") Season season, @ForAll("days") LocalDate day) {
        assertThat(season.contains(day)).isNotEqualTo(rest(season).contains(day));
    }

    /** From the day after its last to the day before its first. */
    private static Season rest(Season season) {
        return new Season(after(season.to()), before(season.from()), season.lunar());
    }

    private static MonthDay after(MonthDay day) {
        return day.getDayOfMonth() < LONGEST
                ? day.withDayOfMonth(day.getDayOfMonth() + 1)
                : firstOf(day.getMonthValue() % 12 + 1);
    }

    private static MonthDay before(MonthDay day) {
        return day.getDayOfMonth() > 1
                ? day.withDayOfMonth(day.getDayOfMonth() - 1)
                : MonthDay.of((day.getMonthValue() + 10) % 12 + 1, LONGEST);
    }

    private static MonthDay firstOf(int month) {
        return MonthDay.of(month, 1);
    }

    /** Days to which the seasons of the laws keep: those of every month. */
    private static final int LONGEST = 28;

    /** What the one relief waives, the other does not: together they leave what no relief touches. */
    @Property(tries = 100)
    void whatIsWaivedAndWhatIsLeftAreAll(@ForAll("seasons") Season season, @ForAll("by") String by) {
        List<LocalDate> all = dues("");
        List<LocalDate> left = new ArrayList<>(dues(relief(season, by, "waived: true")));
        List<LocalDate> waived = new ArrayList<>(all);
        waived.removeAll(left);

        assertThat(all).containsAll(left);
        assertThat(waived).allMatch(due -> by.equals("any-day") || season.contains(told(due, by)));
        assertThat(left).noneMatch(due -> season.contains(told(due, by)));
    }

    @Property(tries = 100)
    void whatIsExtendedIsWhatWouldBeWaived(@ForAll("seasons") Season season, @ForAll("by") String by) {
        List<LocalDate> all = dues("");
        List<LocalDate> left = dues(relief(season, by, "waived: true"));
        List<LocalDate> extended = dues(relief(season, by, "extended-by: 3"));

        assertThat(extended)
                .isEqualTo(all.stream()
                        .map(due -> left.contains(due) ? due : due.plusDays(3))
                        .toList());
    }

    /** Of a month that is due on the 5th of the next one. */
    private static LocalDate told(LocalDate due, String by) {
        return by.equals("due") ? due : due.withDayOfMonth(1).minusDays(1);
    }

    @Property(tries = 100)
    void theSameSentenceIsTheSameRelief(@ForAll("reliefs") String one, @ForAll("reliefs") String other) {
        assertThat(sentence(one).equals(sentence(other))).isEqualTo(one.equals(other));
    }

    private static String sentence(String relief) {
        PlanPack pack = pack(relief);
        return new CalendarSentences(pack, Locale.of("vi"))
                .relief(pack.obligations().getFirst().reliefs().getFirst());
    }

    private static List<LocalDate> dues(String relief) {
        PlanPack pack = pack(relief);
        return new ObligationCalendar(pack, Roster.named(pack), Map.of())
                .between(FIRST, LAST, FIRST).stream()
                        .map(ObligationInstance::dueDay)
                        .toList();
    }

    private static PlanPack pack(String relief) {
        return owing("cadence: monthly, due: {rule: day-of-month, day: 5, month: next}" + relief);
    }

    private static String relief(Season season, String by, String granted) {
        return ", reliefs: [{who: [hub], each-year: {from: \"%s\", to: \"%s\"%s}, by: %s, %s}]"
                .formatted(
                        season.from().toString().substring(2),
                        season.to().toString().substring(2),
                        season.lunar() ? ", lunar: true" : "",
                        by,
                        granted);
    }

    @Provide
    Arbitrary<String> reliefs() {
        return Combinators.combine(seasons(), by(), Arbitraries.of("waived: true", "extended-by: 3"))
                .as(ReliefLawsTests::relief);
    }

    @Provide
    Arbitrary<Season> seasons() {
        return Combinators.combine(ends(), ends(), Arbitraries.of(true, false))
                .as(Season::new)
                .filter(season -> !season.from().equals(after(season.to())));
    }

    private static Arbitrary<MonthDay> ends() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, LONGEST))
                .as(MonthDay::of);
    }

    @Provide
    Arbitrary<String> by() {
        return Arbitraries.of("period-end", "due", "any-day");
    }

    /** Days that every month has, of two lunar years without a leap month. */
    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 690)
                .map(LocalDate.of(2029, 3, 1)::plusDays)
                .filter(day ->
                        day.getDayOfMonth() <= LONGEST && vn.guongsang.time.LunarDays.dayOfMonth(day) <= LONGEST);
    }
}
