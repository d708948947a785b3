package vn.guongsang.signin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.identity.Accounts;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.seal.Seals;

/** The buckets at their edges. */
@InDemoWorld
class AttemptsTests {

    private static final Instant NINE = Instant.parse("2025-03-10T02:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    Devices devices;

    @Autowired
    Seals seals;

    @Test
    void eightSlipsInARowThenOneEveryThreeMinutes() {
        Source source = new Source("10.9.0.1", "");
        IntStream.range(0, 8).forEach(_ -> assertThat(tries(NINE, "an", source)).isTrue());

        assertThat(tries(NINE, "an", source)).isFalse();
        assertThat(tries(NINE.plusSeconds(179), "an", source)).isFalse();
        assertThat(tries(NINE.plusSeconds(180), "an", source)).isTrue();
        assertThat(tries(NINE.plusSeconds(180), "an", source)).isFalse();
        assertThat(tries(NINE.plusSeconds(180), "AN ", source)).isFalse();
        assertThat(tries(NINE.plusSeconds(180), "binh", source)).isTrue();
    }

    @Test
    void aHundredSlipsFromOneNetworkWhateverTheNames() {
        assertThat(IntStream.range(0, 150)
                        .filter(i -> tries(NINE, "người thứ " + i, new Source("2001:db8:7::" + i, "")))
                        .count())
                .isEqualTo(100);
        assertThat(tries(NINE, "người khác", new Source("2001:db8:8::1", ""))).isTrue();
        assertThat(tries(NINE.plusSeconds(5), "người khác", new Source("2001:db8:7::1", "")))
                .isTrue();
    }

    @Test
    void manyAtOnceAreCountedOneByOne() throws Exception {
        Source source = new Source("10.9.0.2", "");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 24)
                    .mapToObj(_ -> threads.submit(() -> tries(NINE, "an", source)))
                    .toList();
            int allowed = 0;
            for (Future<Boolean> one : all) {
                allowed += one.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(8);
        }
    }

    @Test
    void whatRefilledIsForgotten() {
        tries(NINE, "an", new Source("10.9.0.3", ""));

        at(NINE.plus(Duration.ofHours(25))).forgetOld();

        assertThat(jdbc.sql("SELECT count(*) FROM signin_bucket WHERE at <= '2025-03-10T02:00:00Z'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCodeHoldsForItsHalfMinuteTheOneBeforeAndTheOneAfter() {
        UUID account = accounts.idOf("ninhson").orElseThrow();
        String secret = TimeCodes.newSecret();
        assertThat(codesAt(NINE).add(account, secret, code(secret, NINE))).isTrue();

        Instant later = NINE.plusSeconds(600);
        assertThat(codesAt(later).accepts(account, code(secret, later.minusSeconds(60))))
                .isFalse();
        assertThat(codesAt(later).accepts(account, code(secret, later.plusSeconds(60))))
                .isFalse();
        assertThat(codesAt(later).accepts(account, code(secret, later.minusSeconds(30))))
                .isTrue();
        assertThat(codesAt(later).accepts(account, code(secret, later.minusSeconds(30))))
                .isFalse();
        assertThat(codesAt(later).accepts(account, code(secret, later.plusSeconds(30))))
                .isTrue();
        // older than one that was taken
        assertThat(codesAt(later).accepts(account, code(secret, later))).isFalse();
        codesAt(later).remove(account);
    }

    private boolean tries(Instant now, String username, Source source) {
        return at(now).password(username, source).allowed();
    }

    private Attempts at(Instant now) {
        return new Attempts(jdbc, Clock.fixed(now, ZoneOffset.UTC), accounts, devices);
    }

    private TimeCodes codesAt(Instant now) {
        return new TimeCodes(jdbc, Clock.fixed(now, ZoneOffset.UTC), seals);
    }

    /** By another's reckoning: the generator's own, from the secret as people type it. */
    private static String code(String secret, Instant at) {
        try {
            var generator = new com.eatthepath.otp.TimeBasedOneTimePasswordGenerator();
            return generator.generateOneTimePasswordString(
                    new javax.crypto.spec.SecretKeySpec(
                            new org.apache.commons.codec.binary.Base32().decode(secret), generator.getAlgorithm()),
                    at);
        } catch (java.security.InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
