package vn.guongsang.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.delivery.Outbox;
import vn.guongsang.identity.Role;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;
import vn.guongsang.time.BusinessDay;

/**
 * Reminds people once a day, each person with one mail for all: in the morning, and never in the quiet
 * hours. What a stopped program missed is caught up at the next run, with the stage reached by then. The
 * cost grows with the duties that reach a stage, not with all that are owed.
 */
@Component
public class Reminding implements RecurringJob {

    private static final LocalTime MORNING = LocalTime.of(6, 30);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final ReminderLetters letters;
    private final BusinessDay day;
    private final Clock clock;

    Reminding(JdbcClient jdbc, Outbox outbox, ReminderLetters letters, BusinessDay day, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.letters = letters;
        this.day = day;
        this.clock = clock;
    }

    /**
     * What a body owes, at the stage it has reached.
     *
     * @param asked whether it is an opinion on a dossier; then {@code what} names the dossier, and no plan asks for it
     */
    record Duty(
            UUID id,
            String planTitle,
            UUID bodyId,
            String what,
            String clause,
            String period,
            LocalDate due,
            boolean asked,
            Stage stage) {}

    /** Somebody who answers for a body in a role; declined: kinds that the person does without. */
    record Reader(UUID accountId, String name, String mail, UUID bodyId, Role role, Set<String> declined) {

        boolean gets(Duty duty) {
            return duty.stage().to().contains(as(duty))
                    && !declined.contains(duty.stage().kind().name());
        }

        /** Appraisers and hub officers say their body's opinion as its officers do; other duties are not theirs. */
        private Role as(Duty duty) {
            return duty.asked() && role != Role.HEAD ? Role.OFFICER : role;
        }
    }

