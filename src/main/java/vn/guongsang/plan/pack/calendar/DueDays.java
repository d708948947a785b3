package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.PlanPack;

/** Finds the last day on time: one branch per rule of the format. */
final class DueDays {

    private final PlanPack pack;

    DueDays(PlanPack pack) {
        this.pack = pack;
    }

    Due of(DueRule rule, Period period) {
        return switch (rule) {
            case DueRule.OnDate on
            when on.isBefore() ->
                Due.on(
                        on.date().minusDays(1),
                        "why.date-before",
                        on.date(),
                        on.date().minusDays(1));
            case DueRule.OnDate on -> Due.on(on.date(), "why.date-by", on.date());
            case DueRule.DayOfMonth dayOfMonth -> onDayOfMonth(dayOfMonth, period);
            case DueRule.EndOfPeriod end -> atTheEnd(period);
            case DueRule.DaysAfterPeriod after -> after(after.days(), period);
            case DueRule.Within within -> Due.on(within.to(), "why.within", within.to());
            case DueRule.OnMilestone on -> onOccasion(on.milestone(), period);
            case DueRule.BeforeMilestone before -> beforeOccasion(before.milestone(), period);
            case DueRule.Open open when open.reason() != null -> Due.undated("why.open-because", open.reason());
            case DueRule.Open open -> Due.undated("why.open");
            case DueRule.None none -> Due.undated("why.none");
        };
    }

    private static Due onDayOfMonth(DueRule.DayOfMonth rule, Period period) {
        YearMonth last = period.lastMonth();
        if (last == null) {
            return Due.undated("why.no-month");
        }
        YearMonth month = rule.month() == DueMonth.NEXT ? last.plusMonths(1) : last;
        String monthText = month.getMonthValue() + "/" + month.getYear();
        if (rule.day() > month.lengthOfMonth()) {
            return Due.on(
                    month.atEndOfMonth(),
                    "why.day-of-short-month",
                    Integer.toString(rule.day()),
                    monthText,
                    Integer.toString(month.lengthOfMonth()));
        }
        return Due.on(month.atDay(rule.day()), "why.day-of-month", Integer.toString(rule.day()), monthText);
    }

    private static Due atTheEnd(Period period) {
        LocalDate end = period.to();
        return end == null ? Due.undated("why.no-end") : Due.on(end, "why.end-of-period", end);
    }

    private static Due after(int days, Period period) {
        LocalDate end = period.to();
        return end == null
                ? Due.undated("why.no-end")
                : Due.on(end.plusDays(days), "why.days-after-period", Integer.toString(days), end);
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

    /** A milestone of which only the year is known may take place on its first day: no day is safe to give. */
    private Due beforeOccasion(String id, Period period) {
        Optional<Occasion> occasion = pack.occasion(id);
        String name = occasion.map(Occasion::name).orElse(id);
        LocalDate first = occasion.flatMap(known -> Occurrence.of(known, period))
                .filter(occurrence -> !occurrence.wholeYear())
                .map(Occurrence::first)
                .orElse(null);
        return first == null
                ? Due.undated("why.milestone-undated", name)
                : Due.on(first.minusDays(1), "why.before-milestone", name, first, first.minusDays(1));
    }
}
