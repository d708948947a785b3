package vn.guongsang.commendation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Ground;

/**
 * A decision about awards (danh hiệu thi đua, hình thức khen thưởng): drawn up as a draft, then issued by a named
 * person under a number. What was decided is never changed: a later decision puts it right or takes it away.
 *
 * @param of the earlier decision that it is about; null when it grants
 * @param reason why something is put right or taken away; empty when it grants
 * @param basis legal bases, one a line
 * @param number null until it was issued, as are day, signer and capacity
 */
public record AwardDecision(
        UUID id,
        Kind kind,
        @Nullable UUID of,
        UUID issuerId,
        String about,
        String reason,
        String basis,
        LocalDate drawnUpOn,
        String drawnUpByName,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String signer,
        @Nullable String capacity) {

    public enum Kind {
        /** tặng danh hiệu, hình thức khen thưởng */
        GRANT,
        /** đính chính */
        CORRECTION,
        /** hủy bỏ, thu hồi (Luật TĐKT 2022, Điều 93) */
        REVOCATION;

        /** The code of the form of such decisions. */
        public String form() {
            return "decision-" + name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean issued() {
        return number != null;
    }

    /**
     * A line of its list.
     *
     * @param body that put the subject forward
     * @param list in the words of the catalogue of awards
     * @param revokedOn null while it stands
     */
    public record Entry(
            UUID id,
            UUID decisionId,
            int position,
            UUID dossierId,
            UUID subjectId,
            UUID bodyId,
            String name,
            String kind,
            String place,
            String citation,
            String award,
            String awardName,
            AwardList awardList,
            Ground ground,
            int year,
            @Nullable LocalDate revokedOn) {}

    /** What a correction writes into a line instead; of a revocation the words are null. */
    public record Change(
            UUID entryId,
            @Nullable String name,
            @Nullable String place,
            @Nullable String citation) {}
}
