package vn.guongsang.organisation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.time.BusinessDay;

/** All bodies at a time, for files that go out and come in. */
@Repository
public class BodyDirectory {

    /** So many rows travel in one statement. */
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BusinessDay day;

    BodyDirectory(JdbcClient jdbc, JsonMapper json, BusinessDay day) {
        this.jdbc = jdbc;
        this.json = json;
        this.day = day;
    }

    /** Every body that is or was, in the order of the alphabet, with what is true on the business day. */
    public List<ListedBody> all() {
        return jdbc.sql("""
                        SELECT id, code, name, kind, level, parent_id, place, sector, valid_from, valid_to, basis,
                               ARRAY(SELECT alias
                                       FROM organisation_body_alias
                                      WHERE body_id = body.id
                                      ORDER BY alias) AS aliases,
                               ARRAY(SELECT DISTINCT version.name
                                       FROM organisation_version version
                                      WHERE version.body_id = body.id
                                        AND version.name <> body.name) AS former_names
                          FROM organisation_body body
                         ORDER BY name COLLATE "vi-x-icu", id
                        """).query(BodyDirectory::listed).list();
    }

    /** Whom a name means, among all bodies by their present, other and former names. */
    public NameMatching<UUID> names() {
        var names = new NameMatching<UUID>();
        all().forEach(body -> names.add(body.id(), body.facts().name(), otherNames(body)));
        return names;
    }

    private static List<String> otherNames(ListedBody body) {
        List<String> others = new ArrayList<>(body.aliases());
        others.addAll(body.formerNames());
        return others;
    }

    /**
     * Adds bodies; each may stand below another of them. The caller records who did so.
     *
     * @param written is told how many are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<ListedBody> bodies, IntConsumer written) {
        // parents are looked for when a statement ends, and may come in a later one
        List<ListedBody> parentsFirst = parentsFirst(bodies);
        batches(parentsFirst, written, """
                INSERT INTO organisation_body (id, code, name, kind, level, parent_id, place, sector, valid_from, valid_to, basis)
                SELECT id, code, name, kind, level, parent_id, place, sector, valid_from, valid_to, basis
                  FROM listed
                """);
        addAliases(bodies);
    }

    /** Mends what is known of bodies; nothing begins with it. An end is no matter of mending, and stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(List<ListedBody> bodies, IntConsumer written) {
        batches(bodies, written, """
                UPDATE organisation_body body
                   SET name = listed.name,
                       kind = listed.kind,
                       level = listed.level,
                       parent_id = listed.parent_id,
                       place = listed.place,
                       sector = listed.sector,
                       valid_from = listed.valid_from,
                       basis = listed.basis
                  FROM listed
                 WHERE body.id = listed.id
                """);
        batches(bodies, _ -> {}, """
                UPDATE organisation_version version
                   SET name = listed.name,
                       kind = listed.kind,
                       level = listed.level,
                       parent_id = listed.parent_id,
                       place = listed.place,
                       sector = listed.sector
                  FROM listed
                 WHERE version.body_id = listed.id
                   AND version.since <= listed.today
                   AND version.until > listed.today
                """);
        addAliases(bodies);
    }

    private void addAliases(List<ListedBody> bodies) {
        batches(bodies, _ -> {}, """
                INSERT INTO organisation_body_alias (body_id, alias)
                SELECT listed.id, alias
                  FROM listed
                  JOIN unnest(listed.aliases) AS alias ON true
                ON CONFLICT DO NOTHING
                """);
    }

    private void batches(List<ListedBody> bodies, IntConsumer written, String sql) {
        for (int from = 0; from < bodies.size(); from += BATCH) {
            List<ListedBody> batch = bodies.subList(from, Math.min(from + BATCH, bodies.size()));
            jdbc.sql("""
                            WITH listed AS (
                                SELECT listed.*, :today::date AS today
                                  FROM jsonb_to_recordset(:listed::jsonb) AS listed (
                                       id uuid, code text, name text, kind text, level text, parent_id uuid, place text,
                                       sector text, valid_from date, valid_to date, basis text, aliases text[])
                            )
                            """ + sql)
                    .param("today", day.today())
                    .param(
                            "listed",
                            json.writeValueAsString(
                                    batch.stream().map(BodyDirectory::row).toList()))
                    .update();
            written.accept(from + batch.size());
        }
    }

    private static Map<String, Object> row(ListedBody body) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", body.id());
        row.put("code", body.code());
        row.put("name", body.facts().name());
        row.put("kind", body.facts().kind());
        row.put("level", body.facts().level());
        if (body.facts().parentId() != null) {
            row.put("parent_id", body.facts().parentId());
        }
        row.put("place", body.facts().place());
        row.put("sector", body.facts().sector());
        if (body.from() != null) {
            row.put("valid_from", body.from().toString());
        }
        if (body.to() != null) {
            row.put("valid_to", body.to().toString());
        }
        row.put("basis", body.basis());
        row.put("aliases", body.aliases());
        return row;
    }

    private static List<ListedBody> parentsFirst(List<ListedBody> bodies) {
        Map<UUID, ListedBody> left = new LinkedHashMap<>();
        bodies.forEach(body -> left.put(body.id(), body));
        List<ListedBody> sorted = new ArrayList<>();
        bodies.forEach(body -> take(body, left, sorted));
        return sorted;
    }

    private static void take(ListedBody body, Map<UUID, ListedBody> left, List<ListedBody> sorted) {
        if (left.remove(body.id()) != null) {
            ListedBody parent = left.get(body.facts().parentId());
            if (parent != null) {
                take(parent, left, sorted);
            }
            sorted.add(body);
        }
    }

    private static ListedBody listed(ResultSet row, int number) throws SQLException {
        return new ListedBody(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new Facts(
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("level"),
                        row.getObject("parent_id", UUID.class),
                        row.getString("place"),
                        row.getString("sector")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("basis"),
                texts(row.getArray("aliases")),
                texts(row.getArray("former_names")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
