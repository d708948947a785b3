package vn.guongsang.exemplar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who the exemplar is and what it did.
 *
 * @param movement code in the plan, empty for none
 * @param sector code in the plan, empty for none
 * @param subjectKind as in plan packs: {@code collective}, {@code individual}, {@code household} …
 * @param place where it lives or works, as the public page shows it
 * @param born of a person only
 * @param deed one line: what makes it an exemplar
 * @param lesson what others can copy
 */
public record Profile(
        String movement,
        String sector,
        String subjectKind,
        String name,
        String place,
        @Nullable LocalDate born,
        String deed,
        String achievement,
        String lesson) {}
