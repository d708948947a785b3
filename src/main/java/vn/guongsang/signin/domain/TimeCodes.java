package vn.guongsang.signin.domain;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Six digits from a person's telephone, new every half minute (RFC 6238, SHA-1, as all apps do it). */
@Repository
public class TimeCodes {

    private static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final JdbcClient jdbc;
    private final Clock clock;

    TimeCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new secret, in the letters and digits that apps take. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Base32().encodeToString(secret);
    }

    /** What the picture says to the app. */
    public static String address(String secret, String issuer, String username) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(issuer), encoded(username), secret, encoded(issuer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Optional<Instant> since(UUID account) {
        return jdbc.sql("SELECT added_at FROM signin_totp WHERE account_id = :account")
                .param("account", account)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Keeps the secret once the app has shown that it has it; a former one is replaced. */
    boolean add(UUID account, String secret, String code) {
        byte[] bytes = new Base32().decode(secret);
        OptionalLong step = step(bytes, code);
        step.ifPresent(taken -> jdbc.sql("""
                        INSERT INTO signin_totp (account_id, secret, last_step, added_at)
                        VALUES (:account, :secret, :step, :now)
                        ON CONFLICT (account_id) DO UPDATE SET secret = :secret, last_step = :step, added_at = :now
                        """)
                .param("account", account)
                .param("secret", bytes)
                .param("step", taken)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update());
        return step.isPresent();
    }

    void remove(UUID account) {
        jdbc.sql("DELETE FROM signin_totp WHERE account_id = :account")
                .param("account", account)
                .update();
    }

    /** Right, and not used before: of two who send the same code only one comes in. */
    boolean accepts(UUID account, String code) {
        return jdbc.sql("SELECT secret FROM signin_totp WHERE account_id = :account")
                .param("account", account)
                .query(byte[].class)
                .optional()
                .map(secret -> step(secret, code))
                .filter(OptionalLong::isPresent)
                .filter(step -> jdbc.sql("""
                                        UPDATE signin_totp
                                           SET last_step = :step
                                         WHERE account_id = :account
                                           AND last_step < :step
                                        """)
                                .param("account", account)
                                .param("step", step.getAsLong())
                                .update()
                        == 1)
                .isPresent();
    }

    /** The half minute whose code it is: the present one, the one before or after, as clocks differ. */
    private OptionalLong step(byte[] secret, String code) {
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        return LongStream.of(now, now - 1, now + 1)
                .filter(step -> code(secret, step).equals(code))
                .findFirst();
    }

    private String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()), Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
