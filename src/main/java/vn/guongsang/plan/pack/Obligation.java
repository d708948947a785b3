package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who owes what by when, once or again and again.
 *
 * @param who bodies and groups that owe it
 * @param to recipients; {@code toText} where the plan only describes them
 * @param via body through which it goes, for all recipients or those in {@code viaFor}
 * @param everyAsWritten of so many times of the cadence one, such as every second month; null means each
 * @param periodsFrom the first day of the first period, where periods do not follow the calendar year; they are
 *     then never cut, and what reaches beyond the duty's end is owed only if it is due by then
 * @param window first and last day of the duty; null means those of the phase, or the plan's period
 * @param phase in which it is owed
 * @param follows what has to have become of something else before it is owed; null where a person says that it happened
 * @param until the hour of the due day by which the plan asks for it; it is told, and days are counted
 * @param opens from when it is taken in; null means from the first day of its period
 * @param firstDue the due day of the first period, where it differs from the rule
 * @param lastDue the due day of the last period, where it differs from the rule
 * @param locksAfter so many calendar days after the due day nothing is taken in any more; null means as
 *     the plan reads it
 * @param joinsAsWritten by when a body has to be there to owe a period; null means as {@link #joins} says
 * @param reliefs for whom it is waived, and who has more time
 * @param minimum what has to be in it, per body and period
 * @param bindingAsWritten false for an expected time that is no deadline; null means binding
 */
public record Obligation(
        String id,
        Kind kind,
        String what,
        List<String> who,
        List<String> with,
        List<String> to,
        @Nullable String toText,
        @Nullable String via,
        List<String> viaFor,
        List<String> copies,
        Cadence cadence,
        @JsonProperty("every") @Nullable Integer everyAsWritten,
        @Nullable LocalDate periodsFrom,
        @Nullable Window window,
        @Nullable String phase,
        DueRule due,
        @Nullable Following follows,
        @Nullable LocalTime until,
        @Nullable Opening opens,
        @Nullable LocalDate firstDue,
        @Nullable LocalDate lastDue,
        @Nullable Integer locksAfter,
        @JsonProperty("joins") @Nullable Joins joinsAsWritten,
        List<Relief> reliefs,
        List<Minimum> minimum,
        List<String> contains,
        boolean containsUnitPlan,
        @JsonProperty("binding") @Nullable Boolean bindingAsWritten,
        @Nullable String embeddedIn,
        @Nullable String followUp,
        List<String> advisedBy,
        @Nullable String issuedBy,
        List<String> escalatesTo,
        @Nullable String milestone,
        @Nullable String conference,
        @Nullable String movement,
        String clause)
        implements Entry {

    /** The largest {@link #every}, as the format has it. */
    public static final int LARGEST_EVERY = 60;

    public enum Kind implements YamlNamed {
        NOMINATION,
        REGISTRATION,
        UNIT_PLAN,
        PLAN,
        REPORT,
        REVIEW,
        ESTIMATE,
        PROPOSAL,
        GUIDANCE,
        FORWARD,
        FEEDBACK,
        SYNTHESIS,
        RECOGNITION,
        LIST,
        WORKS,
        ACT
    }

    /**
     * What has to be there at least, and may be at most, per body and period: so many nominations, a document, or
     * one of several such things. Several minima must all be met.
     *
     * @param who to whom it applies; empty means everyone who owes the obligation
     * @param count of nominations; 0 where it is about a document or a choice
     * @param most how many nominations there may be; null means any number
     * @param of which kind; null means any
     * @param byFigure a number by body in place of {@code count}
     * @param ofWhich what some of the nominations have to be, or may be
     * @param document a report or plan, with what {@link Obligation#contains} asks of it
     * @param anyOf one of these is enough
     */
    public record Minimum(
            List<String> who,
            int count,
            @Nullable Integer most,
            @Nullable SubjectKind of,
            @Nullable ByFigure byFigure,
            List<Part> ofWhich,
            boolean document,
            List<Minimum> anyOf) {

        /** So many nominations of everyone. */
        public static Minimum of(int count, @Nullable SubjectKind of) {
            return new Minimum(List.of(), count, null, of, null, List.of(), false, List.of());
        }

        /** With the number that follows from the figures of a body; the same as long as they are not known. */
        public Minimum counted(Map<String, Long> figures) {
            if (!anyOf.isEmpty()) {
                List<Minimum> counted =
                        anyOf.stream().map(one -> one.counted(figures)).toList();
                return new Minimum(who, count, most, of, byFigure, ofWhich, document, counted);
            }
            if (byFigure == null || !figures.containsKey(byFigure.figure())) {
                return this;
            }
            int known = byFigure.of(figures.get(byFigure.figure()));
            return new Minimum(who, known, most, of, null, ofWhich, document, anyOf);
        }

        public boolean ofAnyKind() {
            return of == null || of == SubjectKind.ANY;
        }
    }

    /**
     * How many of the nominations have, or may have, a trait, or stand in a movement.
     *
     * @param trait in the plan's words ("nữ"), which whoever nominates says of each; null where {@code movement} is given
     * @param count at least so many; 0 where it is about a share or a maximum
     * @param percent at least this share of all
     * @param most at most so many
     */
    public record Part(
            @Nullable String trait,
            @Nullable String movement,
            int count,
            @Nullable Integer percent,
            @Nullable Integer most) {}

    /** Of so many times of the cadence one. */
    public int every() {
        return everyAsWritten == null ? 1 : everyAsWritten;
    }

    /**
     * By when a body has to be there to owe it. What is owed one time has no period that one could have missed
     * the beginning of: who is there on the due day owes it. What happens concerns those who are there then.
     */
    public Joins joins(Readings readings) {
        if (joinsAsWritten != null) {
            return joinsAsWritten;
        }
        return switch (cadence) {
            case ONCE, PER_CONFERENCE, PER_MILESTONE -> Joins.DUE_DAY;
            case ON_EVENT -> Joins.PERIOD_START;
            case WEEKLY, MONTHLY, QUARTERLY, FOUR_MONTHLY, HALF_YEARLY, YEARLY ->
                readings.joins() == null ? Joins.PERIOD_START : readings.joins();
        };
    }

    /** Its periods, where it follows the calendar. */
    public Cycle cycle() {
        Period length = cadence.length().multipliedBy(every());
        return periodsFrom == null ? Cycle.ofCalendar(length) : new Cycle(length, periodsFrom);
    }

    public boolean binding() {
        return bindingAsWritten == null || bindingAsWritten;
    }
}
