package vn.guongsang.signin.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ten codes for the day on which the telephone is lost; each opens once. They are long enough, 118 random
 * bits, to need no slow hash.
 */
@Repository
class RecoveryCodes {

    private static final int NUMBER = 10;
    private static final int LETTERS = 24;

    /** Without those that are mistaken for each other on paper. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    RecoveryCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In groups of four, to be shown this once. The former ones are void. */
    List<String> renew(UUID account) {
        remove(account);
        List<String> codes = Stream.generate(RecoveryCodes::next).limit(NUMBER).toList();
        codes.forEach(code -> jdbc.sql("""
                        INSERT INTO signin_recovery_code (account_id, code_hash, made_at)
                        VALUES (:account, :hash, :now)
                        """)
                .param("account", account)
                .param("hash", hash(account, code))
                .param("now", now())
                .update());
        return codes;
    }

    int left(UUID account) {
        return jdbc.sql("SELECT count(*) FROM signin_recovery_code WHERE account_id = :account AND used_at IS NULL")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    boolean accepts(UUID account, String code) {
        return jdbc.sql("""
                        UPDATE signin_recovery_code
                           SET used_at = :now
                         WHERE account_id = :account
                           AND code_hash = :hash
                           AND used_at IS NULL
                        """)
                        .param("account", account)
                        .param("hash", hash(account, code))
                        .param("now", now())
                        .update()
                == 1;
    }

    void remove(UUID account) {
        jdbc.sql("DELETE FROM signin_recovery_code WHERE account_id = :account")
                .param("account", account)
                .update();
    }

    private static String next() {
        return RANDOM.ints(LETTERS, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?!$)", "$1-");
    }

    private static byte[] hash(UUID account, String code) {
        return Devices.digest(account + "\n" + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
