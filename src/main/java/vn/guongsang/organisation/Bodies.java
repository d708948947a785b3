package vn.guongsang.organisation;

import java.util.Collection;
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

/** All bodies, and the clusters and blocs they belong to. */
@Repository
public class Bodies {

    private final JdbcClient jdbc;

    Bodies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Body> find(UUID id) {
        return jdbc.sql("SELECT %s FROM organisation_body WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(Body.class)
                .optional();
    }

    public Body get(UUID id) {
        return find(id).orElseThrow();
    }

    public Optional<Body> byCode(String code) {
        return jdbc.sql("SELECT %s FROM organisation_body WHERE code = :code".formatted(COLUMNS))
                .param("code", code)
                .query(Body.class)
                .optional();
    }

    public List<Body> all() {
        return jdbc.sql("SELECT %s FROM organisation_body ORDER BY name COLLATE \"vi-x-icu\"".formatted(COLUMNS))
                .query(Body.class)
                .list();
    }

    public List<Body> of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT %s FROM organisation_body WHERE id IN (:ids) ORDER BY name COLLATE \"vi-x-icu\""
                        .formatted(COLUMNS))
                .param("ids", ids)
                .query(Body.class)
                .list();
    }

    /** Bodies whose name or former name holds the text, with or without diacritics; the best match first. */
    public List<Body> search(String text, int most) {
        return jdbc.sql("""
                        SELECT %s
                          FROM organisation_body
                         WHERE vn_fold(name) LIKE '%%' || vn_fold(:text) || '%%'
                            OR EXISTS (SELECT 1
                                         FROM organisation_body_alias
                                        WHERE body_id = organisation_body.id
                                          AND vn_fold(alias) LIKE '%%' || vn_fold(:text) || '%%')
                         ORDER BY similarity(vn_fold(name), vn_fold(:text)) DESC, name COLLATE "vi-x-icu"
                         LIMIT :most
                        """.formatted(COLUMNS))
                .param("text", text)
                .param("most", most)
                .query(Body.class)
                .list();
    }

    /** The body and all below it. */
    public Set<UUID> subtree(UUID root) {
        return Set.copyOf(jdbc.sql("""
                        WITH RECURSIVE below AS (
                            SELECT id FROM organisation_body WHERE id = :root
                            UNION ALL
                            SELECT child.id
                              FROM organisation_body child
                              JOIN below ON child.parent_id = below.id
                        )
                        SELECT id FROM below
                        """).param("root", root).query(UUID.class).list());
    }

    /** Adds a body, or changes the one that has the code already. */
    @Transactional
    public Body put(
            String code,
            String name,
            Collection<String> aliases,
            String kind,
            String level,
            @Nullable UUID parent,
            String place) {
        Body body = jdbc.sql("""
                        INSERT INTO organisation_body (code, name, kind, level, parent_id, place)
                        VALUES (:code, :name, :kind, :level, :parent, :place)
                        ON CONFLICT (code) DO UPDATE
                           SET name = excluded.name,
                               kind = excluded.kind,
                               level = excluded.level,
                               parent_id = excluded.parent_id,
                               place = excluded.place
                        RETURNING %s
                        """.formatted(COLUMNS))
                .param("code", code)
                .param("name", name)
                .param("kind", kind)
                .param("level", level)
                .param("parent", parent)
                .param("place", place)
                .query(Body.class)
                .single();
        for (String alias : aliases) {
            jdbc.sql("""
                            INSERT INTO organisation_body_alias (body_id, alias)
                            VALUES (:body, :alias)
                            ON CONFLICT DO NOTHING
                            """).param("body", body.id()).param("alias", alias).update();
        }
        return body;
    }

    @Transactional
    public Bloc putBloc(UUID owner, String kind, @Nullable Integer number, String name) {
        return jdbc.sql("""
                        INSERT INTO organisation_bloc (owner_id, kind, number, name)
                        VALUES (:owner, :kind, :number, :name)
                        ON CONFLICT (owner_id, kind, name) DO UPDATE
                           SET number = excluded.number
                        RETURNING id, owner_id, kind, number, name
                        """)
                .param("owner", owner)
                .param("kind", kind)
                .param("number", number)
                .param("name", name)
                .query(Bloc.class)
                .single();
    }

    @Transactional
    public void join(Bloc bloc, Body body, boolean head) {
        jdbc.sql("""
                        INSERT INTO organisation_bloc_member (bloc_id, body_id, head)
                        VALUES (:bloc, :body, :head)
                        ON CONFLICT (bloc_id, body_id) DO UPDATE
                           SET head = excluded.head
                        """)
                .param("bloc", bloc.id())
                .param("body", body.id())
                .param("head", head)
                .update();
    }

    /** Other and former names, by body. */
    public Map<UUID, Set<String>> aliases() {
        return jdbc
                .sql("SELECT body_id, alias FROM organisation_body_alias")
                .query((row, _) -> Map.entry(row.getObject("body_id", UUID.class), row.getString("alias")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** Who belongs to which bloc of an owner: one row a membership. */
    public List<Membership> memberships(UUID owner) {
        return jdbc.sql("""
                        SELECT bloc.id AS bloc_id, bloc.kind, bloc.number, member.body_id
                          FROM organisation_bloc bloc
                          JOIN organisation_bloc_member member ON member.bloc_id = bloc.id
                         WHERE bloc.owner_id = :owner
                        """).param("owner", owner).query(Membership.class).list();
    }

    public Set<Bloc> blocs(UUID owner) {
        return jdbc.sql("""
                        SELECT id, owner_id, kind, number, name
                          FROM organisation_bloc
                         WHERE owner_id = :owner
                        """).param("owner", owner).query(Bloc.class).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** One body in one bloc. */
    public record Membership(
            UUID blocId, String kind, @Nullable Integer number, UUID bodyId) {}

    private static final String COLUMNS =
            "id, code, name, kind, level, parent_id, place, valid_from AS \"from\", valid_to AS \"to\"";
}
