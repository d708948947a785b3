package vn.guongsang.plan.pack.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.Count;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.Opening;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Readings;
import vn.guongsang.plan.pack.Relief;
import vn.guongsang.plan.pack.RestDay;
import vn.guongsang.plan.pack.calendar.Due.Reason;
import vn.guongsang.time.LunarDays;
import vn.guongsang.time.WorkingDays;

/** Finds the last day on time: one branch per rule of the format, then what becomes of a day of rest. */
final class DueDays {

    private final PlanPack pack;
    private final Readings readings;
    private final WorkingDays workingDays;

    DueDays(PlanPack pack, WorkingDays workingDays) {
        this.pack = pack;
        this.readings = pack.plan().readings();
        this.workingDays = workingDays;
    }

    /**
     * A due day before anything moved it, and the one that counts.
     *
     * @param said as the plan says it, or the hub
     * @param restDay what becomes of a day of rest where more time is given
     */
    record Found(Due said, Due due, RestDay restDay) {

        Found asSetByHub() {
            return new Found(said.asSetByHub(), due.asSetByHub(), restDay);
        }
    }

    Found of(DueRule rule, Period period) {
        return moved(found(rule, period), rule);
    }

    /** Of what is owed once something has happened. */
    Found afterEvent(DueRule rule, LocalDate happened, Period period) {
        return rule instanceof DueRule.AfterEvent after
                ? moved(counted("why.days-after-event", happened, after.days(), after.count(), happened), rule)
                : of(rule, period);
    }

    /** A day that somebody chose for one period: it stays, also where it is a day of rest. */
    Found chosen(Due day, DueRule rule) {
        return new Found(day, day, readings.restDay(rule));
    }

    private Found moved(Due said, DueRule rule) {
        RestDay restDay = readings.restDay(rule);
        return new Found(said, offRestDays(said, restDay), restDay);
    }

    private Due found(DueRule rule, Period period) {
        return switch (rule) {
            case DueRule.OnDate on when on.isBefore() -> before(on.date());
            case DueRule.OnDate on -> Due.on(on.date(), "why.date-by", on.date());
            case DueRule.DayOfMonth dayOfMonth -> onDayOfMonth(dayOfMonth, period);
            case DueRule.OnWeekday on -> onWeekday(on, period);
            case DueRule.WeekdayOfMonth on -> onWeekdayOfMonth(on, period);
            case DueRule.WorkingDay on -> onWorkingDay(on, period);
            case DueRule.DaysOfYear daysOfYear -> onDayOfYear(daysOfYear, period);
            case DueRule.EndOfPeriod end -> atTheEnd(period);
            case DueRule.DaysAfterPeriod after -> afterPeriod(after, period);
            case DueRule.Within within -> Due.on(within.to(), "why.within", within.to());
            case DueRule.WithinMonths months -> withinMonths(months, period);
            case DueRule.OnMilestone on -> onOccasion(on.milestone(), period);
            case DueRule.BeforeMilestone before -> beforeOccasion(before, period);
            case DueRule.AfterMilestone after -> afterOccasion(after, period);
            case DueRule.AfterEvent after ->
                Due.undated(said("why.after-event", after.count()), Integer.toString(after.days()));
            case DueRule.Open open -> Due.undated("why.open");
            case DueRule.None none -> Due.undated("why.none");
        };
    }

    private Due before(LocalDate day) {
        return readings.thatDayIsOnTime()
                ? Due.on(day, "why.date-before-that-day", day)
                : Due.on(day.minusDays(1), "why.date-before", day, day.minusDays(1));
    }

    private Due onDayOfMonth(DueRule.DayOfMonth rule, Period period) {
        YearMonth month = month(period, rule.month(), null);
        if (month == null) {
            return Due.undated("why.no-month");
        }
        String monthText = words(month);
        if (rule.day() > month.lengthOfMonth()) {
            // before a day that the month does not have lies all of the month
            return Due.on(
                    month.atEndOfMonth(),
                    "why.day-of-short-month",
                    Integer.toString(rule.day()),
                    monthText,
                    Integer.toString(month.lengthOfMonth()));
        }
        return rule.isBefore()
                ? before(month.atDay(rule.day()))
                : Due.on(month.atDay(rule.day()), "why.day-of-month", Integer.toString(rule.day()), monthText);
    }

    /** The month of a period that a rule names. */
    private static @Nullable YearMonth month(Period period, @Nullable DueMonth named, @Nullable Integer ofYear) {
        Period.Whole whole = period.whole();
        if (whole == null) {
            return null;
        }
        if (ofYear != null) {
            YearMonth first = YearMonth.of(whole.first().getYear(), ofYear);
            return first.atDay(1).isBefore(whole.first()) ? first.plusYears(1) : first;
        }
        return named == DueMonth.NEXT
                ? whole.lastMonth().plusMonths(1)
                : named == DueMonth.FIRST ? whole.firstMonth() : whole.lastMonth();
    }

    private static String words(MonthDay day) {
        return day.getDayOfMonth() + "/" + day.getMonthValue();
    }

    private static String words(YearMonth month) {
        return month.getMonthValue() + "/" + month.getYear();
    }

