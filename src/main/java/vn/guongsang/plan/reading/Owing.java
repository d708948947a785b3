package vn.guongsang.plan.reading;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.domain.Openings;

/** What is owed under a plan, body by body and in sums, as other programs read it. */
@Repository
public class Owing {

    private final JdbcClient jdbc;

    Owing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one body owes in one period. */
    public record Instance(
            UUID id,
            String obligation,
            String what,
            String clause,
            UUID bodyId,
            String bodyCode,
            String bodyName,
            String period,
            LocalDate periodFrom,
            LocalDate periodTo,
            @Nullable LocalDate due,
            @Nullable LocalDate metOn,
            @Nullable Integer minimum,
            Standing standing) {}

    /** How many bodies stand how; due where it is the same for all. */
    public record Period(
            String obligation,
            String period,
            LocalDate from,
            @Nullable LocalDate due,
            Map<Standing, Long> standings) {}

    /**
     * Those whose due day, else whose period, lies between two days, in the order of their ids.
     *
     * @param body null for all
     * @param after read on behind this one; null from the start
     */
    public List<Instance> of(
            UUID plan,
            @Nullable UUID body,
            LocalDate from,
            LocalDate to,
            LocalDate asOf,
            @Nullable UUID after,
            int limit) {
        return jdbc.sql("""
                        SELECT instance.id, instance.obligation, instance.what, instance.clause, body.id AS body_id,
                               body.code AS body_code, body.name AS body_name, instance.period, instance.period_from,
                               instance.period_to, instance.due,
                               CASE WHEN instance.met_on <= :asOf THEN instance.met_on END AS met_on, instance.minimum,
                               plan_standing(%s, CASE WHEN instance.binding THEN instance.due END,
                                             instance.met_on, :asOf) AS standing
                          FROM plan_instance instance
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE instance.plan_id = :plan
                           AND (CAST(:body AS uuid) IS NULL OR instance.body_id = :body)
                           AND (CAST(:after AS uuid) IS NULL OR instance.id > :after)
                           AND instance.owed_from <= :asOf
                           AND instance.owed_until > :asOf
                           AND (instance.due BETWEEN :from AND :to
                                OR instance.due IS NULL AND instance.period_from <= :to AND instance.period_to >= :from)
                         ORDER BY instance.id
                         LIMIT :limit
                        """.formatted(Openings.of("instance")))
                .param("plan", plan)
                .param("body", body, java.sql.Types.OTHER)
                .param("after", after, java.sql.Types.OTHER)
                .param("from", from)
                .param("to", to)
                .param("asOf", asOf)
                .param("limit", limit)
                .query(Instance.class)
                .list();
    }

    /** Every obligation's periods that begin in a year, from the tallies. */
    public List<Period> periods(UUID plan, int year, LocalDate asOf) {
        var periods = new LinkedHashMap<List<Object>, Period>();
        jdbc.sql("""
                        SELECT obligation, period_from, min(period) AS period, min(due) AS first_due, max(due) AS last_due,
                               plan_standing(%s, due, met_on, :asOf) AS standing, sum(number) AS number
                          FROM plan_tally
                         WHERE plan_id = :plan
                           AND period_from BETWEEN :first AND :last
                           AND owed_from <= :asOf
                           AND owed_until > :asOf
                         GROUP BY obligation, period_from, standing
                        HAVING sum(number) > 0
                         ORDER BY obligation, period_from, standing
                        """.formatted(Openings.of("plan_tally")))
                .param("plan", plan)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .param("asOf", asOf)
                .query(row -> {
                    String obligation = row.getString("obligation");
                    LocalDate from = row.getObject("period_from", LocalDate.class);
                    LocalDate first = row.getObject("first_due", LocalDate.class);
                    LocalDate last = row.getObject("last_due", LocalDate.class);
                    String label = row.getString("period");
                    periods.computeIfAbsent(
                                    List.of(obligation, from),
                                    _ -> new Period(
                                            obligation,
                                            label,
                                            from,
                                            java.util.Objects.equals(first, last) ? first : null,
                                            new EnumMap<>(Standing.class)))
                            .standings()
                            .merge(Standing.valueOf(row.getString("standing")), row.getLong("number"), Long::sum);
                });
        return List.copyOf(periods.values());
    }
}
