package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.PackMessages;
import vn.guongsang.plan.pack.PlanPack;

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

    /** E.g. {@code tháng 3/2025}, {@code quý I/2025}, {@code 6 tháng đầu năm 2025}, {@code năm 2025}. */
    public String label(Period period) {
        return switch (period.kind()) {
            case MONTH -> messages.say("period.month", monthOf(period), yearOf(period));
            case QUARTER -> messages.say("period.quarter", QUARTERS.get(lastMonth(period) / 3 - 1), yearOf(period));
            case HALF_YEAR ->
                messages.say(lastMonth(period) == 6 ? "period.first-half" : "period.second-half", yearOf(period));
            case YEAR -> messages.say("period.year", yearOf(period));
            case ONCE -> messages.say("period.once");
            case CONFERENCE, MILESTONE -> period.name() == null ? messages.say("period.occasion") : period.name();
            case EVENT -> messages.say("period.event");
        };
    }

    /** E.g. {@code Hằng tháng, chậm nhất ngày 20}. */
    public String rule(Obligation obligation) {
        return rule(obligation, obligation.due());
    }

    /** The same with the rule that the hub has set. */
    public String rule(Obligation obligation, DueRule rule) {
        String cadence = messages.say("cadence." + obligation.cadence().yaml());
        return rule instanceof DueRule.None ? cadence : messages.say("rule", cadence, when(rule));
    }

    /** Why the instance is due on its day, or why it has none. */
    public String explanation(ObligationInstance instance) {
        Due due = instance.due();
        Object[] args = due.args().stream()
                .map(arg -> arg instanceof LocalDate day ? day(day) : arg)
                .toArray();
        String why = messages.say(due.why(), args);
        String who = due.setByHub() ? messages.say("why.set-by-hub", why) : why;
        return instance.obligation().binding() ? who : messages.say("why.not-binding", who);
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
        String count = Integer.toString(minimum.count());
        return minimum.ofAnyKind() || minimum.of() == null
                ? count
                : messages.say(
                        "minimum.of", count, messages.say("kind." + minimum.of().yaml()));
    }

    private String names(List<String> bodies) {
        return bodies.stream()
                .map(id -> pack.body(id).map(Body::name).orElse(id))
                .collect(Collectors.joining(", "));
    }

    private String when(DueRule rule) {
        return switch (rule) {
            case DueRule.OnDate on
            when on.isBefore() ->
                messages.say("rule.date-before", day(on.date()), day(on.date().minusDays(1)));
            case DueRule.OnDate on -> messages.say("rule.date-by", day(on.date()));
            case DueRule.DayOfMonth on -> messages.say(keyOf(on), Integer.toString(on.day()));
            case DueRule.EndOfPeriod end -> messages.say("rule.end-of-period");
            case DueRule.DaysAfterPeriod after ->
                messages.say("rule.days-after-period", Integer.toString(after.days()));
            case DueRule.Within(LocalDate from, LocalDate to, var words)
            when from != null -> messages.say("rule.within", day(from), day(to));
            case DueRule.Within within -> messages.say("rule.date-by", day(within.to()));
            case DueRule.OnMilestone on -> messages.say("rule.on", nameOf(on.milestone()));
            case DueRule.BeforeMilestone before -> messages.say("rule.before", nameOf(before.milestone()));
            case DueRule.Open open -> messages.say("rule.open");
            case DueRule.None none -> "";
        };
    }

    private static String keyOf(DueRule.DayOfMonth rule) {
        DueMonth month = rule.month();
        return month == null ? "rule.day-of-month" : "rule.day-of-month." + month.yaml();
    }

    private String nameOf(String occasion) {
        return pack.occasion(occasion).map(Occasion::name).orElse(occasion);
    }

    private String day(LocalDate day) {
        return days.format(day);
    }

    private static int lastMonth(Period period) {
        return java.util.Objects.requireNonNull(period.lastMonth()).getMonthValue();
    }

    private static String monthOf(Period period) {
        return Integer.toString(lastMonth(period));
    }

    private static String yearOf(Period period) {
        return Integer.toString(
                java.util.Objects.requireNonNull(period.lastMonth()).getYear());
    }
}