    private static Due onWeekday(DueRule.OnWeekday rule, Period period) {
        Period.Whole whole = period.whole();
        if (whole == null) {
            return Due.undated("why.no-week");
        }
        LocalDate day =
                whole.first().with(TemporalAdjusters.nextOrSame(rule.weekday().day()));
        return Due.on(day, "why.weekday", rule.weekday(), day);
    }

    private static Due onWeekdayOfMonth(DueRule.WeekdayOfMonth rule, Period period) {
        YearMonth month = month(period, rule.month(), rule.ofYear());
        if (month == null) {
            return Due.undated("why.no-month");
        }
        LocalDate day = rule.nth() == DueRule.Nth.LAST
                ? month.atEndOfMonth()
                        .with(TemporalAdjusters.previousOrSame(rule.weekday().day()))
                : month.atDay(1)
                        .with(TemporalAdjusters.nextOrSame(rule.weekday().day()))
                        .plusWeeks(rule.nth().ordinal());
        return Due.on(day, "why.weekday-of-month", rule.weekday(), rule.nth(), words(month), day);
    }

    private Due onWorkingDay(DueRule.WorkingDay rule, Period period) {
        YearMonth month = month(period, rule.month(), rule.ofYear());
        if (month == null) {
            return Due.undated("why.no-month");
        }
        LocalDate day = workingDays.after(month.atDay(1).minusDays(1), rule.nth());
        return Due.on(day, "why.working-day", Integer.toString(rule.nth()), words(month), day)
                .movedTo(day, notCounted(month.atDay(1), day));
    }

    private Due onDayOfYear(DueRule.DaysOfYear rule, Period period) {
        Period.Whole whole = period.whole();
        if (whole == null) {
            return Due.undated("why.no-month");
        }
        LocalDate since = rule.afterPeriod() ? whole.last().plusDays(1) : whole.first();
        LocalDate day = rule.days().stream()
                .map(each -> Occurrence.yearly(each, rule.lunar(), since))
                .min(LocalDate::compareTo)
                .orElseThrow();
        Due due = rule.isBefore() ? before(day) : Due.on(day, "why.date-by", day);
        return rule.lunar()
                ? due.movedTo(due.day(), List.of(lunar(day, rule.days().getFirst())))
                : due;
    }

    /** Which lunar day it is: the 30th of a month of 29 days is its 29th. */
    private static Reason lunar(LocalDate day, MonthDay said) {
        int actual = LunarDays.dayOfMonth(day);
        return actual == said.getDayOfMonth()
                ? Reason.of("why.lunar", day, words(said))
                : Reason.of(
                        "why.lunar-of-short-month",
                        words(said),
                        Integer.toString(actual),
                        day,
                        actual + "/" + said.getMonthValue());
    }

    private static Due atTheEnd(Period period) {
        LocalDate end = period.to();
        return end == null ? Due.undated("why.no-end") : Due.on(end, "why.end-of-period", end);
    }

    private Due afterPeriod(DueRule.DaysAfterPeriod rule, Period period) {
        LocalDate end = period.to();
        return end == null
                ? Due.undated("why.no-end")
                : counted("why.days-after-period", end, rule.days(), rule.count(), end);
    }

    private static Due withinMonths(DueRule.WithinMonths rule, Period period) {
        Period.Whole whole = period.whole();
        if (whole == null) {
            return Due.undated("why.no-month");
        }
        LocalDate since = rule.nextYear() ? whole.last().plusDays(1) : whole.first();
        LocalDate thisYear = YearMonth.of(since.getYear(), rule.last()).atEndOfMonth();
        LocalDate day = thisYear.isBefore(since)
                ? YearMonth.of(since.getYear() + 1, rule.last()).atEndOfMonth()
                : thisYear;
        return Due.on(day, "why.within", day);
    }

    private Due onOccasion(String id, Period period) {
        Optional<Occasion> occasion = pack.occasion(id);
        String name = occasion.map(Occasion::name).orElse(id);
        Optional<Occurrence> occurrence = occasion.flatMap(known -> Occurrence.of(known, period));
        LocalDate last = occurrence.map(Occurrence::last).orElse(null);
        if (last == null) {
            return Due.undated("why.milestone-undated", name);
        }
        return Due.on(last, occurrence.get().wholeYear() ? "why.on-milestone-of-year" : "why.on-milestone", name, last);
    }

    private Due beforeOccasion(DueRule.BeforeMilestone rule, Period period) {
        String name = nameOf(rule.milestone());
        LocalDate first =
                onADay(rule.milestone(), period).map(Occurrence::first).orElse(null);
        Integer days = rule.days();
        if (first == null) {
            return Due.undated("why.milestone-undated", name);
        }
        if (days == null) {
            return Due.on(first.minusDays(1), "why.before-milestone", name, first, first.minusDays(1));
        }
        LocalDate day = rule.count() == Count.WORKING ? workingDays.before(first, days) : first.minusDays(days);
        Due due = Due.on(day, said("why.days-before-milestone", rule.count()), Integer.toString(days), name, first);
        return rule.count() == Count.WORKING ? due.movedTo(day, notCounted(day, first)) : due;
    }

