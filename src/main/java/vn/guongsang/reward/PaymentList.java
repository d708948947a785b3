package vn.guongsang.reward;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list by which a decision is paid, as it stands.
 *
 * @param fund empty while nobody has said
 * @param budgetLine empty while nobody has said
 * @param closedOn null while amounts are reckoned anew
 * @param prices what each award is worth to each kind of subject, in the order of the lines
 * @param items every line of the decision, once
 */
public record PaymentList(
        UUID decision,
        UUID issuer,
        String decisionNumber,
        LocalDate decidedOn,
        String fund,
        String budgetLine,
        @Nullable LocalDate closedOn,
        List<Price> prices,
        List<Item> items) {

    /**
     * What an award is worth to a kind of subject.
     *
     * @param reckoned by the rule of the decision's day
     * @param dong what counts: confirmed by a person, else reckoned where every figure was read; null while it waits
     * @param basis in the words of the person who confirmed it or filled it in; empty if nobody had to
     */
    public record Price(
            String award,
            String awardName,
            String kind,
            Amount reckoned,
            @Nullable Long dong,
            String basis,
            String person) {}

    /**
     * A line.
     *
     * @param correction of the name, null if none
     * @param deducted what the same subject had got for another award in the period in which only the higher one is paid
     * @param dong to be paid, or paid; null while the price waits; 0 for a line that was revoked before the closing
     * @param recovery null while it stands
     */
    public record Item(
            UUID entry,
            int position,
            @Nullable UUID subject,
            String name,
            String kind,
            String place,
            String award,
            String awardName,
            @Nullable Correction correction,
            long deducted,
            @Nullable Long dong,
            @Nullable Recovery recovery) {}

    public record Correction(String formerName, String basis) {}

    /** @param dong what had been paid and comes back, not negative */
    public record Recovery(String basis, LocalDate revokedOn, long dong) {}

    /** What goes out, in đồng; lines whose price waits are not in it. */
    public long toPay() {
        return items.stream()
                .map(Item::dong)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What comes back, negative. */
    public long toRecover() {
        return -items.stream()
                .map(Item::recovery)
                .filter(Objects::nonNull)
                .mapToLong(Recovery::dong)
                .sum();
    }

    public long net() {
        return toPay() + toRecover();
    }

    public boolean waits() {
        return items.stream().anyMatch(item -> item.dong() == null);
    }

    public long revoked() {
        return items.stream().filter(item -> item.recovery() != null).count();
    }

    public long corrected() {
        return items.stream().filter(item -> item.correction() != null).count();
    }
}
