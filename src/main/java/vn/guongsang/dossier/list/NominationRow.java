package vn.guongsang.dossier.list;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.guongsang.frame.Untrusted;

/**
 * A row of a list, as it came in or as it was put right since.
 *
 * @param number as the program that wrote the file counts
 * @param kind in the words of plan packs; as typed while it is none of them
 * @param born as typed; empty where none is told
 * @param subject id in the ledger, {@link #SOMEBODY_NEW}, or empty while nobody has answered
 * @param unread names of the columns whose cell was a formula or an error, parted by blanks; empty once put right
 * @param dossierId under which its dossier is begun when the list is written
 */
public record NominationRow(
        int number,
        String name,
        String kind,
        String born,
        String place,
        String citation,
        String background,
        String achievement,
        String subject,
        String unread,
        UUID dossierId) {

    /** Nobody whom the ledger knows. */
    public static final String SOMEBODY_NEW = "moi";

    public Optional<LocalDate> birthday() {
        return Untrusted.day(born);
    }

    /** Whom the ledger knows and a person chose. */
    public Optional<UUID> known() {
        return Untrusted.id(subject);
    }
}
