package vn.guongsang.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.time.BusinessDay;

/** Who holds which post where, for modules that look for people. */
@Repository
public class PostHolders {

    private static final String HOLDER = """
            SELECT DISTINCT ON (account.id)
                   account.id, account.username, account.name, account.created_at, body.id AS body_id, body.name AS body_name
              FROM identity_account account
              JOIN identity_v_post post ON post.account_id = account.id
              JOIN organisation_v_body body ON body.id = post.body_id
            """;

    private final JdbcClient jdbc;
    private final BusinessDay day;

    PostHolders(JdbcClient jdbc, BusinessDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    /** A person with one of the bodies that he or she works or worked for. */
    public record Holder(UUID id, String username, String name, Instant createdAt, UUID bodyId, String bodyName) {}

    /** A post, past and future ones too. */
    public record Held(
            Role role,
            String bodyName,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** Bodies in which somebody holds the role on the business day. */
    public Set<UUID> bodiesWith(Role role) {
        return Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT body_id
                          FROM identity_v_post
                         WHERE role = :role
                           AND (valid_from IS NULL OR valid_from <= :today)
                           AND (valid_to IS NULL OR valid_to >= :today)
                        """)
                .param("role", role.name())
                .param("today", day.today())
                .query(UUID.class)
                .list());
    }

    /** Somebody whom a mail reaches, in one of their posts. */
    public record Reachable(String name, String mail, UUID bodyId) {}

    /** Who holds the role today in a body above which there is none, and has a mail address. */
    public List<Reachable> reachableAtTheTop(Role role) {
        return jdbc.sql("""
                        SELECT account.name, account.mail, post.body_id
                          FROM identity_post post
                          JOIN identity_account account ON account.id = post.account_id
                          JOIN organisation_v_body body ON body.id = post.body_id
                         WHERE post.role = :role
                           AND (post.valid_from IS NULL OR post.valid_from <= :today)
                           AND (post.valid_to IS NULL OR post.valid_to >= :today)
                           AND body.parent_id IS NULL
                           AND account.closed_at IS NULL
                           AND account.mail IS NOT NULL
                         ORDER BY account.id
                        """)
                .param("role", role.name())
                .param("today", day.today())
                .query(Reachable.class)
                .list();
    }

    public Optional<Holder> find(UUID account) {
        return jdbc.sql(HOLDER + " WHERE account.id = :account ORDER BY account.id, post.id DESC")
                .param("account", account)
                .query(Holder.class)
                .optional();
    }

    /** Those who work or worked for one of these bodies and whose name holds the words, marks and case aside. */
    public List<Holder> search(String words, Collection<UUID> bodies, int most) {
        return jdbc.sql(HOLDER + """
                         WHERE post.body_id = ANY (:bodies)
                           AND vn_fold(account.name) LIKE '%' || vn_fold(:words) || '%'
                         ORDER BY account.id, post.id DESC
                         LIMIT :most
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("words", words.replaceAll("[\\\\%_]", ""))
                .param("most", most)
                .query(Holder.class)
                .list();
    }

    public List<Held> posts(UUID account) {
        return jdbc.sql("""
                        SELECT post.role, body.name AS body_name, post.valid_from, post.valid_to
                          FROM identity_v_post post
                          JOIN organisation_v_body body ON body.id = post.body_id
                         WHERE post.account_id = :account
                         ORDER BY post.id
                        """).param("account", account).query(Held.class).list();
    }
}
