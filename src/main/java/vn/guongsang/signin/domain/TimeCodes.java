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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.seal.Seals;

/**
 * Six digits from a person's telephone, new every half minute (RFC 6238, SHA-1, as all apps do it). Unlike a
 * password their secret is needed again, so it cannot be hashed: it is sealed.
 */
@Repository
public class TimeCodes {

    private static final Logger log = LoggerFactory.getLogger(TimeCodes.class);
    private static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Seals seals;

    TimeCodes(JdbcClient jdbc, Clock clock, Seals seals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seals = seals;
    }

    /** @param keyId null when it was kept before secrets were sealed */
    private record Kept(
            UUID accountId, byte[] secret, @Nullable String keyId) {

        byte[] opened(Seals seals) {
            return keyId == null ? secret : seals.open(new Seals.Sealed(keyId, secret), place(accountId));
        }
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
        step.ifPresent(taken -> {
            Seals.Sealed sealed = seals.seal(bytes, place(account));
            jdbc.sql("""
                            INSERT INTO signin_totp (account_id, secret, key_id, last_step, added_at)
                            VALUES (:account, :secret, :key, :step, :now)
                            ON CONFLICT (account_id) DO UPDATE
                               SET secret = :secret,
                                   key_id = :key,
                                   last_step = :step,
                                   added_at = :now
                            """)
                    .param("account", account)
                    .param("secret", sealed.bytes())
                    .param("key", sealed.key())
                    .param("step", taken)
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        });
        return step.isPresent();
    }

    /** At the start: what an older key sealed is sealed anew, and what was kept before there were seals. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void sealAnew() {
        if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM signin_totp)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        List<Kept> older =
                jdbc.sql("""
                        SELECT account_id, secret, key_id
                          FROM signin_totp
                         WHERE key_id IS DISTINCT FROM :key
                           FOR UPDATE SKIP LOCKED
                        """).param("key", seals.current()).query(Kept.class).list();
        for (Kept one : older) {
            Seals.Sealed sealed = seals.seal(one.opened(seals), place(one.accountId()));
            jdbc.sql("UPDATE signin_totp SET secret = :secret, key_id = :key WHERE account_id = :account")
                    .param("secret", sealed.bytes())
                    .param("key", sealed.key())
                    .param("account", one.accountId())
                    .update();
        }
        if (!older.isEmpty()) {
            log.info("{} secrets of sign-in codes are now sealed with the key {}", older.size(), seals.current());
        }
    }

    private static String place(UUID account) {
        return "signin_totp/" + account;
    }

    void remove(UUID account) {
        jdbc.sql("DELETE FROM signin_totp WHERE account_id = :account")
                .param("account", account)
                .update();
    }

    /** Right, and not used before: of two who send the same code only one comes in. */
    boolean accepts(UUID account, String code) {
        return jdbc.sql("SELECT account_id, secret, key_id FROM signin_totp WHERE account_id = :account")
                .param("account", account)
                .query(Kept.class)
                .optional()
                .map(kept -> step(kept.opened(seals), code))
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
