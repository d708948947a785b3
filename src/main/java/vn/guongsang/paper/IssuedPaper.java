package vn.guongsang.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.guongsang.paper.signature.PdfSignature;

/**
 * A paper as it was issued.
 *
 * @param kind of what it is a paper of, as audit entries name it
 * @param of its id
 * @param person who put it in
 * @param signatures the digital ones, in the order in which they were put in; none in a scan
 */
public record IssuedPaper(
        UUID id,
        String kind,
        UUID of,
        UUID attachment,
        String fileName,
        int size,
        String sha256,
        LocalDate attachedOn,
        String person,
        List<PdfSignature> signatures) {}
