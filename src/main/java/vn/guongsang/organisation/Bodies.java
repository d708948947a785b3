package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * All bodies, one by one and together. Names, parents and levels are those of the
 * business day, or of the day that a method takes; bodies that have ended are among them, and
 * {@link Body#existsOn} tells.
 */
@Repository
public class Bodies {

    private final JdbcClient jdbc;
    private final Versions versions;
    private final Aliases aliases;
    private final BusinessDay day;
    private final Audit audit;

    Bodies(JdbcClient jdbc, Versions versions, Aliases aliases, BusinessDay day, Audit audit) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.aliases = aliases;
        this.day = day;
        this.audit = audit;
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

    /** The bodies as they were called and stood on a day, whether they existed on it or not. */
    public List<Body> of(Collection<UUID> ids, LocalDate on) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT %s
                          FROM organisation_body body
                          JOIN organisation_v_version version
                            ON version.body_id = body.id
                           AND version.since <= :on
                           AND version.until > :on
                         WHERE body.id IN (:ids)
                         ORDER BY version.name COLLATE "vi-x-icu", body.id
                        """.formatted(ON_A_DAY))
                .param("ids", ids)
                .param("on", on)
                .query(Body.class)
                .list();
    }

    public Optional<Body> find(UUID id, LocalDate on) {
        return of(List.of(id), on).stream().findFirst();
    }

    /** What a body was called and where it stood, oldest first, what is recorded ahead included. */
    public List<Version> versions(UUID body) {
        return versions.of(body);
    }

    /**
     * Bodies of which a name, present or former, or an alias holds the text, with or without diacritics;
     * the best match first. Ended ones come after those that exist.
     */
    public List<Body> search(String text, int most) {
        return jdbc.sql("""
                        WITH named AS (
                            (SELECT id, folded
                               FROM organisation_body
                              WHERE folded LIKE '%%' || vn_fold(:like) || '%%'
                              LIMIT :weighed)
                            UNION ALL
                            (SELECT body_id, folded
                               FROM organisation_version
                              WHERE folded LIKE '%%' || vn_fold(:like) || '%%'
                              LIMIT :weighed)
                            UNION ALL
                            (SELECT body_id, folded
                               FROM organisation_body_alias
                              WHERE folded LIKE '%%' || vn_fold(:like) || '%%'
                              LIMIT :weighed)
                        ), best AS (
                            SELECT id, max(similarity(folded, vn_fold(:text))) AS closeness
                              FROM named
                             GROUP BY id
                        )
                        SELECT %s
                          FROM best
                          JOIN organisation_body USING (id)
                         ORDER BY coalesce(valid_to < :today, false), closeness DESC, name COLLATE "vi-x-icu", id
                         LIMIT :most
                        """.formatted(COLUMNS))
                .param("text", text)
                .param("like", text.replaceAll("([\\\\%_])", "\\\\$1"))
                .param("today", day.today())
                .param("weighed", WEIGHED)
                .param("most", most)
                .query(Body.class)
                .list();
    }

    /** Bodies whose present, former or other name shares enough of its letters with a text, the most alike first. */
    List<Body> alike(String folded, int most) {
        return jdbc.sql("""
                        WITH named AS (
                            SELECT id, folded FROM organisation_body WHERE folded %% :text
                            UNION ALL
                            SELECT body_id, folded FROM organisation_version WHERE folded %% :text
                            UNION ALL
                            SELECT body_id, folded FROM organisation_body_alias WHERE folded %% :text
                        ), best AS (
                            SELECT id, max(similarity(folded, :text)) AS closeness
                              FROM named
                             GROUP BY id
                        )
                        SELECT %s
                          FROM best
                          JOIN organisation_body USING (id)
                         ORDER BY closeness DESC, name COLLATE "vi-x-icu", id
                         LIMIT :most
                        """.formatted(COLUMNS))
                .param("text", folded)
                .param("most", most)
                .query(Body.class)
                .list();
    }

    /**
     * The body, all below it today, and the ended bodies that they succeeded: who takes over looks after
     * what those left. For lists; a policy asks {@link #within}, with its day.
     */
    public Set<UUID> subtree(UUID root) {
        return Set.copyOf(jdbc.sql("""
                        WITH RECURSIVE below AS (
                            SELECT :root::uuid AS id
                            UNION
                            SELECT next.id
                              FROM below
                             CROSS JOIN LATERAL (
                                SELECT id
                                  FROM organisation_body
                                 WHERE parent_id = below.id
                                UNION ALL
                                SELECT body_id
                                  FROM organisation_heir
                                 WHERE heir_id = below.id
                                   AND since <= :today
                                   AND until > :today
                             ) AS next
                        )
                        SELECT id FROM below
                        """)
                .param("root", root)
                .param("today", day.today())
                .query(UUID.class)
                .list());
    }

    /**
     * Whether a body was within another on a day: the same, below it, or ended and succeeded by one that
     * was. Looked for upwards, so that it costs the depth and not the breadth of the tree.
     */
    public boolean within(UUID root, UUID body, LocalDate on) {
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT :body::uuid AS id
                            UNION
                            SELECT next.id
                              FROM above
                             CROSS JOIN LATERAL (
                                SELECT parent_id AS id
                                  FROM organisation_v_version
                                 WHERE body_id = above.id
                                   AND since <= :on
                                   AND until > :on
                                UNION ALL
                                SELECT heir_id
                                  FROM organisation_heir
                                 WHERE body_id = above.id
                                   AND since <= :on
                                   AND until > :on
                             ) AS next
                        )
                        SELECT EXISTS (SELECT FROM above WHERE id = :root)
                        """)
                .param("root", root)
                .param("body", body)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    /** The bodies of a day above which nobody stands: of some, of those above them and of those that took over from them. */
    public Set<UUID> tops(Collection<UUID> some, LocalDate on) {
        return Set.copyOf(jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT unnest(:some::uuid[]) AS id
                            UNION
                            SELECT next.id
                              FROM above
                             CROSS JOIN LATERAL (
                                SELECT parent_id AS id
                                  FROM organisation_v_version
                                 WHERE body_id = above.id
                                   AND since <= :on
                                   AND until > :on
                                UNION ALL
                                SELECT heir_id
                                  FROM organisation_heir
                                 WHERE body_id = above.id
                                   AND since <= :on
                                   AND until > :on
                             ) AS next
                             WHERE next.id IS NOT NULL
                        )
                        SELECT above.id
                          FROM above
                          JOIN organisation_v_version version
                            ON version.body_id = above.id
                           AND version.since <= :on
                           AND version.until > :on
                         WHERE version.parent_id IS NULL
                        """)
                .param("some", some.toArray(UUID[]::new))
                .param("on", on)
                .query(UUID.class)
                .list());
    }

    /** Those that stand directly below a body now, or below none; who has ended is not among them. */
    public List<Body> standingBelow(@Nullable UUID parent) {
        return jdbc.sql("""
                        SELECT %s
                          FROM organisation_body
                         WHERE parent_id IS NOT DISTINCT FROM :parent::uuid
                           AND (valid_to IS NULL OR valid_to >= :today)
                         ORDER BY name COLLATE "vi-x-icu", id
                        """.formatted(COLUMNS))
                .param("parent", parent)
                .param("today", day.today())
                .query(Body.class)
                .list();
    }

    /** Whether a body stands below none today: its administrators answer for the whole installation. */
    public boolean isTopmost(UUID body) {
        return get(body).parentId() == null;
    }

    /** The body and all that stood below it at any time between two days; null for no bound. */
    public Set<UUID> subtree(UUID root, @Nullable LocalDate from, @Nullable LocalDate to) {
        return Set.copyOf(jdbc.sql("""
                        WITH RECURSIVE below AS (
                            SELECT :root::uuid AS id
                            UNION
                            SELECT version.body_id
                              FROM below
                              JOIN organisation_v_version version ON version.parent_id = below.id
                             WHERE version.since <= :to
                               AND version.until > :from
                        )
                        SELECT id FROM below
                        """)
                .param("root", root)
                .param("from", from == null ? LocalDate.MIN : from)
                .param("to", to == null ? LocalDate.MAX : to)
                .query(UUID.class)
                .list());
    }

    /** The bodies above one, the topmost first, as they stood on a day; the body itself is not among them. */
    public List<Body> above(UUID body, LocalDate on) {
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT version.parent_id, 1 AS height
                              FROM organisation_v_version version
                             WHERE version.body_id = :body
                               AND version.since <= :on
                               AND version.until > :on
                            UNION ALL
                            SELECT version.parent_id, above.height + 1
                              FROM above
                              JOIN organisation_v_version version
                                ON version.body_id = above.parent_id
                               AND version.since <= :on
                               AND version.until > :on
                             WHERE above.height < :most
                        )
                        SELECT %s
                          FROM above
                          JOIN organisation_body body ON body.id = above.parent_id
                          JOIN organisation_v_version version
                            ON version.body_id = body.id
                           AND version.since <= :on
                           AND version.until > :on
                         ORDER BY above.height DESC
                        """.formatted(ON_A_DAY))
                .param("body", body)
                .param("on", on)
                .param("most", DEEPEST)
                .query(Body.class)
                .list();
    }

    /** Adds a body that nobody brought forth; what a succession brings forth is added by {@link Successions}. */
    @Transactional
    public Body add(By by, NewBody added) {
        if (added.facts().name().isBlank()) {
            throw new Refusal((Verdict.Refused) Verdict.refused("organisation.succession.name"));
        }
        if (!insert(added)) {
            return get(added.id());
        }
        audit.record(
                by,
                "body.added",
                Subject.of("body", added.id()),
                Map.of("name", added.facts().name(), "code", added.code()));
        return get(added.id());
    }

    /**
     * @return false when it was there: a form that was sent twice adds one
     * @throws Refusal when another bears the code, also since somebody has looked
     */
    boolean insert(NewBody added) {
        int inserted = jdbc.sql("""
                        INSERT INTO organisation_body (id, code, name, kind, level, parent_id, place, sector, valid_from)
                        VALUES (:id, :code, :name, :kind, :level, :parent, :place, :sector, :from)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", added.id())
                .param("code", added.code())
                .param("name", added.facts().name())
                .param("kind", added.facts().kind())
                .param("level", added.facts().level())
                .param("parent", added.facts().parentId())
                .param("place", added.facts().place())
                .param("sector", added.facts().sector())
                .param("from", added.from())
                .update();
        if (inserted == 0) {
            if (find(added.id()).isEmpty()) {
                Verdict.refused("organisation.succession.code", added.code()).orThrow();
            }
            return false;
        }
        added.aliases().forEach(alias -> aliases.add(added.id(), alias));
        return true;
    }

    /** What holds of a body today. */
    public Facts facts(UUID body) {
        return versions.on(body, day.today());
    }

    /** Mends what was always wrong, such as a misspelt name; nothing begins with it. */
    @Transactional
    public void correct(By by, UUID body, Facts facts) {
        correct(by, body, null, facts);
    }

    /**
     * Mends it unless somebody else did meanwhile.
     *
     * @param seen {@link Facts#print} of what was mended; null for whatever holds
     * @return whether it holds now
     */
    @Transactional
    public boolean correct(By by, UUID body, @Nullable String seen, Facts facts) {
        jdbc.sql("SELECT id FROM organisation_body WHERE id = :id FOR UPDATE")
                .param("id", body)
                .query(UUID.class)
                .optional();
        Facts before = versions.on(body, day.today());
        if (before.equals(facts)) {
            return true;
        }
        if (seen != null && !seen.equals(before.print())) {
            return false;
        }
        mustNotBeBelowItself(body, facts.parentId(), day.today());
        versions.correct(body, day.today(), facts);
        audit.record(
                by,
                "body.corrected",
                Subject.of("body", body),
                "",
                Map.of("before", before.name(), "after", facts.name()),
                before.to(facts, id -> get(id).name()));
        return true;
    }

    /** From a day on other facts hold, by a paper that is no succession, such as a move below another body. */
    @Transactional
    public void change(By by, UUID body, LocalDate from, Facts facts, String basis) {
        mustNotBeBelowItself(body, facts.parentId(), from);
        Facts before = versions.on(body, from);
        versions.change(body, from, facts, basis, null);
        settle(day.today());
        audit.record(
                by,
                "body.changed",
                Subject.of("body", body),
                basis,
                Map.of("name", facts.name(), "from", from.toString()),
                before.to(facts, id -> get(id).name()));
    }

    private void mustNotBeBelowItself(UUID body, @Nullable UUID parent, LocalDate on) {
        if (parent != null
                && (parent.equals(body)
                        || above(parent, on).stream().anyMatch(one -> one.id().equals(body)))) {
            Verdict.refused("organisation.succession.below-itself", get(parent).name())
                    .orThrow();
        }
    }

    /**
     * Makes what other modules read in {@code organisation_v_body} true for a day: whoever moves the
     * business day calls it, and midnight does.
     */
    @Transactional
    public void settle(LocalDate on) {
        versions.settle(on);
    }

    /** Makes sure that a body with the code exists; one that does keeps its name and gains the aliases. */
    @Transactional
    public Body put(
            String code,
            String name,
            Collection<String> names,
            String kind,
            String level,
            @Nullable UUID parent,
            String place) {
        Body body = byCode(code).orElseGet(() -> {
            UUID id = UUID.randomUUID();
            insert(new NewBody(id, code, new Facts(name, kind, level, parent, place, "")));
            return get(id);
        });
        names.forEach(other -> aliases.add(body.id(), other));
        return body;
    }

    private static final int DEEPEST = 20;

    /** Of what more names hold than that, no best can be told anyway. */
    private static final int WEIGHED = 2_000;

    private static final String COLUMNS =
            "id, code, name, kind, level, parent_id, place, valid_from AS \"from\", valid_to AS \"to\", sector";

    /** As {@link #COLUMNS}, of {@code body} joined with its {@code version} of a day. */
    static final String ON_A_DAY = """
            body.id, body.code, version.name, version.kind, version.level, version.parent_id, version.place,
            version.sector, body.valid_from AS "from", body.valid_to AS "to\"""";
}
