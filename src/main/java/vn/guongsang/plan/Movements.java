package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;

/**
 * The movements of a plan: those that its pack names, and those that bodies launched under it. Exemplars
 * are registered in both alike.
 */
@Repository
public class Movements {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Parts parts;
    private final Bodies bodies;

    Movements(JdbcClient jdbc, Plans plans, Parts parts, Bodies bodies) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.parts = parts;
        this.bodies = bodies;
    }

    /**
     * A movement that has a name.
     *
     * @param code the pack's own id, or the id of what a body launched
     * @param countsIn the movement of the pack whose criteria and quotas it shares; its own code for none
     * @param launchedBy null for one of the pack
     * @param launcher the name of the body that launched it
     * @param endedOn nothing is registered under it from this day on
     */
    public record Known(
            String code,
            String name,
            String countsIn,
            @Nullable UUID launchedBy,
            @Nullable String launcher,
            @Nullable LocalDate endedOn) {

        public boolean own() {
            return launchedBy != null;
        }

        /** Two bodies may call theirs the same. */
        public String label() {
            return launcher == null ? name : name + " (" + launcher + ")";
        }
    }

    /** In the order of the pack, then those of bodies as they were launched. */
    public List<Known> of(UUID plan) {
        return known("", Map.of("plan", plan));
    }

    public List<Known> ofBodies(UUID plan) {
        return known("AND movement.launched_by IS NOT NULL", Map.of("plan", plan));
    }

    /**
     * In which a body may register on a day: the pack's, and what was launched by itself, by a body above it,
     * or by one that looks after the plan.
     *
     * @param kept in which it stands already: that stays open to it; empty for none
     */
    public List<Known> openTo(UUID plan, UUID body, LocalDate on, String kept) {
        Set<UUID> above = bodies.above(body, on).stream().map(Body::id).collect(Collectors.toSet());
        above.add(body);
        return known("""
                AND (movement.code = :kept
                  OR movement.launched_by IS NULL
                  OR (movement.ended_on IS NULL OR movement.ended_on > :on)
                     AND (movement.launched_by IN (:above)
                       OR EXISTS (SELECT
                                    FROM plan_part part
                                   WHERE part.plan_id = movement.plan_id
                                     AND part.body_id = movement.launched_by
                                     AND part.movement = ''
                                     AND part.part IN ('HUB', 'ISSUER'))))
                """, Map.of("plan", plan, "on", on, "kept", kept, "above", above));
    }

    /** A movement of the pack that has no name is open too. */
    public boolean isOpenTo(UUID plan, UUID body, String code, LocalDate on, String kept) {
        return plans.pack(plan).movement(code).isPresent()
                || openTo(plan, body, on, kept).stream()
                        .anyMatch(movement -> movement.code().equals(code));
    }

    /** Empty for none, and for one that has no name. */
    public String nameOf(UUID plan, String code) {
        return find(plan, code).map(Known::name).orElse("");
    }

    /** The movement of the pack by whose rules it goes. */
    public String countsIn(UUID plan, String code) {
        return code.isEmpty() || plans.pack(plan).movement(code).isPresent()
                ? code
                : find(plan, code).map(Known::countsIn).orElse(code);
    }

    /** A body launched it: from now on exemplars are registered under it. */
    public void launch(UUID plan, UUID id, String name, String countsIn, UUID body) {
        jdbc.sql("""
                        INSERT INTO plan_movement (plan_id, code, name, position, counts_in, launched_by)
                        SELECT :plan, :code, :name, coalesce(max(position) + 1, 0), :countsIn, :body
                          FROM plan_movement
                         WHERE plan_id = :plan
                        """)
                .param("plan", plan)
                .param("code", id.toString())
                .param("name", name)
                .param("countsIn", countsIn)
                .param("body", body)
                .update();
        parts.forget();
    }

    public void end(UUID plan, UUID id, LocalDate on) {
        jdbc.sql("UPDATE plan_movement SET ended_on = :on WHERE plan_id = :plan AND code = :code")
                .param("on", on)
                .param("plan", plan)
                .param("code", id.toString())
                .update();
    }

    private Optional<Known> find(UUID plan, String code) {
        return known("AND movement.code = :code", Map.of("plan", plan, "code", code)).stream()
                .findFirst();
    }

    private List<Known> known(String where, Map<String, ?> params) {
        return jdbc.sql("""
                        SELECT movement.code, movement.name,
                               CASE WHEN counts_in = '' THEN movement.code ELSE counts_in END AS counts_in,
                               movement.launched_by, body.name AS launcher, movement.ended_on
                          FROM plan_movement movement
                          LEFT JOIN organisation_v_body body ON body.id = movement.launched_by
                         WHERE movement.plan_id = :plan
                           %s
                         ORDER BY movement.launched_by IS NOT NULL, movement.position, movement.code
                        """.formatted(where)).params(params).query(Known.class).list();
    }
}
