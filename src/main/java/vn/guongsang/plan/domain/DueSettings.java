package vn.guongsang.plan.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.identity.Actor;
import vn.guongsang.plan.SettingDues.OpenPeriod;
import vn.guongsang.plan.SettingDues.PeriodDay;
import vn.guongsang.plan.SettingDues.Setting;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.Count;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.plan.pack.RestDay;
import vn.guongsang.plan.pack.calendar.SetDay;
import vn.guongsang.plan.pack.reading.DueRules;
import vn.guongsang.time.BusinessDay;

/** Due rules, and days of single periods, that the hub set where a plan leaves the day open; of several the newest counts. */
@Repository
public class DueSettings {

    private static final TypeReference<Map<String, Object>> SAID = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final JsonMapper json = JsonMapper.shared();

    DueSettings(JdbcClient jdbc, Clock clock, BusinessDay day) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    /** By obligation. */
    public Map<String, DueRule> of(UUID plan) {
        Map<String, DueRule> rules = new LinkedHashMap<>();
        withDays(plan).forEach((obligation, setting) -> rules.put(obligation, setting.rule()));
        return rules;
    }

    /** By obligation, with the day on which it was set. */
    public Map<String, Setting> withDays(UUID plan) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (obligation) obligation, rule, due_date, day, month, count, rest_day, said,
                               set_on
                          FROM plan_due_setting
                         WHERE plan_id = :plan
                         ORDER BY obligation, id DESC
                        """)
                .param("plan", plan)
                .query((row, _) -> Map.entry(
                        row.getString("obligation"), new Setting(rule(row), row.getObject("set_on", LocalDate.class))))
                .list()
                .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        return settings;
    }

    public void add(Actor by, UUID plan, String obligation, DueRule rule) {
        jdbc.sql("""
                        INSERT INTO plan_due_setting (plan_id, obligation, rule, said, set_by, set_at, set_on)
                        VALUES (:plan, :obligation, :rule, :said::jsonb, :account, :now, :today)
                        """)
                .param("plan", plan)
                .param("obligation", obligation)
                .param("rule", DueFit.nameOf(rule))
                .param("said", json.writeValueAsString(DueRules.said(rule)))
                .param("account", by.accountId())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("today", day.today())
                .update();
    }

    /** Days of single periods that count. */
    public List<SetDay> days(UUID plan) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (obligation, period_from) obligation, period_from, day, basis
                          FROM plan_due_day
                         WHERE plan_id = :plan
                         ORDER BY obligation, period_from, id DESC
                        """).param("plan", plan).query(SetDay.class).list();
    }

    /** All days ever set for periods of an obligation, the newest first. */
    public List<PeriodDay> history(UUID plan, String obligation) {
        return jdbc.sql("""
                        SELECT period, day, basis, set_on, set_by_name
                          FROM plan_due_day
                         WHERE plan_id = :plan
                           AND obligation = :obligation
                         ORDER BY id DESC
                        """)
                .param("plan", plan)
                .param("obligation", obligation)
                .query(PeriodDay.class)
                .list();
    }

    /** Periods of an obligation that are owed, not met by all and not past their day. */
    public List<OpenPeriod> openPeriods(UUID plan, String obligation) {
        return jdbc.sql("""
                        SELECT period_from AS "from", min(period) AS label, min(due) AS due
                          FROM plan_instance
                         WHERE plan_id = :plan
                           AND obligation = :obligation
                           AND met_on IS NULL
                           AND owed_until > :today
                           AND (due IS NULL OR due >= :today)
                         GROUP BY period_from
                         ORDER BY period_from
                        """)
                .param("plan", plan)
                .param("obligation", obligation)
                .param("today", day.today())
                .query(OpenPeriod.class)
                .list();
    }

    public void add(Actor by, UUID plan, String obligation, OpenPeriod period, LocalDate set, String basis) {
        jdbc.sql("""
                        INSERT INTO plan_due_day (plan_id, obligation, period_from, period, day, basis,
                                                  set_on, set_at, set_by, set_by_name)
                        VALUES (:plan, :obligation, :from, :period, :day, :basis, :today, :now, :account, :person)
                        """)
                .param("plan", plan)
                .param("obligation", obligation)
                .param("from", period.from())
                .param("period", period.label())
                .param("day", set)
                .param("basis", basis)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
    }

    private DueRule rule(ResultSet row) throws SQLException {
        String said = row.getString("said");
        return said == null
                ? ofColumns(row)
                : DueRules.of(json.readValue(said, SAID)).orElseThrow();
    }

    /** As rows say it that are older than the column {@code said}. */
    private static DueRule ofColumns(ResultSet row) throws SQLException {
        RestDay restDay = constant(RestDay.class, row.getString("rest_day"));
        return switch (row.getString("rule")) {
            case "date" -> new DueRule.OnDate(row.getObject("due_date", LocalDate.class), null, restDay);
            case "day-of-month" ->
                new DueRule.DayOfMonth(
                        row.getInt("day"), constant(DueMonth.class, row.getString("month")), null, restDay);
            case "days-after-period" ->
                new DueRule.DaysAfterPeriod(row.getInt("day"), constant(Count.class, row.getString("count")), restDay);
            case "end-of-period" -> new DueRule.EndOfPeriod(restDay);
            case String other -> throw new IllegalStateException("no due rule " + other);
        };
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
