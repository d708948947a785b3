package vn.guongsang.signin.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The browsers that people have signed in on. Each holds a random token; only its hash is kept. */
@Repository
class Devices {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    Devices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String newToken() {
        byte[] token = new byte[24];
        RANDOM.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    boolean knows(UUID account, String token) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM signin_device
                                        WHERE account_id = :account
                                          AND token_hash = :hash)
                        """)
                .param("account", account)
                .param("hash", digest(token))
                .query(Boolean.class)
                .single();
    }

    void remember(UUID account, String token) {
        jdbc.sql("""
                        INSERT INTO signin_device (account_id, token_hash, first_at, last_at)
                        VALUES (:account, :hash, :now, :now)
                        ON CONFLICT (account_id, token_hash) DO UPDATE SET last_at = :now
                        """)
                .param("account", account)
                .param("hash", digest(token))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Somebody else may have learned the password on one of them. */
    void forget(UUID account) {
        jdbc.sql("DELETE FROM signin_device WHERE account_id = :account")
                .param("account", account)
                .update();
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
