package vn.guongsang.council;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A council has decided on a matter. Published in the transaction that closes the vote.
 *
 * @param kind of the matter, as its source named it
 * @param members all members of the council on that day
 * @param counted of how many the share was taken
 * @param basis legal reference of the threshold
 */
public record MatterDecided(
        UUID session,
        String kind,
        UUID id,
        boolean passed,
        int members,
        int counted,
        int agreed,
        int disagreed,
        String basis,
        LocalDate metOn) {}
