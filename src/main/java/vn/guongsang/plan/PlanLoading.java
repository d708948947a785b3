package vn.guongsang.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.plan.domain.DueSettings;
import vn.guongsang.plan.domain.PackBodies;
import vn.guongsang.plan.domain.PartsPlayed;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.BodyEntry;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.calendar.ObligationCalendar;
import vn.guongsang.plan.pack.calendar.ObligationInstance;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.reading.Finding;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;
import vn.guongsang.time.BusinessDay;

/** Takes a pack in: the plan, the bodies it names, the parts they play, and what they owe when. */
@Service
public class PlanLoading {

    /** Duties without an end are laid out this many months beyond the business day. */
    private static final int HORIZON_MONTHS = 18;

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Plans plans;
    private final Parts parts;
    private final PackBodies bodies;
    private final DueSettings dues;
    private final PackReader reader = new PackReader();

    PlanLoading(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Plans plans,
            Parts parts,
            PackBodies bodies,
            DueSettings dues) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.plans = plans;
        this.parts = parts;
        this.bodies = bodies;
        this.dues = dues;
    }

    /** What loading gave: the plan, or the reasons why nothing at all was loaded. */
    public sealed interface Loading {
        record Loaded(Plan plan, boolean newVersion) implements Loading {}

        record Refused(List<Finding> findings) implements Loading {}
    }

    /** Loads a pack as a new plan, or as a new version of the plan with the same id; the same bytes change nothing. */
    @Transactional
    public Loading load(By by, byte[] bytes) {
        return switch (reader.read(bytes)) {
            case Reading.Refused refused -> new Loading.Refused(refused.findings());
            case Reading.Read read -> load(by, bytes, read.pack());
        };
    }

    private Loading load(By by, byte[] bytes, PlanPack pack) {
        UUID issuer = bodies.settle(pack);
        Plan plan = putPlan(pack, issuer);
        boolean newVersion = addVersion(by, plan, bytes);
        if (newVersion) {
            putLists(plan, pack);
            settleParts(plan.id());
            materialise(plan.id());
            audit.record(by, "plan.loaded", Subject.of("plan", plan.id()), Map.of("title", plan.shortTitle()));
        }
        return new Loading.Loaded(plan, newVersion);
    }

    private Plan putPlan(PlanPack pack, UUID issuer) {
        vn.guongsang.plan.pack.Plan said = pack.plan();
        jdbc.sql("""
                        INSERT INTO plan_plan (code, kind, title, short_title, number, issued_on, issuer_id, period_from, period_to)
                        VALUES (:code, :kind, :title, :shortTitle, :number, :issuedOn, :issuer, :from, :to)
                        ON CONFLICT (code) DO UPDATE
                           SET kind = excluded.kind,
                               title = excluded.title,
                               short_title = excluded.short_title,
                               number = excluded.number,
                               issued_on = excluded.issued_on,
                               issuer_id = excluded.issuer_id,
                               period_from = excluded.period_from,
                               period_to = excluded.period_to
                        """)
                .param("code", said.id())
                .param("kind", said.kind().yaml())
                .param("title", said.title())
                .param("shortTitle", Objects.requireNonNullElse(said.shortTitle(), said.title()))
                .param("number", said.number())
                .param("issuedOn", said.issued() == null ? null : said.issued().on())
                .param("issuer", issuer)
                .param("from", said.window().from())
                .param("to", said.window().to())
                .update();
        return plans.byCode(said.id()).orElseThrow();
    }

    private boolean addVersion(By by, Plan plan, byte[] bytes) {
        byte[] sha256 = sha256(bytes);
        Optional<byte[]> newest =
                jdbc.sql("""
                        SELECT sha256
                          FROM plan_version
                         WHERE plan_id = :plan
                         ORDER BY number DESC
                         LIMIT 1
                        """).param("plan", plan.id()).query(byte[].class).optional();
        if (newest.filter(known -> Arrays.equals(known, sha256)).isPresent()) {
            return false;
        }
        jdbc.sql("""
                        INSERT INTO plan_version (plan_id, number, pack, sha256, loaded_at, loaded_by)
                        SELECT :plan, coalesce(max(number), 0) + 1, :pack, :sha256, :now, :person
                          FROM plan_version
                         WHERE plan_id = :plan
                        """)
                .param("plan", plan.id())
                .param("pack", bytes)
                .param("sha256", sha256)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", by.person())
                .update();
        return true;
    }

    private void putLists(Plan plan, PlanPack pack) {
        for (String list : List.of("plan_movement", "plan_sector")) {
            jdbc.sql("DELETE FROM " + list + " WHERE plan_id = :plan")
                    .param("plan", plan.id())
                    .update();
        }
        int position = 0;
        for (var movement : pack.movements()) {
            if (movement.name() != null) {
                putListed("plan_movement", plan, movement.id(), movement.name(), position++);
            }
        }
        for (var sector : pack.sectors()) {
            putListed("plan_sector", plan, sector.id(), sector.name(), position++);
        }
    }

    private void putListed(String list, Plan plan, String code, String name, int position) {
        jdbc.sql("INSERT INTO " + list + " (plan_id, code, name, position) VALUES (:plan, :code, :name, :position)")
                .param("plan", plan.id())
                .param("code", code)
                .param("name", name)
                .param("position", position)
                .update();
    }

    /** Works out anew who plays which part, e.g. after bodies were added to the issuer's territory. */
    @Transactional
    public void settleParts(UUID planId) {
        Plan plan = plans.get(planId);
        PlanPack pack = plans.pack(planId);
        PackBodies.Directory directory = bodies.directory(plan.issuerId(), pack);
        Roster roster = Roster.of(pack, directory.entries());
        jdbc.sql("DELETE FROM plan_party WHERE plan_id = :plan")
                .param("plan", planId)
                .update();
        jdbc.sql("DELETE FROM plan_part WHERE plan_id = :plan")
                .param("plan", planId)
                .update();
        parts.forget();
        batch(
                """
                INSERT INTO plan_party (plan_id, party, body_id)
                VALUES (:plan, :party, :body)
                ON CONFLICT DO NOTHING
                """,
                pack.bodies().stream()
                        .flatMap(named -> roster.standingFor(named.id()).stream()
                                .flatMap(entry -> directory.idOf(entry).stream())
                                .map(body -> parameters(planId)
                                        .addValue("party", named.id())
                                        .addValue("body", body)))
                        .toList());
        batch(
                """
                INSERT INTO plan_part (plan_id, body_id, part, movement)
                VALUES (:plan, :body, :part, :movement)
                ON CONFLICT DO NOTHING
                """,
                PartsPlayed.in(pack, roster).stream()
                        .flatMap(played -> directory.idOf(played.body()).stream()
                                .map(body -> parameters(planId)
                                        .addValue("body", body)
                                        .addValue("part", played.part().name())
                                        .addValue("movement", played.movement())))
                        .toList());
    }

    /**
     * Lays out what every body owes, from the pack and the days that the hub has set. Instances
     * already met are left as they were; what is not met gets the due day of today's rules.
     */
    @Transactional
    public void materialise(UUID planId) {
        Plan plan = plans.get(planId);
        PlanPack pack = plans.pack(planId);
        PackBodies.Directory directory = bodies.directory(plan.issuerId(), pack);
        ObligationCalendar calendar =
                new ObligationCalendar(pack, Roster.of(pack, directory.entries()), dues.of(planId));
        CalendarSentences sentences = new CalendarSentences(pack, VIETNAMESE);
        LocalDate first = firstDay(pack);
        LocalDate last = lastDay(plan);
        int version = jdbc.sql("SELECT max(number) FROM plan_version WHERE plan_id = :plan")
                .param("plan", planId)
                .query(Integer.class)
                .single();
        batch(
                """
                INSERT INTO plan_instance (plan_id, version, obligation, kind, clause, what, body_id, period,
                                           period_from, period_to, minimum, binding, due)
                VALUES (:plan, :version, :obligation, :kind, :clause, :what, :body, :period,
                        :from, :to, :minimum, :binding, :due)
                ON CONFLICT (plan_id, obligation, body_id, period_from) DO UPDATE
                   SET due = excluded.due
                 WHERE plan_instance.met_on IS NULL
                   AND plan_instance.due IS DISTINCT FROM excluded.due
                """,
                calendar.between(first, last, day.today()).stream()
                        .filter(instance -> instance.obligation().cadence() != Cadence.ON_EVENT)
                        .flatMap(instance -> directory.idOf(instance.body()).stream()
                                .filter(body -> directory.owes(
                                        body,
                                        Objects.requireNonNullElse(
                                                instance.period().from(), first)))
                                .map(body -> row(planId, version, body, instance, sentences, first, last)))
                        .collect(Collectors.toMap(
                                PlanLoading::key, Function.identity(), (one, _) -> one, LinkedHashMap::new))
                        .values());
    }

    /** Two entries of a pack may stand for one body, which owes it once. */
    private static List<@Nullable Object> key(SqlParameterSource row) {
        return Stream.of("obligation", "body", "from").map(row::getValue).toList();
    }

    private static SqlParameterSource row(
            UUID plan,
            int version,
            UUID body,
            ObligationInstance instance,
            CalendarSentences sentences,
            LocalDate first,
            LocalDate last) {
        Obligation obligation = instance.obligation();
        return parameters(plan)
                .addValue("version", version)
                .addValue("obligation", obligation.id())
                .addValue("kind", obligation.kind().name())
                .addValue("clause", obligation.clause())
                .addValue("what", obligation.what())
                .addValue("body", body)
                .addValue("period", sentences.label(instance.period()))
                .addValue("from", Objects.requireNonNullElse(instance.period().from(), first))
                .addValue("to", Objects.requireNonNullElse(instance.period().to(), last))
                .addValue("minimum", minimum(instance))
                .addValue("binding", obligation.binding())
                .addValue("due", instance.dueDay());
    }

    private static @Nullable Integer minimum(ObligationInstance instance) {
        return instance.minimum().isEmpty() ? null : Obligation.fewest(instance.minimum());
    }

    private static LocalDate firstDay(PlanPack pack) {
        LocalDate from = pack.plan().window().from();
        return from != null
                ? from
                : LocalDate.of(
                        pack.plan().window().to() == null
                                ? 2000
                                : pack.plan().window().to().getYear() - 1,
                        1,
                        1);
    }

    private LocalDate lastDay(Plan plan) {
        LocalDate horizon = day.today().plusMonths(HORIZON_MONTHS);
        return plan.periodTo() == null ? horizon : plan.periodTo();
    }

    private void batch(String sql, Collection<? extends SqlParameterSource> rows) {
        batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }

    private static MapSqlParameterSource parameters(UUID plan) {
        return new MapSqlParameterSource("plan", plan);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether any of the bodies stands in the territory of the plan. */
    boolean governs(UUID planId, Set<UUID> anyOf) {
        PackBodies.Directory directory = bodies.directory(plans.get(planId).issuerId(), plans.pack(planId));
        return anyOf.stream().anyMatch(body -> directory.entryOf(body).isPresent());
    }

    /** The entry of the directory that stands for a body, for pages that ask what it owes. */
    public Optional<BodyEntry> entry(UUID planId, UUID body) {
        Plan plan = plans.get(planId);
        return bodies.directory(plan.issuerId(), plans.pack(planId)).entryOf(body);
    }
}
