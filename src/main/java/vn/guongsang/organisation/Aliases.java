package vn.guongsang.organisation;

import java.time.LocalDate;
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
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;

/** What bodies are called besides their names. An alias finds its body on every day, also outside of its own days. */
@Repository
public class Aliases {

    /**
     * Another name, an abbreviation, or a former name that no decision brought.
     *
     * @param from first day of its use, null from the beginning
     * @param to last day, null while it is in use
     */
    public record Alias(
            String name, @Nullable LocalDate from, @Nullable LocalDate to) {}

    private final JdbcClient jdbc;
    private final Audit audit;

    Aliases(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Of one body, in the order of the alphabet. */
    public List<Alias> of(UUID body) {
        return jdbc.sql("""
                        SELECT alias AS name, valid_from AS "from", valid_to AS "to"
                          FROM organisation_body_alias
                         WHERE body_id = :body
                         ORDER BY alias COLLATE "vi-x-icu"
                        """).param("body", body).query(Alias.class).list();
    }

    /** Adds an alias, or gives a known one other days; the same again changes nothing. */
    @Transactional
    public void put(By by, UUID body, Alias alias) {
        Optional<Alias> before =
                of(body).stream().filter(one -> one.name().equals(alias.name())).findFirst();
        if (before.equals(Optional.of(alias))) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO organisation_body_alias (body_id, alias, valid_from, valid_to)
                        VALUES (:body, :alias, :from, :to)
                        ON CONFLICT (body_id, alias) DO UPDATE
                           SET valid_from = excluded.valid_from,
                               valid_to = excluded.valid_to
                        """)
                .param("body", body)
                .param("alias", alias.name())
                .param("from", alias.from(), java.sql.Types.DATE)
                .param("to", alias.to(), java.sql.Types.DATE)
                .update();
        audit.record(
                by,
                "body.alias-added",
                Subject.of("body", body),
                "",
                Map.of("alias", alias.name()),
                Change.changes()
                        .of("directory.from", before.map(Alias::from).orElse(null), alias.from())
                        .of("directory.to", before.map(Alias::to).orElse(null), alias.to())
                        .list());
    }

    void add(UUID body, String alias) {
        jdbc.sql("""
                        INSERT INTO organisation_body_alias (body_id, alias)
                        VALUES (:body, :alias)
                        ON CONFLICT DO NOTHING
                        """).param("body", body).param("alias", alias).update();
    }

    /** Other and former names, by body. */
    public Map<UUID, Set<String>> all() {
        return jdbc
                .sql("""
                        SELECT body_id, alias
                          FROM organisation_body_alias
                         UNION
                        SELECT body_id, name
                          FROM organisation_version
                        """)
                .query((row, _) -> Map.entry(row.getObject("body_id", UUID.class), row.getString("alias")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** Former names and aliases of bodies, by body. */
    public Map<UUID, List<String>> otherNames(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT body_id, name
                          FROM organisation_version
                         WHERE body_id IN (:ids)
                        UNION
                        SELECT body_id, alias
                          FROM organisation_body_alias
                         WHERE body_id IN (:ids)
                        """)
                .param("ids", ids)
                .query((row, _) -> Map.entry(row.getObject("body_id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
