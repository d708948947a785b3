package vn.guongsang.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.organisation.BlocChanged;
import vn.guongsang.plan.domain.LayingOut;
import vn.guongsang.plan.domain.PackBodies;
import vn.guongsang.plan.domain.PartsPlayed;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.BodyEntry;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.calendar.Rosters;
import vn.guongsang.plan.pack.reading.Amended;
import vn.guongsang.plan.pack.reading.Finding;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.HolidaysChanged;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Takes a pack in: the plan, the bodies it names, the parts they play, and what they owe when. */
@Service
public class PlanLoading {

    /** Duties without an end are laid out this many months beyond the business day. */
    private static final int HORIZON_MONTHS = 18;

    /** A body that came on a night on which the program stood still is not forgotten. */
    private static final int NIGHTS_MISSED = 3;

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Plans plans;
    private final Parts parts;
    private final PackBodies bodies;
    private final LayingOut layingOut;
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
            LayingOut layingOut) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.plans = plans;
        this.parts = parts;
        this.bodies = bodies;
        this.layingOut = layingOut;
    }

    /** What loading gave: the plan, or the reasons why nothing at all was loaded. */
    public sealed interface Loading {
        /** @param warnings what an amendment takes away half-way */
        record Loaded(Plan plan, boolean newVersion, List<Finding> warnings) implements Loading {}

        record Refused(List<Finding> findings) implements Loading {}
    }

    /** Loads a pack as a new plan, or as a new version of the plan with the same id; the same bytes change nothing. */
    @Transactional
    public Loading load(By by, byte[] bytes) {
        return load(by, bytes, day.today());
    }

    /**
     * @param effective the day from which a new version of a known plan says what falls due; what fell due
     *     before keeps the version by which it was made
     * @throws Refusal when a version holds already from a later day
     */
    @Transactional
    public Loading load(By by, byte[] bytes, LocalDate effective) {
        return load(by, bytes, LocalDate.MIN, effective, null, true);
    }

    /**
     * The same for what was decided here: nobody owes what fell due before the day from which a new plan holds.
     *
     * @param issuer the body that issues it, where that is known better than by its name; null otherwise
     * @param addsBodies whether bodies, clusters and blocs that only the pack knows are added to the issuer's
     */
    @Transactional
    public Loading publish(By by, byte[] bytes, LocalDate effective, @Nullable UUID issuer, boolean addsBodies) {
        return load(by, bytes, effective, effective, issuer, addsBodies);
    }

    private Loading load(
            By by, byte[] bytes, LocalDate first, LocalDate effective, @Nullable UUID issuer, boolean addsBodies) {
        return switch (reader.read(bytes)) {
            case Reading.Refused refused -> new Loading.Refused(refused.findings());
            case Reading.Read read -> load(by, bytes, read.pack(), first, effective, issuer, addsBodies);
        };
    }

    private Loading load(
            By by,
            byte[] bytes,
            PlanPack pack,
            LocalDate first,
            LocalDate effective,
            @Nullable UUID known,
            boolean addsBodies) {
        Optional<PlanPack> before = plans.byCode(pack.plan().id()).map(plan -> plans.pack(plan.id()));
        UUID issuer = known == null ? bodies.issuer(pack) : known;
        if (addsBodies) {
            bodies.settle(issuer, pack);
        }
        Plan plan = putPlan(pack, issuer);
        boolean newVersion = addVersion(by, plan, bytes, before.isPresent() ? effective : first);
        if (newVersion) {
            putLists(plan, pack);
            settleParts(plan.id());
            materialise(plan.id());
            audit.record(by, "plan.loaded", Subject.of("plan", plan.id()), Map.of("title", plan.shortTitle()));
        }
        return new Loading.Loaded(
                plan, newVersion, before.map(old -> Amended.findings(old, pack)).orElse(List.of()));
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

    private boolean addVersion(By by, Plan plan, byte[] bytes, LocalDate effective) {
        byte[] sha256 = sha256(bytes);
        Optional<Plans.Version> newest = plans.versions(plan.id()).stream().reduce((_, last) -> last);
        if (newest.filter(known -> Arrays.equals(known.sha256(), sha256)).isPresent()) {
            return false;
        }
        newest.filter(known -> known.effective().isAfter(effective))
                .ifPresent(known -> Verdict.refused("plan.refused.version-overlaps", known.number(), known.effective())
                        .orThrow());
        jdbc.sql("""
                        INSERT INTO plan_version (plan_id, number, pack, sha256, effective, loaded_at, loaded_by)
                        VALUES (:plan, :number, :pack, :sha256, :effective, :now, :person)
                        """)
                .param("plan", plan.id())
                .param("number", newest.map(known -> known.number() + 1).orElse(1))
                .param("pack", bytes)
                .param("sha256", sha256)
                .param("effective", effective)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", by.person())
                .update();
        return true;
    }

    private void putLists(Plan plan, PlanPack pack) {
        jdbc.sql("DELETE FROM plan_movement WHERE plan_id = :plan AND launched_by IS NULL")
                .param("plan", plan.id())
                .update();
        jdbc.sql("DELETE FROM plan_sector WHERE plan_id = :plan")
                .param("plan", plan.id())
                .update();
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
        Roster roster = Roster.of(
                pack, directory.entries(), Rosters.founded(bodies.stretches(plan.issuerId(), pack, directory)));
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
     * Lays out what every body owes, from the pack and the days that the hub has set. What is met or has
     * fallen due is left as it was; what is not gets the due day of today's rules.
     */
    @Transactional
    public void materialise(UUID planId) {
        Plan plan = plans.get(planId);
        LocalDate last = lastDay(plan);
        layingOut.layOut(plan, plans.pack(planId).plan().begin(), last, true);
        laidUntil(planId, last);
    }

    /** Duties without an end: what came within the horizon since they were last laid out; and all, once a body comes. */
    @Transactional
    public void extendHorizon() {
        for (Plan plan : plans.all()) {
            LocalDate last = lastDay(plan);
            jdbc.sql("SELECT laid_until FROM plan_plan WHERE id = :plan AND laid_until < :last")
                    .param("plan", plan.id())
                    .param("last", last)
                    .query(LocalDate.class)
                    .optional()
                    .ifPresent(laid -> {
                        layingOut.layOut(plan, laid.plusDays(1), last, false);
                        laidUntil(plan.id(), last);
                    });
        }
        if (somebodyCame()) {
            plans.all().stream()
                    .filter(plan -> plan.periodTo() == null || !plan.periodTo().isBefore(day.today()))
                    .forEach(plan -> materialise(plan.id()));
        }
    }

    /** Whoever is there from these days on owes what has no day yet. */
    private boolean somebodyCame() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM organisation_v_stretch WHERE since BETWEEN :earliest AND :today)")
                .param("earliest", day.today().minusDays(NIGHTS_MISSED))
                .param("today", day.today())
                .query(Boolean.class)
                .single();
    }

    /** Days counted in working days, and not over, are counted anew. */
    @EventListener
    @Transactional
    public void on(HolidaysChanged changed) {
        plans.all().forEach(plan -> materialise(plan.id()));
    }

    /** Who belongs to a group by its cluster or bloc, or leads one, owes from then on. */
    @EventListener
    @Transactional
    public void on(BlocChanged changed) {
        plans.all().stream()
                .filter(plan -> plan.issuerId().equals(changed.owner())
                        && !plans.pack(plan).blocs().items().isEmpty())
                .forEach(plan -> {
                    settleParts(plan.id());
                    materialise(plan.id());
                });
    }

    private void laidUntil(UUID plan, LocalDate day) {
        jdbc.sql("UPDATE plan_plan SET laid_until = greatest(laid_until, :day) WHERE id = :plan")
                .param("day", day)
                .param("plan", plan)
                .update();
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
