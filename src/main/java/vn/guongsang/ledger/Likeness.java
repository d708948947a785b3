package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subject that may be the one that is meant. It is proposed with what speaks for it and against it; a person
 * decides.
 *
 * @param closeness from 0 to 1: the closest first
 */
public record Likeness(LedgerSubject subject, Set<Reason> reasons, double closeness) {

    /** What speaks for it, or against. The words are {@code ledger.likeness.<name>}. */
    public enum Reason {
        /** the very name, wherever its tone marks stand */
        SAME_NAME(0.60),
        /** the same letters without marks, with i for y, without a form of address */
        SAME_LETTERS(0.45),
        /** most letters in common */
        ALIKE_NAME(0.30),
        /** by a name that it bore before */
        FORMER_NAME(0.00),
        SAME_BIRTH(0.35),
        SAME_BODY(0.20),
        BIRTH_UNKNOWN(0.00),
        OTHER_BIRTH(-0.50);

        private final double weight;

        Reason(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }

        /** What two birth dates say; null for one that is not known. */
        public static Reason ofBirths(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || other == null ? BIRTH_UNKNOWN : one.equals(other) ? SAME_BIRTH : OTHER_BIRTH;
        }
    }

    /** Below it nothing is proposed: letters alike alone are not enough, the same letters are. */
    static final double LEAST = 0.45;

    public static Likeness of(LedgerSubject subject, Set<Reason> reasons) {
        double sum = reasons.stream().mapToDouble(Reason::weight).sum();
        return new Likeness(subject, reasons, Math.clamp(sum, 0, 1));
    }

    Likeness closer(Likeness other) {
        return other.closeness > closeness ? other : this;
    }

    public boolean close() {
        return closeness >= LEAST - 1e-9;
    }

    /**
     * Whether it is the same beyond reasonable doubt: the very name, and the same birth date or, of what is no
     * person, the same body.
     */
    public boolean certain() {
        return reasons.contains(Reason.SAME_NAME)
                && !reasons.contains(Reason.FORMER_NAME)
                && (reasons.contains(Reason.SAME_BIRTH) || !subject.individual() && reasons.contains(Reason.SAME_BODY));
    }
}
