package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Conferences.ConferenceLevel;
import vn.guongsang.plan.pack.Cycle;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.Phase;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Window;

/** The periods of an obligation: calendar periods within its window, or the times that the plan names. */
final class Periods {

    /** The longest time that a due day can lie behind its period: a year of days, and a period. */
    private static final int LONGEST_DELAY_YEARS = 3;

    /** The longest time that it can lie before it: so many days before a milestone, or a day of rest moved back. */
    private static final int LONGEST_LEAD_YEARS = 1;

    private final PlanPack pack;

    Periods(PlanPack pack) {
        this.pack = pack;
    }

    /** Those whose due day can lie between two days. */
    List<Period> of(Obligation obligation, DueRule rule, LocalDate first, LocalDate last) {
        Window window = windowOf(obligation);
        Period.Kind kind = Period.Kind.of(obligation.cadence());
        return switch (kind) {
            case CALENDAR -> calendarPeriods(obligation, window, first, last);
            case ONCE -> List.of(once(rule, window));
            case CONFERENCE -> conferences(obligation, window);
            case MILESTONE -> milestones(obligation, rule, window);
            case EVENT -> List.of(new Period(kind, window.from(), window.to(), null, null));
        };
    }

    /**
     * Its own window, otherwise its phase, otherwise the plan's period; a duty does not begin before the plan,
     * nor before its own first period.
     */
    Window windowOf(Obligation obligation) {
        Window said = saidWindowOf(obligation);
        LocalDate begin = obligation.periodsFrom();
        return begin == null ? said : Window.of(later(said.from(), begin), said.to());
    }

    private Window saidWindowOf(Obligation obligation) {
        Window plan = pack.plan().window();
        Window own = obligation.window();
        Phase phase =
                Optional.ofNullable(obligation.phase()).flatMap(pack::phase).orElse(null);
        if (own == null && phase != null) {
            return Window.of(
                    phase.from() == null ? plan.from() : phase.from(), phase.to() == null ? plan.to() : phase.to());
        }
        return own == null ? plan : Window.of(own.from() == null ? plan.from() : own.from(), own.to());
    }

    private static List<Period> calendarPeriods(Obligation obligation, Window window, LocalDate first, LocalDate last) {
        Cycle cycle = obligation.cycle();
        LocalDate begin =
                later(window.from(), first.minusYears(LONGEST_DELAY_YEARS).minus(cycle.length()));
        LocalDate end = earlier(window.to(), last.plusYears(LONGEST_LEAD_YEARS));
        return LongStream.rangeClosed(cycle.at(begin), cycle.at(end))
                .mapToObj(number -> new Period.Whole(cycle.begin(number), cycle.end(number), (int)
                        cycle.length().toTotalMonths()))
                .map(whole -> obligation.periodsFrom() == null
                        ? period(later(window.from(), whole.first()), earlier(window.to(), whole.last()), whole)
                        : period(whole.first(), whole.last(), whole))
                .toList();
    }

    private static Period period(LocalDate from, LocalDate to, Period.Whole whole) {
        return new Period(Period.Kind.CALENDAR, from, to, whole, null);
    }

    private static Period once(DueRule rule, Window window) {
        Window when = rule instanceof DueRule.Within within
                ? Window.of(within.from() == null ? window.from() : within.from(), within.to())
                : window;
        return new Period(Period.Kind.ONCE, when.from(), when.to(), null, null);
    }

    /** One per level, or that of the one level which the obligation names. */
    private List<Period> conferences(Obligation obligation, Window window) {
        List<ConferenceLevel> levels = pack.conferences().levels().stream()
                .filter(level -> obligation.conference() == null || level.id().equals(obligation.conference()))
                .toList();
        if (levels.isEmpty()) {
            return List.of(new Period(Period.Kind.CONFERENCE, window.from(), window.to(), null, null));
        }
        return levels.stream()
                .map(level -> {
                    Window held = level.window() == null ? window : level.window();
                    return new Period(Period.Kind.CONFERENCE, held.from(), held.to(), null, level.name());
                })
                .toList();
    }

    /** From the beginning of the duty (of the year, where it returns) to the milestone. */
    private List<Period> milestones(Obligation obligation, DueRule rule, Window window) {
        Optional<Occasion> occasion = Optional.ofNullable(obligation.milestone())
                .or(() -> namedIn(rule))
                .flatMap(pack::occasion);
        if (occasion.isEmpty()) {
            return List.of(new Period(Period.Kind.MILESTONE, window.from(), window.to(), null, null));
        }
        Period whole = new Period(
                Period.Kind.MILESTONE,
                window.from(),
                window.to(),
                null,
                occasion.get().name());
        if (!occasion.get().dates().isEmpty()) {
            return onDays(occasion.get(), occasion.get().dates().stream().sorted(), window);
        }
        if (occasion.get().yearly() == null || window.from() == null || window.to() == null) {
            LocalDate end =
                    Occurrence.of(occasion.get(), whole).map(Occurrence::last).orElse(window.to());
            return List.of(new Period(
                    Period.Kind.MILESTONE,
                    window.from(),
                    end,
                    null,
                    occasion.get().name()));
        }
        return onDays(
                occasion.get(),
                IntStream.rangeClosed(window.from().getYear(), window.to().getYear())
                        .mapToObj(year -> Occurrence.yearly(occasion.get(), LocalDate.of(year, 1, 1))),
                window);
    }

    /** Of each year one. */
    private static List<Period> onDays(Occasion occasion, Stream<LocalDate> days, Window window) {
        return days.filter(window::contains)
                .map(day -> new Period(
                        Period.Kind.MILESTONE, later(window.from(), day.withDayOfYear(1)), day, null, occasion.name()))
                .toList();
    }

    private static Optional<String> namedIn(DueRule rule) {
        return switch (rule) {
            case DueRule.OnMilestone on -> Optional.of(on.milestone());
            case DueRule.BeforeMilestone before -> Optional.of(before.milestone());
            case DueRule.AfterMilestone after -> Optional.of(after.milestone());
            case DueRule.OnDate _,
                    DueRule.OnWeekday _,
                    DueRule.DayOfMonth _,
                    DueRule.WeekdayOfMonth _,
                    DueRule.WorkingDay _,
                    DueRule.DaysOfYear _,
                    DueRule.EndOfPeriod _,
                    DueRule.DaysAfterPeriod _,
                    DueRule.Within _,
                    DueRule.WithinMonths _,
                    DueRule.AfterEvent _,
                    DueRule.Open _,
                    DueRule.None _ -> Optional.empty();
        };
    }

    private static LocalDate later(@Nullable LocalDate bound, LocalDate day) {
        return bound != null && bound.isAfter(day) ? bound : day;
    }

    private static LocalDate earlier(@Nullable LocalDate bound, LocalDate day) {
        return bound != null && bound.isBefore(day) ? bound : day;
    }
}
