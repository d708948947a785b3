package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.PackTree;
import vn.guongsang.plan.pack.reading.Reading;

/** The plans that this installation runs, and their packs. */
@Repository
public class Plans {

    private final JdbcClient jdbc;
    private final PackReader reader = new PackReader();

    /** Versions never change, so a pack once read stays good on every node. */
    private final ConcurrentMap<Dated, PlanPack> packs = new ConcurrentHashMap<>();

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

    /**
     * A version with the days that the hub set for occasions which it leaves without one.
     *
     * @param days {@code occasion=2025-12-15}, or {@code occasion=12-15} of one that returns each year
     */
    private record Dated(UUID version, String days) {}

    /** The newest version of the plan's pack. */
    public PlanPack pack(UUID plan) {
        return packs.computeIfAbsent(dated("""
                        SELECT version.id AS version, %s AS days
                          FROM plan_version version
                         WHERE version.plan_id = :id
                         ORDER BY version.number DESC
                         LIMIT 1
                        """.formatted(DAYS.formatted("version.plan_id")), plan), this::read);
    }

    /** The pack as of the moment in which the plan was read. */
    public PlanPack pack(Plan plan) {
        return packs.computeIfAbsent(
                new Dated(Objects.requireNonNull(plan.version(), plan.code()), plan.days()), this::read);
    }

    /** The same without the days that the hub set. */
    public PlanPack asWritten(Plan plan) {
        return packs.computeIfAbsent(new Dated(Objects.requireNonNull(plan.version(), plan.code()), ""), this::read);
    }

    private Dated dated(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Dated.class).single();
    }

    /**
     * A version of a plan.
     *
     * @param number from 1
     * @param effective the day from which it says what falls due; {@link LocalDate#MIN} of a first one that came as a file
     * @param loadedOn the day on which it came
     */
    public record Version(UUID id, int number, byte[] sha256, LocalDate effective, LocalDate loadedOn) {}

    /** In their order; each holds until the next. */
    public List<Version> versions(UUID plan) {
        return jdbc.sql("""
                        SELECT id, number, sha256, effective, (loaded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS loaded_on
                          FROM plan_version
                         WHERE plan_id = :plan
                         ORDER BY number
                        """).param("plan", plan).query(Version.class).list();
    }

    /** The pack of a version: of an instance, that by which it was made. */
    public PlanPack packOf(UUID version) {
        return packs.computeIfAbsent(
                dated(
                        "SELECT version.id AS version, %s AS days FROM plan_version version WHERE version.id = :id"
                                .formatted(DAYS.formatted("version.plan_id")),
                        version),
                this::read);
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

    private PlanPack read(Dated dated) {
        byte[] file = file(dated.version());
        return switch (reader.read(dated.days().isEmpty() ? file : withDays(file, dated.days()))) {
            case Reading.Read read -> read.pack();
            case Reading.Refused refused ->
                throw new IllegalStateException("a stored plan no longer reads: " + refused.findings());
        };
    }

    /** As if the plan had said them. */
    private static byte[] withDays(byte[] file, String days) {
        Map<String, Object> tree = PackTree.of(file).orElseThrow();
        for (String day : days.split(" ")) {
            String[] said = day.split("=");
            Stream.of("milestones", "events")
                    .flatMap(section -> tree.get(section) instanceof List<?> list ? list.stream() : Stream.empty())
                    .filter(entry -> entry instanceof Map<?, ?> map
                            && said[0].equals(map.get("id"))
                            // a later version may say it itself
                            && Stream.of("date", "yearly", "window").noneMatch(map::containsKey))
                    .forEach(entry -> put(changeable(entry), said[1]));
        }
        return PackTree.bytes(tree);
    }

    private static void put(Map<String, Object> entry, String day) {
        if (day.startsWith("+")) {
            List<Object> dates = new ArrayList<>(entry.get("dates") instanceof List<?> known ? known : List.of());
            String year = day.substring(1, 1 + "YYYY-".length());
            if (dates.stream().noneMatch(known -> known.toString().startsWith(year))) {
                dates.add(day.substring(1));
            }
            entry.remove("year");
            entry.put("dates", dates);
        } else if (!entry.containsKey("dates")) {
            entry.remove("year");
            entry.put(day.length() == "MM-DD".length() ? "yearly" : "date", day);
        }
    }

    @SuppressWarnings("unchecked") // the tree is of maps with words for keys
    private static Map<String, Object> changeable(Object entry) {
        return (Map<String, Object>) entry;
    }

    private static final String DAYS = """
            coalesce((SELECT string_agg(one.said, ' ' ORDER BY one.said)
                        FROM (SELECT occasion || '=' || CASE holds
                                         WHEN 'ONCE' THEN to_char(day, 'YYYY-MM-DD')
                                         WHEN 'EVERY_YEAR' THEN to_char(day, 'MM-DD')
                                         WHEN 'THAT_YEAR' THEN to_char(day, '"+"YYYY-MM-DD')
                                     END AS said
                                FROM plan_v_occasion_day
                               WHERE plan_id = %s) AS one), '')""";

    private static final String COLUMNS = """
            id, code, kind, title, short_title, number, issued_on, issuer_id,
            (SELECT name FROM organisation_v_body issuer WHERE issuer.id = issuer_id) AS issuer,
            period_from, period_to,
            (SELECT version.id
               FROM plan_version version
              WHERE version.plan_id = plan_plan.id
              ORDER BY version.number DESC
              LIMIT 1) AS version,
            """ + DAYS.formatted("plan_plan.id") + " AS days";
}
