package vn.guongsang.commendation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * When a council may meet and when its vote passes, between two days.
 *
 * @param quorum share of all members who must be present
 * @param majority share of those counted who must agree, exceeded and not only reached
 * @param ofPresent whether those present are counted, or all members
 * @param read whether the article behind the rule was read; if not, the secretary confirms it
 * @param basis legal reference
 */
record CouncilRule(
        LocalDate from,
        @Nullable LocalDate to,
        Fraction quorum,
        Fraction majority,
        boolean ofPresent,
        boolean read,
        String basis) {

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** May a council of so many members decide with so many present? */
    Verdict quorate(int members, int present) {
        int needed = quorum.of(members);
        return present >= needed
                ? Verdict.ALLOWED
                : Verdict.refusedBy(basis, "commendation.refused.quorum", present, members, needed);
    }

    boolean passes(int members, int present, int agreed) {
        return majority.exceededBy(agreed, ofPresent ? present : members);
    }

    /** An exact share, so that two thirds of nine are six. */
    record Fraction(int numerator, int denominator) {

        static Fraction parse(String text) {
            String[] parts = text.split("/");
            return new Fraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return numerator + "/" + denominator;
        }

        /** The smallest whole number that reaches the share. */
        int of(int whole) {
            return Math.ceilDiv(whole * numerator, denominator);
        }

        boolean exceededBy(int part, int whole) {
            return part * denominator > whole * numerator;
        }
    }
}
