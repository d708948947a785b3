package vn.guongsang.organisation;

/**
 * What lists of other modules say about bodies in their SQL, in terms of this module's views: the same in
 * all of them.
 */
public final class Subtree {

    /**
     * A common table {@code below} of ids, for {@code WITH RECURSIVE}: the body, all below it today, and
     * the ended bodies that they succeeded, for who takes over looks after what those left. Takes
     * {@code :body} and {@code :today}; says what {@link Bodies#subtree} says.
     */
    public static final String BELOW = below("= :body");

    /** The same for several bodies at once: takes {@code :bodies}, an array, in place of {@code :body}. */
    public static final String BELOW_ANY = below("= ANY (:bodies::uuid[])");

    private Subtree() {}

    private static String below(String which) {
        return """
                below AS (
                    SELECT id FROM organisation_v_body WHERE id %s
                    UNION
                    SELECT next.id
                      FROM below
                     CROSS JOIN LATERAL (
                        SELECT id FROM organisation_v_body WHERE parent_id = below.id
                        UNION ALL
                        SELECT body_id
                          FROM organisation_v_heir
                         WHERE heir_id = below.id
                           AND since <= :today
                           AND until > :today
                     ) AS next
                )""".formatted(which);
    }

    /**
     * Whether the body of that id is {@code :body} or stands below it in the sense of {@link #BELOW}. Looked for upwards, so
     * it costs the depth of the tree: for a few ids below a great body, where {@code below} would be thousands.
     */
    public static String within(String id) {
        return """
                EXISTS (WITH RECURSIVE above AS (
                            SELECT %s AS id
                            UNION
                            SELECT next.id
                              FROM above
                             CROSS JOIN LATERAL (
                                SELECT parent_id AS id FROM organisation_v_body WHERE id = above.id
                                UNION ALL
                                SELECT heir_id
                                  FROM organisation_v_heir
                                 WHERE body_id = above.id
                                   AND since <= :today
                                   AND until > :today
                             ) AS next
                        )
                        SELECT FROM above WHERE id = :body)""".formatted(id);
    }

    /** What the body of that id was called on the day {@code :named}. */
    public static String nameOf(String id) {
        return """
                (SELECT version.name
                   FROM organisation_v_version version
                  WHERE version.body_id = %s
                    AND version.since <= :named
                    AND version.until > :named)""".formatted(id);
    }
}
