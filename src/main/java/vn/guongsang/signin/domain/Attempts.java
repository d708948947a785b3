package vn.guongsang.signin.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Accounts;
import vn.guongsang.signin.AskingPace;
import vn.guongsang.verdict.Verdict;

/**
 * Slows down whoever guesses, and nobody else. Attempts are counted for an account together with where
 * they come from, and for where they come from alone, never for the account as such: a stranger who
 * fails a thousand times has locked out themselves. A browser that somebody signed in on before has a
 * count of its own. The counts are token buckets in the database, so all nodes share them.
 */
@Repository
class Attempts implements AskingPace {

    /**
     * A bucket.
     *
     * @param size attempts in a row
     * @param refill how long one attempt takes to come back
     */
    enum Limit {
        ACCOUNT_AND_NETWORK(8, Duration.ofMinutes(3)),
        ACCOUNT_AND_DEVICE(10, Duration.ofMinutes(1)),
        /** a whole office may sit behind one address */
        NETWORK(100, Duration.ofSeconds(5)),
        /** only whoever knows the password comes here, and six digits are few */
        CODE(6, Duration.ofMinutes(5)),
        /** asked again of somebody who is signed in */
        PRESENT_PASSWORD(6, Duration.ofMinutes(1)),
        /** for a forgotten password; an office forgets more of them than one person */
        ASKED(10, Duration.ofMinutes(3));

        private final int size;
        private final Duration refill;

        Limit(int size, Duration refill) {
            this.size = size;
            this.refill = refill;
        }
    }

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final Devices devices;

    Attempts(JdbcClient jdbc, Clock clock, Accounts accounts, Devices devices) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.devices = devices;
    }

    /** Counts an attempt before it is looked at, so that many at once do not slip through. */
    Verdict password(String username, Source source) {
        // asked for a name that nobody has too: both take the same time
        if (devices.knows(accounts.idOf(username).orElse(NOBODY), source.device())) {
            return take(Limit.ACCOUNT_AND_DEVICE, folded(username), Devices.hash(source.device()));
        }
        Verdict network = take(Limit.NETWORK, source.network());
        return network.allowed() ? take(Limit.ACCOUNT_AND_NETWORK, folded(username), source.network()) : network;
    }

    /** It was the right one: what it and the slips before it took is given back. */
    void passwordWasRight(String username, Source source) {
        empty(Limit.ACCOUNT_AND_DEVICE, folded(username), Devices.hash(source.device()));
        empty(Limit.ACCOUNT_AND_NETWORK, folded(username), source.network());
        jdbc.sql("UPDATE signin_bucket SET spent = greatest(0, spent - 1) WHERE key = :key")
                .param("key", key(Limit.NETWORK, source.network()))
                .update();
    }

    Verdict code(UUID account) {
        return take(Limit.CODE, account.toString());
    }

    void codeWasRight(UUID account) {
        empty(Limit.CODE, account.toString());
    }

    Verdict presentPassword(UUID account) {
        return take(Limit.PRESENT_PASSWORD, account.toString());
    }

    void presentPasswordWasRight(UUID account) {
        empty(Limit.PRESENT_PASSWORD, account.toString());
    }

    @Override
    public Verdict mayAsk(String address) {
        return take(Limit.ASKED, new Source(address, "").network());
    }

    private Verdict take(Limit limit, String... of) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean taken = jdbc.sql("""
                        INSERT INTO signin_bucket AS bucket (key, spent, at)
                        VALUES (:key, 1, :now)
                        ON CONFLICT (key) DO UPDATE
                           SET spent = signin_left(bucket.spent, bucket.at, :refill, :now) + 1,
                               at = :now
                         WHERE signin_left(bucket.spent, bucket.at, :refill, :now) + 1 <= :size
                        """)
                        .param("key", key(limit, of))
                        .param("now", now)
                        .param("refill", limit.refill.toSeconds())
                        .param("size", limit.size)
                        .update()
                == 1;
        return taken
                ? Verdict.ALLOWED
                : Verdict.refused("signin.slowed", limit.refill.plusSeconds(59).toMinutes());
    }

    private void empty(Limit limit, String... of) {
        jdbc.sql("DELETE FROM signin_bucket WHERE key = :key")
                .param("key", key(limit, of))
                .update();
    }

    /** What has refilled by itself need not be kept. */
    void forgetOld() {
        jdbc.sql("DELETE FROM signin_bucket WHERE at < :old")
                .param(
                        "old",
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .minusDays(1))
                .update();
    }

    /** Hashed: what people type as their user name is sometimes their password. */
    private static byte[] key(Limit limit, String... of) {
        return Devices.digest(limit + "\n" + String.join("\n", of));
    }

    private static String folded(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
