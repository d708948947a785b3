package vn.guongsang.signin.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Sessions;

/**
 * The sessions at the single sign-on provider by which people came in. When one ends there, the provider says so by a
 * logout token (OpenID Connect Back-Channel Logout 1.0), and what began with it ends here, on every node.
 */
@Service
public class ProviderSessions {

    /** A token is heard while it is this young; those heard are remembered for longer. */
    static final Duration HEARD_FOR = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SingleSignOn singleSignOn;
    private final Sessions sessions;
    private final Audit audit;

    ProviderSessions(JdbcClient jdbc, Clock clock, SingleSignOn singleSignOn, Sessions sessions, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.singleSignOn = singleSignOn;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * What a logout token says whose signature, issuer, audience and event are checked.
     *
     * @param id the token's own name, which no other token of the issuer bears
     * @param subject who leaves; null where only the session is named
     * @param session which session ended; null for all of the subject's
     */
    public record Logout(
            String issuer,
            String id,
            Instant issuedAt,
            @Nullable String subject,
            @Nullable String session) {}

    /** Somebody came in by it. Returns the handle under which a session here remembers it. */
    @Transactional
    public String began(String issuer, String session, UUID account) {
        String handle = handle(issuer, session);
        jdbc.sql("""
                        INSERT INTO signin_provider_session (handle, account_id, begun_at)
                        VALUES (:handle, :account, :now)
                        ON CONFLICT (handle) DO UPDATE SET begun_at = excluded.begun_at
                        """)
                .param("handle", handle)
                .param("account", account)
                .param("now", now())
                .update();
        return handle;
    }

    /** Whether it has ended there meanwhile: then no further step leads in. */
    public boolean over(String handle) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM signin_provider_session WHERE handle = :handle AND ended_at IS NOT NULL)")
                .param("handle", handle)
                .query(Boolean.class)
                .single();
    }

    /**
     * Ends what the token names. Whoever never came in here is out already.
     *
     * @return false for a token that is too old or was heard before
     */
    @Transactional
    public boolean ended(Logout logout) {
        if (!fresh(logout.issuedAt()) || !firstHeard(handle(logout.issuer(), logout.id()))) {
            return false;
        }
        String handle = logout.session() == null ? null : handle(logout.issuer(), logout.session());
        account(logout, handle).ifPresent(account -> {
            jdbc.sql("""
                            UPDATE signin_provider_session
                               SET ended_at = :now
                             WHERE account_id = :account
                               AND (CAST(:handle AS text) IS NULL OR handle = :handle)
                               AND ended_at IS NULL
                            """)
                    .param("now", now())
                    .param("account", account)
                    .param("handle", handle)
                    .update();
            long number = handle == null ? sessions.endAll(account) : sessions.endBegunWith(account, handle);
            audit.record(
                    By.SYSTEM,
                    "account.sso-ended",
                    Subject.of("account", account),
                    Map.of("issuer", logout.issuer(), "sessions", Long.toString(number)));
        });
        return true;
    }

    private boolean fresh(Instant issuedAt) {
        Duration age = Duration.between(issuedAt, clock.instant()).abs();
        return age.compareTo(HEARD_FOR) <= 0;
    }

    private boolean firstHeard(String handle) {
        return jdbc.sql(
                                "INSERT INTO signin_logout_token (handle, heard_at) VALUES (:handle, :now) ON CONFLICT DO NOTHING")
                        .param("handle", handle)
                        .param("now", now())
                        .update()
                > 0;
    }

    private Optional<UUID> account(Logout logout, @Nullable String handle) {
        return logout.subject() == null
                ? jdbc.sql("SELECT account_id FROM signin_provider_session WHERE handle = :handle")
                        .param("handle", handle)
                        .query(UUID.class)
                        .optional()
                : singleSignOn.account(logout.issuer(), logout.subject());
    }

    /** Sessions here last for hours, tokens for minutes. */
    void forgetOld() {
        OffsetDateTime old = now().minusDays(30);
        jdbc.sql("DELETE FROM signin_provider_session WHERE begun_at < :old")
                .param("old", old)
                .update();
        jdbc.sql("DELETE FROM signin_logout_token WHERE heard_at < :old")
                .param("old", old)
                .update();
    }

    private static String handle(String issuer, String name) {
        return HexFormat.of().formatHex(Devices.digest(issuer + "\n" + name));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
