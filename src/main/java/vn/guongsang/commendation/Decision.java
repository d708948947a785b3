package vn.guongsang.commendation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision to recognise an exemplar.
 *
 * @param number null while it is a draft
 * @param signer who issued it, under which capacity ({@code CHỦ TỊCH}, {@code KT. CHỦ TỊCH / PHÓ CHỦ TỊCH})
 */
public record Decision(
        UUID id,
        UUID voteId,
        UUID exemplarId,
        UUID issuerId,
        Level level,
        LocalDate drawnUpOn,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String signer,
        @Nullable String capacity) {

    public boolean issued() {
        return number != null;
    }
}
