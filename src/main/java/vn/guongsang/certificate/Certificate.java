package vn.guongsang.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it stands: what it says now, and whether it still holds.
 *
 * @param version of the text; 1 as issued, more after corrections
 * @param kind as in plan packs: {@code individual}, {@code household} …
 * @param correctedOn the day of the last correction, null if none
 * @param basis of the last correction, empty if none
 * @param revokedOn null while it is valid
 * @param revokedBy the basis of the revocation, empty while it is valid
 * @param token the code printed on it, see {@link Code}
 */
public record Certificate(
        UUID id,
        UUID entry,
        UUID decision,
        UUID issuer,
        String authority,
        String issuePlace,
        String decisionNumber,
        LocalDate decidedOn,
        String awardCode,
        String awardName,
        String signer,
        String capacity,
        int year,
        int serial,
        String kind,
        @Nullable UUID photo,
        int version,
        Wording wording,
        @Nullable LocalDate correctedOn,
        String basis,
        @Nullable LocalDate revokedOn,
        String revokedBy,
        byte[] token) {

    /** Whether it holds; in the order in which one thing outweighs the other. */
    public enum State {
        VALID,
        CORRECTED,
        REVOKED
    }

    public State state() {
        if (revokedOn != null) {
            return State.REVOKED;
        }
        return version > 1 ? State.CORRECTED : State.VALID;
    }

    /** As printed: {@code 15/2026} */
    public String number() {
        return serial + "/" + year;
    }

    /** What the address of its public page ends with. */
    public String code() {
        return Code.text(token);
    }

    /** What is signed of it. */
    List<String> lines() {
        return lines(authority, awardName, wording, decisionNumber, decidedOn, number());
    }

    static List<String> lines(
            String authority,
            String awardName,
            Wording wording,
            String decisionNumber,
            LocalDate decidedOn,
            String number) {
        return List.of(
                authority,
                awardName,
                wording.name(),
                wording.place(),
                wording.achievement(),
                decisionNumber,
                decidedOn.toString(),
                number);
    }
}
