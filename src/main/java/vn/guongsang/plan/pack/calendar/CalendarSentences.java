package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.ByFigure;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.Count;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.plan.pack.DueRule.Nth;
import vn.guongsang.plan.pack.DueRule.Weekday;
import vn.guongsang.plan.pack.Enough;
import vn.guongsang.plan.pack.Following;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.Opening;
import vn.guongsang.plan.pack.PackMessages;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Relief;
import vn.guongsang.plan.pack.Season;
import vn.guongsang.plan.pack.Window;

/** The calendar in words. */
public final class CalendarSentences {

    private static final List<String> QUARTERS = List.of("I", "II", "III", "IV");

    private final PlanPack pack;
    private final PackMessages messages;
    private final DateTimeFormatter days;

    public CalendarSentences(PlanPack pack, Locale locale) {
        this.pack = pack;
        this.messages = PackMessages.in(locale);
        this.days = DateTimeFormatter.ofPattern(messages.say("date.pattern"), Locale.ROOT);
    }

    /** E.g. {@code tháng 3/2025}, {@code quý I/2025}, {@code năm 2025}, {@code 15/11/2024 – 14/11/2025}. */
    public String label(Period period) {
        return switch (period.kind()) {
            case CALENDAR -> label(Objects.requireNonNull(period.whole()));
            case ONCE -> messages.say("period.once");
            case CONFERENCE, MILESTONE -> period.name() == null ? messages.say("period.occasion") : period.name();
            case EVENT -> messages.say("period.event");
        };
    }

    /** By its usual name, if it is one of the usual parts of a year; otherwise by its days. */
    private String label(Period.Whole whole) {
        int months = whole.months();
        int first = whole.first().getMonthValue();
        String year = Integer.toString(whole.first().getYear());
        if (months == 0) {
            return messages.say("period.week", day(whole.first()), day(whole.last()));
        }
        if (whole.first().getDayOfMonth() != 1 || months > 12 && months % 12 != 0 || months >= 12 && first != 1) {
            return messages.say("period.days", day(whole.first()), day(whole.last()));
        }
        if (months > 12) {
            return messages.say(
                    "period.years", year, Integer.toString(whole.last().getYear()));
        }
        if ((first - 1) % months == 0) {
            switch (months) {
                case 1 -> {
                    return messages.say("period.month", Integer.toString(first), year);
                }
                case 3 -> {
                    return messages.say("period.quarter", QUARTERS.get(first / 3), year);
                }
                case 4 -> {
                    return messages.say("period.third." + (first + 3) / 4, year);
                }
                case 6 -> {
                    return messages.say(first == 1 ? "period.first-half" : "period.second-half", year);
                }
                case 12 -> {
                    return messages.say("period.year", year);
                }
                default -> {}
            }
        }
        return whole.first().getYear() == whole.last().getYear()
                ? messages.say("period.months", Integer.toString(first), month(whole.lastMonth()))
                : messages.say("period.months", month(whole.firstMonth()), month(whole.lastMonth()));
    }

    private static String month(YearMonth month) {
        return month.getMonthValue() + "/" + month.getYear();
    }

    /** E.g. {@code Hằng tháng, chậm nhất ngày 20}. */
    public String rule(Obligation obligation) {
        return rule(obligation, obligation.due());
    }

    /**
     * The same with the rule that the hub has set. Rules with the same sentence are equal, for one cadence
     * and as long as no two milestones of the plan have the same name.
     */
    public String rule(Obligation obligation, DueRule rule) {
        String cadence = cadence(obligation);
        return Stream.concat(
                        Stream.of(
                                rule instanceof DueRule.None
                                        ? cadence
                                        : messages.say("rule", cadence, when(obligation, rule))),
                        Stream.of(
                                        rule.restDay() == null
                                                ? null
                                                : messages.say("rule.rest-day."
                                                        + rule.restDay().yaml()),
                                        obligation.until() == null
                                                ? null
                                                : messages.say("rule.until", hour(obligation.until())),
                                        obligation.opens() == null ? null : opens(obligation.opens()),
                                        obligation.firstDue() == null
                                                ? null
                                                : messages.say("rule.first-due", day(obligation.firstDue())),
                                        obligation.lastDue() == null
                                                ? null
                                                : messages.say("rule.last-due", day(obligation.lastDue())))
                                .filter(Objects::nonNull))
                .collect(Collectors.joining("; "));
    }

