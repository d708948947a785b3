package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan (kế hoạch) that this installation runs. What it says stands in its pack.
 *
 * @param code the pack's own id, part of addresses
 * @param kind exemplars, communication or congress
 * @param number as issued, null where the plan has none
 * @param issuer the name of the body that issued it
 * @param version the newest of its pack, null until the first is stored
 * @param days that the hub set for occasions which the pack leaves without one, as {@link Plans} reads them
 */
public record Plan(
        UUID id,
        String code,
        String kind,
        String title,
        String shortTitle,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        UUID issuerId,
        String issuer,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        @Nullable UUID version,
        String days) {}
