package vn.guongsang.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.time.BusinessDay;

/**
 * The people that an administrator looks after: who holds or will hold a post in the administrator's body
 * or below it, and who holds none any more and held the last one there. An administrator of a top body also
 * sees who never held one.
 */
@Repository
public class People {

    private static final int WORDS = 5;

    private final JdbcClient jdbc;
    private final BusinessDay day;
    private final Bodies bodies;

    People(JdbcClient jdbc, BusinessDay day, Bodies bodies) {
        this.jdbc = jdbc;
        this.day = day;
        this.bodies = bodies;
    }

    public enum State {
        /** open, with a post today */
        ACTIVE,
        /** open, without a post today */
        IDLE,
        CLOSED
    }

    /** @param posts of today within the administrator's bodies, as "role@body", told apart by line breaks */
    public record Row(
            UUID id, String username, String name, @Nullable String mail, State state, String posts) {}

    /** @param text words of name, user name or mail, without regard to diacritics */
    public record Filter(
            String text, @Nullable State state, @Nullable Role role) {

        public static Filter none() {
            return new Filter("", null, null);
        }
    }

    /** By given name, as lists of Vietnamese names are. */
    public List<Row> rows(Actor actor, Filter filter, long offset, int limit) {
        var statement = jdbc.sql(SCOPED
                        + words(filter).stream()
                                .map(i -> "\n   AND account.search LIKE '%' || vn_fold(:word" + i + ") || '%'")
                                .reduce("", String::concat)
                        + """

                           AND (:state = '' OR :state = CASE WHEN account.closed_at IS NOT NULL THEN 'CLOSED'
                                                             WHEN today.posts IS NULL THEN 'IDLE'
                                                             ELSE 'ACTIVE' END)
                           AND (:role = '' OR EXISTS (SELECT
                                                        FROM identity_v_post post
                                                       WHERE post.account_id = account.id
                                                         AND post.role = :role
                                                         AND post.body_id IN (SELECT id FROM below)
                                                         AND (post.valid_from IS NULL OR post.valid_from <= :today)
                                                         AND (post.valid_to IS NULL OR post.valid_to >= :today)))
                         ORDER BY account.given_name COLLATE "vi-x-icu", account.name COLLATE "vi-x-icu", account.id
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("below", bodies.subtree(actor.bodyId()).toArray(UUID[]::new))
                .param("top", bodies.get(actor.bodyId()).parentId() == null)
                .param("today", day.today())
                .param("state", filter.state() == null ? "" : filter.state().name())
                .param("role", filter.role() == null ? "" : filter.role().name())
                .param("one", null, java.sql.Types.OTHER)
                .param("offset", offset)
                .param("limit", limit);
        List<String> words = split(filter);
        for (int i = 0; i < words.size(); i++) {
            statement = statement.param("word" + i, words.get(i));
        }
        return statement.query(People::row).list();
    }

    /** How many open accounts hold nothing any more because the body of their last post ended. */
    public int leftByBodies(Actor actor) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM identity_v_account account
                         CROSS JOIN LATERAL (SELECT post.body_id, post.valid_to
                                               FROM identity_v_post post
                                              WHERE post.account_id = account.id
                                              ORDER BY post.valid_to DESC NULLS FIRST, post.id DESC
                                              LIMIT 1) newest
                          JOIN organisation_v_body body ON body.id = newest.body_id
                         WHERE account.closed_at IS NULL
                           AND newest.body_id = ANY (:below)
                           AND newest.valid_to < :today
                           AND newest.valid_to = body.valid_to
                        """)
                .param("below", bodies.subtree(actor.bodyId()).toArray(UUID[]::new))
                .param("today", day.today())
                .query(Integer.class)
                .single();
    }

    /** Empty also when it is somebody whom the actor does not look after. */
    public Optional<Row> find(Actor actor, UUID person) {
        return jdbc.sql(SCOPED)
                .param("below", bodies.subtree(actor.bodyId()).toArray(UUID[]::new))
                .param("top", bodies.get(actor.bodyId()).parentId() == null)
                .param("today", day.today())
                .param("one", person)
                .query(People::row)
                .optional();
    }

    private static List<Integer> words(Filter filter) {
        return java.util.stream.IntStream.range(0, split(filter).size()).boxed().toList();
    }

    private static List<String> split(Filter filter) {
        return Arrays.stream(filter.text().strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .map(word -> word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .toList();
    }

    private static Row row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        String posts = row.getString("posts");
        State state = row.getObject("closed_at") != null ? State.CLOSED : posts == null ? State.IDLE : State.ACTIVE;
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getString("mail"),
                state,
                posts == null ? "" : posts);
    }

    private static final String SCOPED = """
            WITH below AS (
                SELECT unnest(:below::uuid[]) AS id
            )
            SELECT account.id, account.username, account.name, account.mail, account.closed_at, today.posts
              FROM identity_v_account account
             CROSS JOIN LATERAL (SELECT string_agg(post.role || '@' || body.name, chr(10) ORDER BY body.name, post.role) AS posts
                                   FROM identity_v_post post
                                   JOIN organisation_v_body body ON body.id = post.body_id
                                  WHERE post.account_id = account.id
                                    AND post.body_id IN (SELECT id FROM below)
                                    AND (post.valid_from IS NULL OR post.valid_from <= :today)
                                    AND (post.valid_to IS NULL OR post.valid_to >= :today)) today
             CROSS JOIN LATERAL (SELECT coalesce(bool_or(post.body_id IN (SELECT id FROM below)), FALSE) AS here,
                                        count(*) > 0 AS anywhere
                                   FROM identity_v_post post
                                  WHERE post.account_id = account.id
                                    AND (post.valid_to IS NULL OR post.valid_to >= :today)) standing
              LEFT JOIN LATERAL (SELECT post.body_id
                                   FROM identity_v_post post
                                  WHERE post.account_id = account.id
                                  ORDER BY post.valid_to DESC NULLS FIRST, post.valid_from DESC NULLS LAST, post.id DESC
                                  LIMIT 1) newest ON TRUE
             WHERE (CAST(:one AS uuid) IS NULL OR account.id = :one)
               AND (standing.here
                    OR NOT standing.anywhere AND newest.body_id IN (SELECT id FROM below)
                    OR :top AND newest.body_id IS NULL)""";
}
