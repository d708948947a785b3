package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Obligation;

/**
 * One thing that one body owes for one period.
 *
 * @param minimum what has to be in it at least; several where it depends on who the body is and the
 *     body is a group that stands for many
 * @param opens the first day on which it is taken in, where that is not the first of the period
 * @param lastDayTaken the last day on which something late is still taken in; null where there is none
 */
public record ObligationInstance(
        Obligation obligation,
        BodyEntry body,
        Period period,
        List<Obligation.Minimum> minimum,
        Due due,
        @Nullable LocalDate opens,
        @Nullable LocalDate lastDayTaken,
        ObligationStatus status) {

    public String obligationId() {
        return obligation.id();
    }

    public String clause() {
        return obligation.clause();
    }

    /** Null where the plan gives no day and the hub has set none. */
    public @Nullable LocalDate dueDay() {
        return due.day();
    }
}
