package vn.guongsang.certificate;

import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tells whoever holds a certificate what became of it. */
@Service
public class Verification {

    private final Certificates certificates;
    private final SigningKeys keys;

    Verification(Certificates certificates, SigningKeys keys) {
        this.certificates = certificates;
        this.keys = keys;
    }

    /**
     * What a code says.
     *
     * @param now the certificate as it stands
     * @param outdated whether the paper says what it said before a correction
     */
    public record Found(Certificate now, boolean outdated) {}

    /** Empty where the code is none of ours, or what is stored is no longer what was signed. */
    public Optional<Found> of(String token) {
        return Code.read(token, keys::publicKey)
                .flatMap(code -> certificates
                        .find(code.certificate())
                        .filter(now -> code.version() <= now.version())
                        .filter(now -> code.version() < now.version() || same(code, now))
                        .map(now -> new Found(now, code.version() < now.version())));
    }

    private static boolean same(Code code, Certificate now) {
        return MessageDigest.isEqual(code.digest(), Code.digest(now.lines()));
    }
}
