package vn.guongsang.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.guongsang.installation.Settings;

/** AES-256-GCM with a nonce each. What was sealed for one place is opened at no other. */
@Component
public class Seals {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    Seals(Settings settings, JdbcClient jdbc, Clock clock) {
        this(settings.home(), jdbc, clock);
    }

    /** @param home where {@code keys/} lies */
    public Seals(Path home, JdbcClient jdbc, Clock clock) {
        this.keys = new Keys(home, jdbc, clock);
    }

    /**
     * A value that nobody can read.
     *
     * @param key the name of the key that opens it, to be kept beside it
     * @param bytes the nonce, then what was sealed
     */
    public record Sealed(String key, byte[] bytes) {}

    /** The name of the key that seals now; what another one sealed should be sealed anew. */
    public String current() {
        return keys.current().name();
    }

    /** @param place where it is kept, so that it cannot be moved: the row's own name */
    public Sealed seal(byte[] value, String place) {
        Keys.Key key = keys.current();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, value, place);
        return new Sealed(
                key.name(),
                ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** @throws IllegalStateException when the key is not there, or the value was changed or moved */
    public byte[] open(Sealed sealed, String place) {
        Keys.Key key = keys.find(sealed.key())
                .orElseThrow(() -> new IllegalStateException("the key " + sealed.key() + " is not in keys/privacy"));
        byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE);
        return cipher(
                Cipher.DECRYPT_MODE,
                key,
                nonce,
                Arrays.copyOfRange(sealed.bytes(), NONCE, sealed.bytes().length),
                place);
    }

    /** What nobody else can make of a text, the same each time while the key is the same (HMAC-SHA256). */
    public byte[] mark(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.current().bytes(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] cipher(int mode, Keys.Key key, byte[] nonce, byte[] input, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value cannot be opened: key or row was changed", e);
        }
    }
}
