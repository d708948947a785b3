package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * A plan is replaced by another (thay thế) from a stated day: what falls due from that day is owed no more,
 * what fell due before stays owed, and what was sent stays sent.
 */
@Service
public class PlanEndings {

    /**
     * By what and from when a plan is replaced.
     *
     * @param successor its short title
     * @param endsOn the first day on which it asks nothing more
     */
    public record Ending(UUID successorId, String successor, LocalDate endsOn, String basis) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Permissions permissions;
    private final Audit audit;

    PlanEndings(JdbcClient jdbc, Clock clock, BusinessDay day, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.permissions = permissions;
        this.audit = audit;
    }

    public Optional<Ending> of(UUID plan) {
        return jdbc.sql("""
                        SELECT ending.successor_id, successor.short_title AS successor, ending.ends_on, ending.basis
                          FROM plan_ending ending
                          JOIN plan_plan successor ON successor.id = ending.successor_id
                         WHERE ending.plan_id = :plan
                        """).param("plan", plan).query(Ending.class).optional();
    }

    /** How many duties are open that fall due from a day on: what would end. */
    public long openFrom(UUID plan, LocalDate day) {
        return jdbc.sql("SELECT count(*) FROM plan_instance WHERE " + OPEN)
                .param("plan", plan)
                .param("day", day)
                .query(Long.class)
                .single();
    }

    @Transactional
    public Verdict end(Actor by, Plan plan, Plan successor, LocalDate endsOn, String basis) {
        permissions.require(by, PlanAction.SETTLE, plan);
        jdbc.sql("SELECT id FROM plan_plan WHERE id = :plan FOR UPDATE")
                .param("plan", plan.id())
                .query(UUID.class)
                .single();
        if (of(plan.id()).isPresent()) {
            return Verdict.refused("plan.refused.ended-already", plan.shortTitle());
        }
        jdbc.sql("""
                        INSERT INTO plan_ending (plan_id, successor_id, ends_on, basis,
                                                 decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:plan, :successor, :day, :basis, :today, :now, :account, :person)
                        """)
                .param("plan", plan.id())
                .param("successor", successor.id())
                .param("day", endsOn)
                .param("basis", basis)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        int ended = jdbc.sql("UPDATE plan_instance SET owed_until = least(owed_until, :day) WHERE " + OPEN)
                .param("plan", plan.id())
                .param("day", endsOn)
                .update();
        audit.record(
                by.by(),
                "plan.replaced",
                Subject.of("plan", plan.id()),
                basis,
                Map.of(
                        "title", plan.shortTitle(),
                        "by", successor.shortTitle(),
                        "from", endsOn.toString(),
                        "duties", Integer.toString(ended)));
        return Verdict.ALLOWED;
    }

    /** Not answered, and of a day, or without a day of a period that ends, from the day on. */
    private static final String OPEN = """
            plan_id = :plan
            AND met_on IS NULL
            AND owed_until > :day
            AND (due >= :day OR due IS NULL AND period_to >= :day)""";
}
