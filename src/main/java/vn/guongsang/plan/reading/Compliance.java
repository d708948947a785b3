package vn.guongsang.plan.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.time.BusinessDay;

/**
 * How far what binds under a plan was done: bodies × months of the due day, worst first, and the sums by
 * month, level, cluster and obligation. All of it, as it was seen on a day, is one statement.
 */
@Repository
public class Compliance {

    private final JdbcClient jdbc;
    private final BusinessDay day;

    Compliance(JdbcClient jdbc, BusinessDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    /**
     * What is asked.
     *
     * @param year in which it falls due
     * @param asOf what was known at the end of that day; what is due on it has not fallen due yet
     * @param obligation null for all
     * @param bloc members of that day only; null for all bodies
     * @param level of that day; null for all
     * @param missing lines only of bodies that miss something; the sums are of all
     * @param rolledTo null for bodies as they were; else what ended bodies owed counts for their heirs of that
     *     day, whose names, levels and clusters are then meant
     */
    public record Question(
            UUID plan,
            int year,
            LocalDate asOf,
            @Nullable String obligation,
            @Nullable UUID bloc,
            @Nullable String level,
            boolean missing,
            @Nullable LocalDate rolledTo) {

        /** The day whose names, levels and clusters are shown. */
        LocalDate named() {
            return rolledTo == null ? asOf : rolledTo;
        }
    }

    /**
     * Instances counted.
     *
     * @param asked all that fall due in the year
     * @param fallen the day is over
     * @param done of those fallen, early or late
     * @param onTime of those fallen
     */
    public record Sum(long asked, long fallen, long done, long onTime) {

        public static final Sum NONE = new Sum(0, 0, 0, 0);

        public long missing() {
            return fallen - done;
        }

        public long late() {
            return done - onTime;
        }

        /** Tỷ lệ hoàn thành in whole percent, rounded down so that 100 means all; empty before anything fell due. */
        public Optional<Long> doneRate() {
            return rate(done);
        }

        /** Tỷ lệ đúng hạn, likewise. */
        public Optional<Long> onTimeRate() {
            return rate(onTime);
        }

        public Sum plus(Sum other) {
            return new Sum(asked + other.asked, fallen + other.fallen, done + other.done, onTime + other.onTime);
        }

        /** How it stands as a whole: what is missing counts more than what was late. */
        public Shade shade() {
            if (missing() > 0) {
                return Shade.MISSING;
            }
            if (late() > 0) {
                return Shade.LATE;
            }
            return fallen > 0 ? Shade.DONE : Shade.AHEAD;
        }

        private Optional<Long> rate(long part) {
            return fallen == 0 ? Optional.empty() : Optional.of(part * 100 / fallen);
        }
    }

    /** How a field of the heat map stands. */
    public enum Shade {
        MISSING,
        LATE,
        DONE,
        /** nothing has fallen due yet */
        AHEAD
    }

    /** @param name of a cluster or a body, else the key */
    public record Group(String key, String name, Sum sum) {}

    /** @param one the instance, where there is only one */
    public record Cell(Sum sum, @Nullable UUID one) {}

    /** A body and its months from 1 to 12. */
    public record Line(UUID body, String name, Map<Integer, Cell> months) {

        public Optional<Cell> month(int month) {
            return Optional.ofNullable(months.get(month));
        }

        public Sum sum() {
            return months.values().stream().map(Cell::sum).reduce(Sum.NONE, Sum::plus);
        }
    }

    /**
     * @param months from the first to the last in which something falls due
     * @param blocs a body in two of them counts in both
     * @param bodies that are asked for something
     * @param missing bodies that miss something
     * @param listed how many lines there are in all
     */
    public record Picture(
            List<Group> months,
            List<Group> levels,
            List<Group> blocs,
            List<Group> obligations,
            List<Line> lines,
            long bodies,
            long missing,
            long listed) {

        public Sum sum() {
            return months.stream().map(Group::sum).reduce(Sum.NONE, Sum::plus);
        }
    }

    public Picture picture(Question question, long offset, int limit) {
        var months = new ArrayList<Group>();
        var levels = new ArrayList<Group>();
        var blocs = new ArrayList<Group>();
        var obligations = new ArrayList<Group>();
        var lines = new LinkedHashMap<UUID, Line>();
        long[] bodies = new long[2];
        jdbc.sql("""
                        WITH summed AS MATERIALIZED (
                            SELECT %s AS body_id, %s count(*)::int AS asked,
                                   (count(*) FILTER (WHERE seen.due < :asOf))::int AS fallen,
                                   (count(seen.met_on) FILTER (WHERE seen.due < :asOf))::int AS done,
                                   (count(*) FILTER (WHERE seen.due < :asOf AND seen.met_on <= seen.due))::int AS on_time
                              FROM plan_seen(:asOf) AS seen
                              %s
                             WHERE seen.plan_id = :plan
                               AND seen.due BETWEEN :first AND :last
                               %s
                             GROUP BY GROUPING SETS (%s)
                        ), by_day AS (
                            %s
                        ), by_body AS NOT MATERIALIZED (
                            SELECT body_id, asked, fallen, done, on_time
                              FROM summed
                             WHERE body_id IS NOT NULL
                        ), ranked AS (
                            SELECT body_id, done, fallen,
                                   rank() OVER (ORDER BY fallen - done DESC, on_time::float8 / nullif(fallen, 0)) AS worst
                              FROM by_body
                        ), page AS MATERIALIZED (
                            -- names are compared among those only that can stand on the page
                            SELECT ranked.body_id, body.name,
                                   row_number() OVER (ORDER BY ranked.worst, body.name COLLATE "vi-x-icu", body.id) AS place
                              FROM ranked
                              JOIN organisation_v_body body ON body.id = ranked.body_id
                             WHERE ranked.worst <= :reaches
                               AND (NOT :missing OR ranked.done < ranked.fallen)
                             ORDER BY place
                             LIMIT :limit OFFSET :offset
                        ), called AS MATERIALIZED (
                            SELECT page.body_id, coalesce(%s, page.name) AS name, page.place
                              FROM page
                        )
                        SELECT 'MONTH' AS part, month::text AS key, NULL AS name, sum(asked) AS asked, sum(fallen) AS fallen,
                               sum(done) AS done, sum(on_time) AS on_time, NULL::uuid AS one, month AS place,
                               NULL::int AS month
                          FROM by_day
                         GROUP BY month
                         UNION ALL
                        SELECT 'OBLIGATION', obligation, NULL, sum(asked), sum(fallen), sum(done), sum(on_time),
                               NULL, NULL, NULL
                          FROM by_day
                         GROUP BY obligation
                         UNION ALL
                        SELECT 'LEVEL', version.level, NULL, sum(asked), sum(fallen), sum(done), sum(on_time), NULL, NULL, NULL
                          FROM by_body
                          JOIN %s
                         GROUP BY version.level
                         UNION ALL
                        SELECT 'BLOC', membership.bloc_id::text, membership.bloc_name, sum(asked), sum(fallen), sum(done),
                               sum(on_time), NULL, NULL, NULL
                          FROM by_body
                          JOIN organisation_v_membership membership
                            ON membership.body_id = by_body.body_id
                           AND membership.since <= :named
                           AND membership.until > :named
                         GROUP BY membership.bloc_id, membership.bloc_name
                         UNION ALL
                        SELECT 'BODIES', NULL, NULL, count(*), count(*) FILTER (WHERE done < fallen), 0, 0, NULL, NULL, NULL
                          FROM by_body
                         UNION ALL
                        SELECT 'CELL', called.body_id::text, called.name, cell.asked, cell.fallen, cell.done, cell.on_time,
                               CASE WHEN cell.asked = 1 THEN cell.one END, called.place, cell.month
                          FROM called
                         CROSS JOIN LATERAL (
                            -- body by body: never more than the page's own rows
                            SELECT extract(month FROM seen.due)::int AS month, count(*) AS asked,
                                   count(*) FILTER (WHERE seen.due < :asOf) AS fallen,
                                   count(seen.met_on) FILTER (WHERE seen.due < :asOf) AS done,
                                   count(*) FILTER (WHERE seen.due < :asOf AND seen.met_on <= seen.due) AS on_time,
                                   (array_agg(seen.id))[1] AS one
                              FROM (SELECT *
                                      FROM plan_seen(:asOf) AS seen
                                     WHERE seen.body_id %s
                                       AND seen.plan_id = :plan
                                       AND seen.due BETWEEN :first AND :last
                                       %s
                                    OFFSET 0) AS seen
                             GROUP BY extract(month FROM seen.due)
                         ) AS cell
                         ORDER BY part, place, key, month
                        """.formatted(
                                who(question),
                                chosen(question) ? "seen.due, seen.obligation," : "",
                                heirs(question),
                                narrowed(question),
                                "(" + who(question) + ")" + (chosen(question) ? ", (seen.due, seen.obligation)" : ""),
                                byDay(question),
                                Subtree.nameOf("page.body_id"),
                                levels(question),
                                ofPage(question),
                                ofObligation(question)))
                .param("plan", question.plan())
                .param("asOf", question.asOf())
                .param("first", LocalDate.of(question.year(), 1, 1))
                .param("last", LocalDate.of(question.year(), 12, 31))
                .param("named", question.named())
                .param("rolledTo", question.rolledTo(), Types.DATE)
                .param("obligation", question.obligation())
                .param("bloc", question.bloc(), Types.OTHER)
                .param("level", question.level())
                .param("missing", question.missing())
                .param("offset", offset)
                .param("limit", limit)
                .param("reaches", offset + limit)
                .query(row -> {
                    switch (row.getString("part")) {
                        case "MONTH" -> months.add(group(row));
                        case "OBLIGATION" -> obligations.add(group(row));
                        case "LEVEL" -> levels.add(group(row));
                        case "BLOC" -> blocs.add(group(row));
                        case "BODIES" -> {
                            bodies[0] = row.getLong("asked");
                            bodies[1] = row.getLong("fallen");
                        }
                        default -> {
                            UUID body = UUID.fromString(row.getString("key"));
                            String name = row.getString("name");
                            lines.computeIfAbsent(body, id -> new Line(id, name, new HashMap<>()))
                                    .months()
                                    .put(row.getInt("month"), new Cell(sum(row), row.getObject("one", UUID.class)));
                        }
                    }
                });
        return new Picture(
                months,
                worstFirst(levels),
                worstFirst(blocs),
                worstFirst(obligations),
                List.copyOf(lines.values()),
                bodies[0],
                bodies[1],
                question.missing() ? bodies[1] : bodies[0]);
    }

    /** The same year under several plans, a line each. */
    public Map<UUID, Sum> byPlan(List<UUID> plans, int year, LocalDate asOf) {
        var sums = new HashMap<UUID, Sum>();
        jdbc.sql("""
                        SELECT seen.plan_id, %s
                          FROM plan_seen_tally(:asOf) AS seen
                         WHERE seen.plan_id IN (:plans)
                           AND seen.due BETWEEN :first AND :last
                         GROUP BY seen.plan_id
                        HAVING sum(number) > 0
                        """.formatted(SUMS))
                .param("plans", plans)
                .param("asOf", asOf)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(row -> {
                    sums.put(row.getObject("plan_id", UUID.class), sum(row));
                });
        return sums;
    }

    private static List<Group> worstFirst(List<Group> groups) {
        groups.sort(
                Comparator.comparingLong((Group group) -> group.sum().doneRate().orElse(101L))
                        .thenComparingLong(group -> group.sum().onTimeRate().orElse(101L))
                        .thenComparing(Group::name));
        return groups;
    }

    private static Group group(ResultSet row) throws SQLException {
        String key = row.getString("key");
        String name = row.getString("name");
        return new Group(key, name == null ? key : name, sum(row));
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(row.getLong("asked"), row.getLong("fallen"), row.getLong("done"), row.getLong("on_time"));
    }

    private static final String SUMS = """
            sum(number) AS asked, coalesce(sum(number) FILTER (WHERE seen.due < :asOf), 0) AS fallen,
                                   coalesce(sum(number) FILTER (WHERE seen.due < :asOf AND seen.met_on IS NOT NULL), 0) AS done,
                                   coalesce(sum(number) FILTER (WHERE seen.due < :asOf AND seen.met_on <= seen.due), 0) AS on_time""";

    private static boolean chosen(Question question) {
        return question.bloc() != null || question.level() != null;
    }

    /** The sums of all bodies stand in the tallies; those of chosen ones are counted with the bodies. */
    private static String byDay(Question question) {
        return chosen(question) ? """
                SELECT extract(month FROM due)::int AS month, obligation, asked, fallen, done, on_time
                              FROM summed
                             WHERE due IS NOT NULL""" : """
                SELECT extract(month FROM seen.due)::int AS month, seen.obligation, %s
                              FROM plan_seen_tally(:asOf) AS seen
                             WHERE seen.plan_id = :plan
                               AND seen.due BETWEEN :first AND :last
                               %s
                             GROUP BY extract(month FROM seen.due), seen.obligation
                            HAVING sum(number) > 0""".formatted(SUMS, ofObligation(question));
    }

    /** A body's own row says what it is today; what it was on another day is looked for among its versions. */
    private String levels(Question question) {
        return question.named().equals(day.today())
                ? "organisation_v_body version ON version.id = by_body.body_id"
                : """
                organisation_v_version version
                            ON version.body_id = by_body.body_id
                           AND version.since <= :named
                           AND version.until > :named""";
    }

    private static final String HEIR_OF_SEEN = """
            LEFT JOIN organisation_v_heir heir
                                ON heir.body_id = seen.body_id
                               AND heir.since <= :rolledTo
                               AND heir.until > :rolledTo""";

    private static String heirs(Question question) {
        return question.rolledTo() == null ? "" : HEIR_OF_SEEN;
    }

    private static String who(Question question) {
        return question.rolledTo() == null ? "seen.body_id" : "coalesce(heir.heir_id, seen.body_id)";
    }

    /** Is the body of the page itself, or one of those that roll to it. */
    private static String ofPage(Question question) {
        return question.rolledTo() == null ? "= called.body_id" : """
                = ANY (ARRAY(SELECT called.body_id
                                                    UNION ALL
                                                   SELECT heir.body_id
                                                     FROM organisation_v_heir heir
                                                    WHERE heir.heir_id = called.body_id
                                                      AND heir.since <= :rolledTo
                                                      AND heir.until > :rolledTo))""";
    }

    private static String narrowed(Question question) {
        return ofObligation(question)
                + (question.bloc() == null ? "" : """

                               AND %s IN (SELECT membership.body_id
                                                      FROM organisation_v_membership membership
                                                     WHERE membership.bloc_id = :bloc
                                                       AND membership.since <= :named
                                                       AND membership.until > :named)""".formatted(who(question)))
                + (question.level() == null ? "" : """

                               AND %s IN (SELECT version.body_id
                                                      FROM organisation_v_version version
                                                     WHERE version.level = :level
                                                       AND version.since <= :named
                                                       AND version.until > :named)""".formatted(who(question)));
    }

    private static String ofObligation(Question question) {
        return question.obligation() == null ? "" : "AND seen.obligation = :obligation";
    }
}
