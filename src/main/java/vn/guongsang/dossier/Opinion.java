package vn.guongsang.dossier;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion asked for: of a lead or partner (thẩm định), or of an agency outside (hiệp y).
 *
 * @param body that is asked and answers in the product; null for an agency whose letter the hub records
 * @param agency name of who is asked
 * @param agreed null until it was answered
 * @param clearance code of the {@link Agency}; empty for whoever was asked freely
 * @param basis why it is asked, empty where somebody asked of their own accord
 * @param letter number and day of the letter in which it answered
 * @param attachmentId file of that letter
 */
public record Opinion(
        UUID id,
        @Nullable UUID body,
        String agency,
        String question,
        LocalDate dueOn,
        LocalDate askedOn,
        String askedByName,
        @Nullable Boolean agreed,
        String answer,
        @Nullable LocalDate answeredOn,
        String answeredByName,
        String clearance,
        String basis,
        String letter,
        @Nullable UUID attachmentId,
        String fileName) {

    public boolean open() {
        return agreed == null;
    }

    /** Nobody answered by its day. */
    public boolean late(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }
}
