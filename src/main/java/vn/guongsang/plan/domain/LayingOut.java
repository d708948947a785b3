package vn.guongsang.plan.domain;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Enough;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.calendar.ObligationCalendar;
import vn.guongsang.plan.pack.calendar.Round;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.OfficeCalendar;

/**
 * Writes down what every body owes under a plan, period by period. Each version of the plan lays out what
 * falls due from its day on to the day of the next. What is met, and what has fallen due, stays as it was
 * made; only a number that waited for a figure is computed whenever the figure comes. What is not owed any more,
 * and was not begun, ends.
 *
 * <p>The bodies of a group and the periods they owe alike go to the database as two lists, whose product it
 * makes: a statement costs a few kilobytes however many instances it writes.
 */
@Component
public class LayingOut {

    private static final Locale VIETNAMESE = Locale.of("vi");

    /** The longest time that a due day can lie behind its period: a year of working days. */
    private static final int LONGEST_DELAY_YEARS = 2;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Plans plans;
    private final PackBodies bodies;
    private final DueSettings dues;
    private final OfficeCalendar office;
    private final BusinessDay day;

    LayingOut(
            JdbcClient jdbc, Plans plans, PackBodies bodies, DueSettings dues, OfficeCalendar office, BusinessDay day) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.bodies = bodies;
        this.dues = dues;
        this.office = office;
        this.day = day;
    }

    /**
     * All that falls due, or without a day has its period, between two days.
     *
     * @param ending whether what this finds owed no more ends
     */
    public void layOut(Plan plan, LocalDate first, LocalDate last, boolean ending) {
        // one at a time for a plan, so that nobody writes a duty twice
        jdbc.sql("SELECT id FROM plan_plan WHERE id = :plan FOR UPDATE")
                .param("plan", plan.id())
                .query(UUID.class)
                .single();
        // what one statement writes, and its triggers count, stays in memory
        jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                .query(String.class)
                .single();
        List<Plans.Version> versions = plans.versions(plan.id());
        LocalDate ends = endOf(plan);
        Owed laidOut = new Owed();
        Owed askedByTheNewest = new Owed();
        for (int i = 0; i < versions.size(); i++) {
            LocalDate until =
                    i + 1 < versions.size() ? earlier(versions.get(i + 1).effective(), ends) : ends;
            askedByTheNewest = layOut(plan, versions.get(i), until, first, last, laidOut);
        }
        if (ending) {
            askedByTheNewest.forEach(laidOut::add);
            end(plan.id(), reach(plan, last), laidOut);
        }
    }

    /** The first day on which a plan that was replaced asks nothing more. */
    private LocalDate endOf(Plan plan) {
        return jdbc.sql("SELECT ends_on FROM plan_ending WHERE plan_id = :plan")
                .param("plan", plan.id())
                .query(LocalDate.class)
                .optional()
                .orElse(LocalDate.MAX);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * What is owed because something happened, under the version that holds on that day.
     *
     * @param label by which it goes
     * @param concerned of those that owe it
     * @return how many bodies owe it by this
     */
    public int happened(Plan plan, String obligationId, LocalDate happened, String label, Set<UUID> concerned) {
        List<Plans.Version> versions = plans.versions(plan.id());
        Plans.Version version = versions.reversed().stream()
                .filter(known -> !known.effective().isAfter(happened))
                .findFirst()
                .orElse(versions.getFirst());
        PlanPack pack = plans.packOf(version.id());
        Obligation obligation = pack.obligation(obligationId).orElseThrow();
        PackBodies.Directory directory = bodies.directory(plan.issuerId(), pack);
        ObligationCalendar calendar = new ObligationCalendar(
                pack,
                bodies.rosters(plan.issuerId(), pack, directory),
                dues.of(plan.id()),
                dues.days(plan.id()),
                office.workingDays());
        Set<UUID> owing = new HashSet<>();
        for (Round round : calendar.onEvent(obligation, happened)) {
            Laid laid = new Laid(round, label, happened, happened);
            byEnough(round.debtors(), directory).forEach((enough, ids) -> {
                Set<UUID> fresh = ids.stream()
                        .filter(concerned::contains)
                        .filter(owing::add)
                        .collect(Collectors.toSet());
                if (!fresh.isEmpty()) {
                    write(plan.id(), version.number(), new Alike(obligation, enough, fresh), List.of(laid));
                }
            });
        }
        return jdbc.sql("""
                        SELECT count(*)
                          FROM plan_instance
                         WHERE plan_id = :plan
                           AND obligation = :obligation
                           AND period_from = :happened
                           AND period = :label
                           AND body_id = ANY (:owing)
                        """)
                .param("plan", plan.id())
                .param("obligation", obligationId)
                .param("happened", happened)
                .param("label", label)
                .param("owing", owing.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Counts anew for what has happened, where the number waits for a figure: no calendar lays that out again. */
    public void countAnew(Plan plan) {
        record Waiting(String obligation, LocalDate happened, String label, UUID[] bodies) {}
        Set<String> onEvent = plans.pack(plan).obligations().stream()
                .filter(obligation -> obligation.cadence() == Cadence.ON_EVENT)
                .map(Obligation::id)
                .collect(Collectors.toSet());
        jdbc.sql("""
                        SELECT obligation, period_from AS happened, period AS label, array_agg(body_id) AS bodies
                          FROM plan_instance
                         WHERE plan_id = :plan
                           AND obligation = ANY (:onEvent)
                           AND owed_until > :today
                           AND plan_waits_for(enough) > 0
                         GROUP BY obligation, period_from, period
                        """)
                .param("plan", plan.id())
                .param("onEvent", onEvent.toArray(String[]::new))
                .param("today", day.today())
                .query((row, _) -> new Waiting(
                        row.getString("obligation"),
                        row.getObject("happened", LocalDate.class),
                        row.getString("label"),
                        (UUID[]) row.getArray("bodies").getArray()))
                .list()
                .forEach(waiting -> happened(
                        plan, waiting.obligation(), waiting.happened(), waiting.label(), Set.of(waiting.bodies())));
    }

    /** Adds to what is laid out; returns all that the version asks, also what falls to another. */
    private Owed layOut(
            Plan plan, Plans.Version version, LocalDate until, LocalDate first, LocalDate last, Owed laidOut) {
        Owed asked = new Owed();
        PlanPack pack = plans.packOf(version.id());
        PackBodies.Directory directory = bodies.directory(plan.issuerId(), pack);
        ObligationCalendar calendar = new ObligationCalendar(
                        pack,
                        bodies.rosters(plan.issuerId(), pack, directory),
                        dues.of(plan.id()),
                        dues.days(plan.id()),
                        office.workingDays())
                .on(day.today());
        CalendarSentences sentences = new CalendarSentences(pack, VIETNAMESE);
        Map<Alike, List<Laid>> alike = new LinkedHashMap<>();
        Map<Owed.Slot, @Nullable LocalDate> openings = new LinkedHashMap<>();
        // periods that the same bodies owe have one list of them
        Map<List<Round.Debtor>, Map<Optional<Enough>, Set<UUID>>> owing = new IdentityHashMap<>();
        for (Round round : calendar.rounds(first, reach(plan, last))) {
            if (round.obligation().cadence() == Cadence.ON_EVENT || beginsAfter(last, round)) {
                continue;
            }
            LocalDate falls = Objects.requireNonNullElse(
                    round.due().day(), Objects.requireNonNullElse(round.period().to(), last));
            Laid laid =
                    new Laid(round, sentences.label(round.period()), pack.plan().begin(), last);
            boolean reigns = !falls.isBefore(version.effective()) && falls.isBefore(until);
            if (reigns && !isOver(round)) {
                openings.put(new Owed.Slot(round.obligation().id(), laid.from()), round.opens());
            }
            owing.computeIfAbsent(round.debtors(), debtors -> byEnough(debtors, directory))
                    .forEach((enough, ids) -> {
                        // two entries of a pack, or two conferences, may stand for one duty, which is owed once
                        Set<UUID> fresh = (reigns ? laidOut : asked)
                                .add(new Owed.Slot(round.obligation().id(), laid.from()), ids);
                        if (reigns && !fresh.isEmpty()) {
                            alike.computeIfAbsent(new Alike(round.obligation(), enough, fresh), _ -> new ArrayList<>())
                                    .add(laid);
                        }
                    });
        }
        alike.forEach((who, periods) -> write(plan.id(), version.number(), who, periods));
        open(plan.id(), openings);
        return asked;
    }

    /** What has fallen due keeps the day on which it opened. */
    private boolean isOver(Round round) {
        LocalDate due = round.due().day();
        return due != null && due.isBefore(day.today());
    }

    private void open(UUID plan, Map<Owed.Slot, @Nullable LocalDate> openings) {
        List<Owed.Slot> slots = List.copyOf(openings.keySet());
        jdbc.sql("""
                        MERGE INTO plan_opening AS opening
                        USING unnest(:obligations::text[], :firsts::date[], :opens::date[]) AS said (obligation, first, opens)
                           ON opening.plan_id = :plan
                          AND opening.obligation = said.obligation
                          AND opening.period_from = said.first
                         WHEN MATCHED AND said.opens IS NULL THEN
                              DELETE
                         WHEN MATCHED AND opening.opens <> said.opens THEN
                              UPDATE SET opens = said.opens
                         WHEN NOT MATCHED AND said.opens IS NOT NULL THEN
                              INSERT VALUES (:plan, said.obligation, said.first, said.opens)
                        """)
                .param("plan", plan)
                .param("obligations", column(slots, Owed.Slot::obligation))
                .param("firsts", column(slots, Owed.Slot::from))
                .param("opens", column(slots, openings::get))
                .update();
    }

    /** What a plan asks for its last period may fall due after its end. */
    private static LocalDate reach(Plan plan, LocalDate last) {
        return plan.periodTo() == null ? last : last.plusYears(LONGEST_DELAY_YEARS);
    }

    private static boolean beginsAfter(LocalDate last, Round round) {
        LocalDate from = round.period().from();
        return from != null && from.isAfter(last);
    }

    /** Bodies that owe the same, and as much of it. */
    private record Alike(Obligation obligation, Optional<Enough> enough, Set<UUID> bodies) {

        /** The obligation is one of few; its id is enough, and cheap. */
        @Override
        public int hashCode() {
            return Objects.hash(obligation.id(), enough, bodies.size());
        }
    }

    /** A period as it is written, its ends those of the plan where it has none of its own. */
    private record Laid(
            String label,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate due,
            @Nullable LocalDate lastTaken) {

        Laid(Round round, String label, LocalDate begin, LocalDate last) {
            this(
                    label,
                    Objects.requireNonNullElse(round.period().from(), begin),
                    Objects.requireNonNullElse(round.period().to(), last),
                    round.due().day(),
                    round.lastDayTaken());
        }
    }

    private static Map<Optional<Enough>, Set<UUID>> byEnough(
            List<Round.Debtor> debtors, PackBodies.Directory directory) {
        Map<Optional<Enough>, Set<UUID>> byEnough = new HashMap<>();
        debtors.forEach(debtor -> directory
                .idOf(debtor.body())
                .ifPresent(body -> byEnough.computeIfAbsent(
                                Optional.of(debtor.minimum())
                                        .filter(minima -> !minima.isEmpty())
                                        .map(Enough::of),
                                _ -> new LinkedHashSet<>())
                        .add(body)));
        byEnough.replaceAll((_, bodies) -> Collections.unmodifiableSet(bodies));
        return byEnough;
    }

    private void write(UUID plan, int version, Alike alike, List<Laid> periods) {
        Obligation obligation = alike.obligation();
        jdbc.sql("""
                        MERGE INTO plan_instance AS instance
                        USING (SELECT body_id, label, first, last, due, last_taken
                                 FROM unnest(:labels::text[], :firsts::date[], :lasts::date[], :dues::date[], :taken::date[])
                                      AS period (label, first, last, due, last_taken)
                                CROSS JOIN unnest(:bodies::uuid[]) AS body_id
                                ORDER BY first, body_id) AS owed
                           ON instance.plan_id = :plan
                          AND instance.obligation = :obligation
                          AND instance.body_id = owed.body_id
                          AND instance.period_from = owed.first
                         WHEN MATCHED
                          AND instance.met_on IS NULL
                          AND instance.first_due IS NULL
                          AND (instance.due IS NULL OR instance.due >= :today)
                          AND (instance.version <> :version
                               OR instance.what <> :what
                               OR instance.clause <> :clause
                               OR instance.period_to <> owed.last
                               OR instance.enough IS DISTINCT FROM CAST(:enough AS jsonb)
                               OR instance.due IS DISTINCT FROM owed.due
                               OR instance.last_taken IS DISTINCT FROM owed.last_taken
                               OR instance.owed_until = '-infinity') THEN
                              UPDATE
                                 SET version = :version,
                                     kind = :kind,
                                     clause = :clause,
                                     what = :what,
                                     period = owed.label,
                                     period_to = owed.last,
                                     minimum = :minimum,
                                     enough = CAST(:enough AS jsonb),
                                     binding = :binding,
                                     due = owed.due,
                                     last_taken = owed.last_taken,
                                     met_on = CASE
                                         WHEN instance.enough IS DISTINCT FROM CAST(:enough AS jsonb)
                                              AND EXISTS (SELECT FROM plan_filing WHERE instance_id = instance.id)
                                         THEN plan_met_on(instance.id, CAST(:enough AS jsonb), 'infinity')
                                     END,
                                     owed_until = CASE
                                         WHEN instance.owed_until = '-infinity' THEN 'infinity'
                                         ELSE instance.owed_until
                                     END
                         WHEN MATCHED
                          AND instance.enough IS DISTINCT FROM CAST(:enough AS jsonb)
                          AND (instance.version = :version OR instance.due IS NULL OR instance.due >= :today)
                          AND instance.owed_until > :today
                          AND plan_waits_for(instance.enough) > plan_waits_for(CAST(:enough AS jsonb))
                          AND NOT (instance.met_on IS NOT NULL
                                   AND EXISTS (SELECT
                                                 FROM plan_filing filing
                                                 JOIN plan_ruling ruling ON ruling.filing_id = filing.id
                                                WHERE filing.instance_id = instance.id
                                                  AND ruling.accepted)) THEN
                              UPDATE
                                 SET minimum = :minimum,
                                     enough = CAST(:enough AS jsonb),
                                     met_on = plan_met_on(instance.id, CAST(:enough AS jsonb), 'infinity')
                         WHEN NOT MATCHED THEN
                              INSERT (plan_id, version, obligation, kind, clause, what, body_id, period,
                                      period_from, period_to, minimum, enough, binding, due, last_taken)
                              VALUES (:plan, :version, :obligation, :kind, :clause, :what, owed.body_id, owed.label,
                                      owed.first, owed.last, :minimum, CAST(:enough AS jsonb), :binding, owed.due,
                                      owed.last_taken)
                        """)
                .param("plan", plan)
                .param("version", version)
                .param("obligation", obligation.id())
                .param("kind", obligation.kind().name())
                .param("clause", obligation.clause())
                .param("what", CalendarSentences.what(obligation, VIETNAMESE))
                .param(
                        "minimum",
                        alike.enough()
                                .filter(Enough::asksSomething)
                                .map(Enough::fewest)
                                .orElse(null),
                        Types.INTEGER)
                .param(
                        "enough",
                        alike.enough()
                                .map(Enough::ways)
                                .map(JSON::writeValueAsString)
                                .orElse(null))
                .param("binding", obligation.binding())
                .param("labels", column(periods, Laid::label))
                .param("firsts", column(periods, Laid::from))
                .param("lasts", column(periods, Laid::to))
                .param("dues", column(periods, Laid::due))
                .param("taken", column(periods, Laid::lastTaken))
                .param("bodies", alike.bodies().toArray(UUID[]::new))
                .param("today", day.today())
                .update();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(each -> each == null ? null : each.toString())
                .toArray(String[]::new);
    }

    /** What is open and not due yet, and owed no more: a body left its group, or the plan asks it no longer. */
    private void end(UUID plan, LocalDate last, Owed owed) {
        List<String> obligations = new ArrayList<>();
        List<String> firsts = new ArrayList<>();
        List<Integer> circles = new ArrayList<>();
        Map<Set<UUID>, Integer> numbers = new IdentityHashMap<>();
        owed.forEach((slot, bodies) -> {
            obligations.add(slot.obligation());
            firsts.add(slot.from().toString());
            circles.add(numbers.computeIfAbsent(bodies, _ -> numbers.size()));
        });
        List<Integer> circlesOfBodies = new ArrayList<>();
        List<UUID> members = new ArrayList<>();
        numbers.forEach((bodies, number) -> bodies.forEach(body -> {
            circlesOfBodies.add(number);
            members.add(body);
        }));
        jdbc.sql("""
                        WITH gone AS (
                            SELECT instance.id
                              FROM plan_instance instance
                              LEFT JOIN unnest(:obligations::text[], :firsts::date[], :circles::int[])
                                        AS slot (obligation, first, circle)
                                ON slot.obligation = instance.obligation
                               AND slot.first = instance.period_from
                             WHERE instance.plan_id = :plan
                               AND instance.met_on IS NULL
                               AND instance.owed_from = '-infinity'
                               AND instance.owed_until = 'infinity'
                               AND (instance.due BETWEEN :today AND :last
                                    OR instance.due IS NULL AND instance.period_to BETWEEN :today AND :last)
                               AND (coalesce(slot.circle, -1), instance.body_id)
                                   NOT IN (SELECT * FROM unnest(:circlesOfBodies::int[], :members::uuid[]))
                               AND NOT EXISTS (SELECT FROM plan_filing WHERE instance_id = instance.id)
                               AND NOT EXISTS (SELECT
                                                 FROM plan_happening
                                                WHERE plan_id = :plan
                                                  AND obligation = instance.obligation
                                                  AND happened_on = instance.period_from)
                        )
                        UPDATE plan_instance instance
                           SET owed_until = CASE WHEN period_from >= :today THEN '-infinity' ELSE :today END
                          FROM gone
                         WHERE instance.id = gone.id
                        """)
                .param("plan", plan)
                .param("today", day.today())
                .param("last", last)
                .param("obligations", obligations.toArray(String[]::new))
                .param("firsts", firsts.toArray(String[]::new))
                .param("circles", circles.toArray(Integer[]::new))
                .param("circlesOfBodies", circlesOfBodies.toArray(Integer[]::new))
                .param("members", members.toArray(UUID[]::new))
                .update();
    }
}
