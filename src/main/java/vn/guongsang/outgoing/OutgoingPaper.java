package vn.guongsang.outgoing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.DocumentKind;

/**
 * A paper in the register of a body. It never leaves it: who withdraws a paper says why, and its number stays.
 *
 * @param form which paper it is: message {@code outgoing.form.<form>}
 * @param of of what it is the paper
 * @param sign number and sign, {@code 12/QĐ-UBND}
 * @param byHand whether its number was given by the registry office
 * @param docx attachment, null where it went out before papers were kept; so is {@code pdf}, and where the form was edited in
 *     Word
 */
public record OutgoingPaper(
        UUID id,
        UUID bodyId,
        UUID organId,
        DocumentKind kind,
        int year,
        String sign,
        boolean byHand,
        String form,
        UUID of,
        String address,
        String about,
        LocalDate issuedOn,
        String signer,
        @Nullable UUID docx,
        @Nullable UUID pdf,
        String person,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawnPerson,
        @Nullable String withdrawnReason) {

    public boolean stands() {
        return withdrawnOn == null;
    }
}
