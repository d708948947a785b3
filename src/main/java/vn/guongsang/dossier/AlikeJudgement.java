package vn.guongsang.dossier;

import java.time.LocalDate;
import java.util.UUID;

/** What a person found in two reports that the machine holds for alike. A later one does not undo an earlier. */
public record AlikeJudgement(
        UUID dossier, UUID other, Finding finding, String reason, LocalDate judgedOn, String person, String bodyName) {

    /** What two alike reports are to each other. */
    public enum Finding {
        COPIED,
        /** of the same author, or the report of an earlier year of the same subject */
        LEGITIMATE,
        /** what is the same says nothing */
        UNLIKE
    }

    /** Whether it is about these two, whichever of them was looked at. */
    public boolean about(UUID one, UUID two) {
        return dossier.equals(one) && other.equals(two) || dossier.equals(two) && other.equals(one);
    }
}
