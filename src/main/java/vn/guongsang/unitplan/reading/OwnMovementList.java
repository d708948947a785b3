package vn.guongsang.unitplan.reading;

import java.sql.Types;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which bodies launched movements of their own under a plan, and which launched none. */
@Repository
public class OwnMovementList {

    public enum State {
        /** waits for the head of one's own body */
        DRAFT,
        LAUNCHED,
        ENDED,
        /** a body that launched none; for who oversees the plan */
        NONE
    }

    /**
     * What is looked for.
     *
     * @param body whose drafts are shown
     * @param overseen whether bodies that launched none are told
     * @param state null for all
     */
    public record Question(
            UUID plan,
            UUID body,
            boolean overseen,
            @Nullable State state) {}

    /**
     * A movement, or a body that launched none.
     *
     * @param parent as the pack calls it, empty for none
     */
    public record Row(
            @Nullable UUID movement,
            String body,
            @Nullable String name,
            @Nullable String parent,
            @Nullable String documentNumber,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            State state) {}

    private static final String STANDING = """
            SELECT movement.id, movement.body_id, movement.name, movement.parent, launch.document_number, launch.issued_on,
                   movement.period_from, movement.period_to,
                   CASE
                       WHEN launch.movement_id IS NULL THEN 'DRAFT'
                       WHEN ending.movement_id IS NULL THEN 'LAUNCHED'
                       ELSE 'ENDED'
                   END AS state
              FROM unitplan_movement movement
              LEFT JOIN unitplan_movement_launch launch ON launch.movement_id = movement.id
              LEFT JOIN unitplan_movement_end ending ON ending.movement_id = movement.id
             WHERE movement.plan_id = :plan
               AND (launch.movement_id IS NOT NULL OR movement.body_id = :body AND ending.movement_id IS NULL)
             UNION ALL
            SELECT NULL, part.body_id, NULL, NULL, NULL, NULL, NULL, NULL, 'NONE'
              FROM plan_v_part part
             WHERE part.plan_id = :plan
               AND part.part = 'OWES'
               AND :overseen
               AND NOT EXISTS (SELECT
                                 FROM unitplan_movement movement
                                 JOIN unitplan_movement_launch launch ON launch.movement_id = movement.id
                                WHERE movement.plan_id = :plan
                                  AND movement.body_id = part.body_id)""";

    private final JdbcClient jdbc;

    OwnMovementList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Drafts first, then what runs, what has ended, and who launched none; by name. */
    public List<Row> rows(Question question, long offset, int limit) {
        return asked("""
                        SELECT standing.id AS movement, body.name AS body, standing.name, standing.parent,
                               standing.document_number, standing.issued_on, standing.period_from AS "from",
                               standing.period_to AS "to", standing.state
                          FROM (%s) standing
                          JOIN organisation_v_body body ON body.id = standing.body_id
                         WHERE standing.state = :state OR CAST(:state AS text) IS NULL
                         ORDER BY array_position(ARRAY['DRAFT', 'LAUNCHED', 'ENDED', 'NONE'], standing.state),
                                  body.name COLLATE "vi-x-icu", standing.name COLLATE "vi-x-icu", standing.id
                        OFFSET :offset
                         LIMIT :limit
                        """, question)
                .param(
                        "state",
                        question.state() == null ? null : question.state().name(),
                        Types.VARCHAR)
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /** What a body launched, under all plans, the newest first. */
    public List<OfBody> ofBody(UUID body) {
        return jdbc.sql("""
                        SELECT movement.id, movement.name, launch.document_number, launch.issued_on
                          FROM unitplan_movement movement
                          JOIN unitplan_movement_launch launch ON launch.movement_id = movement.id
                         WHERE movement.body_id = :body
                         ORDER BY launch.launched_on DESC, movement.id
                        """).param("body", body).query(OfBody.class).list();
    }

    public record OfBody(UUID id, String name, String documentNumber, LocalDate issuedOn) {}

    /** How many stand how, whatever state is looked for. */
    public Map<State, Long> counts(Question question) {
        record Count(State state, long number) {}
        var counts = new EnumMap<State, Long>(State.class);
        asked("SELECT state, count(*) AS number FROM (%s) standing GROUP BY state", question)
                .query(Count.class)
                .list()
                .forEach(count -> counts.put(count.state(), count.number()));
        return counts;
    }

    private JdbcClient.StatementSpec asked(String sql, Question question) {
        return jdbc.sql(sql.formatted(STANDING))
                .param("plan", question.plan())
                .param("body", question.body())
                .param("overseen", question.overseen());
    }
}
