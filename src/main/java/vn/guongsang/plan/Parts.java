package vn.guongsang.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Authorities;
import vn.guongsang.identity.Role;

/** Who plays which part in which plan: what permissions and queues rest on. */
@Repository
public class Parts implements Authorities {

    private final JdbcClient jdbc;

    Parts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The parts that a body plays in a plan as a whole and in one movement (its code, or empty). */
    public Set<Part> of(UUID body, UUID plan, String movement) {
        return played(body).stream()
                .filter(played -> played.planId().equals(plan))
                .filter(played ->
                        played.movement().isEmpty() || played.movement().equals(movement))
                .map(Played::part)
                .collect(Collectors.toSet());
    }

    /** Whether a body takes in, or issued, what is owed under a plan. */
    public boolean oversees(UUID body, UUID plan) {
        return !Collections.disjoint(of(body, plan, ""), Set.of(Part.HUB, Part.ISSUER));
    }

    @Override
    public boolean servesTopmost(UUID body) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM organisation_v_body
                                        WHERE id = ANY (:authorities)
                                          AND parent_id IS NULL)
                        """)
                .param("authorities", authorities(body).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * For which authorities a body takes in and appraises: for itself, and for the issuers of the plans whose hub it is. So
     * the hub that runs an authority's plans runs its commendation too, and nothing has to be set up twice.
     */
    @Override
    public Set<UUID> authorities(UUID body) {
        return Stream.concat(
                        Stream.of(body),
                        played(body).stream()
                                .filter(played -> played.part() == Part.HUB
                                        && played.movement().isEmpty())
                                .map(Played::issuerId))
                .collect(Collectors.toSet());
    }

    /** The parts that a body plays, plan by plan, movements included. */
    public Map<UUID, Set<Part>> of(UUID body) {
        var parts = new LinkedHashMap<UUID, Set<Part>>();
        played(body)
                .forEach(played -> parts.computeIfAbsent(played.planId(), _ -> EnumSet.noneOf(Part.class))
                        .add(played.part()));
        return parts;
    }

    /** Whether a body plays any part at all in a plan. */
    public boolean playsAny(UUID body, UUID plan) {
        return of(body).containsKey(plan);
    }

    /** Whether somebody puts exemplars forward under a plan: an officer of a body that plays a part in it. */
    public boolean putsForward(Actor actor, UUID plan) {
        return actor.is(Role.OFFICER) && playsAny(actor.bodyId(), plan);
    }

    /** Parts were settled anew: what this request has read of them no longer holds. */
    void forget() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(KNOWN, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Every permission and every button asks; a request reads it once. */
    private List<Played> played(UUID body) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return read(body);
        }
        Known known = request.getAttribute(KNOWN, RequestAttributes.SCOPE_REQUEST) instanceof Known before
                ? before
                : new Known(new HashMap<>());
        request.setAttribute(KNOWN, known, RequestAttributes.SCOPE_REQUEST);
        return known.byBody().computeIfAbsent(body, this::read);
    }

    private List<Played> read(UUID body) {
        return jdbc.sql("""
                        SELECT part.plan_id, part.part, part.movement, plan.issuer_id
                          FROM plan_v_part part
                          JOIN plan_v_plan plan ON plan.id = part.plan_id
                         WHERE part.body_id = :body
                        """).param("body", body).query(Played.class).list();
    }

    private static final String KNOWN = Parts.class.getName() + ".known";

    private record Played(UUID planId, Part part, String movement, UUID issuerId) {}

    private record Known(Map<UUID, List<Played>> byBody) {}
}
