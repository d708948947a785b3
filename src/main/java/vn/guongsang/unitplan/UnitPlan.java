package vn.guongsang.unitplan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a body's own plan (kế hoạch của đơn vị).
 *
 * @param id of the filing with which it answers a duty of the parent plan
 * @param number from 1, for each duty
 * @param documentNumber as issued, such as {@code 12/KH-UBND}
 * @param from first day of its period, null where it names none
 */
public record UnitPlan(
        UUID id,
        UUID instanceId,
        int number,
        String title,
        String documentNumber,
        LocalDate issuedOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /**
     * A content that the parent's clause asks for.
     *
     * @param pointer the page or section in which it stands
     */
    public record Content(String text, String clause, String pointer) {}

    /**
     * What a body says of its plan when it sends it.
     *
     * @param pointers one for each content that is asked for, in their order
     */
    public record Described(
            String title,
            String documentNumber,
            LocalDate issuedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<String> pointers) {}
}
