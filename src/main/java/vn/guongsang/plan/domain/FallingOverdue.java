package vn.guongsang.plan.domain;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;
import vn.guongsang.plan.ObligationHappened;
import vn.guongsang.time.BusinessDay;

/** Tells each night what is overdue since: once for an instance and its due day, also if the day moves. */
@Component
public class FallingOverdue implements RecurringJob {

    /** A program that stood still for longer has other news to tell. */
    private static final int DAYS_CAUGHT_UP = 31;

    private final JdbcClient jdbc;
    private final BusinessDay day;
    private final ApplicationEventPublisher events;

    FallingOverdue(JdbcClient jdbc, BusinessDay day, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.day = day;
        this.events = events;
    }

    @Override
    public String name() {
        return "plan-overdue";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(0, 40);
    }

    @Override
    @Transactional
    public void run() {
        LocalDate today = day.today();
        Set<UUID> overdue = jdbc.sql("""
                        INSERT INTO plan_overdue (instance_id, due, found_on)
                        SELECT id, due, :today
                          FROM plan_instance instance
                         WHERE due >= :earliest
                           AND due < :today
                           AND met_on IS NULL
                           AND binding
                           AND owed_from <= :today
                           AND owed_until > :today
                           AND NOT EXISTS (SELECT
                                             FROM plan_overdue
                                            WHERE instance_id = instance.id
                                              AND due = instance.due)
                        RETURNING instance_id
                        """)
                .param("today", today)
                .param("earliest", today.minusDays(DAYS_CAUGHT_UP))
                .query(UUID.class)
                .set();
        if (!overdue.isEmpty()) {
            events.publishEvent(new ObligationHappened(ObligationHappened.What.OVERDUE, overdue));
        }
    }
}
