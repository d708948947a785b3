package vn.guongsang.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.guongsang.frame.Text;
import vn.guongsang.plan.domain.QuotaNumber;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Quota;
import vn.guongsang.plan.pack.SubjectKind;

/** Tells those who register an exemplar for which quotas of the plan it counts, and why for none. */
@Service
public class QuotaStandings {

    /**
     * @param clauses of the numbers for which it counts or would count once it is recognised
     * @param why it counts for none; null where it counts, or where the plan sets no quotas
     */
    public record Standing(List<String> clauses, @Nullable Text why) {}

    private record Said(String movement, String countsFor) {}

    private final JdbcClient jdbc;
    private final Plans plans;

    QuotaStandings(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** @param movement and {@code sector}: codes, empty for none */
    public Standing of(UUID plan, UUID exemplar, String movement, String sector, String subjectKind) {
        PlanPack pack = plans.pack(plan);
        if (pack.quotas().isEmpty()) {
            return new Standing(List.of(), null);
        }
        Said said = jdbc.sql("""
                        SELECT coalesce((SELECT counts_in
                                           FROM plan_v_movement
                                          WHERE plan_id = :plan
                                            AND code = :movement), :movement) AS movement,
                               coalesce((SELECT counts_for
                                           FROM plan_v_quota_choice
                                          WHERE exemplar_id = :exemplar), '') AS counts_for
                        """)
                .param("plan", plan)
                .param("movement", movement)
                .param("exemplar", exemplar)
                .query(Said.class)
                .single();
        var count = new ExemplarCounts.Count(
                said.movement(), sector, subjectKind, ExemplarCounts.Stage.RECOGNISED, 1, said.countsFor());
        List<String> clauses = QuotaNumber.countingFor(pack, count).stream()
                .map(number -> number.quota().clause())
                .distinct()
                .toList();
        return new Standing(clauses, clauses.isEmpty() ? why(pack, count) : null);
    }

    private static Text why(PlanPack pack, ExemplarCounts.Count count) {
        List<Quota> there = pack.quotas().stream()
                .filter(quota -> QuotaNumber.stands(pack, quota, count))
                .toList();
        if (there.isEmpty()) {
            return Text.key(
                    count.movement().isEmpty() && count.sector().isEmpty()
                            ? "plan.counts.none.loose"
                            : "plan.counts.none.there");
        }
        boolean ofThisKind = there.stream()
                .anyMatch(quota -> quota.atLeast().containsKey(SubjectKind.ANY)
                        || quota.atLeast().keySet().stream()
                                .anyMatch(kind -> kind.yaml().equals(count.subjectKind())));
        return ofThisKind
                ? Text.key("plan.counts.none.duty")
                : Text.key("plan.counts.none.kind", Text.key("plan.word." + count.subjectKind()));
    }
}
