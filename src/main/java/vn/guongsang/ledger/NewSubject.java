package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subject as it is entered. Its name is cleaned on the way: NFC, single blanks, no invisible characters.
 *
 * @param id of the form: entered twice it is one subject
 */
public record NewSubject(
        UUID id,
        String kind,
        String name,
        UUID body,
        String place,
        @Nullable LocalDate born) {

    /** A name as it is kept. */
    public static String cleaned(String name) {
        return SubjectName.clean(name);
    }

    public NewSubject {
        name = SubjectName.clean(name);
        place = SubjectName.clean(place);
    }
}
