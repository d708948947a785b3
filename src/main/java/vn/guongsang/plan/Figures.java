package vn.guongsang.plan;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.domain.LayingOut;
import vn.guongsang.plan.pack.ByFigure;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Figures of bodies from which numbers of a plan follow ("cứ 5.000 dân một gương"): the hub enters them, and what is
 * not due yet is counted anew, as is what waited for a figure, due or not. What the plan counts by is in the pack, and figures are no part of it.
 */
@Service
public class Figures {

    /**
     * What is to be known of a body.
     *
     * @param value null until somebody entered it
     */
    public record Figure(
            UUID bodyId,
            String body,
            String figure,
            @Nullable Long value,
            @Nullable String basis,
            @Nullable LocalDate setOn,
            @Nullable String setByName) {

        /** The same for the same figure of the same body, whoever stands beside it in the list by then. */
        public UUID key() {
            return UUID.nameUUIDFromBytes((bodyId + " " + figure).getBytes(StandardCharsets.UTF_8));
        }
    }

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Selections selections;
    private final PlanLoading loading;
    private final LayingOut layingOut;
    private final Permissions permissions;
    private final Clock clock;
    private final BusinessDay today;
    private final Audit audit;

    Figures(
            JdbcClient jdbc,
            Plans plans,
            Selections selections,
            PlanLoading loading,
            LayingOut layingOut,
            Permissions permissions,
            Clock clock,
            BusinessDay today,
            Audit audit) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.selections = selections;
        this.loading = loading;
        this.layingOut = layingOut;
        this.permissions = permissions;
        this.clock = clock;
        this.today = today;
        this.audit = audit;
    }

    private record Known(UUID bodyId, String figure, long value, String basis, LocalDate setOn, String setByName) {}

    /** Of everybody who owes by a figure, body by body in the order of the plan. */
    public List<Figure> of(Plan plan) {
        PlanPack pack = plans.pack(plan);
        List<Obligation> counted = pack.obligations().stream()
                .filter(obligation -> !figures(obligation.minimum()).isEmpty())
                .toList();
        if (counted.isEmpty()) {
            return List.of();
        }
        Map<List<Object>, Known> known = jdbc.sql("""
                        SELECT body_id, figure, value, basis, set_on, set_by_name
                          FROM plan_v_figure
                         WHERE plan_id = :plan
                        """).param("plan", plan.id()).query(Known.class).list().stream()
                .collect(Collectors.toMap(one -> List.of(one.bodyId(), one.figure()), one -> one));
        Map<List<Object>, Figure> asked = new LinkedHashMap<>();
        Function<String, List<Selections.Chosen>> meant = selections.behind(plan.issuerId(), pack, asOf(plan));
        for (Obligation obligation : counted) {
            for (Obligation.Minimum minimum : obligation.minimum()) {
                List<String> who = minimum.who().isEmpty() ? obligation.who() : minimum.who();
                for (String figure : figures(List.of(minimum))) {
                    who.stream()
                            .flatMap(name -> meant.apply(name).stream())
                            .forEach(body -> asked.computeIfAbsent(
                                    List.of(body.id(), figure), key -> figure(body, figure, known.get(key))));
                }
            }
        }
        return List.copyOf(asked.values());
    }

    /** Of a plan that has not begun, its first day; of one that is over, its last. */
    private LocalDate asOf(Plan plan) {
        LocalDate begin = plans.pack(plan).plan().begin();
        LocalDate end = plan.periodTo();
        LocalDate day = today.today();
        return day.isBefore(begin) ? begin : end != null && day.isAfter(end) ? end : day;
    }

    private static Set<String> figures(List<Obligation.Minimum> minima) {
        return minima.stream()
                .flatMap(minimum -> Stream.concat(
                        Stream.ofNullable(minimum.byFigure()).map(ByFigure::figure), figures(minimum.anyOf()).stream()))
                .collect(Collectors.toSet());
    }

    private static Figure figure(Selections.Chosen body, String figure, @Nullable Known known) {
        return known == null
                ? new Figure(body.id(), body.name(), figure, null, null, null, null)
                : new Figure(
                        body.id(), body.name(), figure, known.value(), known.basis(), known.setOn(), known.setByName());
    }

    /**
     * Sets some of {@link #of}; what is not asked any more is left.
     *
     * @param values by their keys
     * @param basis the paper from which they are
     */
    @Transactional
    public Verdict set(Actor by, Plan plan, Map<UUID, Long> values, String basis) {
        permissions.require(by, PlanAction.SET_DUE, plan);
        List<Figure> changed = of(plan).stream()
                .filter(figure -> values.containsKey(figure.key())
                        && !values.get(figure.key()).equals(figure.value()))
                .toList();
        if (basis.isBlank()) {
            return Verdict.refused("plan.figure.refused.basis");
        }
        if (changed.isEmpty()) {
            return Verdict.refused("plan.figure.refused.same");
        }
        for (Figure figure : changed) {
            jdbc.sql("""
                            INSERT INTO plan_figure (plan_id, body_id, figure, value, basis, set_on, set_at, set_by, set_by_name)
                            VALUES (:plan, :body, :figure, :value, :basis, :today, :now, :account, :person)
                            """)
                    .param("plan", plan.id())
                    .param("body", figure.bodyId())
                    .param("figure", figure.figure())
                    .param("value", values.get(figure.key()))
                    .param("basis", basis)
                    .param("today", today.today())
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .param("account", by.accountId())
                    .param("person", by.name())
                    .update();
            audit.record(
                    by.by(),
                    "plan.figure-set",
                    Subject.of("plan", plan.id()),
                    basis,
                    Map.of("what", figure.figure(), "body", figure.body()),
                    Change.changes()
                            .of("plan.figure.value", figure.value(), values.get(figure.key()))
                            .list());
        }
        loading.materialise(plan.id());
        layingOut.countAnew(plan);
        return Verdict.ALLOWED;
    }
}
