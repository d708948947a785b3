package vn.guongsang.plan.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.time.BusinessDay;

/** Due rules that the hub set where a plan leaves the day open; of several the newest counts. */
@Repository
public class DueSettings {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;

    DueSettings(JdbcClient jdbc, Clock clock, BusinessDay day) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    /** By obligation. */
    public Map<String, DueRule> of(UUID plan) {
        Map<String, DueRule> settings = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (obligation) obligation, rule, due_date, day, month
                          FROM plan_due_setting
                         WHERE plan_id = :plan
                         ORDER BY obligation, id DESC
                        """)
                .param("plan", plan)
                .query((row, _) -> Map.entry(row.getString("obligation"), rule(row)))
                .list()
                .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        return settings;
    }

    public void add(Actor by, UUID plan, String obligation, DueRule rule) {
        Columns columns = columns(rule);
        jdbc.sql("""
                        INSERT INTO plan_due_setting (plan_id, obligation, rule, due_date, day, month, set_by, set_at, set_on)
                        VALUES (:plan, :obligation, :rule, :date, :day, :month, :account, :now, :today)
                        """)
                .param("plan", plan)
                .param("obligation", obligation)
                .param("rule", columns.rule())
                .param("date", columns.date())
                .param("day", columns.day())
                .param("month", columns.month())
                .param("account", by.accountId())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("today", day.today())
                .update();
    }

    private static DueRule rule(ResultSet row) throws SQLException {
        return switch (row.getString("rule")) {
            case "date" -> new DueRule.OnDate(row.getObject("due_date", LocalDate.class), null, null);
            case "day-of-month" -> new DueRule.DayOfMonth(row.getInt("day"), month(row.getString("month")), null, null);
            case "days-after-period" -> new DueRule.DaysAfterPeriod(row.getInt("day"), null, null);
            case "end-of-period" -> new DueRule.EndOfPeriod(null);
            case String other -> throw new IllegalStateException("no due rule " + other);
        };
    }

    private static @Nullable DueMonth month(@Nullable String name) {
        return name == null ? null : DueMonth.valueOf(name);
    }

    private static Columns columns(DueRule rule) {
        return switch (rule) {
            case DueRule.OnDate on -> new Columns("date", on.date(), null, null);
            case DueRule.DayOfMonth on ->
                new Columns(
                        "day-of-month",
                        null,
                        on.day(),
                        on.month() == null ? null : on.month().name());
            case DueRule.DaysAfterPeriod after -> new Columns("days-after-period", null, after.days(), null);
            case DueRule.EndOfPeriod _ -> new Columns("end-of-period", null, null, null);
            case DueRule.DaysOfYear _,
                    DueRule.Within _,
                    DueRule.WithinMonths _,
                    DueRule.OnMilestone _,
                    DueRule.BeforeMilestone _,
                    DueRule.AfterMilestone _,
                    DueRule.AfterEvent _,
                    DueRule.Open _,
                    DueRule.None _ -> throw new IllegalArgumentException("a hub does not set " + rule);
        };
    }

    private record Columns(
            String rule,
            @Nullable LocalDate date,
            @Nullable Integer day,
            @Nullable String month) {}
}
