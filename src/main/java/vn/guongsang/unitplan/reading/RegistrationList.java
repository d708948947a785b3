package vn.guongsang.unitplan.reading;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who registered for the movements of a plan in a year, for what, and who did not. */
@Repository
public class RegistrationList {

    /** @param registered whether to show those that registered or those that did not; null for both */
    public record Question(UUID plan, int year, @Nullable Boolean registered) {}

    /** One body; without a day it has not registered. */
    public record Row(
            UUID bodyId,
            String body,
            @Nullable LocalDate registeredOn,
            @Nullable String registeredByName,
            long movements,
            long exemplars) {}

    /** One movement that bodies registered for. */
    public record OfMovement(String movement, String name, long bodies, long exemplars) {}

    /** One movement of one body; of a body that has not registered there is none. */
    public record Line(
            String body,
            @Nullable LocalDate registeredOn,
            @Nullable String movement,
            @Nullable Integer exemplars,
            @Nullable String works) {}

    private static final String LATEST = """
            WITH latest AS (
                SELECT DISTINCT ON (body_id) id, body_id, registered_on, registered_by_name
                  FROM unitplan_registration
                 WHERE plan_id = :plan
                   AND year = :year
                 ORDER BY body_id, number DESC
            ), asked AS (
                SELECT body_id
                  FROM plan_v_part
                 WHERE plan_id = :plan
                   AND part = 'OWES'
                 UNION
                SELECT body_id
                  FROM latest
            )
            """;

    private final JdbcClient jdbc;

    RegistrationList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that have not registered first, by name. */
    public List<Row> rows(Question question, long offset, int limit) {
        return asked(LATEST + """
                        SELECT body.id AS body_id, body.name AS body, latest.registered_on, latest.registered_by_name,
                               (SELECT count(*)
                                  FROM unitplan_intent
                                 WHERE registration_id = latest.id) AS movements,
                               (SELECT coalesce(sum(exemplars), 0)
                                  FROM unitplan_intent
                                 WHERE registration_id = latest.id) AS exemplars
                          FROM asked
                          JOIN organisation_v_body body ON body.id = asked.body_id
                          LEFT JOIN latest ON latest.body_id = asked.body_id
                         WHERE (latest.id IS NOT NULL) = :registered OR CAST(:registered AS boolean) IS NULL
                         ORDER BY latest.id IS NOT NULL, body.name COLLATE "vi-x-icu", body.id
                        OFFSET :offset
                         LIMIT :limit
                        """, question)
                .param("registered", question.registered(), Types.BOOLEAN)
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /** How many registered, and how many of those asked did not. */
    public record Counts(long registered, long missing) {}

    public Counts counts(Question question) {
        return asked(LATEST + """
                        SELECT count(latest.id) AS registered, count(*) - count(latest.id) AS missing
                          FROM asked
                          LEFT JOIN latest ON latest.body_id = asked.body_id
                        """, question).query(Counts.class).single();
    }

    /** Movement by movement, the most chosen first. */
    public List<OfMovement> byMovement(Question question) {
        return asked(LATEST + """
                        SELECT intent.movement, coalesce(movement.name, intent.movement) AS name,
                               count(*) AS bodies, sum(intent.exemplars) AS exemplars
                          FROM latest
                          JOIN unitplan_intent intent ON intent.registration_id = latest.id
                          LEFT JOIN plan_v_movement movement
                            ON movement.plan_id = :plan AND movement.code = intent.movement
                         GROUP BY intent.movement, movement.name
                         ORDER BY bodies DESC, name COLLATE "vi-x-icu"
                        """, question).query(OfMovement.class).list();
    }

    /** All of it, body by body. */
    public List<Line> lines(Question question, int limit) {
        return asked(LATEST + """
                        SELECT body.name AS body, latest.registered_on,
                               coalesce(movement.name, intent.movement) AS movement, intent.exemplars, intent.works
                          FROM asked
                          JOIN organisation_v_body body ON body.id = asked.body_id
                          LEFT JOIN latest ON latest.body_id = asked.body_id
                          LEFT JOIN unitplan_intent intent ON intent.registration_id = latest.id
                          LEFT JOIN plan_v_movement movement
                            ON movement.plan_id = :plan AND movement.code = intent.movement
                         ORDER BY body.name COLLATE "vi-x-icu", body.id, movement COLLATE "vi-x-icu"
                         LIMIT :limit
                        """, question)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Question question) {
        return jdbc.sql(sql).param("plan", question.plan()).param("year", question.year());
    }
}
