package vn.guongsang.plan.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.domain.Openings;

/**
 * Who has met one obligation in which period: bodies × periods. Two statements, whatever is stored:
 * one reads the tallies of the periods asked for, one fetches the bodies of a page.
 */
@Repository
public class Board {

    private final JdbcClient jdbc;

    Board(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked.
     *
     * @param binding false for a time that nobody is late for: then no due day counts
     * @param year in which a period begins, null for all
     * @param standing only bodies that have a period which stands so; null for all
     * @param relief only bodies that have a period with this relief; null for all
     * @param name part of the body's name, with or without diacritics; empty for all
     * @param rolledTo null for bodies as they were; else what ended bodies owed stands at their heirs of
     *     that day, each instance once
     */
    public record Question(
            UUID plan,
            String obligation,
            boolean binding,
            @Nullable Integer year,
            LocalDate asOf,
            @Nullable Standing standing,
            @Nullable Relief relief,
            String name,
            @Nullable LocalDate rolledTo) {}

    /** What the hub decided for one body and period. */
    public enum Relief {
        /** gia hạn: still owed, by a later day */
        EXTENDED,
        /** miễn: not owed any more */
        WAIVED
    }

    /** Periods in their order, and how many instances stand how. */
    public record Head(List<Period> periods, Map<Standing, Long> counts, Map<Relief, Long> reliefs) {

        public long count(Relief relief) {
            return reliefs.getOrDefault(relief, 0L);
        }

        public long count(Standing standing) {
            return counts.getOrDefault(standing, 0L);
        }

        public long instances() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param bodies how many the filter leaves on all pages; 0 where this page has none */
    public record Part(List<Line> lines, long bodies) {}

    /** @param due last day on time where it is the same for all, otherwise null */
    public record Period(
            LocalDate from, String label, @Nullable LocalDate due) {}

    /** A body and what it owes, by the first day of the period. */
    public record Line(UUID body, String name, Map<LocalDate, Cell> cells) {

        /** Empty where the body owes nothing in that period. */
        public Optional<Cell> cell(Period period) {
            return Optional.ofNullable(cells.get(period.from()));
        }
    }

    /**
     * @param filed exemplars and papers that stand of those that the minimum counts, else answers; returned ones not
     *     counted
     * @param returned answers that went back
     * @param firstDue the due day before it was extended, null if it was not
     * @param waivedOn null unless it was waived: then no standing is told
     * @param nothing it was answered that there is nothing this time
     * @param instances more than one where bodies are rolled to their heir; the cell then shows the one
     *     that presses most
     * @param met how many of them are met
     * @param papers whether the minimum counts papers beside exemplars
     */
    public record Cell(
            UUID instance,
            Standing standing,
            LocalDate opens,
            @Nullable LocalDate due,
            @Nullable LocalDate firstDue,
            @Nullable LocalDate waivedOn,
            @Nullable LocalDate metOn,
            @Nullable Integer minimum,
            int filed,
            int returned,
            boolean nothing,
            LocalDate asOf,
            int instances,
            int met,
            boolean papers) {

        private static final List<Standing> BY_PRESSURE = List.of(
                Standing.OVERDUE,
                Standing.SOON,
                Standing.OPEN,
                Standing.UNDATED,
                Standing.NOT_OPEN,
                Standing.MET_LATE,
                Standing.MET);

        private static Cell together(Cell one, Cell other) {
            Cell shown = other.pressure() < one.pressure() ? other : one;
            return new Cell(
                    shown.instance,
                    shown.standing,
                    shown.opens,
                    shown.due,
                    shown.firstDue,
                    shown.waivedOn,
                    shown.metOn,
                    shown.minimum,
                    one.filed + other.filed,
                    one.returned + other.returned,
                    one.nothing && other.nothing,
                    shown.asOf,
                    one.instances + other.instances,
                    one.met + other.met,
                    shown.papers);
        }

        private int pressure() {
            return waivedOn == null ? BY_PRESSURE.indexOf(standing) : BY_PRESSURE.size();
        }

        /** Days past the due day: until it was met, or until the day asked about; 0 in time. */
        public long daysLate() {
            return due == null
                    ? 0
                    : Math.max(
                            0,
                            ChronoUnit.DAYS.between(due, standing == Standing.OVERDUE || metOn == null ? asOf : metOn));
        }

        public long daysLeft() {
            return due == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(asOf, due));
        }
    }

    /**
     * Instances alike in period, due day and day met are judged once. Their numbers stand in a tally, a
     * few hundred rows whatever is stored; only for part of a name they are counted.
     */
    public Head head(Question question) {
        var periods = new LinkedHashMap<LocalDate, Period>();
        var counts = new EnumMap<Standing, Long>(Standing.class);
        var reliefs = new EnumMap<Relief, Long>(Relief.class);
        boolean named = !question.name().isEmpty();
        String rolled = rolled(question);
        statement(question, """
                        WITH alike AS (
                            SELECT period_from, period, due, met_on, sum(number) AS number
                              FROM %s
                             WHERE %s
                             GROUP BY period_from, period, due, met_on
                            HAVING sum(number) > 0
                        )
                        SELECT period_from, min(period) AS period, min(due) AS first_due, max(due) AS last_due,
                               %s AS standing, false AS relieved,
                               sum(number) AS number
                          FROM alike AS instance
                         GROUP BY period_from, standing
                        UNION ALL
                        SELECT period_from, min(period), min(due), max(due), 'WAIVED', true, count(*)
                          FROM %s
                         WHERE %s
                         GROUP BY period_from
                        UNION ALL
                        SELECT period_from, min(period), min(due), max(due), 'EXTENDED', true, count(*)
                          FROM %s
                         WHERE %s
                         GROUP BY period_from
                         ORDER BY period_from
                        """.formatted(
                                named ? INSTANCES + rolled : "plan_tally AS instance",
                                where(question) + named(question),
                                standing(question),
                                INSTANCES + (named ? rolled : ""),
                                WAIVED + inYear(question) + named(question),
                                INSTANCES + (named ? rolled : ""),
                                EXTENDED + inYear(question) + named(question)))
                .query((ResultSet row) -> {
                    LocalDate from = row.getObject("period_from", LocalDate.class);
                    periods.merge(from, period(row, from), Board::together);
                    String standing = row.getString("standing");
                    if (row.getBoolean("relieved")) {
                        reliefs.merge(Relief.valueOf(standing), row.getLong("number"), Long::sum);
                    } else {
                        counts.merge(Standing.valueOf(standing), row.getLong("number"), Long::sum);
                    }
                });
        return new Head(List.copyOf(periods.values()), counts, reliefs);
    }

    /** As {@link #part}, without the number of all. */
    public List<Line> lines(Question question, long offset, int limit) {
        return part(question, offset, limit).lines();
    }

    /** The bodies of a page in the order of the alphabet, with all their periods. */
    public Part part(Question question, long offset, int limit) {
        var lines = new LinkedHashMap<UUID, Line>();
        var bodies = new long[1];
        statement(question, """
                        WITH owing AS (
                            %s
                        ), shown AS (
                            SELECT body.id, body.name
                              FROM organisation_v_body body
                             -- looked up in a set, not joined: then the index of names gives them in their order, and
                             -- is read no further than the page
                             WHERE coalesce(body.id IN (SELECT body_id FROM owing), false)
                             ORDER BY body.name COLLATE "vi-x-icu", body.id
                             LIMIT :limit OFFSET :offset
                        ), called AS MATERIALIZED (
                            SELECT shown.id, shown.name AS sorted, %s AS name
                              FROM shown
                        ), owed_by AS MATERIALIZED (
                            %s
                        ), instance AS MATERIALIZED (
                            -- those of all bodies of the page by one look into the index
                            SELECT instance.*
                              FROM plan_instance instance
                             WHERE %s
                               AND instance.body_id = ANY (ARRAY(SELECT body_id FROM owed_by))
                        )
                        SELECT shown.id AS body, shown.name, instance.id, instance.period_from, %s AS opens,
                               instance.due,
                               instance.first_due, CASE WHEN instance.waived_on <= :asOf THEN instance.waived_on END AS waived_on,
                               CASE WHEN instance.met_on <= :asOf THEN instance.met_on END AS met_on,
                               instance.minimum, %s AS standing, filed.number AS filed, filed.returned, filed.nothing,
                               coalesce(instance.enough -> 0 ->> 'document' IS NOT NULL, false) AS papers,
                               (SELECT count(*) FROM owing) AS bodies
                          FROM called shown
                          JOIN owed_by ON owed_by.shown_id = shown.id
                          JOIN instance ON instance.body_id = owed_by.body_id
                         CROSS JOIN LATERAL (
                            SELECT CASE
                                       WHEN instance.minimum IS NULL OR jsonb_array_length(instance.enough) <> 1
                                       THEN count(*) FILTER (WHERE coalesce(ruling.accepted, true))
                                       ELSE coalesce(sum(CASE WHEN instance.enough -> 0 ->> 'any' IS NOT NULL
                                                              THEN coalesce((filing.brings ->> 'any')::int, 0)
                                                              ELSE 0
                                                         END
                                                         + CASE WHEN instance.enough -> 0 ->> 'document' IS NOT NULL
                                                                THEN coalesce((filing.brings ->> 'document')::int, 0)
                                                                ELSE 0
                                                           END)
                                                         FILTER (WHERE coalesce(ruling.accepted, true)), 0)
                                   END AS number,
                                   count(*) FILTER (WHERE NOT ruling.accepted) AS returned,
                                   coalesce(bool_and(filing.kind = 'NOTHING'), false) AS nothing
                              FROM plan_filing filing
                              LEFT JOIN plan_ruling ruling
                                ON ruling.filing_id = filing.id
                               AND ruling.ruled_on <= :asOf
                             WHERE filing.instance_id = instance.id
                               AND filing.filed_on <= :asOf
                         ) AS filed
                         ORDER BY shown.sorted COLLATE "vi-x-icu", shown.id, instance.period_from
                        """.formatted(
                                owing(question),
                                Subtree.nameOf("shown.id"),
                                owedBy(question),
                                all(question),
                                OPENS,
                                standing(question)))
                .param("limit", limit)
                .param("offset", offset)
                .query((ResultSet row) -> {
                    UUID body = row.getObject("body", UUID.class);
                    String name = row.getString("name");
                    bodies[0] = row.getLong("bodies");
                    lines.computeIfAbsent(body, id -> new Line(id, name, new HashMap<>()))
                            .cells()
                            .merge(
                                    row.getObject("period_from", LocalDate.class),
                                    cell(row, question.asOf()),
                                    Cell::together);
                });
        return new Part(new ArrayList<>(lines.values()), bodies[0]);
    }

    private static Period period(ResultSet row, LocalDate from) throws SQLException {
        LocalDate first = row.getObject("first_due", LocalDate.class);
        LocalDate last = row.getObject("last_due", LocalDate.class);
        return new Period(from, row.getString("period"), Objects.equals(first, last) ? first : null);
    }

    /** A period comes once for each standing in it; its due day holds if all agree. */
    private static Period together(Period one, Period other) {
        return Objects.equals(one.due(), other.due()) ? one : new Period(one.from(), one.label(), null);
    }

    private static Cell cell(ResultSet row, LocalDate asOf) throws SQLException {
        int minimum = row.getInt("minimum");
        boolean hasMinimum = !row.wasNull();
        Standing standing = Standing.valueOf(row.getString("standing"));
        return new Cell(
                row.getObject("id", UUID.class),
                standing,
                row.getObject("opens", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getObject("first_due", LocalDate.class),
                row.getObject("waived_on", LocalDate.class),
                row.getObject("met_on", LocalDate.class),
                hasMinimum ? minimum : null,
                row.getInt("filed"),
                row.getInt("returned"),
                row.getBoolean("nothing"),
                asOf,
                1,
                row.getObject("waived_on") == null && (standing == Standing.MET || standing == Standing.MET_LATE)
                        ? 1
                        : 0,
                row.getBoolean("papers"));
    }

    /** Joined only where bodies are rolled to their heirs. */
    private static final String HEIR_OF_INSTANCE = """
            LEFT JOIN organisation_v_heir heir
              ON heir.body_id = instance.body_id
             AND heir.since <= :rolledTo
             AND heir.until > :rolledTo""";

    private static String rolled(Question question) {
        return question.rolledTo() == null ? "" : " " + HEIR_OF_INSTANCE;
    }

    private static String who(Question question) {
        return question.rolledTo() == null ? "instance.body_id" : "coalesce(heir.heir_id, instance.body_id)";
    }

    /** Whose instances stand at a body of the page: its own, and those of the bodies that roll to it. */
    private static String owedBy(Question question) {
        return "SELECT id AS shown_id, id AS body_id FROM called" + (question.rolledTo() == null ? "" : """

                        UNION ALL
                        SELECT heir.heir_id, heir.body_id
                          FROM called
                          JOIN organisation_v_heir heir
                            ON heir.heir_id = called.id
                           AND heir.since <= :rolledTo
                           AND heir.until > :rolledTo""");
    }

    private static final String INSTANCES = "(SELECT *, 1 AS number FROM plan_instance) AS instance";

    private static final String OPENS = Openings.of(":plan", ":obligation", "instance.period_from");

    private static final String ASKED = "instance.plan_id = :plan AND instance.obligation = :obligation";

    private static final String OWED = ASKED + " AND instance.owed_from <= :asOf AND instance.owed_until > :asOf";

    private static final String WAIVED = ASKED + " AND instance.waived_on <= :asOf";

    private static final String EXTENDED = OWED + " AND instance.first_due IS NOT NULL";

    private static final String NAMED = "vn_fold(body.name) LIKE '%' || vn_fold(:name) || '%'";

    private static String named(Question question) {
        return question.name().isEmpty() ? "" : """
                 AND %s IN (SELECT body.id
                              FROM organisation_v_body body
                             WHERE %s)
                """.formatted(who(question), NAMED);
    }

    private static String standing(Question question) {
        return "plan_standing(%s, %s, instance.met_on, :asOf)"
                .formatted(OPENS, question.binding() ? "instance.due" : "NULL::date");
    }

    private static String standingSo(Question question) {
        return question.standing() == null ? "" : " AND " + standing(question) + " = :standing";
    }

    private static String where(Question question) {
        return OWED + inYear(question);
    }

    /** What is owed, and what was until it was waived. */
    private static String all(Question question) {
        return "(" + OWED + " OR " + WAIVED + ")" + inYear(question);
    }

    /** What the filter asks a body to have. */
    private static String kept(Question question) {
        String kept = switch (question.relief()) {
            case WAIVED -> WAIVED;
            case EXTENDED -> EXTENDED;
            case null -> OWED;
        };
        return kept + inYear(question) + standingSo(question);
    }

    private static String inYear(Question question) {
        return question.year() == null
                ? ""
                : " AND instance.period_from BETWEEN make_date(:year, 1, 1) AND make_date(:year, 12, 31)";
    }

    /**
     * The bodies that the filter leaves. A few thousand rows know who owes in which year; only how an instance
     * stands is asked of each of them.
     */
    private static String owing(Question question) {
        boolean each = question.standing() != null || question.relief() != null;
        String year = question.year() == null ? "" : " AND instance.year = :year";
        return """
                SELECT %s AS body_id
                  FROM %s
                 WHERE %s
                 GROUP BY 1
                -- small numbers: sums of long ones are taken digit by digit
                HAVING sum(number::int) > 0
                """.formatted(
                        who(question),
                        (each ? INSTANCES : "plan_owing AS instance") + rolled(question),
                        (each ? kept(question) : OWED + year) + named(question));
    }

    private JdbcClient.StatementSpec statement(Question question, String sql) {
        return jdbc.sql(sql)
                .param("plan", question.plan())
                .param("obligation", question.obligation())
                .param("year", question.year())
                .param("asOf", question.asOf())
                .param("rolledTo", question.rolledTo())
                .param("named", question.rolledTo() == null ? question.asOf() : question.rolledTo())
                .param(
                        "standing",
                        question.standing() == null ? null : question.standing().name())
                .param("name", question.name().replaceAll("([\\\\%_])", "\\\\$1"));
    }
}
