package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.pack.BodyRole;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * What the hub passes on of what bodies sent: to those who publish, to the level above, to the head of the
 * cluster. Whoever it went to may read it, and that alone. What a plan copies to heads of clusters by itself
 * is read by them anyway.
 */
@Service
public class Forwardings {

    /** Why somebody may be given a filing. */
    public enum Why {
        /** chủ trì, phối hợp tuyên truyền */
        MEDIA,
        /** cấp trên, nơi nhận theo kế hoạch */
        ABOVE,
        /** trưởng cụm, khối của đơn vị gửi */
        CLUSTER_HEAD
    }

    private static final Set<BodyRole> MEDIA =
            Set.of(BodyRole.MEDIA_LEAD, BodyRole.MEDIA_COORDINATOR, BodyRole.MEDIA, BodyRole.PUBLISHER);
    private static final Set<BodyRole> ABOVE = Set.of(BodyRole.FORWARD_RECIPIENT, BodyRole.UPPER_AUTHORITY);

    /** Somebody who may be given a filing. */
    public record Recipient(UUID bodyId, String name, Why why) {}

    /**
     * A filing that was passed on, or copied.
     *
     * @param id null for a copy that the plan asks for
     * @param note the hub's words
     * @param receivedOn null until somebody said that it was taken up
     */
    public record Forwarding(
            @Nullable UUID id,
            UUID filingId,
            UUID instanceId,
            String body,
            String what,
            String period,
            String clause,
            FilingKind kind,
            LocalDate filedOn,
            String fromName,
            String toName,
            String note,
            @Nullable LocalDate forwardedOn,
            @Nullable String forwardedByName,
            @Nullable LocalDate receivedOn,
            @Nullable String receivedByName) {}

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Permissions permissions;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;

