package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People in their posts, as those who look over permissions go through them. */
@Repository
public class Holders {

    private final JdbcClient jdbc;

    Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody in one of their posts. */
    public record Holder(Account account, Post post) {

        /** As if they acted in it now. */
        public Actor actor() {
            return new Actor(account.id(), account.username(), account.name(), post, List.of(post));
        }
    }

    /**
     * The posts held on a day in some bodies, in the order of their ids.
     *
     * @param account whose; null for everybody's
     * @param after the post before the first; null to begin
     */
    public List<Holder> on(
            LocalDate day, Collection<UUID> bodies, @Nullable UUID account, @Nullable UUID after, int most) {
        return jdbc.sql("""
                        SELECT account.id AS account_id, account.username, account.name,
                               post.id, post.role, post.body_id, body.name AS body_name,
                               body.parent_id IS NULL AS topmost
                          FROM identity_v_post post
                          JOIN identity_account account ON account.id = post.account_id
                          JOIN organisation_v_body body ON body.id = post.body_id
                         WHERE account.closed_at IS NULL
                           AND (post.valid_from IS NULL OR post.valid_from <= :day)
                           AND (post.valid_to IS NULL OR post.valid_to >= :day)
                           AND post.body_id = ANY (:bodies::uuid[])
                           AND (:account::uuid IS NULL OR account.id = :account)
                           AND (:after::uuid IS NULL OR post.id > :after)
                         ORDER BY post.id
                         LIMIT :most
                        """)
                .param("day", day)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("account", account)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Holder(
                        new Account(
                                row.getObject("account_id", UUID.class),
                                row.getString("username"),
                                row.getString("name")),
                        new Post(
                                row.getObject("id", UUID.class),
                                Role.valueOf(row.getString("role")),
                                row.getObject("body_id", UUID.class),
                                row.getString("body_name"),
                                row.getBoolean("topmost"),
                                "")))
                .list();
    }

    /** People who hold or held a post in one of the bodies, by a part of their name or the whole user name. */
    public List<Account> search(String text, Collection<UUID> bodies, int most) {
        return jdbc.sql("""
                        SELECT id, username, name
                          FROM identity_account account
                         WHERE (vn_fold(name) LIKE '%' || vn_fold(:text) || '%' OR username = :text)
                           AND EXISTS (SELECT
                                         FROM identity_v_post post
                                        WHERE post.account_id = account.id
                                          AND post.body_id = ANY (:bodies::uuid[]))
                         ORDER BY name COLLATE "vi-x-icu", username
                         LIMIT :most
                        """)
                .param("text", text)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("most", most)
                .query(Account.class)
                .list();
    }

    /** Somebody who holds or held a post in one of the bodies. */
    public Optional<Account> find(UUID account, Collection<UUID> bodies) {
        return jdbc.sql("""
                        SELECT id, username, name
                          FROM identity_account account
                         WHERE id = :account
                           AND EXISTS (SELECT
                                         FROM identity_v_post post
                                        WHERE post.account_id = account.id
                                          AND post.body_id = ANY (:bodies::uuid[]))
                        """)
                .param("account", account)
                .param("bodies", bodies.toArray(UUID[]::new))
                .query(Account.class)
                .optional();
    }
}