    /** What is owed, with the hour of the day by which the plan asks for it. */
    public String what(Obligation obligation) {
        return what(obligation, messages);
    }

    /** The same without the rest of the plan. */
    public static String what(Obligation obligation, Locale locale) {
        return what(obligation, PackMessages.in(locale));
    }

    private static String what(Obligation obligation, PackMessages messages) {
        return obligation.until() == null
                ? obligation.what()
                : messages.say("what.until", obligation.what(), hour(obligation.until(), messages));
    }

    private static String hour(LocalTime hour, PackMessages messages) {
        return messages.say("hour", Integer.toString(hour.getHour()), "%02d".formatted(hour.getMinute()));
    }

    public String hour(LocalTime hour) {
        return hour(hour, messages);
    }

    /** How often, e.g. {@code 2 tháng một lần (kỳ đầu từ ngày 01/03/2025)}. */
    private String cadence(Obligation obligation) {
        if (obligation.follows() != null) {
            return follows(obligation.follows());
        }
        String key = "cadence." + obligation.cadence().yaml();
        String often = obligation.every() == 1
                ? messages.say(key)
                : messages.say(key + ".every", Integer.toString(obligation.every()));
        return obligation.periodsFrom() == null
                ? often
                : messages.say("cadence.from", often, day(obligation.periodsFrom()));
    }

    /** E.g. {@code Khi 2 kỳ liên tiếp không thực hiện đúng hạn “Giới thiệu gương”}. */
    private String follows(Following follows) {
        String what = follows.obligation() == null
                ? messages.say("cadence." + (follows.each() == null ? Cadence.YEARLY : follows.each()).yaml())
                : pack.obligation(follows.obligation()).map(Obligation::what).orElse(follows.obligation());
        String key = "cadence.follows." + follows.was().yaml();
        return follows.times() == 1
                ? messages.say(key, what)
                : messages.say(key + ".times", what, Integer.toString(follows.times()));
    }

    /** How a duty goes by what it follows on. */
    public static String following(String period, Locale locale) {
        return PackMessages.in(locale).say("period.following", period);
    }

    /** Why the instance is due on its day, or why it has none: the rule, the reading, what moved it. */
    public String explanation(ObligationInstance instance) {
        return explanation(instance.obligation(), instance.due(), instance.opens());
    }

    /** The same for all who owe together. */
    public String explanation(Round round) {
        return explanation(round.obligation(), round.due(), round.opens());
    }

    private String explanation(Obligation obligation, Due due, @Nullable LocalDate opens) {
        String day = whyOf(obligation, due);
        String why = opens == null ? day : messages.say("why.opens", day, day(opens));
        return obligation.binding() ? why : messages.say("why.not-binding", why);
    }

    private String whyOf(Obligation obligation, Due due) {
        String why = due.why().stream().map(this::step).collect(Collectors.joining(" "));
        if (due.setByHub()) {
            return messages.say("why.set-by-hub", why);
        }
        return obligation.due() instanceof DueRule.Open && due.day() == null
                ? pack.dueWords(obligation, "reason")
                        .map(reason -> messages.say("why.open-because", reason))
                        .orElse(why)
                : why;
    }

    private String step(Due.Reason reason) {
        return messages.say(
                        reason.key(),
                        reason.args().stream()
                                .map(arg -> switch (arg) {
                                    case LocalDate day -> day(day);
                                    case Weekday day -> words(day);
                                    case Nth nth -> words(nth);
                                    default -> arg;
                                })
                                .toArray())
                .strip();
    }

    public String status(ObligationStatus status) {
        return messages.say("status." + status.yaml());
    }