    Forwardings(JdbcClient jdbc, Plans plans, Permissions permissions, Clock clock, BusinessDay day, Audit audit) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.permissions = permissions;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
    }

    /** To whom the hub may pass on what some bodies sent: those whom the plan names, the level above, the heads of all of them. */
    public List<Recipient> recipients(Actor by, Plan plan, Collection<UUID> senders) {
        PlanPack pack = plans.pack(plan);
        return jdbc.sql("""
                        SELECT DISTINCT ON (body.id) body.id AS body_id, body.name, known.why
                          FROM (SELECT party.body_id, 'MEDIA' AS why, 1 AS place
                                  FROM plan_party party
                                 WHERE party.plan_id = :plan
                                   AND party.party = ANY (:media)
                                UNION ALL
                                SELECT party.body_id, 'ABOVE', 2
                                  FROM plan_party party
                                 WHERE party.plan_id = :plan
                                   AND party.party = ANY (:above)
                                UNION ALL
                                SELECT issuer.parent_id, 'ABOVE', 2
                                  FROM organisation_v_body issuer
                                 WHERE issuer.id = :issuer
                                UNION ALL
                                SELECT led.head_id, 'CLUSTER_HEAD', 3
                                  FROM organisation_v_led led
                                 WHERE led.body_id = ANY (:senders)
                                   AND led.since <= :today
                                   AND led.until > :today
                                 GROUP BY led.head_id
                                HAVING count(DISTINCT led.body_id) = cardinality(:senders)) known
                          JOIN organisation_v_body body ON body.id = known.body_id
                         WHERE body.id <> :own
                           AND body.id <> ALL (:senders)
                           AND coalesce(body.valid_to, 'infinity') >= :today
                         ORDER BY body.id, known.place
                        """)
                .param("plan", plan.id())
                .param("media", recipients(pack, MEDIA))
                .param("above", recipients(pack, ABOVE))
                .param("issuer", plan.issuerId())
                .param("senders", senders.stream().distinct().toArray(UUID[]::new))
                .param("own", by.bodyId())
                .param("today", day.today())
                .query(Recipient.class)
                .list();
    }

    /** Single bodies: what a whole group of them does for media is not what the hub passes filings on for. */
    private static String[] recipients(PlanPack pack, Set<BodyRole> roles) {
        return holders(pack.bodies().stream().filter(body -> !body.isGroup()), roles);
    }

    private static String[] holders(Stream<vn.guongsang.plan.pack.Body> bodies, Set<BodyRole> roles) {
        return bodies.filter(body -> roles.stream().anyMatch(body::holds))
                .map(vn.guongsang.plan.pack.Body::id)
                .toArray(String[]::new);
    }

    /**
     * Passes filings on, all or none; what a body has already it is not given again.
     *
     * @return how many it was given
     * @throws Refusal when one of them is not of the plan, was returned, or may not go there
     */
    @Transactional
    public int forward(Actor by, Plan plan, Set<UUID> filings, UUID to, String note) {
        permissions.require(by, PlanAction.FORWARD, plan);
        List<Sent> sent = sent(plan, filings);
        if (sent.isEmpty() || sent.size() < filings.size()) {
            Verdict.refused("plan.forward.refused.filing").orThrow();
        }
        Recipient recipient = recipients(
                        by, plan, sent.stream().map(Sent::bodyId).toList())
                .stream()
                .filter(one -> one.bodyId().equals(to))
                .findFirst()
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("plan.forward.refused.recipient")));
        int given = 0;
        for (Sent one : sent) {
            int added = jdbc.sql("""
                            INSERT INTO plan_forwarding (filing_id, from_id, to_id, note,
                                                         forwarded_on, forwarded_at, forwarded_by, forwarded_by_name)
                            VALUES (:filing, :from, :to, :note, :today, :now, :account, :person)
                            ON CONFLICT (filing_id, to_id) DO NOTHING
                            """)
                    .param("filing", one.id())
                    .param("from", by.bodyId())
                    .param("to", to)
                    .param("note", note)
                    .param("today", day.today())
                    .param("now", now())
                    .param("account", by.accountId())
                    .param("person", by.name())
                    .update();
            if (added > 0) {
                given++;
                audit.record(
                        by.by(),
                        "obligation.forwarded",
                        Subject.of("obligation", one.instanceId()),
                        Map.of("to", recipient.name(), "reason", note));
            }
        }
        if (given == 0) {
            Verdict.refused("plan.forward.refused.already", recipient.name()).orThrow();
        }
        return given;
    }

    private record Sent(UUID id, UUID instanceId, UUID bodyId) {}

    /** Papers and words that were not returned. */
    private List<Sent> sent(Plan plan, Set<UUID> filings) {
        return jdbc.sql("""
                        SELECT filing.id, filing.instance_id, instance.body_id
                          FROM plan_filing filing
                          JOIN plan_instance instance ON instance.id = filing.instance_id
                          LEFT JOIN plan_ruling ruling ON ruling.filing_id = filing.id
                         WHERE filing.id = ANY (:filings)
                           AND instance.plan_id = :plan
                           AND filing.exemplar_id IS NULL
                           AND coalesce(ruling.accepted, true)
                         ORDER BY filing.filed_at
                        """)
                .param("filings", filings.toArray(UUID[]::new))
                .param("plan", plan.id())
                .query(Sent.class)
                .list();
    }

    /** What a body was given, the newest first. */
    public List<Forwarding> to(UUID body, long offset, int limit) {
        return some("forwarding.to_id = :id", body, offset, limit);
    }

    /** What a body passed on, the newest first. */
    public List<Forwarding> from(UUID body, long offset, int limit) {
        return some("forwarding.from_id = :id", body, offset, limit);
    }

    /** What was passed on of what answers an instance. */
    public List<Forwarding> of(UUID instance) {
        return some("filing.instance_id = :id", instance, 0, Integer.MAX_VALUE);
    }

    /** How much of what a body was given nobody has taken up yet. */
    public long waiting(UUID body) {
        return jdbc.sql("SELECT count(*) FROM plan_forwarding WHERE to_id = :body AND received_on IS NULL")
                .param("body", body)
                .query(Long.class)
                .single();
    }

    /** What plans copy to the head of a cluster or bloc of what its members send, the newest first. */
    public List<Forwarding> copies(UUID head, long offset, int limit) {
        List<Plan> all = plans.all();
        var copied = all.stream()
                .flatMap(plan -> copied(plans.pack(plan)).map(obligation -> Map.entry(plan.id(), obligation.id())))
                .toList();
        return jdbc.sql("""
                        SELECT CAST(NULL AS uuid) AS id, %s, '' AS from_name, '' AS to_name, '' AS note,
                               CAST(NULL AS date) AS forwarded_on, CAST(NULL AS text) AS forwarded_by_name,
                               CAST(NULL AS date) AS received_on, CAST(NULL AS text) AS received_by_name
                          FROM unnest(:plans, :obligations) AS copied (plan_id, obligation)
                          JOIN plan_instance instance ON instance.plan_id = copied.plan_id
                                                     AND instance.obligation = copied.obligation
                          JOIN organisation_v_led led ON led.body_id = instance.body_id
                                                     AND led.head_id = :head
                                                     AND led.since <= :today
                                                     AND led.until > :today
                          JOIN plan_filing filing ON filing.instance_id = instance.id
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE instance.body_id <> :head
                         ORDER BY filing.filed_at DESC, filing.id
                         LIMIT :limit OFFSET :offset
                        """.formatted(FILING))
                .param("plans", copied.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("obligations", copied.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .param("head", head)
                .param("today", day.today())
                .param("limit", limit)
                .param("offset", offset)
                .query(Forwarding.class)
                .list();
    }

    private static Stream<Obligation> copied(PlanPack pack) {
        Set<String> heads = Set.of(holders(pack.bodies().stream(), Set.of(BodyRole.CLUSTER_HEAD)));
        return pack.obligations().stream()
                .filter(obligation -> obligation.copies().stream().anyMatch(heads::contains));
    }

    /** Somebody says that what their body was given is taken up; false when it was not given to it. */
    @Transactional
    public boolean receive(Actor by, UUID forwarding) {
        permissions.require(by, ForwardAction.RECEIVE, by.bodyId());
        var instance = jdbc.sql("""
                        UPDATE plan_forwarding forwarding
                           SET received_on = coalesce(received_on, :today),
                               received_at = coalesce(received_at, :now),
                               received_by = coalesce(received_by, :account),
                               received_by_name = coalesce(received_by_name, :person)
                          FROM plan_filing filing
                         WHERE forwarding.id = :id
                           AND forwarding.to_id = :body
                           AND filing.id = forwarding.filing_id
                        RETURNING filing.instance_id
                        """)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("id", forwarding)
                .param("body", by.bodyId())
                .query(UUID.class)
                .optional();
        instance.ifPresent(
                id -> audit.record(by.by(), "obligation.forwarding-received", Subject.of("obligation", id), Map.of()));
        return instance.isPresent();
    }

    private List<Forwarding> some(String which, UUID id, long offset, int limit) {
        return jdbc.sql("""
                        SELECT forwarding.id, %s, giver.name AS from_name, taker.name AS to_name, forwarding.note,
                               forwarding.forwarded_on, forwarding.forwarded_by_name,
                               forwarding.received_on, forwarding.received_by_name
                          FROM plan_forwarding forwarding
                          JOIN plan_filing filing ON filing.id = forwarding.filing_id
                          JOIN plan_instance instance ON instance.id = filing.instance_id
                          JOIN organisation_v_body body ON body.id = instance.body_id
                          JOIN organisation_v_body giver ON giver.id = forwarding.from_id
                          JOIN organisation_v_body taker ON taker.id = forwarding.to_id
                         WHERE %s
                         ORDER BY forwarding.id DESC
                         LIMIT :limit OFFSET :offset
                        """.formatted(FILING, which))
                .param("id", id)
                .param("limit", limit)
                .param("offset", offset)
                .query(Forwarding.class)
                .list();
    }

    private static final String FILING = """
            filing.id AS filing_id, instance.id AS instance_id, body.name AS body, instance.what, instance.period,
                               instance.clause, filing.kind, filing.filed_on""";

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
