package vn.guongsang.plan.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.Cycle;
import vn.guongsang.plan.pack.Following;
import vn.guongsang.plan.pack.Following.Was;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.calendar.Period;
import vn.guongsang.time.BusinessDay;

/**
 * Looks each night at what became of duties on which others follow, and lays those on the bodies that it concerns:
 * as if somebody had recorded that it happened, on the due day of what was looked at or at the end of the period.
 * Periods of one run are counted once: of four in a row, two times two. A plan that comes late finds what followed
 * on its days before as well as what it asks for on them.
 */
@Component
public class FollowingDuties implements RecurringJob {

    /** A program that stood still for longer, since a version came or something fell due, has other news to tell. */
    private static final int DAYS_CAUGHT_UP = 31;

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final JdbcClient jdbc;
    private final Plans plans;
    private final LayingOut layingOut;
    private final ExemplarCounts exemplars;
    private final BusinessDay day;
    private final Clock clock;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FollowingDuties(
            JdbcClient jdbc,
            Plans plans,
            LayingOut layingOut,
            ExemplarCounts exemplars,
            BusinessDay day,
            Clock clock,
            Audit audit,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.layingOut = layingOut;
        this.exemplars = exemplars;
        this.day = day;
        this.clock = clock;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "plan-following";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(0, 50);
    }