    /** Empty without a minimum; a plain number where any kind counts. */
    public String minimum(ObligationInstance instance) {
        List<Obligation.Minimum> minimum = instance.minimum();
        boolean dependsOnWho = minimum.size() > 1
                && minimum.stream().anyMatch(each -> !each.who().isEmpty());
        return minimum.stream()
                .map(each -> dependsOnWho ? messages.say("minimum.for", count(each), names(each.who())) : count(each))
                .collect(Collectors.joining("; "));
    }

    private String count(Obligation.Minimum minimum) {
        return byFigure(minimum).orElseGet(() -> ways(Enough.of(List.of(minimum)), true));
    }

    /** "1 gương cho mỗi 5.000 dân số, làm tròn từ một nửa trở lên, ít nhất 2", as long as nobody entered the figure. */
    private Optional<String> byFigure(Obligation.Minimum minimum) {
        ByFigure by = minimum.byFigure();
        if (by == null) {
            return Optional.empty();
        }
        String kind = messages.say(
                "kind." + (minimum.of() == null ? Enough.ANY : minimum.of().yaml()));
        String number = by.each() == null
                ? messages.say(
                        "minimum.by-figure.percent",
                        by.percent() == null ? "" : by.percent().toPlainString(),
                        by.figure(),
                        kind)
                : messages.say("minimum.by-figure.each", by.each().toString(), by.figure(), kind);
        String rounded = messages.say("minimum.by-figure." + by.round().yaml(), number);
        return Optional.of(
                by.atLeast() == null
                        ? rounded
                        : messages.say(
                                "minimum.by-figure.at-least",
                                rounded,
                                by.atLeast().toString()));
    }

    /** "2 gương", "1 tập thể và 1 cá nhân", "văn bản hoặc 2 gương". */
    public String enough(Enough enough) {
        return ways(enough, false);
    }

    /** "còn thiếu 1 gương, 1 nữ; 2/3 là người lao động trực tiếp, cần 70%"; empty where nothing is lacking. */
    public String lacking(Enough enough, Map<String, Integer> brought) {
        List<Enough.Lack> lacking = enough.lacking(brought);
        String counts = lacking.stream()
                .filter(lack -> lack.count() > 0)
                .map(lack -> Enough.isPart(lack.what())
                        ? messages.say("minimum.part", Integer.toString(lack.count()), part(lack.what()))
                        : so(lack.count(), lack.what(), false))
                .collect(Collectors.joining(", "));
        Stream<String> shares = lacking.stream()
                .filter(lack -> lack.percent() > 0)
                .map(lack -> messages.say(
                        "minimum.lacks-share",
                        Integer.toString(lack.has()),
                        Integer.toString(lack.all()),
                        part(lack.what()),
                        Integer.toString(lack.percent())));
        return Stream.concat(
                        counts.isEmpty() ? Stream.empty() : Stream.of(messages.say("minimum.lacks", counts)), shares)
                .collect(Collectors.joining("; "));
    }

    /** What one minimum asks, and of whom when not of everyone. */
    public String minimum(Obligation.Minimum minimum) {
        String enough = byFigure(minimum).orElseGet(() -> enough(Enough.of(List.of(minimum))));
        return minimum.who().isEmpty() ? enough : messages.say("minimum.for", enough, names(minimum.who()));
    }

    private String ways(Enough enough, boolean plain) {
        return enough.ways().stream()
                .map(way -> way(way, plain))
                .reduce((one, other) -> messages.say("minimum.or", one, other))
                .orElseThrow();
    }

    /** @param plain whether a number alone is enough where any kind counts */
    private String way(Map<String, Integer> way, boolean plain) {
        Optional<String> least = Enough.told(way).entrySet().stream()
                .map(one -> so(one.getValue(), one.getKey(), plain && way.size() == 1))
                .reduce((one, other) -> messages.say("minimum.and", one, other));
        String whole = Stream.concat(
                        least.stream(),
                        Enough.most(way).entrySet().stream()
                                .map(most -> messages.say("minimum.most", so(most.getValue(), most.getKey(), false))))
                .collect(Collectors.joining(", "));
        String parts = Enough.parts(way).stream().flatMap(this::part).collect(Collectors.joining(", "));
        String all = parts.isEmpty()
                ? whole
                : messages.say(whole.isEmpty() ? "minimum.of-which-alone" : "minimum.of-which", whole, parts);
        List<String> needs = Enough.needs(way);
        return needs.isEmpty() ? all : messages.say("minimum.needs", all, String.join(", ", needs));
    }

