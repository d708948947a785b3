package vn.guongsang.commendation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a council voted on one exemplar.
 *
 * @param members all members of the council
 * @param passed by the rule of the day on which it met
 * @param basis the rule's legal reference
 */
public record Vote(
        UUID id,
        UUID exemplarId,
        String council,
        Level level,
        LocalDate metOn,
        int members,
        int present,
        int agreed,
        int disagreed,
        String note,
        boolean passed,
        String basis,
        String person,
        LocalDate recordedOn) {}
