package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Ground;

/**
 * An emulation title or a form of commendation that a subject was given.
 *
 * @param id of the form, or of the row that came in: entered twice it is one
 * @param subjectId the record under which it was entered; readers follow its root
 * @param award code in the catalogue of rules
 * @param awardName as the catalogue called it on that day
 * @param year of the achievement, which may be before that of the decision
 * @param deed what it was given for, empty when unknown
 * @param number of the decision, e.g. {@code 12/QĐ-UBND}; empty when unknown
 * @param decidedOn null when unknown
 * @param issuer as the decision names it
 * @param bodyId the body of the subject on that day
 * @param entryId the line of the decision's list that gave it; null unless a decision of this product did
 */
public record HeldAward(
        UUID id,
        UUID subjectId,
        String award,
        String awardName,
        AwardList list,
        int year,
        Ground ground,
        String deed,
        String number,
        @Nullable LocalDate decidedOn,
        String issuer,
        UUID bodyId,
        Source source,
        @Nullable UUID entryId) {

    /** How the ledger knows. */
    public enum Source {
        /** a decision of this product */
        DECISION,
        /** a list that came in */
        IMPORT,
        /** a person who had the paper */
        RECORD
    }

    /** Whether both are the same award of one year, by the same decision or by one whose number nobody knows. */
    public boolean repeats(HeldAward other) {
        return award.equals(other.award) && year == other.year && sameDecision(other);
    }

    private boolean sameDecision(HeldAward other) {
        return number.isEmpty()
                || other.number.isEmpty()
                || key(number).equals(key(other.number))
                        && (decidedOn == null || other.decidedOn == null || decidedOn.equals(other.decidedOn));
    }

    private static String key(String number) {
        return number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
