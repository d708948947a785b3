package vn.guongsang.plan.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import vn.guongsang.plan.ExemplarCounts.Count;
import vn.guongsang.plan.ExemplarCounts.Recognised;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * One exemplar, several numbers: the machine finds that more than one quota asks for it, a person decides whether it
 * counts for one of them or for all. Until then it counts for all, and every bar shows it as counted twice.
 */
@Service
public class QuotaChoices {

    /** More of them nobody decides on at once. */
    private static final int SHOWN = 100;

    /**
     * @param numbers all that ask for it
     * @param decision null while nobody decided
     */
    public record Case(Recognised exemplar, List<QuotaNumber> numbers, @Nullable Decision decision) {

        /** The one for which alone it counts; empty where it counts for all. */
        public Optional<QuotaNumber> only() {
            return numbers.stream()
                    .filter(number -> decision != null && number.key().equals(decision.key()))
                    .findFirst();
        }
    }

    /** @param quota and {@code kind} null where it counts for all */
    public record Decision(
            UUID exemplarId,
            @Nullable String quota,
            @Nullable String kind,
            String reason,
            LocalDate decidedOn,
            String decidedByName) {

        String key() {
            return quota + "/" + kind;
        }
    }

    private final JdbcClient jdbc;
    private final Plans plans;
    private final ObjectProvider<ExemplarCounts> register;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;
    private final BusinessDay day;

    QuotaChoices(
            JdbcClient jdbc,
            Plans plans,
            ObjectProvider<ExemplarCounts> register,
            Permissions permissions,
            Audit audit,
            Clock clock,
            BusinessDay day) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.register = register;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.day = day;
    }

    /** Recognised exemplars that several numbers ask for, those to decide on first. */
    public List<Case> of(Plan plan) {
        ExemplarCounts counts = register.getIfAvailable();
        if (counts == null) {
            return List.of();
        }
        PlanPack pack = plans.pack(plan);
        List<Count> asked = counts.of(plan.id()).stream()
                .filter(count ->
                        count.recognised() && QuotaNumber.askingFor(pack, count).size() > 1)
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<UUID, Decision> decided = decided(plan.id());
        return counts.recognised(plan.id(), asked, SHOWN).stream()
                .map(one -> caseOf(pack, one, decided.get(one.id())))
                .sorted(Comparator.comparing(one -> one.decision() != null))
                .toList();
    }

    /** That of one exemplar; empty where no two numbers ask for it. */
    public Optional<Case> find(Plan plan, UUID exemplar) {
        PlanPack pack = plans.pack(plan);
        return Optional.ofNullable(register.getIfAvailable())
                .flatMap(counts -> counts.recognised(plan.id(), exemplar))
                .map(one -> caseOf(pack, one, decided(plan.id()).get(one.id())))
                .filter(one -> one.numbers().size() > 1);
    }

    private static Case caseOf(PlanPack pack, Recognised exemplar, @Nullable Decision decision) {
        return new Case(exemplar, QuotaNumber.askingFor(pack, exemplar.count()), decision);
    }

    /** @param only key of the number for which alone it counts, null where it counts for all */
    @Transactional
    public Verdict decide(Actor by, Plan plan, UUID exemplar, @Nullable String only, String reason) {
        permissions.require(by, PlanAction.COUNT, plan);
        Optional<Case> found = find(plan, exemplar);
        Optional<QuotaNumber> number = found.flatMap(one -> one.numbers().stream()
                .filter(asked -> asked.key().equals(only))
                .findFirst());
        if (found.isEmpty() || only != null && number.isEmpty()) {
            return Verdict.refused("plan.choice.refused.unknown");
        }
        if (reason.isBlank()) {
            return Verdict.refused("plan.double.refused.reason");
        }
        jdbc.sql("""
                        INSERT INTO plan_quota_choice (plan_id, exemplar_id, quota, kind, reason, decided_on, decided_at,
                                                       decided_by, decided_by_name)
                        VALUES (:plan, :exemplar, :quota, :kind, :reason, :today, :now, :account, :person)
                        """)
                .param("plan", plan.id())
                .param("exemplar", exemplar)
                .param("quota", number.map(one -> one.quota().id()).orElse(null))
                .param("kind", number.map(one -> one.kind().yaml()).orElse(null))
                .param("reason", reason)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "plan.quota-chosen",
                Subject.of("plan", plan.id()),
                Map.of("reason", reason, "exemplar", exemplar.toString(), "quota", number.map(QuotaNumber::key).orElse("*")));
        return Verdict.ALLOWED;
    }

    /** The newest decision about each exemplar. */
    private Map<UUID, Decision> decided(UUID plan) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (exemplar_id) exemplar_id, quota, kind, reason, decided_on, decided_by_name
                          FROM plan_quota_choice
                         WHERE plan_id = :plan
                         ORDER BY exemplar_id, id DESC
                        """).param("plan", plan).query(Decision.class).list().stream()
                .collect(Collectors.toMap(Decision::exemplarId, Function.identity()));
    }
}
