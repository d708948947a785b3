package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.Text;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.reading.Board;
import vn.guongsang.plan.reading.Compliance;
import vn.guongsang.plan.reading.Duties;

/** Standings, cells and deadlines in words, icons and tones. */
public final class Words {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM");

    private Words() {}

    public static Badge.Tone tone(Standing standing) {
        return switch (standing) {
            case OVERDUE -> Badge.Tone.LATE;
            case SOON, MET_LATE -> Badge.Tone.NEAR;
            case OPEN -> Badge.Tone.WAITING;
            case MET -> Badge.Tone.DONE;
            case NOT_OPEN, UNDATED -> Badge.Tone.NOT_OPEN;
        };
    }

    /** Every standing has an icon of its own, so that none is told by colour alone. */
    public static String icon(Standing standing) {
        return switch (standing) {
            case OVERDUE -> "clock";
            case SOON -> "warning";
            case OPEN -> "info";
            case MET -> "check";
            case MET_LATE -> "flag";
            case NOT_OPEN -> "circle";
            case UNDATED -> "calendar";
        };
    }

    public static Badge.Tone tone(Board.Cell cell) {
        return cell.waivedOn() == null ? tone(cell.standing()) : Badge.Tone.NOT_OPEN;
    }

    public static String icon(Board.Cell cell) {
        return cell.waivedOn() == null ? icon(cell.standing()) : icon(Board.Relief.WAIVED);
    }

    public static String icon(Board.Relief relief) {
        return switch (relief) {
            case EXTENDED -> "arrow";
            case WAIVED -> "minus";
        };
    }

    /** One word or two for the standing of a cell. */
    public static Text word(Board.Cell cell) {
        return Text.key(cell.waivedOn() == null ? "plan.standing." + cell.standing() : "plan.relief.WAIVED");
    }

    public static Badge.Tone tone(Compliance.Shade shade) {
        return switch (shade) {
            case MISSING -> Badge.Tone.LATE;
            case LATE -> Badge.Tone.NEAR;
            case DONE -> Badge.Tone.DONE;
            case AHEAD -> Badge.Tone.NOT_OPEN;
        };
    }

    public static String icon(Compliance.Shade shade) {
        return switch (shade) {
            case MISSING -> "clock";
            case LATE -> "flag";
            case DONE -> "check";
            case AHEAD -> "circle";
        };
    }

    public static Badge badge(Standing standing) {
        return Badge.of(tone(standing), "plan.standing." + standing);
    }

    /**
     * The few words that stand beside the icon of a cell.
     *
     * @param year of the board: days of another one tell theirs
     */
    public static Text brief(Board.Cell cell, int year) {
        return cell.waivedOn() == null && cell.standing() == Standing.SOON && !hasCount(cell)
                ? Text.key("plan.cell.left", cell.daysLeft())
                : Text.plain(figures(cell, year));
    }

    private static String figures(Board.Cell cell, int year) {
        if (cell.waivedOn() != null) {
            return "";
        }
        return switch (cell.standing()) {
            case MET -> cell.nothing() ? "0" : cell.metOn() == null ? "" : day(cell.metOn(), year);
            case MET_LATE -> "+" + cell.daysLate();
            case OVERDUE -> hasCount(cell) ? count(cell) : String.valueOf(cell.daysLate());
            case SOON -> count(cell);
            case OPEN -> hasCount(cell) ? count(cell) : cell.due() == null ? "" : day(cell.due(), year);
            case UNDATED -> hasCount(cell) ? count(cell) : "?";
            case NOT_OPEN -> "";
        };
    }

    /** The whole of it, for those who hear the page and for the tooltip. */
    public static Text full(Board.Cell cell) {
        if (cell.waivedOn() != null) {
            return Text.key("plan.cell.waived", cell.waivedOn());
        }
        Text standing = switch (cell.standing()) {
            case MET ->
                cell.nothing()
                        ? Text.key("plan.cell.nothing", orEmpty(cell.metOn()))
                        : Text.key("plan.cell.MET", orEmpty(cell.metOn()));
            case MET_LATE -> Text.key("plan.cell.MET_LATE", orEmpty(cell.metOn()), cell.daysLate());
            case OVERDUE -> Text.key("plan.cell.OVERDUE", cell.daysLate(), orEmpty(cell.due()));
            case SOON -> Text.key("plan.cell.SOON", cell.daysLeft(), orEmpty(cell.due()));
            case OPEN -> Text.key("plan.cell.OPEN", orEmpty(cell.due()));
            case NOT_OPEN -> Text.key("plan.cell.NOT_OPEN", cell.opens());
            case UNDATED -> Text.key("plan.cell.UNDATED");
        };
        Text extended = cell.firstDue() == null ? standing : Text.key("plan.cell.extended", standing, cell.firstDue());
        Text counted = hasCount(cell)
                ? Text.key(cell.papers() ? "plan.cell.counted-papers" : "plan.cell.counted", extended, count(cell))
                : extended;
        return cell.returned() > 0 && cell.metOn() == null
                ? Text.key("plan.cell.returned", counted, cell.returned())
                : counted;
    }

    /** A short head for the column of a period: "T3", "Quý I", or the period's own name. */
    public static Text head(Obligation obligation, Board.Period period) {
        int month = period.from().getMonthValue();
        if (obligation.every() > 1 || obligation.periodsFrom() != null) {
            return Text.plain(period.label());
        }
        return switch (obligation.cadence()) {
            case WEEKLY -> Text.plain(dayMonth(period.from()));
            case MONTHLY -> Text.key("plan.head.month", month);
            case QUARTERLY -> Text.key("plan.head.quarter." + ((month + 2) / 3));
            case HALF_YEARLY -> Text.key(month <= 6 ? "plan.head.half.1" : "plan.head.half.2");
            case FOUR_MONTHLY -> Text.key("plan.head.third." + ((month + 3) / 4));
            case YEARLY -> Text.plain(String.valueOf(period.from().getYear()));
            case ONCE, PER_CONFERENCE, PER_MILESTONE, ON_EVENT -> Text.plain(period.label());
        };
    }

    static String full(LocalDate day) {
        return FULL.format(day);
    }

    /** With its year where that is another one. */
    public static String day(LocalDate day, int year) {
        return day.getYear() == year ? SHORT.format(day) : FULL.format(day);
    }

    public static String dayMonth(LocalDate day) {
        return SHORT.format(day);
    }

    public static Deadline deadline(Duties.Owed owed, LocalDate today, String hub) {
        return deadline(owed.standing(), owed.opens(), owed.due(), owed.metOn(), owed.clause(), today, hub);
    }

    public static Deadline deadline(
            Standing standing,
            LocalDate opens,
            @Nullable LocalDate due,
            @Nullable LocalDate metOn,
            String clause,
            LocalDate today,
            String hub) {
        return switch (standing) {
            case MET, MET_LATE -> {
                LocalDate met = metOn == null ? today : metOn;
                yield Deadline.sent(met, due == null ? met : due, clause);
            }
            case NOT_OPEN -> Deadline.notOpen(opens, clause);
            case OPEN, SOON, OVERDUE -> due == null ? Deadline.undated(hub, null) : Deadline.on(today, due, clause);
            case UNDATED -> Deadline.undated(hub, null);
        };
    }

    private static boolean hasCount(Board.Cell cell) {
        return cell.minimum() != null && (cell.minimum() > 1 || cell.filed() > 0);
    }

    private static String count(Board.Cell cell) {
        return cell.filed() + "/" + cell.minimum();
    }

    private static Object orEmpty(@Nullable LocalDate day) {
        return day == null ? "" : day;
    }
}
