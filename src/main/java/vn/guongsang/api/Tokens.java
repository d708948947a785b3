package vn.guongsang.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Keys;
import vn.guongsang.identity.Token;
import vn.guongsang.verdict.Verdict;

/** The tokens of people's programs. */
@Repository
public class Tokens implements Keys {

    public static final int LONGEST_DAYS = 365;
    public static final int LONGEST_NAME = 60;
    static final int MOST = 20;

    /** Tells a leaked secret apart from other words. */
    private static final String PREFIX = "gs1_";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Tokens(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** One that is not ended; perhaps it has expired. */
    public record Issued(
            UUID id,
            String name,
            Set<Scope> scopes,
            UUID postId,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** Who stands behind a token, and in which post. */
    public record Bearer(UUID accountId, UUID postId, Set<Scope> scopes) {}

    public List<Issued> of(UUID account) {
        return jdbc.sql("SELECT * FROM api_token WHERE account_id = :account AND ended_at IS NULL ORDER BY id DESC")
                .param("account", account)
                .query((row, _) -> new Issued(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        scopes(row),
                        row.getObject("post_id", UUID.class),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }

    /** A person who makes many would not know which of them to end. */
    public Verdict mayMake(UUID account) {
        return of(account).size() < MOST ? Verdict.ALLOWED : Verdict.refused("api.refused.many", MOST);
    }

    /**
     * Makes one that acts in the post acted in now.
     *
     * @param days until it expires, 1 to {@value #LONGEST_DAYS}
     * @return its secret, which is shown once
     */
    @Transactional
    public String make(Actor by, String name, Set<Scope> scopes, int days) {
        mayMake(by.accountId()).orThrow();
        Token token = Token.next();
        String text = PREFIX + token.text();
        UUID id = jdbc.sql("""
                        INSERT INTO api_token (account_id, post_id, name, scopes, token_hash, made_at, expires_at)
                        VALUES (:account, :post, :name, string_to_array(:scopes, ' '), :hash, :now, :expires)
                        RETURNING id
                        """)
                .param("account", by.accountId())
                .param("post", by.post().id())
                .param("name", name)
                .param("scopes", words(scopes))
                .param("hash", new Token(text).hash())
                .param("now", now())
                .param("expires", now().plusDays(days))
                .query(UUID.class)
                .single();
        audit.record(by.by(), "api.token-made", Subject.of("token", id), Map.of("name", name, "scopes", words(scopes)));
        return text;
    }

    /** Ends one of one's own; another's is as if it were not there. */
    @Transactional
    public boolean end(Actor by, UUID token) {
        int ended = jdbc.sql("""
                        UPDATE api_token
                           SET ended_at = :now
                         WHERE id = :id
                           AND account_id = :account
                           AND ended_at IS NULL
                        """)
                .param("now", now())
                .param("id", token)
                .param("account", by.accountId())
                .update();
        if (ended > 0) {
            audit.record(by.by(), "api.token-ended", Subject.of("token", token), Map.of());
        }
        return ended > 0;
    }

    @Override
    @Transactional
    public void endAll(By by, UUID account) {
        jdbc.sql("""
                        UPDATE api_token
                           SET ended_at = :now
                         WHERE account_id = :account
                           AND ended_at IS NULL
                        RETURNING id
                        """)
                .param("now", now())
                .param("account", account)
                .query(UUID.class)
                .list()
                .forEach(token -> audit.record(by, "api.token-ended", Subject.of("token", token), Map.of()));
    }

    /** Empty for what was never issued, has ended or expired, or belongs to a closed account. */
    @Transactional
    public Optional<Bearer> recognise(String text) {
        byte[] hash = new Token(text).hash();
        Optional<Bearer> bearer = jdbc.sql("""
                        SELECT token.account_id, token.post_id, token.scopes
                          FROM api_token token
                          JOIN identity_v_account account ON account.id = token.account_id
                         WHERE token.token_hash = :hash
                           AND token.ended_at IS NULL
                           AND token.expires_at > :now
                           AND account.closed_at IS NULL
                        """)
                .param("hash", hash)
                .param("now", now())
                .query((row, _) -> new Bearer(
                        row.getObject("account_id", UUID.class), row.getObject("post_id", UUID.class), scopes(row)))
                .optional();
        // to the minute is enough, and many requests at once do not wait for one row
        bearer.ifPresent(_ -> jdbc.sql("""
                        UPDATE api_token
                           SET used_at = :now
                         WHERE token_hash = :hash
                           AND (used_at IS NULL OR used_at < :before)
                        """)
                .param("now", now())
                .param("hash", hash)
                .param("before", now().minus(Duration.ofMinutes(1)))
                .update());
        return bearer;
    }

    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("scopes").getArray())
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    private static String words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
