package vn.guongsang.reward;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision has to be paid for.
 *
 * @param issuer the body that pays
 */
public record Payment(UUID decision, UUID issuer, String decisionNumber, LocalDate decidedOn, List<Payee> payees) {

    public Payment {
        payees = List.copyOf(payees);
    }

    /**
     * One line of the list that the decision carries.
     *
     * @param entry the line; it is paid once
     * @param subject whom the ledger knows over the years; null where nobody is known
     * @param kind as in plan packs: {@code individual}, {@code household} …
     * @param award code of the catalogue
     * @param awardName as the decision says it
     */
    public record Payee(
            UUID entry,
            @Nullable UUID subject,
            String name,
            String kind,
            String place,
            String award,
            String awardName) {}
}
