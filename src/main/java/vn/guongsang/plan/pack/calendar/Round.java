package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Obligation;

/**
 * One period of an obligation with all who owe it for the same day. Bodies that the plan gives more time
 * are in a round of their own.
 *
 * @param opens the first day on which it is taken in, where that is not the first of the period
 * @param lastDayTaken the last day on which something late is still taken in; null where there is none
 */
public record Round(
        Obligation obligation,
        Period period,
        Due due,
        @Nullable LocalDate opens,
        @Nullable LocalDate lastDayTaken,
        List<Debtor> debtors) {

    /** A body that owes, and what has to be there at least. */
    public record Debtor(BodyEntry body, List<Obligation.Minimum> minimum) {}

    List<ObligationInstance> instances(LocalDate asOf) {
        ObligationStatus status = ObligationStatus.on(asOf, period, opens, due);
        return debtors.stream()
                .map(debtor -> new ObligationInstance(
                        obligation, debtor.body(), period, debtor.minimum(), due, opens, lastDayTaken, status))
                .toList();
    }
}
