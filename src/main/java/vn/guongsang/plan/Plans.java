package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;

/** The plans that this installation runs, and their packs. */
@Repository
public class Plans {

    private final JdbcClient jdbc;
    private final PackReader reader = new PackReader();

    /** Versions never change, so a pack once read stays good on every node. */
    private final ConcurrentMap<UUID, PlanPack> packsByVersion = new ConcurrentHashMap<>();

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All plans, the newest period first. */
    public List<Plan> all() {
        return jdbc.sql("""
                        SELECT %s
                          FROM plan_plan
                         ORDER BY period_from DESC NULLS LAST, title COLLATE "vi-x-icu"
                        """.formatted(COLUMNS)).query(Plan.class).list();
    }

    public Optional<Plan> byCode(String code) {
        return jdbc.sql("SELECT %s FROM plan_plan WHERE code = :code".formatted(COLUMNS))
                .param("code", code)
                .query(Plan.class)
                .optional();
    }

    public Plan get(UUID id) {
        return jdbc.sql("SELECT %s FROM plan_plan WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(Plan.class)
                .single();
    }

    /** The newest version of the plan's pack. */
    public PlanPack pack(UUID plan) {
        UUID version = jdbc.sql("""
                        SELECT id
                          FROM plan_version
                         WHERE plan_id = :plan
                         ORDER BY number DESC
                         LIMIT 1
                        """).param("plan", plan).query(UUID.class).single();
        return packsByVersion.computeIfAbsent(version, this::read);
    }

    /** The pack as of the moment in which the plan was read. */
    public PlanPack pack(Plan plan) {
        return packsByVersion.computeIfAbsent(Objects.requireNonNull(plan.version(), plan.code()), this::read);
    }

    /**
     * A version of a plan.
     *
     * @param number from 1
     * @param effective the day from which it says what falls due; {@link LocalDate#MIN} of a first one that came as a file
     */
    public record Version(UUID id, int number, byte[] sha256, LocalDate effective) {}

    /** In their order; each holds until the next. */
    public List<Version> versions(UUID plan) {
        return jdbc.sql("""
                        SELECT id, number, sha256, effective
                          FROM plan_version
                         WHERE plan_id = :plan
                         ORDER BY number
                        """).param("plan", plan).query(Version.class).list();
    }

    /** The pack of a version: of an instance, that by which it was made. */
    public PlanPack packOf(UUID version) {
        return packsByVersion.computeIfAbsent(version, this::read);
    }

    public PlanPack packOf(UUID plan, int number) {
        return packOf(versions(plan).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow()
                .id());
    }

    /** The pack of a version as it was loaded. */
    public byte[] file(UUID version) {
        return jdbc.sql("SELECT pack FROM plan_version WHERE id = :version")
                .param("version", version)
                .query(byte[].class)
                .single();
    }

    private PlanPack read(UUID version) {
        return switch (reader.read(file(version))) {
            case Reading.Read read -> read.pack();
            case Reading.Refused refused ->
                throw new IllegalStateException("a stored plan no longer reads: " + refused.findings());
        };
    }

    private static final String COLUMNS = """
            id, code, kind, title, short_title, number, issued_on, issuer_id,
            (SELECT name FROM organisation_v_body issuer WHERE issuer.id = issuer_id) AS issuer,
            period_from, period_to,
            (SELECT version.id
               FROM plan_version version
              WHERE version.plan_id = plan_plan.id
              ORDER BY version.number DESC
              LIMIT 1) AS version""";
}
