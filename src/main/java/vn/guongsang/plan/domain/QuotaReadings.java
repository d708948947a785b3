package vn.guongsang.plan.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Quota;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * How "đối với từng ngành" is read: as the pack says, until the hub reads it otherwise with a reason. Every
 * number follows the newest reading.
 */
@Service
public class QuotaReadings {

    /**
     * One reading, kept for ever.
     *
     * @param counted whether the number is meant for each branch
     */
    public record Reading(String quota, boolean counted, String reason, LocalDate setOn, String setByName) {}

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;
    private final BusinessDay day;

    QuotaReadings(JdbcClient jdbc, Plans plans, Permissions permissions, Audit audit, Clock clock, BusinessDay day) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.day = day;
    }

    /** The quotas of a plan as they are read now. */
    public List<Quota> quotas(UUID plan, PlanPack pack) {
        if (pack.quotas().stream().allMatch(quota -> quota.perBranch() == null)) {
            return pack.quotas();
        }
        Map<String, Boolean> chosen = history(plan).stream()
                .collect(Collectors.toMap(Reading::quota, Reading::counted, (newest, _) -> newest));
        return pack.quotas().stream()
                .map(quota -> chosen.containsKey(quota.id()) ? quota.readAs(chosen.get(quota.id())) : quota)
                .toList();
    }

    /** All readings that the hub chose, the newest first. */
    public List<Reading> history(UUID plan) {
        return jdbc.sql("""
                        SELECT quota, counted, reason, set_on, set_by_name
                          FROM plan_quota_reading
                         WHERE plan_id = :plan
                         ORDER BY id DESC
                        """).param("plan", plan).query(Reading.class).list();
    }

    @Transactional
    public Verdict read(Actor by, Plan plan, String id, boolean counted, String reason) {
        permissions.require(by, PlanAction.COUNT, plan);
        Quota quota = quotas(plan.id(), plans.pack(plan)).stream()
                .filter(one -> one.id().equals(id) && one.perBranch() != null)
                .findFirst()
                .orElse(null);
        if (quota == null) {
            return Verdict.refused("plan.quota.refused.unambiguous");
        }
        boolean before = quota.branchesCounted() > 1;
        if (before == counted) {
            return Verdict.refusedBy(quota.clause(), "plan.quota.refused.same");
        }
        if (reason.isBlank()) {
            return Verdict.refusedBy(quota.clause(), "plan.quota.refused.reason");
        }
        jdbc.sql("""
                        INSERT INTO plan_quota_reading (plan_id, quota, counted, reason, set_on, set_at, set_by, set_by_name)
                        VALUES (:plan, :quota, :counted, :reason, :today, :now, :account, :person)
                        """)
                .param("plan", plan.id())
                .param("quota", id)
                .param("counted", counted)
                .param("reason", reason)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "plan.quota-read",
                Subject.of("plan", plan.id()),
                quota.clause(),
                Map.of("quota", id, "reason", reason),
                Change.changes().of("plan.quota.reading", before, counted).list());
        return Verdict.ALLOWED;
    }
}
