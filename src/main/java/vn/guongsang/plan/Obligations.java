package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.plan.ObligationHappened.What;
import vn.guongsang.plan.domain.Openings;
import vn.guongsang.plan.pack.Enough;
import vn.guongsang.plan.pack.Movement;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * What bodies owe, period by period, and what they sent in answer. An instance is met on the day of
 * the filing that completes what is enough, returned filings not counted.
 */
@Service
public class Obligations {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Map<String, Integer>>> WAYS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Plans plans;
    private final Movements movements;

    Obligations(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            ApplicationEventPublisher events,
            Plans plans,
            Movements movements) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.events = events;
        this.plans = plans;
        this.movements = movements;
    }

    public Optional<Instance> find(UUID id) {
        return jdbc.sql("SELECT %s FROM plan_instance WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .param("today", day.today())
                .query(Instance.class)
                .optional();
    }

    /** The bodies that owe something under an obligation. */
    public Set<UUID> owing(UUID plan, String obligation) {
        return jdbc.sql(
                        "SELECT DISTINCT body_id FROM plan_instance WHERE plan_id = :plan AND obligation = :obligation AND owed_until > '-infinity'")
                .param("plan", plan)
                .param("obligation", obligation)
                .query(UUID.class)
                .set();
    }

    /** What a body owes under one obligation, period by period. */
    public List<Instance> of(UUID body, UUID plan, String obligation) {
        return jdbc.sql("""
                        SELECT %s
                          FROM plan_instance
                         WHERE body_id = :body
                           AND plan_id = :plan
                           AND obligation = :obligation
                         ORDER BY period_from
                        """.formatted(COLUMNS))
                .param("body", body)
                .param("plan", plan)
                .param("obligation", obligation)
                .param("today", day.today())
                .query(Instance.class)
                .list();
    }

    /** Duties to nominate under a plan that a body has begun and not yet met, the one of today first. */
    public List<Instance> openNominations(UUID body, UUID plan) {
        return jdbc.sql("""
                        SELECT %s
                          FROM plan_instance
                         WHERE body_id = :body
                           AND plan_id = :plan
                           AND kind = 'NOMINATION'
                           AND %s <= :today
                           AND owed_from <= :today
                           AND owed_until > :today
                           AND (met_on IS NULL OR period_to >= :today)
                           AND (last_taken IS NULL OR last_taken >= :today)
                         ORDER BY period_to >= :today DESC, period_from DESC
                        """.formatted(COLUMNS, Openings.of("plan_instance")))
                .param("body", body)
                .param("plan", plan)
                .param("today", day.today())
                .query(Instance.class)
                .list();
    }

    /** Those of them for which an exemplar of a movement counts, its code or empty for none. */
    public List<Instance> openNominations(UUID body, UUID plan, String movement) {
        String countsIn = movements.countsIn(plan, movement);
        return openNominations(body, plan).stream()
                .filter(instance -> boundTo(instance)
                        .filter(bound -> !bound.id().equals(countsIn))
                        .isEmpty())
                .toList();
    }

    /** The movement whose exemplars alone count for a duty; empty where any do, as under one that has no name. */
    public Optional<Movement> boundTo(Instance instance) {
        PlanPack pack = plans.packOf(instance.planId(), instance.version());
        return pack.obligation(instance.obligation())
                .map(Obligation::movement)
                .flatMap(pack::movement)
                .filter(movement -> movement.name() != null);
    }

    /**
     * An exemplar was submitted: it counts for the duty that the body chose, or for the one whose
     * period has today, if the body owes any.
     *
     * @param movement in which it stands, empty for none: what is bound to another is not met by it
     * @param kinds its own, and what it counts as
     * @param traits what it has of {@link Enough#parts}
     */
    @Transactional
    public void nominated(
            Actor by,
            UUID plan,
            UUID exemplar,
            String movement,
            Set<String> kinds,
            Set<String> traits,
            @Nullable UUID chosen) {
        List<Instance> open = openNominations(by.bodyId(), plan, movement);
        open.stream()
                .filter(instance -> chosen == null || instance.id().equals(chosen))
                .findFirst()
                .ifPresent(instance -> add(
                        by,
                        UUID.randomUUID(),
                        instance,
                        FilingKind.NOMINATION,
                        exemplar,
                        null,
                        "",
                        ofExemplar(instance, movement, kinds, traits)));
    }

    /** Whether one exemplar more may be sent for a duty: of some things there may be no more than so many. */
    public Verdict takes(Instance instance, String movement, Set<String> kinds, Set<String> traits) {
        lock(instance.id());
        return takes(instance, ofExemplar(instance, movement, kinds, traits));
    }

    private Map<String, Integer> ofExemplar(Instance instance, String movement, Set<String> kinds, Set<String> traits) {
        List<String> parts = instance.needs().map(Enough::parts).orElse(List.of());
        String ofMovement = Enough.movement(movements.countsIn(instance.planId(), movement));
        return Stream.of(
                        Stream.of(Enough.ANY),
                        kinds.stream(),
                        Stream.concat(traits.stream(), Stream.of(ofMovement)).filter(parts::contains))
                .flatMap(Function.identity())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> 1));
    }

    private Verdict takes(Instance instance, Map<String, Integer> brings) {
        Enough enough = instance.needs().orElse(null);
        if (enough == null) {
            return Verdict.ALLOWED;
        }
        var all = new HashMap<String, Integer>(brings);
        brought(Set.of(instance.id()))
                .getOrDefault(instance.id(), Map.of())
                .forEach((what, number) -> all.merge(what, number, Integer::sum));
        return enough.exceeded(all)
                .map(too -> Enough.traitOf(too.what())
                        .map(trait ->
                                Verdict.refusedBy(instance.clause(), "plan.refused.most-trait", too.most(), trait))
                        .orElseGet(() -> Verdict.refusedBy(instance.clause(), "plan.refused.most", too.most())))
                .orElse(Verdict.ALLOWED);
    }

    /** What stands for each of several duties, by what it counts as; nothing for those for which nothing stands. */
    public Map<UUID, Map<String, Integer>> brought(Collection<UUID> instances) {
        Map<UUID, Map<String, Integer>> brought = new HashMap<>();
        jdbc.sql("""
                        SELECT filing.instance_id, brought.key, sum(brought.value::int) AS number
                          FROM plan_filing filing
                          LEFT JOIN plan_ruling ruling ON ruling.filing_id = filing.id
                         CROSS JOIN jsonb_each_text(filing.brings) AS brought
                         WHERE filing.instance_id = ANY (:instances)
                           AND coalesce(ruling.accepted, true)
                         GROUP BY filing.instance_id, brought.key
                        """).param("instances", instances.toArray(UUID[]::new)).query(row -> {
            brought.computeIfAbsent(row.getObject("instance_id", UUID.class), _ -> new HashMap<>())
                    .put(row.getString("key"), row.getInt("number"));
        });
        return brought;
    }

    /** The exemplar went back to its body: until it comes again it counts for nothing. */
    @Transactional
    public void nominationReturned(Actor by, UUID exemplar, String reason) {
        openFilings(exemplar).forEach(filing -> ruleOn(by, filing, false, reason));
    }

    @Transactional
    public void nominationAccepted(Actor by, UUID exemplar) {
        openFilings(exemplar).forEach(filing -> ruleOn(by, filing, true, ""));
    }

    /**
     * A body answers with a paper, or with the word that there is nothing this time.
     *
     * @param id of the filing, made by the page that sends it: the same one again files nothing more
     * @param exemplars how many the paper introduces that are not in the register, by kind, and how many of them are of which part
     */
    @Transactional
    public Verdict file(
            Actor by,
            UUID id,
            Instance instance,
            FilingKind kind,
            @Nullable UUID attachment,
            String note,
            Map<String, Integer> exemplars) {
        if (!instance.bodyId().equals(by.bodyId())) {
            return Verdict.refused("plan.own-body.forbidden");
        }
        if (!instance.owed()) {
            return Verdict.refused("plan.refused.not-owed");
        }
        if (instance.standing() == Standing.NOT_OPEN) {
            return Verdict.refusedBy(instance.clause(), "plan.refused.not-open", instance.opens());
        }
        LocalDate lastTaken = instance.lastTaken();
        if (lastTaken != null && instance.lockedOn(day.today())) {
            return Verdict.refusedBy(instance.clause(), "plan.refused.locked", lastTaken);
        }
        if (kind == FilingKind.NOTHING && instance.minimum() != null) {
            return Verdict.refusedBy(instance.clause(), "plan.refused.minimum");
        }
        Map<String, Integer> brings = kind == FilingKind.PAPER ? ofPaper(exemplars) : Map.of();
        lock(instance.id());
        Verdict verdict = takes(instance, brings);
        if (verdict.allowed()) {
            add(by, id, instance, kind, null, attachment, note, brings);
        }
        return verdict;
    }

    private static Map<String, Integer> ofPaper(Map<String, Integer> exemplars) {
        var brings = new HashMap<String, Integer>(exemplars);
        brings.put(Enough.DOCUMENT, 1);
        brings.put(
                Enough.ANY,
                exemplars.entrySet().stream()
                        .filter(one -> !Enough.isPart(one.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum());
        return brings;
    }

    /** The hub accepts a filing, or returns it with a reason. */
    @Transactional
    public Verdict rule(Actor by, UUID filing, boolean accepted, String reason) {
        lock(instanceOf(filing).orElseThrow());
        boolean open =
                jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM plan_ruling WHERE filing_id = :filing)
                          FROM plan_filing
                         WHERE id = :filing
                        """).param("filing", filing).query(Boolean.class).single();
        if (!open) {
            return Verdict.refused("plan.refused.already-ruled");
        }
        if (!accepted && reason.isBlank()) {
            return Verdict.refused("plan.refused.reason-missing");
        }
        ruleOn(by, filing, accepted, reason);
        return Verdict.ALLOWED;
    }

    /**
     * The hub accepts several filings, or returns them with one reason: all of them or none.
     *
     * @throws Refusal when one of them was ruled on meanwhile, after which nothing is changed
     */
    @Transactional
    public void ruleAll(Actor by, Set<UUID> filings, boolean accepted, String reason) {
        jdbc.sql("""
                        SELECT id
                          FROM plan_instance
                         WHERE id IN (SELECT instance_id FROM plan_filing WHERE id IN (:filings))
                         ORDER BY id
                           FOR UPDATE
                        """).param("filings", filings).query(UUID.class).list();
        filings.forEach(filing -> rule(by, filing, accepted, reason).orThrow());
    }

    /** What was filed for an instance, oldest first. */
    public List<Filing> filings(UUID instance) {
        return jdbc.sql("""
                        SELECT filing.id, filing.instance_id, filing.kind, filing.exemplar_id, filing.attachment_id,
                               filing.note, coalesce((filing.brings ->> 'any')::int, 0) AS exemplars, filing.filed_on,
                               (filing.filed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::time AS filed_time, filing.filed_by_name,
                               ruling.accepted, coalesce(ruling.reason, '') AS reason, ruling.ruled_on, ruling.ruled_by_name
                          FROM plan_filing filing
                          LEFT JOIN plan_ruling ruling ON ruling.filing_id = filing.id
                         WHERE filing.instance_id = :instance
                         ORDER BY filing.id
                        """).param("instance", instance).query(Filing.class).list();
    }

    public Optional<UUID> instanceOf(UUID filing) {
        return jdbc.sql("SELECT instance_id FROM plan_filing WHERE id = :filing")
                .param("filing", filing)
                .query(UUID.class)
                .optional();
    }

    private List<UUID> openFilings(UUID exemplar) {
        return jdbc.sql("""
                        SELECT filing.id
                          FROM plan_filing filing
                         WHERE filing.exemplar_id = :exemplar
                           AND NOT EXISTS (SELECT FROM plan_ruling WHERE filing_id = filing.id)
                        """).param("exemplar", exemplar).query(UUID.class).list();
    }

    private void add(
            Actor by,
            UUID id,
            Instance instance,
            FilingKind kind,
            @Nullable UUID exemplar,
            @Nullable UUID attachment,
            String note,
            Map<String, Integer> brings) {
        lock(instance.id());
        int added = jdbc.sql("""
                        INSERT INTO plan_filing (id, instance_id, kind, exemplar_id, attachment_id, note, brings,
                                                 filed_on, filed_at, filed_by, filed_by_name)
                        VALUES (:id, :instance, :kind, :exemplar, :attachment, :note, CAST(:brings AS jsonb),
                                :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("instance", instance.id())
                .param("kind", kind.name())
                .param("exemplar", exemplar)
                .param("attachment", attachment)
                .param("note", note)
                .param("brings", JSON.writeValueAsString(brings))
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 0) {
            return;
        }
        settle(instance.id(), What.FILED);
        audit.record(
                by.by(),
                "obligation.filed",
                Subject.of("obligation", instance.id()),
                instance.clause(),
                Map.of("kind", kind.name(), "what", instance.what(), "period", instance.period()));
    }

    private void ruleOn(Actor by, UUID filing, boolean accepted, String reason) {
        UUID instance = instanceOf(filing).orElseThrow();
        lock(instance);
        jdbc.sql("""
                        INSERT INTO plan_ruling (filing_id, accepted, reason, ruled_on, ruled_at, ruled_by, ruled_by_name)
                        VALUES (:filing, :accepted, :reason, :today, :now, :account, :person)
                        """)
                .param("filing", filing)
                .param("accepted", accepted)
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        jdbc.sql("UPDATE plan_filing SET ruled = true WHERE id = :filing")
                .param("filing", filing)
                .update();
        settle(instance, accepted ? What.ACCEPTED : What.RETURNED);
        audit.record(
                by.by(),
                accepted ? "obligation.accepted" : "obligation.returned",
                Subject.of("obligation", instance),
                Map.of("reason", reason));
    }

    /** One change after the other, so that whoever comes second counts what the first one added. */
    private void lock(UUID instance) {
        jdbc.sql("SELECT id FROM plan_instance WHERE id = :id FOR UPDATE")
                .param("id", instance)
                .query(UUID.class)
                .single();
    }

    /**
     * Sets the day on which the standing filings reached the minimum; a word of nothing answers at once.
     *
     * @param what had happened to it, which is told
     */
    private void settle(UUID instance, What what) {
        boolean metNow =
                jdbc.sql("""
                        UPDATE plan_instance
                           SET met_on = plan_met_on(id, enough, 'infinity')
                         WHERE id = :instance
                        RETURNING old.met_on IS NULL AND new.met_on IS NOT NULL
                        """).param("instance", instance).query(Boolean.class).single();
        events.publishEvent(ObligationHappened.to(instance, what));
        if (metNow) {
            events.publishEvent(ObligationHappened.to(instance, What.MET));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final String COLUMNS = """
            id, plan_id, obligation, kind, clause, what, body_id, period, period_from, period_to, minimum, enough::text, binding,
            due, met_on, %1$s AS opens, plan_standing(%1$s, due, met_on, :today) AS standing,
            owed_from <= :today AND owed_until > :today AS owed,
            version, last_taken, first_due, waived_on,
            coalesce((SELECT CASE
                                 WHEN ruling.accepted IS NULL THEN 'SUBMITTED'
                                 WHEN ruling.accepted THEN 'ACCEPTED'
                                 ELSE 'RETURNED'
                             END
                        FROM plan_filing filing
                        LEFT JOIN plan_ruling ruling ON ruling.filing_id = filing.id
                       WHERE filing.instance_id = plan_instance.id
                       ORDER BY filing.filed_at DESC, filing.id DESC
                       LIMIT 1), 'NONE') AS handling""".formatted(Openings.of("plan_instance"));

    /**
     * One body owes one thing in one period.
     *
     * @param kind the obligation's kind in the pack, in capitals
     * @param minimum the fewest answers needed, null when any one is enough
     * @param enough as JSON what those have to be, null when any one is enough
     * @param binding false for an expected time that nobody is late for
     * @param due last day on time, null where it is open
     * @param opens the first day on which it is taken in
     * @param owed whether the body owes it today: not once it was moved to a successor, waived or ended
     * @param version of the plan by which it was made
     * @param lastTaken the last day on which something late is taken in, null where there is none
     * @param firstDue the due day before it was extended, null if it was not
     * @param waivedOn null if it was not
     */
    public record Instance(
            UUID id,
            UUID planId,
            String obligation,
            String kind,
            String clause,
            String what,
            UUID bodyId,
            String period,
            LocalDate periodFrom,
            LocalDate periodTo,
            @Nullable Integer minimum,
            @Nullable String enough,
            boolean binding,
            @Nullable LocalDate due,
            @Nullable LocalDate metOn,
            LocalDate opens,
            Standing standing,
            boolean owed,
            int version,
            @Nullable LocalDate lastTaken,
            @Nullable LocalDate firstDue,
            @Nullable LocalDate waivedOn,
            Handling handling) {

        /** Whether nothing is taken in any more, on time or late. */
        /** What has to have come in; empty when any answer is enough. */
        public Optional<Enough> needs() {
            return Optional.ofNullable(enough).map(json -> new Enough(JSON.readValue(json, WAYS)));
        }

        public boolean lockedOn(LocalDate day) {
            return lastTaken != null && day.isAfter(lastTaken);
        }
    }

    /**
     * One answer.
     *
     * @param exemplars how many it introduces
     * @param accepted null while the hub has not ruled
     */
    public record Filing(
            UUID id,
            UUID instanceId,
            FilingKind kind,
            @Nullable UUID exemplarId,
            @Nullable UUID attachmentId,
            String note,
            int exemplars,
            LocalDate filedOn,
            LocalTime filedTime,
            String filedByName,
            @Nullable Boolean accepted,
            String reason,
            @Nullable LocalDate ruledOn,
            @Nullable String ruledByName) {}
}
