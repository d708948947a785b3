package vn.guongsang.paper.signature;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one digital signature of a PDF file says.
 *
 * @param stamp whether it is a time stamp over the whole file and nobody's signature
 * @param integrity of the bytes that it covers
 * @param later what was put into the file after it; empty when it covers the whole file
 * @param signer as the certificate names them; null when the signature holds no certificate of its own
 * @param at when it was signed; null when nothing says so
 * @param clock who says when
 * @param algorithm {@code SHA256withRSA}; empty when it could not be read
 * @param chain from the signer's certificate upwards, as far as it could be followed
 * @param standing what all that comes to
 * @param anchor the configured certificate to which the chain leads; null when it leads to none
 */
public record PdfSignature(
        boolean stamp,
        Integrity integrity,
        Set<Change> later,
        @Nullable Signer signer,
        @Nullable Instant at,
        Clock clock,
        String algorithm,
        List<Link> chain,
        Standing standing,
        @Nullable String anchor) {

    public PdfSignature {
        later = Set.copyOf(later);
        chain = List.copyOf(chain);
    }

    public enum Integrity {
        /** as they were signed */
        INTACT,
        /** they are not what was signed */
        BROKEN,
        /** bytes inside the signed range were left out of the signature */
        HOLED,
        /** not a signature of a kind that is known here */
        UNREADABLE
    }

    /** What stands in a later revision of the file, named by what it touches. */
    public enum Change {
        /** another signature or time stamp, with its mark on the page */
        SIGNATURE,
        /** certificates and answers about revocation, put in for keeping */
        VALIDATION_DATA,
        ANNOTATION,
        FORM,
        PAGE,
        METADATA,
        OTHER
    }

    public enum Clock {
        /** a time stamp authority (RFC 3161), whose chain leads to a configured certificate */
        STAMPED,
        /** a time stamp authority that nobody here knows */
        STAMPED_BY_UNKNOWN,
        /** the machine of the signer */
        CLAIMED,
        NOBODY
    }

    /** @param nationalId tax code or identity number as the certificate has it, empty for none */
    public record Signer(String name, String organisation, String title, String nationalId) {}

    /** A certificate of the chain; {@code valid} at the moment of the signature, null when that is not known. */
    public record Link(
            String subject,
            String issuer,
            Instant from,
            Instant to,
            @Nullable Boolean valid) {}

    /** In the order in which one takes precedence over the next. */
    public enum Standing {
        UNREADABLE,
        BROKEN,
        /** no certificate is configured here, so nobody can be recognised */
        NO_ANCHOR,
        /** the chain leads to none of the configured certificates */
        UNKNOWN_ISSUER,
        /** SHA-1 or MD5: whoever has the means can make another document with the same signature */
        WEAK,
        /** a certificate of the chain was not valid at that moment, or nothing tells the moment */
        OUT_OF_DATE,
        /** intact, but the file has more than what was signed */
        CHANGED_AFTER,
        /** intact, and nothing but signatures and what validates them came into the file after it */
        SIGNED_AFTER,
        /** intact, whole, and the chain leads to a configured certificate; revocation was not asked for */
        RECOGNISED
    }
}
