package vn.guongsang.dossier;

import java.time.LocalDate;

/**
 * Who vouches for a report (xác nhận của cấp trình).
 *
 * @param capacity as under the signature: CHỦ TỊCH, KT. CHỦ TỊCH / PHÓ CHỦ TỊCH …
 */
public record Endorsement(String words, String signer, String capacity, LocalDate signedOn) {}
