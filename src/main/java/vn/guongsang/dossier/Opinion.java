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
        String answeredByName) {

    public boolean open() {
        return agreed == null;
    }

    /** Nobody answered by its day. */
    public boolean late(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }
}