    private Due afterOccasion(DueRule.AfterMilestone rule, Period period) {
        String name = nameOf(rule.milestone());
        LocalDate last = onADay(rule.milestone(), period).map(Occurrence::last).orElse(null);
        return last == null
                ? Due.undated("why.milestone-undated", name)
                : counted("why.days-after-milestone", last, rule.days(), rule.count(), name, last);
    }

    /** An occasion of which only the year is known may be on any day of it: no day before or after it is safe to give. */
    private Optional<Occurrence> onADay(String id, Period period) {
        return pack.occasion(id)
                .flatMap(known -> Occurrence.of(known, period))
                .filter(occurrence -> !occurrence.wholeYear());
    }

    private String nameOf(String occasion) {
        return pack.occasion(occasion).map(Occasion::name).orElse(occasion);
    }

    /** The first day on which it is taken in, if the plan says one that is after the begin of the period. */
    @Nullable
    LocalDate opens(@Nullable Opening opening, @Nullable LocalDate due, Period period) {
        if (opening == null || due == null) {
            return null;
        }
        LocalDate day = opening.on() != null
                ? lastOf(opening.on(), due)
                : opening.day() != null ? lastOf(opening.day(), due) : before(due, opening);
        return period.from() != null && !day.isAfter(period.from()) ? null : day;
    }

    private static LocalDate lastOf(MonthDay day, LocalDate until) {
        LocalDate thisYear = day.atYear(until.getYear());
        return thisYear.isAfter(until) ? day.atYear(until.getYear() - 1) : thisYear;
    }

    private static LocalDate lastOf(int day, LocalDate until) {
        LocalDate thisMonth = dayOf(YearMonth.from(until), day);
        return thisMonth.isAfter(until) ? dayOf(YearMonth.from(until).minusMonths(1), day) : thisMonth;
    }

    private static LocalDate dayOf(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private LocalDate before(LocalDate due, Opening opening) {
        int days = Objects.requireNonNull(opening.daysBefore());
        return opening.count() == Count.WORKING ? workingDays.before(due, days) : due.minusDays(days);
    }

    /** More time than the others have, from the day that the plan says; a day of rest is moved at the very end. */
    Due extended(Found found, Relief relief) {
        Due said = found.said();
        LocalDate day = said.day();
        LocalDate to = relief.extendedTo();
        Integer by = relief.extendedBy();
        String reason = relief.reason() == null ? "" : relief.reason();
        if (to != null) {
            return offRestDays(said.movedTo(to, List.of(Reason.of("why.extended-to", to, reason))), found.restDay());
        }
        if (by == null || day == null) {
            return found.due();
        }
        LocalDate later = relief.count() == Count.WORKING ? workingDays.after(day, by) : day.plusDays(by);
        return offRestDays(
                said.movedTo(
                        later,
                        List.of(Reason.of(
                                said("why.extended-by", relief.count()), Integer.toString(by), later, reason))),
                found.restDay());
    }

    private Due counted(String why, LocalDate from, int days, @Nullable Count count, Object... args) {
        List<Object> all = new ArrayList<>(List.of(Integer.toString(days)));
        all.addAll(List.of(args));
        if (count != Count.WORKING) {
            return Due.on(from.plusDays(days), why, all.toArray());
        }
        LocalDate day = workingDays.after(from, days);
        return Due.on(day, said(why, count), all.toArray()).movedTo(day, notCounted(from.plusDays(1), day));
    }

    private static String said(String why, @Nullable Count count) {
        return count == Count.WORKING ? why + ".working" : why;
    }

    /** The holidays that made a count longer, and whether they are known at all. */
    private List<Reason> notCounted(LocalDate from, LocalDate to) {
        List<Reason> reasons = new ArrayList<>();
        workingDays.between(from, to).stream()
                .filter(special -> !special.worked())
                .forEach(special -> reasons.add(
                        special.from().equals(special.to())
                                ? Reason.of("why.holiday", special.name(), special.from())
                                : Reason.of("why.holidays", special.name(), special.from(), special.to())));
        if (!workingDays.known(to)) {
            reasons.add(Reason.of("why.holidays-unknown", Integer.toString(to.getYear())));
        }
        return reasons;
    }

    private Due offRestDays(Due due, RestDay restDay) {
        LocalDate day = due.day();
        if (day == null || restDay == RestDay.KEEP || workingDays.working(day)) {
            return due;
        }
        LocalDate moved = restDay == RestDay.NEXT ? workingDays.onOrAfter(day) : workingDays.onOrBefore(day);
        return due.movedTo(
                moved,
                List.of(restOf(day), Reason.of(restDay == RestDay.NEXT ? "why.moved-on" : "why.moved-back", moved)));
    }

    private Reason restOf(LocalDate day) {
        return workingDays
                .special(day)
                .map(special -> Reason.of("why.rest.holiday", day, special.name()))
                .orElse(Reason.of(
                        day.getDayOfWeek() == DayOfWeek.SATURDAY ? "why.rest.saturday" : "why.rest.sunday", day));
    }
}
