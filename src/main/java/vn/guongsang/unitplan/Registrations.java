package vn.guongsang.unitplan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.Registration.Intent;
import vn.guongsang.unitplan.Registration.Round;
import vn.guongsang.verdict.Verdict;

/**
 * Each year bodies register for the movements of a plan, and change that until the hub's closing day. Where the
 * plan makes it a duty the registration answers the duty, and the hub's word on the answer is its word on it.
 */
@Service
public class Registrations {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Parts parts;
    private final Plans plans;
    private final Movements movements;
    private final Obligations obligations;

    Registrations(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Parts parts,
            Plans plans,
            Movements movements,
            Obligations obligations) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.parts = parts;
        this.plans = plans;
        this.movements = movements;
        this.obligations = obligations;
    }

    /** Empty while the hub has set none. */
    public Optional<Round> round(UUID plan, int year) {
        return jdbc.sql("""
                        SELECT year, opens_on AS opens, closes_on AS closes, set_by_name, set_on
                          FROM unitplan_round
                         WHERE plan_id = :plan
                           AND year = :year
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param("plan", plan)
                .param("year", year)
                .query(Round.class)
                .optional();
    }

    /** The hub sets the days of a year, or sets them anew. */
    @Transactional
    public void set(Actor by, Plan plan, int year, LocalDate opens, LocalDate closes) {
        permissions.require(by, PlanAction.SET_DUE, plan);
        Optional<Round> before = round(plan.id(), year);
        said("""
                INSERT INTO unitplan_round (plan_id, year, number, opens_on, closes_on, set_on, set_at, set_by, set_by_name)
                SELECT :plan, :year, coalesce(max(number), 0) + 1, :opens, :closes, :today, :now, :account, :person
                  FROM unitplan_round
                 WHERE plan_id = :plan
                   AND year = :year
                """, by)
                .param("plan", plan.id())
                .param("year", year)
                .param("opens", opens)
                .param("closes", closes)
                .update();
        audit.record(
                by.by(),
                "registration.round-set",
                Subject.of("plan", plan.id()),
                "",
                Map.of("words", String.valueOf(year)),
                Change.changes()
                        .of(
                                "unitplan.registration.opens",
                                before.map(Round::opens).orElse(null),
                                opens)
                        .of(
                                "unitplan.registration.closes",
                                before.map(Round::closes).orElse(null),
                                closes)
                        .list());
    }

    /** What holds of a body for a year. */
    public Optional<Registration> last(UUID plan, UUID body, int year) {
        record Row(UUID id, int number, @Nullable UUID filing, LocalDate registeredOn, String registeredByName) {}
        return jdbc.sql("""
                        SELECT id, number, filing_id AS filing, registered_on, registered_by_name
                          FROM unitplan_registration
                         WHERE plan_id = :plan
                           AND body_id = :body
                           AND year = :year
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param("plan", plan)
                .param("body", body)
                .param("year", year)
                .query(Row.class)
                .optional()
                .map(row -> new Registration(
                        row.id(),
                        row.number(),
                        row.filing(),
                        row.registeredOn(),
                        row.registeredByName(),
                        intents(row.id())));
    }

    private List<Intent> intents(UUID registration) {
        return jdbc.sql("""
                        SELECT movement, exemplars, works
                          FROM unitplan_intent
                         WHERE registration_id = :id
                         ORDER BY movement
                        """).param("id", registration).query(Intent.class).list();
    }

    /** Plans whose round is open today, in which a body plays a part and has not registered, with the round's days. */
    public Map<UUID, Round> open(UUID body) {
        int year = day.today().getYear();
        return parts.of(body).keySet().stream()
                .filter(plan -> last(plan, body, year).isEmpty())
                .flatMap(plan -> round(plan, year)
                        .filter(round -> round.takes(day.today()).allowed())
                        .map(round -> Map.entry(plan, round))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether the actor's body registers under a plan. */
    public Verdict mayRegister(Actor by, Plan plan) {
        Verdict verdict = permissions.decide(by, PlanAction.FILE, plan);
        return verdict.allowed() && !parts.playsAny(by.bodyId(), plan.id())
                ? Verdict.refused("unitplan.registration.no-part.forbidden")
                : verdict;
    }

    /** @param id made by the form: sent twice, it is registered once */
    @Transactional
    public Verdict register(Actor by, UUID id, Plan plan, int year, List<Intent> intents) {
        mayRegister(by, plan).orThrow();
        Optional<Round> round = round(plan.id(), year);
        if (round.isEmpty()) {
            return Verdict.refused("unitplan.registration.refused.no-round", year);
        }
        Verdict verdict = round.get().takes(day.today());
        if (!verdict.allowed()) {
            return verdict;
        }
        if (intents.isEmpty()) {
            return Verdict.refused("unitplan.registration.refused.empty");
        }
        Map<String, String> names = movements.openTo(plan.id(), by.bodyId(), day.today(), "").stream()
                .collect(Collectors.toMap(Movements.Known::code, Movements.Known::name));
        if (!names.keySet().containsAll(intents.stream().map(Intent::movement).collect(Collectors.toSet()))) {
            return Verdict.refused("exemplar.refused.movement");
        }
        Optional<Registration> before = last(plan.id(), by.bodyId(), year);
        int added = said("""
                INSERT INTO unitplan_registration (id, plan_id, body_id, year, number, registered_on, registered_at,
                                                   registered_by, registered_by_name)
                VALUES (:id, :plan, :body, :year, :number, :today, :now, :account, :person)
                ON CONFLICT DO NOTHING
                """, by)
                .param("id", id)
                .param("plan", plan.id())
                .param("body", by.bodyId())
                .param("year", year)
                .param("number", before.map(Registration::number).orElse(0) + 1)
                .update();
        if (added == 0) {
            return last(plan.id(), by.bodyId(), year)
                            .filter(twin -> twin.id().equals(id))
                            .isPresent()
                    ? Verdict.ALLOWED
                    : Verdict.refused("unitplan.registration.refused.twin");
        }
        intents.forEach(intent -> jdbc.sql("""
                        INSERT INTO unitplan_intent (registration_id, movement, exemplars, works)
                        VALUES (:id, :movement, :exemplars, :works)
                        """)
                .param("id", id)
                .param("movement", intent.movement())
                .param("exemplars", intent.exemplars())
                .param("works", intent.works())
                .update());
        String words = words(intents, names);
        answer(by, id, plan, year, before, words);
        audit.record(
                by.by(),
                "registration.registered",
                Subject.of("plan", plan.id()),
                "",
                Map.of("words", String.valueOf(year)),
                Change.changes()
                        .of(
                                "unitplan.registration.movements",
                                before.map(last -> words(last.intents(), names)).orElse(null),
                                words)
                        .list());
        return Verdict.ALLOWED;
    }

    /** A movement that is open no longer goes by its code. */
    private static String words(List<Intent> intents, Map<String, String> names) {
        return intents.stream()
                .map(intent -> names.getOrDefault(intent.movement(), intent.movement())
                        + (intent.exemplars() == 0 ? "" : ": " + intent.exemplars())
                        + (intent.works().isEmpty() ? "" : ", " + intent.works()))
                .collect(Collectors.joining("; "));
    }

    /** An answer that the hub has not ruled on stands for what was changed since. */
    private void answer(Actor by, UUID id, Plan plan, int year, Optional<Registration> before, String words) {
        Optional<UUID> filing = before.map(Registration::filing).filter(this::waits);
        if (filing.isEmpty()) {
            Optional<Instance> duty = duty(by.bodyId(), plan, year);
            if (duty.isEmpty()) {
                return;
            }
            obligations
                    .file(by, id, duty.get(), FilingKind.PAPER, null, words, Map.of())
                    .orThrow();
        }
        jdbc.sql("UPDATE unitplan_registration SET filing_id = :filing WHERE id = :id")
                .param("filing", filing.orElse(id))
                .param("id", id)
                .update();
    }

    private boolean waits(UUID filing) {
        return obligations.instanceOf(filing).stream()
                .flatMap(instance -> obligations.filings(instance).stream())
                .anyMatch(one -> one.id().equals(filing) && one.accepted() == null);
    }

    /** The duty to register that is open for a body in a year; empty where it owes none, or none is taken in. */
    public Optional<Instance> duty(UUID body, Plan plan, int year) {
        return plans.pack(plan).obligations().stream()
                .filter(obligation -> obligation.kind() == Obligation.Kind.REGISTRATION)
                .flatMap(obligation -> obligations.of(body, plan.id(), obligation.id()).stream())
                .filter(instance -> instance.periodFrom().getYear() <= year
                        && instance.periodTo().getYear() >= year)
                .filter(instance ->
                        instance.owed() && instance.standing() != Standing.NOT_OPEN && !instance.lockedOn(day.today()))
                .findFirst();
    }

    /** Who, and when. */
    private JdbcClient.StatementSpec said(String sql, Actor by) {
        return jdbc.sql(sql)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name());
    }
}