    /** "2 nữ", "ít nhất 70% lao động trực tiếp", "không quá 1 lãnh đạo". */
    private Stream<String> part(Enough.OfWhich part) {
        String name = part(part.what());
        return Stream.of(
                        part.count() == 0 ? null : messages.say("minimum.part", Integer.toString(part.count()), name),
                        part.percent() == 0
                                ? null
                                : messages.say("minimum.part.percent", Integer.toString(part.percent()), name),
                        part.most() == 0
                                ? null
                                : messages.say(
                                        "minimum.most",
                                        messages.say("minimum.part", Integer.toString(part.most()), name)))
                .filter(Objects::nonNull);
    }

    /** A trait or movement as people read it. */
    public String part(String part) {
        return Enough.traitOf(part)
                .orElseGet(() -> Enough.movementOf(part)
                        .flatMap(pack::movement)
                        .map(movement -> messages.say("minimum.movement", String.valueOf(movement.name())))
                        .orElse(part));
    }

    private String so(Integer many, String what, boolean plain) {
        if (what.equals(Enough.DOCUMENT)) {
            return messages.say("minimum.document");
        }
        return plain && what.equals(Enough.ANY)
                ? many.toString()
                : messages.say("minimum.of", many.toString(), messages.say("kind." + what));
    }

    private String names(List<String> bodies) {
        return bodies.stream()
                .map(id -> pack.body(id).map(Body::name).orElse(id))
                .collect(Collectors.joining(", "));
    }

