package vn.guongsang.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a decision gives to whom, as its certificates shall say it. A decision with several awards is one order each.
 *
 * @param issuer the body in whose register the certificates are numbered
 * @param authority who decides, as spoken: {@code Chủ tịch Ủy ban nhân dân xã Ninh Đông}
 * @param place the place name before the date: {@code Ninh Đông}
 * @param decidedOn also gives the year of the register
 * @param awardCode of the catalogue, {@code GK}
 * @param awardName as printed, {@code Giấy khen}
 * @param capacity the lines above the name of the signer, parted by {@code " / "}: {@code KT. Chủ tịch / Phó Chủ tịch}
 */
public record Order(
        UUID decision,
        UUID issuer,
        String authority,
        String place,
        String decisionNumber,
        LocalDate decidedOn,
        String awardCode,
        String awardName,
        String signer,
        String capacity,
        List<Recipient> recipients) {

    public Order {
        recipients = List.copyOf(recipients);
    }
}
