package vn.guongsang.dossier;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.rules.Ground;

/**
 * Who is put forward for what.
 *
 * @param subject in the ledger
 * @param name as the decision will print it
 * @param kind as in plan packs: {@code individual}, {@code collective}, {@code household} …
 * @param born of a person only
 * @param award code of a title or a form of commendation
 * @param shortWay thủ tục đơn giản: without a council, for what is sudden and clear (Luật TĐKT 2022, Điều 85)
 * @param year for which it is awarded
 * @param citation what it did, in one line; decision and certificate carry it
 * @param under the movement whose criteria it is judged by too; null for none
 */
public record Nomination(
        UUID subject,
        String name,
        String kind,
        String place,
        @Nullable LocalDate born,
        String award,
        Ground ground,
        boolean shortWay,
        int year,
        String citation,
        @Nullable Under under) {

    Nomination withCitation(String words) {
        return new Nomination(subject, name, kind, place, born, award, ground, shortWay, year, words, under);
    }
}
