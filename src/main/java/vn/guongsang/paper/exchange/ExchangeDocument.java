package vn.guongsang.paper.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.guongsang.document.FileType;

/**
 * An issued document on its way to other agencies.
 *
 * @param to whose codes are known
 * @param number {@code 12} of 12/QĐ-UBND
 * @param notation {@code QĐ-UBND}
 * @param place the place name before the date
 * @param type as spoken: {@code Quyết định}
 * @param competence in whose name somebody else signs: {@code KT. CHỦ TỊCH}; empty for none
 * @param toPlaces all who are to get it, also those without a code
 * @param appendixes titles of what is annexed
 * @param pages of all files together
 * @param staff who packed it
 * @param packedAt real time
 */
public record ExchangeDocument(
        Party from,
        List<Party> to,
        String number,
        String notation,
        String place,
        LocalDate issuedOn,
        String type,
        String subject,
        String competence,
        String position,
        String signer,
        List<String> toPlaces,
        List<String> appendixes,
        int pages,
        String staff,
        Instant packedAt,
        List<File> files) {

    public ExchangeDocument {
        to = List.copyOf(to);
        toPlaces = List.copyOf(toPlaces);
        appendixes = List.copyOf(appendixes);
        files = List.copyOf(files);
    }

    /**
     * An agency.
     *
     * @param code by which the exchange knows it (mã định danh điện tử): {@code 000.00.01.H32}
     * @param above the agency above it; the same where there is none
     */
    public record Party(String code, String name, String above) {}

    public record File(String name, FileType type, byte[] content) {}

    /** The name of the document in the exchange: agency, day, number. */
    String id() {
        return "%s,%s,%s/%s".formatted(from.code(), EdXml.DAY.format(issuedOn), number, notation);
    }
}
