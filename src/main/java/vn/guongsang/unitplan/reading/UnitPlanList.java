package vn.guongsang.unitplan.reading;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which bodies have sent their own plan, which are late, and which wait for the hub's word. */
@Repository
public class UnitPlanList {

    /** How a body stands with the plan that it owes. */
    public enum State {
        /** quá hạn, chưa có */
        LATE,
        /** chưa có */
        NONE,
        /** sent, and the hub has not ruled */
        WAITING,
        RETURNED,
        ACCEPTED
    }

    /**
     * What is looked for.
     *
     * @param plan null for every plan
     * @param body null for every body
     * @param state null for all
     */
    public record Question(
            @Nullable UUID plan,
            @Nullable UUID body,
            @Nullable State state,
            LocalDate on) {}

    /**
     * One duty of one body.
     *
     * @param number of the newest version, null where none was sent with its contents checked off
     */
    public record Row(
            UUID instance,
            String body,
            String what,
            String clause,
            String period,
            @Nullable LocalDate due,
            State state,
            @Nullable LocalDate filedOn,
            @Nullable LocalDate ruledOn,
            @Nullable Integer number,
            @Nullable String title,
            @Nullable String documentNumber) {}

    private static final String STANDING = """
            SELECT duty.*,
                   CASE
                       WHEN accepted THEN 'ACCEPTED'
                       WHEN NOT accepted THEN 'RETURNED'
                       WHEN answer_id IS NOT NULL THEN 'WAITING'
                       WHEN due < :on THEN 'LATE'
                       ELSE 'NONE'
                   END AS state
              FROM plan_v_duty duty
             WHERE kind IN ('UNIT_PLAN', 'PLAN')
               AND (plan_id = :plan OR CAST(:plan AS uuid) IS NULL)
               AND (body_id = :body OR CAST(:body AS uuid) IS NULL)
               AND period_from <= :on
               AND owed_from <= :on
               AND owed_until > :on""";

    private final JdbcClient jdbc;

    UnitPlanList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What needs a hand first: late, none, waiting, returned, accepted; then by name. */
    public List<Row> rows(Question question, long offset, int limit) {
        return jdbc.sql("""
                        SELECT duty.id AS instance, body.name AS body, duty.what, duty.clause, duty.period, duty.due,
                               duty.state, duty.filed_on, duty.ruled_on, version.number, version.title,
                               version.document_number
                          FROM (%s) duty
                          JOIN organisation_v_body body ON body.id = duty.body_id
                          LEFT JOIN unitplan_version version ON version.id = duty.answer_id
                         WHERE duty.state = :state OR CAST(:state AS text) IS NULL
                         ORDER BY array_position(ARRAY['LATE', 'NONE', 'WAITING', 'RETURNED', 'ACCEPTED'], duty.state),
                                  body.name COLLATE "vi-x-icu", duty.period_from, duty.id
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(STANDING))
                .param("plan", question.plan(), java.sql.Types.OTHER)
                .param("body", question.body(), java.sql.Types.OTHER)
                .param("on", question.on())
                .param(
                        "state",
                        question.state() == null ? null : question.state().name(),
                        java.sql.Types.VARCHAR)
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /** How many stand how, whatever state is looked for. */
    public Map<State, Long> counts(Question question) {
        record Count(State state, long number) {}
        var counts = new EnumMap<State, Long>(State.class);
        jdbc.sql("SELECT state, count(*) AS number FROM (%s) duty GROUP BY state".formatted(STANDING))
                .param("plan", question.plan(), java.sql.Types.OTHER)
                .param("body", question.body(), java.sql.Types.OTHER)
                .param("on", question.on())
                .query(Count.class)
                .list()
                .forEach(count -> counts.put(count.state(), count.number()));
        return counts;
    }
}
