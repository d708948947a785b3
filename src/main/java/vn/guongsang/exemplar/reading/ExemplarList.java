package vn.guongsang.exemplar.reading;

import static vn.guongsang.plan.Part.HUB;
import static vn.guongsang.plan.Part.ISSUER;
import static vn.guongsang.plan.Part.LEAD;
import static vn.guongsang.plan.Part.PARTNER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.exemplar.State;
import vn.guongsang.frame.AsOf;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.plan.Part;
import vn.guongsang.time.BusinessDay;

/**
 * The exemplars that an actor may see, newest first: {@code ExemplarPolicy} said in SQL, and a test
 * holds the two together. What one sees is the union of a few stretches (one's own body, the plans one
 * oversees, the movements one leads), and each is walked along an index until the page is full, so
 * that a page costs the same in a register of a million.
 */
@Repository
public class ExemplarList {

    private final JdbcClient jdbc;
    private final BusinessDay day;

    ExemplarList(JdbcClient jdbc, BusinessDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    /** Which of the visible exemplars. */
    public enum View {
        ALL,
        /** submitted, and the actor is among those who judge; the longest waiting first */
        TO_JUDGE,
        /** back with the actor's own body */
        RETURNED
    }

    /**
     * What is asked for; empty and null ask for nothing.
     *
     * @param text words of the name or the deed, with or without diacritics
     * @param asOf null for today and bodies as they are
     */
    public record Filter(
            View view,
            @Nullable UUID plan,
            String movement,
            String subjectKind,
            @Nullable State state,
            String text,
            @Nullable AsOf asOf) {

        public Filter(
                View view,
                @Nullable UUID plan,
                String movement,
                String subjectKind,
                @Nullable State state,
                String text) {
            this(view, plan, movement, subjectKind, state, text, null);
        }

        public static Filter of(View view) {
            return new Filter(view, null, "", "", null, "");
        }

        public Filter asOf(AsOf other) {
            return new Filter(view, plan, movement, subjectKind, state, text, other);
        }

        /** A queue is of today. */
        private boolean past() {
            return asOf != null && asOf.past() && view == View.ALL;
        }
    }

    /**
     * One line of the list.
     *
     * @param state on the day that is shown
     * @param bodyId who brought it forward, or the heir to whom it rolls
     * @param bodyName as of the day that is shown
     */
    public record Row(
            UUID id,
            String name,
            String subjectKind,
            State state,
            UUID planId,
            String planCode,
            String planTitle,
            String movement,
            UUID bodyId,
            String bodyName,
            LocalDate registeredOn) {}

    public List<Row> rows(Actor actor, Filter filter, long offset, int limit) {
        List<Stretch> stretches = stretches(actor, filter);
        if (stretches.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = parameters(actor, filter);
        parameters.put("reach", offset + limit);
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        return jdbc.sql("""
                        WITH RECURSIVE %s, seen AS (
                            %s
                        )
                        SELECT seen.id, seen.name, seen.subject_kind, seen.state, seen.plan_id,
                               plan.code AS plan_code, plan.short_title AS plan_title,
                               coalesce(movement.name, '') AS movement,
                               coalesce(heir.heir_id, seen.body_id) AS body_id, %s AS body_name, seen.registered_on
                          FROM seen
                          LEFT JOIN organisation_v_heir heir
                            ON heir.body_id = seen.body_id
                           AND heir.since <= :rolledTo::date
                           AND heir.until > :rolledTo::date
                          JOIN plan_v_plan plan ON plan.id = seen.plan_id
                          LEFT JOIN plan_v_movement movement
                            ON movement.plan_id = seen.plan_id AND movement.code = seen.movement
                         ORDER BY seen.id %s
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(
                                Subtree.BELOW,
                                union(stretches, filter),
                                Subtree.nameOf("coalesce(heir.heir_id, seen.body_id)"),
                                order(filter.view())))
                .params(parameters)
                .query(Row.class)
                .list();
    }

    /** How many there are, but never counts beyond {@code most}. */
    public int count(Actor actor, Filter filter, int most) {
        List<Stretch> stretches = stretches(actor, filter);
        if (stretches.isEmpty()) {
            return 0;
        }
        Map<String, Object> parameters = parameters(actor, filter);
        parameters.put("reach", most);
        return jdbc.sql("""
                        WITH RECURSIVE %s, seen AS (
                            %s
                        )
                        SELECT least(count(*), :reach) FROM seen
                        """.formatted(Subtree.BELOW, union(stretches, filter)))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** Whether the actor judges anywhere, and so has a queue. */
    public boolean judges(Actor actor) {
        List<Part> parts = judgingParts(actor.role());
        return !parts.isEmpty()
                && jdbc.sql("SELECT EXISTS (SELECT FROM plan_v_part WHERE body_id = :body AND part IN (:parts))")
                        .param("body", actor.bodyId())
                        .param("parts", names(parts))
                        .query(Boolean.class)
                        .single();
    }

    /**
     * A part of the register that an actor sees for one reason.
     *
     * @param from how it is walked; WALK stands for the walk along the index
     * @param where what belongs to it
     */
    private record Stretch(String from, String where) {

        Stretch only(String condition) {
            return new Stretch(from, where + " AND " + condition);
        }
    }

    private static final String BEFORE_THE_COUNCIL = "exemplar.state IN ('FOSTERED', 'RECOGNISED')";

    private static final Stretch OWN = new Stretch("WALK", "exemplar.body_id = :body");

    private static final Stretch BELOW = new Stretch(
            "SELECT walked.* FROM below CROSS JOIN LATERAL (WALK) walked",
            "exemplar.body_id = below.id AND exemplar.state <> 'DRAFT'");

    /** Words are looked up once, not body by body. */
    private static final Stretch BELOW_BY_WORDS =
            new Stretch("WALK", "exemplar.body_id IN (SELECT id FROM below) AND exemplar.state <> 'DRAFT'");

    private static final Stretch WHOLE_PLAN =
            new Stretch("""
            SELECT walked.*
              FROM plan_v_part part
             CROSS JOIN LATERAL (WALK) walked
             WHERE part.body_id = :body
               AND part.part IN (:parts)
               AND part.movement = ''""", "exemplar.plan_id = part.plan_id AND exemplar.state <> 'DRAFT'");

    private static final Stretch MOVEMENT = new Stretch(
            """
            SELECT walked.*
              FROM plan_v_part part
             CROSS JOIN LATERAL (WALK) walked
             WHERE part.body_id = :body
               AND part.part IN (:parts)
               AND part.movement <> ''""", "exemplar.plan_id = part.plan_id AND exemplar.movement = part.movement AND exemplar.state <> 'DRAFT'");

    private static List<Stretch> stretches(Actor actor, Filter filter) {
        return switch (filter.view()) {
            case ALL ->
                switch (actor.role()) {
                    case OFFICER, HEAD -> List.of(OWN, WHOLE_PLAN, MOVEMENT);
                    case LEADER -> List.of(filter.text().isBlank() ? BELOW : BELOW_BY_WORDS, WHOLE_PLAN, MOVEMENT);
                    case COUNCIL_MEMBER ->
                        List.of(WHOLE_PLAN.only(BEFORE_THE_COUNCIL), MOVEMENT.only(BEFORE_THE_COUNCIL));
                    case APPRAISER, HUB_OFFICER, COUNCIL_SECRETARY, EDITOR, INSPECTOR -> List.of(WHOLE_PLAN, MOVEMENT);
                    case AUDITOR, ADMINISTRATOR -> List.of();
                };
            case TO_JUDGE -> judgingParts(actor.role()).isEmpty() ? List.of() : List.of(WHOLE_PLAN, MOVEMENT);
            case RETURNED -> actor.is(Role.OFFICER) || actor.is(Role.HEAD) ? List.of(OWN) : List.of();
        };
    }

    private static String union(List<Stretch> stretches, Filter filter) {
        return stretches.stream()
                .map(stretch -> "(" + stretch.from().replace("WALK", walk(stretch, filter)) + ")")
                .collect(Collectors.joining("\nUNION\n"));
    }

    private static String walk(Stretch stretch, Filter filter) {
        return """
                SELECT id, name, subject_kind, %s AS state, plan_id, movement, body_id, registered_on
                  FROM exemplar_exemplar exemplar
                 WHERE %s%s%s
                 ORDER BY exemplar.id %s
                 LIMIT :reach""".formatted(
                        stateShown(filter),
                        stretch.where(),
                        filter.past() && stretch != OWN ? "\n   AND " + STATE_THEN + " <> 'DRAFT'" : "",
                        conditions(filter),
                        order(filter.view()));
    }

    /** What the last step by that day made of it. */
    private static final String STATE_THEN = """
            coalesce((SELECT step.step
                        FROM exemplar_step step
                       WHERE step.exemplar_id = exemplar.id
                         AND step.taken_on <= :asOf
                       ORDER BY step.id DESC
                       LIMIT 1), 'DRAFT')""";

    private static String stateShown(Filter filter) {
        return filter.past() ? STATE_THEN : "exemplar.state";
    }

    private static List<Part> partsFor(Role role, View view) {
        if (view == View.TO_JUDGE) {
            return judgingParts(role);
        }
        return switch (role) {
            case OFFICER, HEAD -> List.of(LEAD, PARTNER);
            case APPRAISER -> List.of(LEAD);
            case HUB_OFFICER, COUNCIL_SECRETARY, COUNCIL_MEMBER, LEADER, EDITOR, INSPECTOR -> List.of(HUB, ISSUER);
            case AUDITOR, ADMINISTRATOR -> List.of();
        };
    }

    private static List<Part> judgingParts(Role role) {
        return switch (role) {
            case HUB_OFFICER -> List.of(HUB, ISSUER);
            case OFFICER, APPRAISER -> List.of(LEAD);
            case HEAD, COUNCIL_SECRETARY, COUNCIL_MEMBER, LEADER, EDITOR, INSPECTOR, AUDITOR, ADMINISTRATOR ->
                List.of();
        };
    }

    private static String conditions(Filter filter) {
        var conditions = new ArrayList<String>();
        if (filter.plan() != null) {
            conditions.add("exemplar.plan_id = :plan");
        }
        if (!filter.movement().isEmpty()) {
            conditions.add("exemplar.movement IN (:movements)");
        }
        if (!filter.subjectKind().isEmpty()) {
            conditions.add("exemplar.subject_kind = :kind");
        }
        if (state(filter) != null) {
            conditions.add(stateShown(filter) + " = :state");
        }
        if (filter.past()) {
            conditions.add("exemplar.registered_on <= :asOf");
        }
        for (int i = 0; i < words(filter).size(); i++) {
            conditions.add("exemplar.search LIKE '%' || vn_fold(:word" + i + ") || '%'");
        }
        return conditions.stream().map(condition -> "\n   AND " + condition).collect(Collectors.joining());
    }

    private static @Nullable State state(Filter filter) {
        return switch (filter.view()) {
            case ALL -> filter.state();
            case TO_JUDGE -> State.SUBMITTED;
            case RETURNED -> State.RETURNED;
        };
    }

    private static String order(View view) {
        return view == View.TO_JUDGE ? "ASC" : "DESC";
    }

    /** No more than five: who types more means the first ones. */
    private static List<String> words(Filter filter) {
        return Arrays.stream(filter.text().strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(5)
                .map(word -> word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .toList();
    }

    private Map<String, Object> parameters(Actor actor, Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("body", actor.bodyId());
        AsOf asOf = filter.asOf() == null ? AsOf.of(day.today()) : filter.asOf();
        parameters.put("today", day.today());
        parameters.put("asOf", asOf.day());
        parameters.put("rolledTo", asOf.rolledTo());
        parameters.put("named", asOf.named());
        parameters.put("parts", names(partsFor(actor.role(), filter.view())));
        parameters.put("plan", filter.plan());
        parameters.put("movements", movements(filter));
        parameters.put("kind", filter.subjectKind());
        State state = state(filter);
        parameters.put("state", state == null ? "" : state.name());
        List<String> words = words(filter);
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, words.get(i));
        }
        return parameters;
    }

    /** The movement itself, and those that bodies launched to carry it out. */
    private List<String> movements(Filter filter) {
        if (filter.movement().isEmpty() || filter.plan() == null) {
            return List.of(filter.movement());
        }
        return jdbc.sql("""
                        SELECT :movement
                         UNION
                        SELECT code
                          FROM plan_v_movement
                         WHERE plan_id = :plan
                           AND counts_in = :movement
                        """)
                .param("movement", filter.movement())
                .param("plan", filter.plan())
                .query(String.class)
                .list();
    }

    private static List<String> names(List<Part> parts) {
        return parts.isEmpty() ? List.of("") : parts.stream().map(Part::name).toList();
    }
}
