package vn.guongsang.plan.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.ExemplarCounts.Namesake;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * The same subject recognised twice: the machine only finds equal names, a person decides whether one of them
 * counts or all do. Until then all count, and the page says so.
 */
@Service
public class DoubleCounts {

    /**
     * Exemplars that may be one subject, and what was decided last about just these.
     *
     * @param decision null while nobody decided
     */
    public record Case(List<Namesake> namesakes, @Nullable Decision decision) {

        /** Under a path, with the exemplars as parameters. */
        public String address(String path) {
            return namesakes.stream()
                    .map(same -> "guong=" + same.id())
                    .collect(Collectors.joining("&", path + "?", ""));
        }

        Set<UUID> ids() {
            return namesakes.stream().map(Namesake::id).collect(Collectors.toSet());
        }
    }

    /** @param keptId the one that counts, null where all do */
    public record Decision(UUID id, @Nullable UUID keptId, String reason, LocalDate decidedOn, String decidedByName) {}

    private final JdbcClient jdbc;
    private final ObjectProvider<ExemplarCounts> register;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;
    private final BusinessDay day;

    DoubleCounts(
            JdbcClient jdbc,
            ObjectProvider<ExemplarCounts> register,
            Permissions permissions,
            Audit audit,
            Clock clock,
            BusinessDay day) {
        this.jdbc = jdbc;
        this.register = register;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.day = day;
    }

    /** Those to decide on first. */
    public List<Case> of(UUID plan) {
        ExemplarCounts counts = register.getIfAvailable();
        if (counts == null) {
            return List.of();
        }
        Map<Set<UUID>, Decision> decided = decided(plan);
        return counts.namesakes(plan).stream()
                .collect(Collectors.groupingBy(Namesake::subject, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new Case(same, null))
                .map(one -> new Case(one.namesakes(), decided.get(one.ids())))
                .sorted(java.util.Comparator.comparing(one -> one.decision() != null))
                .toList();
    }

    /** The case of just these exemplars. */
    public Optional<Case> find(UUID plan, Set<UUID> exemplars) {
        return of(plan).stream().filter(one -> one.ids().equals(exemplars)).findFirst();
    }

    /** @param kept the one that counts, null where all do */
    @Transactional
    public Verdict decide(Actor by, Plan plan, Set<UUID> exemplars, @Nullable UUID kept, String reason) {
        permissions.require(by, PlanAction.COUNT, plan);
        if (find(plan.id(), exemplars).isEmpty() || kept != null && !exemplars.contains(kept)) {
            return Verdict.refused("plan.double.refused.unknown");
        }
        if (reason.isBlank()) {
            return Verdict.refused("plan.double.refused.reason");
        }
        UUID decision = jdbc.sql("""
                        INSERT INTO plan_double_count (plan_id, kept_id, reason, decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:plan, :kept, :reason, :today, :now, :account, :person)
                        RETURNING id
                        """)
                .param("plan", plan.id())
                .param("kept", kept, java.sql.Types.OTHER)
                .param("reason", reason)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .query(UUID.class)
                .single();
        exemplars.forEach(exemplar -> jdbc.sql(
                        "INSERT INTO plan_double_counted (decision_id, exemplar_id) VALUES (:decision, :exemplar)")
                .param("decision", decision)
                .param("exemplar", exemplar)
                .update());
        audit.record(
                by.by(),
                kept == null ? "plan.all-counted" : "plan.one-counted",
                Subject.of("plan", plan.id()),
                Map.of("reason", reason, "exemplars", String.valueOf(exemplars.size())));
        return Verdict.ALLOWED;
    }

    /** The newest decision about each set of exemplars. */
    private Map<Set<UUID>, Decision> decided(UUID plan) {
        var exemplars = new LinkedHashMap<Decision, Set<UUID>>();
        jdbc.sql("""
                        SELECT decision.id, decision.kept_id, decision.reason, decision.decided_on, decision.decided_by_name,
                               counted.exemplar_id
                          FROM plan_double_count decision
                          JOIN plan_double_counted counted ON counted.decision_id = decision.id
                         WHERE decision.plan_id = :plan
                         ORDER BY decision.id
                        """).param("plan", plan).query(row -> {
            var decision = new Decision(
                    row.getObject("id", UUID.class),
                    row.getObject("kept_id", UUID.class),
                    row.getString("reason"),
                    row.getObject("decided_on", LocalDate.class),
                    row.getString("decided_by_name"));
            exemplars
                    .computeIfAbsent(decision, _ -> new java.util.HashSet<>())
                    .add(row.getObject("exemplar_id", UUID.class));
        });
        return exemplars.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (_, newest) -> newest));
    }
}
