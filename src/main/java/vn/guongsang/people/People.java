package vn.guongsang.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.time.BusinessDay;

/**
 * The people that an administrator looks after: who holds or will hold a post in the administrator's body
 * or below it, and who holds none any more and held the last one there. An administrator of a top body also
 * sees who never held one.
 */
@Repository
public class People {

    private static final int WORDS = 5;

    /** Bodies whose people are gathered faster than all accounts are gone through. */
    private static final int FEW = 300;

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
        UUID body = actor.bodyId();
        var statement = (isBroad(body) ? broad(filter) : narrow(filter))
                .param("state", filter.state() == null ? "" : filter.state().name())
                .param("role", filter.role() == null ? "" : filter.role().name())
                .param("offset", offset)
                .param("limit", limit);
        List<String> words = split(filter);
        for (int i = 0; i < words.size(); i++) {
            statement = statement.param("word" + i, words.get(i));
        }
        return of(statement, body).list();
    }

    /** Whether so much stands below a body that its people are better gone through than gathered. */
    private boolean isBroad(UUID body) {
        return jdbc.sql("WITH RECURSIVE %s SELECT count(*) > :few FROM (SELECT FROM below LIMIT :few + 1) AS reached"
                        .formatted(Subtree.BELOW))
                .param("body", body)
                .param("today", day.today())
                .param("few", FEW)
                .query(Boolean.class)
                .single();
    }

    /** All accounts in the order of the list, each asked upwards whether it belongs here, until the page is full. */
    private JdbcClient.StatementSpec broad(Filter filter) {
        return jdbc.sql(shown("", "TRUE", Subtree::within, asked(filter)));
    }

    /** Those who hold or held anything in a few bodies; under a top body also who never held anything. */
    private JdbcClient.StatementSpec narrow(Filter filter) {
        String known = """
                account.id IN (SELECT account_id
                                 FROM identity_v_post
                                WHERE body_id IN (SELECT id FROM below))
                       OR :top AND NOT EXISTS (SELECT FROM identity_v_post WHERE account_id = account.id)""";
        return jdbc.sql(shown(
                "RECURSIVE " + Subtree.BELOW + ",", known, id -> id + " IN (SELECT id FROM below)", asked(filter)));
    }

    private MappedQuerySpec<Row> of(JdbcClient.StatementSpec statement, UUID body) {
        return statement
                .param("body", body)
                .param("top", bodies.isTopmost(body))
                .param("today", day.today())
                .query(People::row);
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
                           AND newest.valid_to < :today
                           AND newest.valid_to = body.valid_to
                           AND %s
                        """.formatted(Subtree.within("newest.body_id")))
                .param("body", actor.bodyId())
                .param("today", day.today())
                .query(Integer.class)
                .single();
    }

    /** Empty also when it is somebody whom the actor does not look after. */
    public Optional<Row> find(Actor actor, UUID person) {
        var statement = jdbc.sql(shown("", "account.id = :one", Subtree::within, ""))
                .param("one", person)
                .param("offset", 0)
                .param("limit", 1);
        return of(statement, actor.bodyId()).optional();
    }

    /** What the filter asks of an account, the cheap questions first. */
    private static String asked(Filter filter) {
        return IntStream.range(0, split(filter).size())
                        .mapToObj(i -> "AND account.search LIKE '%%' || vn_fold(:word" + i + ") || '%%'\n")
                        .collect(Collectors.joining())
                + """
                AND (:state <> 'CLOSED' OR account.closed_at IS NOT NULL)
                AND (:state IN ('', 'CLOSED')
                     OR account.closed_at IS NULL AND (:state = 'ACTIVE') = EXISTS (SELECT %1$s))
                AND (:role = '' OR EXISTS (SELECT %1$s AND post.role = :role))
                """;
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

    /**
     * The statement of a list: which accounts belong to the actor, a page of them, and what they hold today.
     *
     * @param with what stands before the page's own table
     * @param known which accounts may belong here at all
     * @param within whether the body of an id is one of the actor's
     * @param asked what else is asked of an account; its {@code %1$s} stands for a post of today among the actor's
     */
    private static String shown(String with, String known, UnaryOperator<String> within, String asked) {
        String today = """
                FROM identity_v_post post
                WHERE post.account_id = account.id
                  AND (post.valid_from IS NULL OR post.valid_from <= :today)
                  AND (post.valid_to IS NULL OR post.valid_to >= :today)
                  AND %s""".formatted(within.apply("post.body_id"));
        return """
                WITH %s account AS MATERIALIZED (
                    SELECT account.*
                      FROM identity_v_account account
                     -- OFFSET 0: asked account by account until the page is full, not of all accounts beforehand
                     WHERE (%s)
                       AND (EXISTS (SELECT
                                      FROM identity_v_post post
                                     WHERE post.account_id = account.id
                                       AND (post.valid_to IS NULL OR post.valid_to >= :today)
                                       AND %s
                                    OFFSET 0)
                            OR NOT EXISTS (SELECT
                                             FROM identity_v_post post
                                            WHERE post.account_id = account.id
                                              AND (post.valid_to IS NULL OR post.valid_to >= :today)
                                           OFFSET 0)
                               AND coalesce((SELECT %s
                                               FROM (SELECT post.body_id
                                                       FROM identity_v_post post
                                                      WHERE post.account_id = account.id
                                                      ORDER BY post.valid_to DESC NULLS FIRST,
                                                               post.valid_from DESC NULLS LAST, post.id DESC
                                                      LIMIT 1) newest), :top))
                       %s
                     ORDER BY account.given_name COLLATE "vi-x-icu", account.name COLLATE "vi-x-icu", account.id
                    OFFSET :offset
                     LIMIT :limit
                )
                SELECT account.id, account.username, account.name, account.mail, account.closed_at,
                       (SELECT string_agg(held.role || '@' || body.name, chr(30) ORDER BY body.name, held.role)
                          FROM (SELECT post.role, post.body_id %s) held
                          JOIN organisation_v_body body ON body.id = held.body_id) AS posts
                  FROM account
                 ORDER BY account.given_name COLLATE "vi-x-icu", account.name COLLATE "vi-x-icu", account.id
                """.formatted(
                        with,
                        known,
                        within.apply("post.body_id"),
                        within.apply("newest.body_id"),
                        asked.formatted(today),
                        today);
    }
}