    /** What waits in a plan that the reader's body is hub of. */
    record Waiting(String planCode, String planTitle, UUID bodyId, String name, String mail, long number) {}

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(7, 15);
    }

    @Override
    @Transactional
    public void run() {
        if (!quiet(clock.instant().atZone(ZONE).toLocalTime())) {
            remind(day.today());
        }
    }

    /** Whether people are left alone at this time. */
    static boolean quiet(LocalTime now) {
        return now.isBefore(MORNING) || !now.isBefore(EVENING);
    }

    @Transactional
    void remind(LocalDate today) {
        List<Duty> duties = reached(today);
        Map<UUID, List<Reader>> readers =
                readers(duties.stream().map(Duty::bodyId).collect(Collectors.toSet()), today);
        // one mail for each person, also for whoever answers for several bodies or in two roles
        var people = new LinkedHashMap<UUID, Reader>();
        var about = new HashMap<UUID, Set<Duty>>();
        for (Duty duty : duties) {
            List<Reader> told = readers.getOrDefault(duty.bodyId(), List.of()).stream()
                    .filter(reader -> reader.gets(duty))
                    .toList();
            for (Reader reader : told) {
                people.putIfAbsent(reader.accountId(), reader);
                about.computeIfAbsent(reader.accountId(), _ -> new LinkedHashSet<>())
                        .add(duty);
            }
            told(duty, today, (int)
                    told.stream().map(Reader::accountId).distinct().count());
        }
        people.forEach((account, reader) -> outbox.put(letters.duties(reader, List.copyOf(about.get(account)), today)));
        waiting(today).forEach(waiting -> outbox.put(letters.waiting(waiting)));
    }

    /** Duties at a stage of which nobody was told yet. */
    private List<Duty> reached(LocalDate today) {
        return jdbc.sql("""
                        WITH owed AS (
                            SELECT id, plan_title, body_id, what, clause, period, due, false AS asked
                              FROM plan_v_owed
                             WHERE due BETWEEN :earliest AND :latest
                               AND met_on IS NULL
                               AND waived_on IS NULL
                               AND owed_from <= :today
                               AND owed_until > :today
                             UNION ALL
                            SELECT id, '', body_id, name, basis, '', due_on, true
                              FROM dossier_v_asked
                             WHERE due_on BETWEEN :earliest AND :latest
                        )
                        SELECT owed.id, owed.plan_title, owed.body_id, owed.what, owed.clause, owed.period, owed.due, owed.asked,
                               stage.name AS stage
                          FROM owed
                         CROSS JOIN LATERAL (
                               SELECT name
                                 FROM (VALUES %s) AS stage (day, name)
                                WHERE day <= :today - owed.due
                                ORDER BY day DESC
                                LIMIT 1) AS stage
                         WHERE NOT EXISTS (
                               SELECT
                                 FROM reminder_told told
                                WHERE told.duty_id = owed.id
                                  AND told.due = owed.due
                                  AND told.stage = stage.name)
                         ORDER BY owed.due, owed.what, owed.id
                        """.formatted(Stage.ROWS))
                .param("earliest", today.minusDays(Stage.LAST_DAY))
                .param("latest", today.plusDays(Stage.FIRST_DAY))
                .param("today", today)
                .query(Duty.class)
                .list();
    }

    /** Who answers for these bodies today and can be reached by mail. */
    private Map<UUID, List<Reader>> readers(Set<UUID> bodies, LocalDate today) {
        if (bodies.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT account.id AS account_id, account.name, account.mail, post.body_id, post.role,
                               array(SELECT kind FROM reminder_declined WHERE account_id = account.id) AS declined
                          FROM identity_v_post post
                          JOIN identity_v_account account ON account.id = post.account_id
                         WHERE post.body_id IN (:bodies)
                           AND post.role IN ('OFFICER', 'HEAD', 'APPRAISER', 'HUB_OFFICER')
                           AND coalesce(post.valid_from, '-infinity') <= :today
                           AND coalesce(post.valid_to, 'infinity') >= :today
                           AND account.closed_at IS NULL
                           AND account.mail IS NOT NULL
                         ORDER BY account.id, post.role
                        """)
                .param("bodies", bodies)
                .param("today", today)
                .query((row, _) -> new Reader(
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getString("mail"),
                        row.getObject("body_id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        Set.of((String[]) row.getArray("declined").getArray())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Reader::bodyId));
    }

    private void told(Duty duty, LocalDate today, int people) {
        jdbc.sql("""
                        INSERT INTO reminder_told (duty_id, due, stage, told_on, told_at, people)
                        VALUES (:duty, :due, :stage, :today, :now, :people)
                        """)
                .param("duty", duty.id())
                .param("due", duty.due())
                .param("stage", duty.stage().name())
                .param("today", today)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("people", people)
                .update();
    }

    /** Hub officers who were not told today of what waits for their word. */
    private List<Waiting> waiting(LocalDate today) {
        return jdbc.sql("""
                        WITH waiting AS (
                            SELECT plan_id, count(*) AS number
                              FROM plan_v_waiting
                             GROUP BY plan_id
                        ), told AS (
                            INSERT INTO reminder_digest (plan_id, account_id, told_on)
                            SELECT DISTINCT waiting.plan_id, account.id, CAST(:today AS date)
                              FROM waiting
                              JOIN plan_v_part part ON part.plan_id = waiting.plan_id
                                                   AND part.part = 'HUB'
                              JOIN identity_v_post post ON post.body_id = part.body_id
                                                       AND post.role = 'HUB_OFFICER'
                                                       AND coalesce(post.valid_from, '-infinity') <= :today
                                                       AND coalesce(post.valid_to, 'infinity') >= :today
                              JOIN identity_v_account account ON account.id = post.account_id
                                                             AND account.closed_at IS NULL
                                                             AND account.mail IS NOT NULL
                             WHERE NOT EXISTS (
                                   SELECT
                                     FROM reminder_declined declined
                                    WHERE declined.account_id = account.id
                                      AND declined.kind = 'WAITING')
                            ON CONFLICT DO NOTHING
                            RETURNING plan_id, account_id
                        )
                        SELECT plan.code AS plan_code, plan.short_title AS plan_title, plan.issuer_id AS body_id,
                               account.name, account.mail, waiting.number
                          FROM told
                          JOIN waiting ON waiting.plan_id = told.plan_id
                          JOIN plan_v_plan plan ON plan.id = told.plan_id
                          JOIN identity_v_account account ON account.id = told.account_id
                         ORDER BY account.id, plan.code
                        """).param("today", today).query(Waiting.class).list();
    }
}
