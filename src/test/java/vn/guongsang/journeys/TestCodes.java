package vn.guongsang.journeys;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** What the app on the telephone shows. */
final class TestCodes {

    private TestCodes() {}

    static String of(String secret, Instant at) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator();
            byte[] key = new Base32().decode(secret.replace(" ", ""));
            return generator.generateOneTimePasswordString(new SecretKeySpec(key, generator.getAlgorithm()), at);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
