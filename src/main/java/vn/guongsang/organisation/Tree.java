package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tree of bodies as it stood on a day, read a level at a time: it costs what is shown. */
@Repository
public class Tree {

    /**
     * A body where it stands.
     *
     * @param parent whether anybody stands below it on that day
     */
    public record Node(UUID id, String code, String name, String kind, String level, boolean parent) {}

    /** A line of the whole list. */
    public record Line(
            UUID id,
            String code,
            String name,
            String kind,
            String level,
            @Nullable String parent,
            String place,
            String sector,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    private final JdbcClient jdbc;

    Tree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The bodies right below one, null for those at the top, in the order of the alphabet. */
    public List<Node> below(@Nullable UUID parent, LocalDate on, long offset, int limit) {
        return jdbc.sql("""
                        SELECT body.id, body.code, version.name, version.kind, version.level,
                               -- two plain questions: asked of the view, it would be read as a whole
                               EXISTS (SELECT
                                         FROM organisation_body child
                                        WHERE child.parent_id = body.id
                                          AND %s
                                          AND NOT EXISTS (SELECT FROM organisation_version WHERE body_id = child.id))
                               OR EXISTS (SELECT
                                            FROM organisation_version child
                                            JOIN organisation_body living ON living.id = child.body_id
                                           WHERE child.parent_id = body.id
                                             AND child.since <= :on
                                             AND child.until > :on
                                             AND %s) AS parent
                          FROM organisation_v_version version
                          JOIN organisation_body body ON body.id = version.body_id
                         WHERE version.parent_id %s
                           AND version.since <= :on
                           AND version.until > :on
                           AND %s
                         ORDER BY version.name COLLATE "vi-x-icu", body.id
                         LIMIT :limit OFFSET :offset
                        """.formatted(
                        exists("child"), exists("living"), parent == null ? "IS NULL" : "= :parent", exists("body")))
                .param("parent", parent, java.sql.Types.OTHER)
                .param("on", on)
                .param("limit", limit)
                .param("offset", offset)
                .query(Node.class)
                .list();
    }

    /** How many bodies exist on a day. */
    public long count(LocalDate on) {
        return jdbc.sql("SELECT count(*) FROM organisation_body body WHERE " + exists("body"))
                .param("on", on)
                .query(Long.class)
                .single();
    }

    /** All bodies of a day with what stands above each, a part at a time. */
    public List<Line> lines(LocalDate on, long offset, int limit) {
        return jdbc.sql("""
                        SELECT body.id, body.code, version.name, version.kind, version.level, above.name AS parent,
                               version.place, version.sector, body.valid_from AS "from", body.valid_to AS "to"
                          FROM organisation_body body
                          JOIN organisation_v_version version
                            ON version.body_id = body.id
                           AND version.since <= :on
                           AND version.until > :on
                          LEFT JOIN organisation_v_version above
                            ON above.body_id = version.parent_id
                           AND above.since <= :on
                           AND above.until > :on
                         WHERE %s
                         ORDER BY above.name COLLATE "vi-x-icu" NULLS FIRST, version.name COLLATE "vi-x-icu", body.id
                         LIMIT :limit OFFSET :offset
                        """.formatted(exists("body")))
                .param("on", on)
                .param("limit", limit)
                .param("offset", offset)
                .query(Line.class)
                .list();
    }

    private static String exists(String body) {
        return "(%1$s.valid_from IS NULL OR %1$s.valid_from <= :on) AND (%1$s.valid_to IS NULL OR %1$s.valid_to >= :on)"
                .formatted(body);
    }
}