    /** For whom it is waived or has more time, and when: "UBND xã An: được miễn các kỳ hết trong 01/10 – 31/12 hằng năm". */
    public String relief(Relief relief) {
        String granted = relief.waived()
                ? messages.say("relief.waived")
                : relief.extendedBy() != null
                        ? messages.say("relief.extended-by", days(relief.extendedBy(), relief.count()))
                        : relief.extendedTo() != null
                                ? messages.say("relief.extended-to", day(relief.extendedTo()))
                                : "";
        String when = Stream.of(
                        relief.periods() == null ? null : span(relief.periods()),
                        relief.eachYear() == null ? null : span(relief.eachYear()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return messages.say(
                "relief",
                names(relief.who()),
                when.isEmpty()
                        ? granted
                        : messages.say("relief.when." + relief.by().yaml(), granted, when));
    }

    private String span(Window days) {
        LocalDate from = days.from();
        LocalDate to = days.to();
        return from == null
                ? to == null ? "" : messages.say("relief.until", day(to))
                : to == null
                        ? messages.say("relief.since", day(from))
                        : messages.say("relief.span", day(from), day(to));
    }

    private String span(Season season) {
        String days = messages.say("relief.span", words(season.from()), words(season.to()));
        return messages.say("relief.each-year", season.lunar() ? messages.say("rule.lunar", days) : days);
    }

    private static String words(MonthDay day) {
        return day.getDayOfMonth() + "/" + day.getMonthValue();
    }

    private String opens(Opening opening) {
        if (opening.on() != null) {
            return messages.say("rule.opens-on", words(opening.on()));
        }
        return opening.day() != null
                ? messages.say("rule.opens-day", opening.day().toString())
                : messages.say(
                        "rule.opens-before", days(Objects.requireNonNull(opening.daysBefore()), opening.count()));
    }

    private String words(Weekday day) {
        return messages.say("weekday." + day.yaml());
    }

    private String words(Nth nth) {
        return messages.say("nth." + nth.yaml());
    }

    private String when(Obligation obligation, DueRule rule) {
        return switch (rule) {
            case DueRule.OnDate on when on.isBefore() -> before(on.date());
            case DueRule.OnDate on -> messages.say("rule.date-by", day(on.date()));
            case DueRule.DayOfMonth on ->
                messages.say(
                        (on.isBefore() ? "rule.day-before" : "rule.day-by") + month(obligation, on.month()),
                        Integer.toString(on.day()));
            case DueRule.OnWeekday on -> messages.say("rule.weekday", words(on.weekday()));
            case DueRule.WeekdayOfMonth on ->
                messages.say(
                        "rule.weekday-of-month",
                        words(on.weekday()),
                        words(on.nth()),
                        ofMonth(obligation, on.month(), on.ofYear()));
            case DueRule.WorkingDay on ->
                messages.say(
                        on.nth() == 1 ? "rule.working-day.first" : "rule.working-day",
                        Integer.toString(on.nth()),
                        ofMonth(obligation, on.month(), on.ofYear()));
            case DueRule.DaysOfYear on ->
                messages.say(
                        (on.isBefore() ? "rule.days-before-day" : "rule.days-by")
                                + (on.afterPeriod() ? ".after-period" : ""),
                        days(on));
            case DueRule.EndOfPeriod end -> messages.say("rule.end-of-period");
            case DueRule.DaysAfterPeriod after ->
                messages.say("rule.days-after-period", days(after.days(), after.count()));
            case DueRule.Within(LocalDate from, LocalDate to, var rest)
            when from != null -> messages.say("rule.within", day(from), day(to));
            case DueRule.Within within -> messages.say("rule.within-to", day(within.to()));
            case DueRule.WithinMonths within when within.nextYear() -> messages.say("rule.next-year", months(within));
            case DueRule.WithinMonths within -> months(within);
            case DueRule.OnMilestone on -> messages.say("rule.on", nameOf(on.milestone()));
            case DueRule.BeforeMilestone before
            when before.days() == null -> messages.say("rule.before", nameOf(before.milestone()));
            case DueRule.BeforeMilestone before ->
                messages.say(
                        "rule.days-before",
                        days(Objects.requireNonNull(before.days()), before.count()),
                        nameOf(before.milestone()));
            case DueRule.AfterMilestone after ->
                messages.say("rule.days-after", days(after.days(), after.count()), nameOf(after.milestone()));
            case DueRule.AfterEvent after -> messages.say("rule.days-after-event", days(after.days(), after.count()));
            case DueRule.Open open -> messages.say("rule.open");
            case DueRule.None none -> "";
        };
    }

    private String before(LocalDate date) {
        return pack.plan().readings().thatDayIsOnTime()
                ? messages.say("rule.date-before-that-day", day(date))
                : messages.say("rule.date-before", day(date), day(date.minusDays(1)));
    }

    private static String month(Obligation obligation, @Nullable DueMonth month) {
        return month == null && obligation.cycle().length().toTotalMonths() == 1
                ? ""
                : "." + (month == null ? DueMonth.LAST : month).yaml();
    }

    private String ofMonth(Obligation obligation, @Nullable DueMonth month, @Nullable Integer ofYear) {
        return ofYear == null
                ? messages.say("rule.of-month" + month(obligation, month))
                : messages.say("rule.of-month.of-year", ofYear.toString());
    }

    private String days(DueRule.DaysOfYear on) {
        String days = on.days().stream().map(CalendarSentences::words).collect(Collectors.joining(", "));
        return on.lunar() ? messages.say("rule.lunar", days) : days;
    }

    private String days(int days, @Nullable Count count) {
        return messages.say(count == Count.WORKING ? "rule.working-days" : "rule.days", Integer.toString(days));
    }

    private String months(DueRule.WithinMonths within) {
        String first = Integer.toString(within.first());
        if (within.first() == within.last()) {
            return messages.say("rule.in-month", first);
        }
        return within.last() % 3 == 0 && within.last() - within.first() == 2
                ? messages.say("rule.in-quarter", QUARTERS.get(within.last() / 3 - 1))
                : messages.say("rule.in-months", first, Integer.toString(within.last()));
    }

    private String nameOf(String occasion) {
        return pack.occasion(occasion).map(Occasion::name).orElse(occasion);
    }

    private String day(LocalDate day) {
        return days.format(day);
    }
}
