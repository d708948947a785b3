package vn.guongsang.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the code on a certificate holds: 1 byte number of the key, 1 byte version of the text, 16 bytes id of the
 * certificate, 16 bytes digest of what is printed; then 64 bytes Ed25519 signature over these 34. It stands in addresses
 * in base64url without padding. Whoever has the public key can check it without asking anybody.
 *
 * @param digest the first half of the SHA-256 of the printed lines, see {@link #digest}
 */
record Code(int key, int version, UUID certificate, byte[] digest) {

    private static final String ALGORITHM = "Ed25519";
    private static final int DIGEST = 16;
    private static final int SIGNED = 2 + 16 + DIGEST;
    private static final int WHOLE = SIGNED + 64;

    /** @param lines as printed; joined with line feeds, in NFC and UTF-8 */
    static byte[] digest(List<String> lines) {
        try {
            String text = Normalizer.normalize(String.join("\n", lines), Normalizer.Form.NFC);
            return Arrays.copyOf(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), DIGEST);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] signed(PrivateKey with) {
        try {
            byte[] content = content();
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(with);
            signature.update(content);
            return ByteBuffer.allocate(WHOLE).put(content).put(signature.sign()).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Empty for whatever one of these keys has not signed.
     *
     * @param keys the public key of a number, null where there is none
     */
    static Optional<Code> read(String token, IntFunction<@Nullable PublicKey> keys) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length != WHOLE || !text(bytes).equals(token)) {
                return Optional.empty();
            }
            var content = ByteBuffer.wrap(bytes);
            int key = Byte.toUnsignedInt(content.get());
            int version = Byte.toUnsignedInt(content.get());
            var certificate = new UUID(content.getLong(), content.getLong());
            byte[] digest = new byte[DIGEST];
            content.get(digest);
            PublicKey known = keys.apply(key);
            if (known == null) {
                return Optional.empty();
            }
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(known);
            signature.update(bytes, 0, SIGNED);
            return signature.verify(bytes, SIGNED, WHOLE - SIGNED)
                    ? Optional.of(new Code(key, version, certificate, digest))
                    : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private byte[] content() {
        return ByteBuffer.allocate(SIGNED)
                .put((byte) key)
                .put((byte) version)
                .putLong(certificate.getMostSignificantBits())
                .putLong(certificate.getLeastSignificantBits())
                .put(digest)
                .array();
    }
}
