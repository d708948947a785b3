package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What held of bodies when; the rows that make a body's own columns true on each day. */
@Repository
class Versions {

    static final String COLUMNS = """
            body_id, nullif(since, '-infinity') AS since, CASE WHEN until < 'infinity' THEN until - 1 END AS until,
            name, kind, level, parent_id, place, sector""";

    private final JdbcClient jdbc;

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a body, oldest first; one for a body that never changed. */
    List<Version> of(UUID body) {
        return jdbc.sql("""
                        SELECT %s, '' AS basis, NULL::uuid AS succession_id
                          FROM organisation_v_version
                         WHERE body_id = :body
                           AND NOT EXISTS (SELECT FROM organisation_version WHERE body_id = :body)
                        UNION ALL
                        SELECT %s, basis, succession_id
                          FROM organisation_version
                         WHERE body_id = :body
                         ORDER BY since NULLS FIRST
                        """.formatted(COLUMNS, COLUMNS))
                .param("body", body)
                .query(Version.class)
                .list();
    }

    Facts on(UUID body, LocalDate day) {
        return jdbc.sql("""
                        SELECT name, kind, level, parent_id, place, sector
                          FROM organisation_v_version
                         WHERE body_id = :body
                           AND since <= :day
                           AND until > :day
                        """)
                .param("body", body)
                .param("day", day)
                .query(Facts.class)
                .single();
    }

    /** From the day on other facts hold, until those that were already to follow. */
    void change(UUID body, LocalDate day, Facts facts, String basis, @Nullable UUID succession) {
        jdbc.sql("""
                        INSERT INTO organisation_version (body_id, since, until, name, kind, level, parent_id, place, sector,
                                                          basis)
                        SELECT id, '-infinity', 'infinity', name, kind, level, parent_id, place, sector, ''
                          FROM organisation_body
                         WHERE id = :body
                           AND NOT EXISTS (SELECT FROM organisation_version WHERE body_id = :body)
                        """).param("body", body).update();
        boolean sameDay = write("""
                        UPDATE organisation_version
                           SET name = :name,
                               kind = :kind,
                               level = :level,
                               parent_id = :parent,
                               place = :place,
                               sector = :sector,
                               basis = :basis,
                               succession_id = coalesce(:succession, succession_id)
                         WHERE body_id = :body
                           AND since = :day
                        """, body, day, facts, basis, succession) == 1;
        if (sameDay) {
            return;
        }
        write("""
                INSERT INTO organisation_version (body_id, since, until, name, kind, level, parent_id, place,
                                                  sector, basis, succession_id)
                SELECT :body, :day, until, :name, :kind, :level, :parent, :place, :sector, :basis, :succession
                  FROM organisation_version
                 WHERE body_id = :body
                   AND since < :day
                   AND until > :day
                """, body, day, facts, basis, succession);
        jdbc.sql("""
                        UPDATE organisation_version
                           SET until = :day
                         WHERE body_id = :body
                           AND since < :day
                           AND until > :day
                        """).param("body", body).param("day", day).update();
    }

    private int write(String sql, UUID body, LocalDate day, Facts facts, String basis, @Nullable UUID succession) {
        return jdbc.sql(sql)
                .param("body", body)
                .param("day", day)
                .param("name", facts.name())
                .param("kind", facts.kind())
                .param("level", facts.level())
                .param("parent", facts.parentId(), java.sql.Types.OTHER)
                .param("place", facts.place())
                .param("sector", facts.sector())
                .param("basis", basis)
                .param("succession", succession, java.sql.Types.OTHER)
                .update();
    }

    /** From the day on a body stands below another, also in what was already to follow. */
    void move(UUID body, LocalDate day, UUID parent, String basis, UUID succession) {
        Facts facts = on(body, day);
        change(body, day, facts.under(parent), basis, succession);
        jdbc.sql("""
                        UPDATE organisation_version
                           SET parent_id = :parent
                         WHERE body_id = :body
                           AND since > :day
                           AND parent_id IS NOT DISTINCT FROM :former
                        """)
                .param("parent", parent)
                .param("body", body)
                .param("day", day)
                .param("former", facts.parentId(), java.sql.Types.OTHER)
                .update();
    }

    /** What was wrong in what holds on a day is mended there, and nothing begins with it. */
    void correct(UUID body, LocalDate day, Facts facts) {
        for (String sql : List.of("""
                UPDATE organisation_version
                   SET name = :name, kind = :kind, level = :level, parent_id = :parent, place = :place,
                       sector = :sector
                 WHERE body_id = :body
                   AND since <= :day
                   AND until > :day
                """, """
                UPDATE organisation_body
                   SET name = :name, kind = :kind, level = :level, parent_id = :parent, place = :place,
                       sector = :sector
                 WHERE id = :body
                """)) {
            jdbc.sql(sql)
                    .param("body", body)
                    .param("day", day)
                    .param("name", facts.name())
                    .param("kind", facts.kind())
                    .param("level", facts.level())
                    .param("parent", facts.parentId(), java.sql.Types.OTHER)
                    .param("place", facts.place())
                    .param("sector", facts.sector())
                    .update();
        }
    }

    /** Makes the bodies' own columns say what is true on a day; only those that differ are written. */
    int settle(LocalDate day) {
        return jdbc.sql("""
                        UPDATE organisation_body body
                           SET name = version.name,
                               kind = version.kind,
                               level = version.level,
                               parent_id = version.parent_id,
                               place = version.place,
                               sector = version.sector
                          FROM organisation_version version
                         WHERE version.body_id = body.id
                           AND version.since <= :day
                           AND version.until > :day
                           AND (body.name, body.kind, body.level, body.parent_id, body.place, body.sector)
                               IS DISTINCT FROM (version.name, version.kind, version.level, version.parent_id,
                                                 version.place, version.sector)
                        """).param("day", day).update();
    }
}