    /** Plan by plan: what is wrong with one is told once the others are done. */
    @Override
    public void run() {
        @Nullable RuntimeException failed = null;
        for (Plan plan : plans.all()) {
            try {
                transaction.executeWithoutResult(_ -> layOn(plan));
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private void layOn(Plan plan) {
        plans.pack(plan).obligations().stream()
                .filter(obligation -> obligation.follows() != null)
                .forEach(obligation -> layOn(plan, obligation, Objects.requireNonNull(obligation.follows())));
    }

    /** What made bodies owe something, on the day from which they do. */
    private record Cause(LocalDate on, String period) {}

    private void layOn(Plan plan, Obligation obligation, Following follows) {
        Map<Cause, Set<UUID>> concerned =
                follows.was() == Was.RECOGNISED ? recognised(plan, follows) : answered(plan, follows);
        concerned.forEach((cause, bodies) -> {
            if (follows(plan, obligation, cause.on())) {
                layOn(plan, obligation, cause, bodies);
            }
        });
    }

    /** Whether the version of that day asks it, and came or fell due lately: nothing follows on what was before it. */
    private boolean follows(Plan plan, Obligation obligation, LocalDate on) {
        return plans.versions(plan.id()).reversed().stream()
                .filter(version -> !version.effective().isAfter(on))
                .findFirst()
                .filter(version -> !on.isBefore(earliest()) || cameLately(version))
                .flatMap(version -> plans.packOf(version.id()).obligation(obligation.id()))
                .map(Obligation::follows)
                .isPresent();
    }

    private LocalDate earliest() {
        return day.today().minusDays(DAYS_CAUGHT_UP);
    }

    private boolean cameLately(Plans.Version version) {
        return !version.loadedOn().isBefore(earliest());
    }

    /** The first day on which something may have happened of which more than {@link #follows} says nothing yet. */
    private LocalDate lookedAtFrom(Plan plan) {
        LocalDate begin = plans.pack(plan).plan().begin();
        return plans.versions(plan.id()).stream()
                .filter(this::cameLately)
                .map(Plans.Version::effective)
                .map(effective -> effective.isBefore(begin) ? begin : effective)
                .filter(effective -> effective.isBefore(earliest()))
                .min(Comparator.naturalOrder())
                .orElseGet(this::earliest);
    }

    private void layOn(Plan plan, Obligation obligation, Cause cause, Set<UUID> bodies) {
        String what = CalendarSentences.following(cause.period(), VIETNAMESE);
        Set<UUID> fresh = new HashSet<>(bodies);
        fresh.removeAll(jdbc.sql("""
                        SELECT body_id
                          FROM plan_instance
                         WHERE plan_id = :plan
                           AND obligation = :obligation
                           AND period_from = :on
                        """)
                .param("plan", plan.id())
                .param("obligation", obligation.id())
                .param("on", cause.on())
                .query(UUID.class)
                .set());
        if (fresh.isEmpty() || layingOut.happened(plan, obligation.id(), cause.on(), what, fresh) == 0) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO plan_happening (id, plan_id, obligation, what, happened_on,
                                                    recorded_on, recorded_at, recorded_by_name)
                        SELECT uuidv7(), :plan, :obligation, :what, :on, :today, :now, :name
                         WHERE NOT EXISTS (SELECT
                                             FROM plan_happening
                                            WHERE plan_id = :plan
                                              AND obligation = :obligation
                                              AND what = :what
                                              AND happened_on = :on)
                        """)
                .param("plan", plan.id())
                .param("obligation", obligation.id())
                .param("what", what)
                .param("on", cause.on())
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("name", By.SYSTEM.person())
                .update();
        audit.record(
                By.SYSTEM,
                "obligation.happened",
                Subject.of("plan", plan.id()),
                obligation.clause(),
                Map.of(
                        "obligation", obligation.id(),
                        "what", what,
                        "on", cause.on().toString(),
                        "bodies", Integer.toString(fresh.size())));
    }

    private record Answered(LocalDate due, String period, UUID bodyId) {}

    /** Whose run of periods alike is full on a due day that is over. */
    private Map<Cause, Set<UUID>> answered(Plan plan, Following follows) {
        List<Answered> answered = jdbc.sql("""
                        WITH looked AS (
                            SELECT body_id, period, due, coalesce(met_on <= due, false) AS met
                              FROM plan_instance
                             WHERE plan_id = :plan
                               AND obligation = :obligation
                               AND due < :today
                               AND owed_from <= due
                               AND owed_until > due
                        ),
                        run AS (
                            SELECT body_id, period, due, met,
                                   count(*) FILTER (WHERE met <> :met)
                                       OVER (PARTITION BY body_id ORDER BY due) AS run
                              FROM looked
                        ),
                        counted AS (
                            SELECT body_id, period, due, met,
                                   row_number() OVER (PARTITION BY body_id, run, met ORDER BY due) AS number
                              FROM run
                        )
                        SELECT due, period, body_id
                          FROM counted
                         WHERE met = :met
                           AND number % :times = 0
                           AND due >= :earliest
                        """)
                .param("plan", plan.id())
                .param("obligation", follows.obligation())
                .param("met", follows.was() == Was.MET)
                .param("times", follows.times())
                .param("today", day.today())
                .param("earliest", lookedAtFrom(plan))
                .query(Answered.class)
                .list();
        return answered.stream()
                .collect(Collectors.groupingBy(
                        one -> new Cause(one.due(), one.period()),
                        Collectors.mapping(Answered::bodyId, Collectors.toSet())));
    }

    /** Of whom somebody was recognised in each of the periods that ended last, whichever of them is looked at. */
    private Map<Cause, Set<UUID>> recognised(Plan plan, Following follows) {
        Cycle cycle = Cycle.ofCalendar(Objects.requireNonNull(follows.each()).length());
        Map<Cause, Set<UUID>> recognised = new HashMap<>();
        LongStream.range(cycle.at(lookedAtFrom(plan)), cycle.at(day.today()))
                .filter(number -> !cycle.end(number).isBefore(lookedAtFrom(plan)))
                .forEach(number -> recognised.putAll(recognised(plan, follows, cycle, number)));
        return recognised;
    }

    private Map<Cause, Set<UUID>> recognised(Plan plan, Following follows, Cycle cycle, long last) {
        LocalDate end = cycle.end(last);
        Optional<Set<UUID>> bodies = LongStream.rangeClosed(last - follows.times() + 1, last)
                .mapToObj(number -> exemplars.recognisedFor(plan.id(), cycle.begin(number), cycle.end(number)))
                .reduce((one, other) -> {
                    Set<UUID> both = new HashSet<>(one);
                    both.retainAll(other);
                    return both;
                });
        Period period = new Period(
                Period.Kind.CALENDAR,
                cycle.begin(last),
                end,
                new Period.Whole(cycle.begin(last), end, (int) cycle.length().toTotalMonths()),
                null);
        return Map.of(
                new Cause(end, new CalendarSentences(plans.pack(plan), VIETNAMESE).label(period)),
                bodies.orElseThrow());
    }
}
