package vn.guongsang.plan.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.domain.Openings;

/** What one body has before it: its parts in plans, what it owes, what came back, what waits for its word. */
@Repository
public class Duties {

    /** How that stands which is to be done. */
    private static final List<Standing> PRESSING =
            List.of(Standing.OVERDUE, Standing.SOON, Standing.OPEN, Standing.UNDATED);

    private static final RowMapper<Owed> OWED_ROWS = new DataClassRowMapper<>(Owed.class);

    private final JdbcClient jdbc;

    Duties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a body owes in one period, or owed until it was waived.
     *
     * @param opens the first day on which it is taken in
     * @param firstDue the due day before it was extended; null if it was not
     * @param relief what the hub decided last of waiving or more time, {@code WAIVED} or {@code EXTENDED}
     * @param reliefBasis the hub's words for it
     */
    public record Owed(
            UUID id,
            UUID planId,
            String planTitle,
            String obligation,
            String what,
            String clause,
            String period,
            LocalDate periodFrom,
            LocalDate opens,
            @Nullable LocalDate due,
            @Nullable LocalDate metOn,
            @Nullable Integer minimum,
            Standing standing,
            @Nullable LocalDate firstDue,
            @Nullable String relief,
            @Nullable LocalDate reliefOn,
            @Nullable String reliefBasis) {

        public boolean waived() {
            return "WAIVED".equals(relief);
        }
    }

    /**
     * What stands alike.
     *
     * @param oldest what has been due longest
     * @param newest of what else there is, that which is due last
     * @param number how much there is in all
     */
    public record Standings(List<Owed> oldest, List<Owed> newest, long number) {

        static final Standings NONE = new Standings(List.of(), List.of(), 0);

        /** How many are in neither list. */
        public long rest() {
            return number - oldest.size() - newest.size();
        }
    }

    /** A filing that came back and was not answered anew. */
    public record Returned(
            UUID instance,
            String what,
            String period,
            String clause,
            @Nullable LocalDate due,
            String reason,
            LocalDate ruledOn,
            String ruledByName) {}

    /** A filing that waits for the hub's word. */
    public record Waiting(
            UUID filing,
            UUID instance,
            String body,
            String what,
            String period,
            String clause,
            FilingKind kind,
            String note,
            @Nullable UUID attachmentId,
            LocalDate filedOn,
            String filedByName,
            @Nullable LocalDate due) {

        public boolean late() {
            return due != null && filedOn.isAfter(due);
        }
    }

    /** Names in the plan that stand for this body. */
    public Set<String> parties(UUID plan, UUID body) {
        return jdbc.sql("SELECT party FROM plan_party WHERE plan_id = :plan AND body_id = :body")
                .param("plan", plan)
                .param("body", body)
                .query(String.class)
                .set();
    }

    /** How many bodies each name in the plan stands for. */
    public Map<String, Long> partySizes(UUID plan) {
        var sizes = new LinkedHashMap<String, Long>();
        jdbc.sql("SELECT party, count(*) AS number FROM plan_party WHERE plan_id = :plan GROUP BY party")
                .param("plan", plan)
                .query(row -> {
                    sizes.put(row.getString("party"), row.getLong("number"));
                });
        return sizes;
    }

    /** Obligations that somebody owes in some period, whenever that is. */
    public Set<String> laidOut(UUID plan) {
        return jdbc.sql("""
                        SELECT obligation
                          FROM plan_tally
                         WHERE plan_id = :plan
                           AND owed_until > '-infinity'
                         GROUP BY obligation
                        HAVING sum(number) > 0
                        """).param("plan", plan).query(String.class).set();
    }

    /**
     * All that a body owes, or was let off, whose due day (else whose period) lies between two days, dated
     * first.
     */
    public List<Owed> owed(UUID body, @Nullable UUID plan, LocalDate from, LocalDate to, LocalDate asOf, int limit) {
        return jdbc.sql("""
                        SELECT %s
                         WHERE instance.body_id = :body
                           AND (%s OR relief.outcome = 'WAIVED')
                           AND (CAST(:plan AS uuid) IS NULL OR instance.plan_id = :plan)
                           AND (instance.due BETWEEN :from AND :to
                                OR instance.due IS NULL AND instance.period_from <= :to AND instance.period_to >= :from)
                         ORDER BY instance.due NULLS LAST, instance.period_from, instance.what, instance.id
                         LIMIT :limit
                        """.formatted(OWED, STANDS))
                .param("body", body)
                .param("plan", plan, java.sql.Types.OTHER)
                .param("from", from)
                .param("to", to)
                .param("asOf", asOf)
                .param("limit", limit)
                .query(Owed.class)
                .list();
    }

    /**
     * What a body still owes and nobody sent back, by how it stands.
     *
     * @param most of each standing
     * @param newest how many of them are the newest, where there are more than {@code most}
     */
    public Map<Standing, Standings> standings(UUID body, LocalDate asOf, int most, int newest) {
        var standings = new EnumMap<Standing, Standings>(Standing.class);
        jdbc.sql("""
                        WITH owed AS (
                            SELECT %s
                             WHERE instance.body_id = :body
                               AND %s
                               AND instance.period_from <= :asOf
                               AND instance.binding
                               -- without a day, a period that is over presses nobody
                               AND (instance.due IS NOT NULL OR instance.period_to >= :asOf)
                               AND instance.id NOT IN (SELECT returned.instance FROM (%s) AS returned)
                        ), placed AS (
                            SELECT owed.*, count(*) OVER (PARTITION BY standing) AS number,
                                   row_number() OVER (PARTITION BY standing ORDER BY due, period_from DESC, id) AS place
                              FROM owed
                             WHERE standing IN (:standings)
                        )
                        SELECT placed.*, number <= :most OR place <= :most - :newest AS old
                          FROM placed
                         WHERE number <= :most
                            OR place <= :most - :newest
                            OR place > number - :newest
                         ORDER BY standing, place
                        """.formatted(OWED, STANDS, RETURNED))
                .param("body", body)
                .param("asOf", asOf)
                .param("standings", PRESSING.stream().map(Standing::name).toList())
                .param("most", most)
                .param("newest", newest)
                .query(row -> {
                    Owed owed = Objects.requireNonNull(OWED_ROWS.mapRow(row, row.getRow()));
                    long number = row.getLong("number");
                    Standings those = standings.computeIfAbsent(
                            owed.standing(), _ -> new Standings(new ArrayList<>(), new ArrayList<>(), number));
                    (row.getBoolean("old") ? those.oldest() : those.newest()).add(owed);
                });
        return standings;
    }

    /** What came back, the last first. */
    public List<Returned> returned(UUID body, LocalDate asOf) {
        return jdbc.sql("SELECT * FROM (%s) AS returned ORDER BY ruled_on DESC, instance".formatted(RETURNED))
                .param("body", body)
                .param("asOf", asOf)
                .query(Returned.class)
                .list();
    }

    /**
     * Papers and words that nobody has ruled on, oldest first. Nominations are not among them: they
     * are ruled on with their exemplar.
     */
    public List<Waiting> waiting(UUID plan, long offset, int limit) {
        return jdbc.sql(WAITING_ONES + "LIMIT :limit OFFSET :offset")
                .param("plan", plan)
                .param("limit", limit)
                .param("offset", offset)
                .query(Waiting.class)
                .list();
    }

    /** Those of the filings that wait under a plan, oldest first. */
    public List<Waiting> waiting(UUID plan, Set<UUID> filings) {
        return filings.isEmpty()
                ? List.of()
                : jdbc.sql(WAITING_ONES.replace("ORDER BY", "AND filing.id IN (:filings)\nORDER BY"))
                        .param("plan", plan)
                        .param("filings", filings)
                        .query(Waiting.class)
                        .list();
    }

    public long waitingCount(UUID plan) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM plan_filing filing
                          JOIN plan_instance instance ON instance.id = filing.instance_id
                         WHERE %s
                        """.formatted(WAITING))
                .param("plan", plan)
                .query(Long.class)
                .single();
    }

    /** How many bodies are late with something, by the year in which it was due, the last year first. */
    public Map<Integer, Long> lateBodies(UUID plan, LocalDate asOf) {
        var late = new LinkedHashMap<Integer, Long>();
        jdbc.sql("""
                        SELECT extract(year FROM due)::int AS year, count(DISTINCT body_id) AS bodies
                          FROM plan_instance
                         WHERE plan_id = :plan
                           AND met_on IS NULL
                           AND binding
                           AND owed_from <= :asOf
                           AND owed_until > :asOf
                           AND due < :asOf
                         GROUP BY year
                         ORDER BY year DESC
                        """).param("plan", plan).param("asOf", asOf).query(row -> {
            late.put(row.getInt("year"), row.getLong("bodies"));
        });
        return late;
    }

    /** Plans whose filings a body takes in. */
    public List<UUID> overseen(UUID body) {
        return jdbc.sql("""
                        SELECT DISTINCT plan_id
                          FROM plan_part
                         WHERE body_id = :body
                           AND part IN (:parts)
                        """)
                .param("body", body)
                .param("parts", List.of(Part.HUB.name(), Part.ISSUER.name()))
                .query(UUID.class)
                .list();
    }

    /** What falls due under a plan between two days: how many bodies, how many of them have met it. */
    public List<Falling> calendar(UUID plan, @Nullable UUID body, LocalDate from, LocalDate to, LocalDate asOf) {
        return jdbc.sql("""
                        SELECT obligation, min(what) AS what, min(clause) AS clause, min(period) AS period,
                               period_from, due, count(*) AS bodies,
                               count(*) FILTER (WHERE met_on <= :asOf) AS met
                          FROM plan_instance
                         WHERE plan_id = :plan
                           AND (CAST(:body AS uuid) IS NULL OR body_id = :body)
                           AND owed_from <= :asOf
                           AND owed_until > :asOf
                           AND due BETWEEN :from AND :to
                         GROUP BY obligation, period_from, due
                         ORDER BY due, what, period_from
                        """)
                .param("plan", plan)
                .param("body", body, java.sql.Types.OTHER)
                .param("from", from)
                .param("to", to)
                .param("asOf", asOf)
                .query(Falling.class)
                .list();
    }

    public record Falling(
            String obligation,
            String what,
            String clause,
            String period,
            LocalDate periodFrom,
            LocalDate due,
            long bodies,
            long met) {}

    /** On which business day the hub set the due rule that counts, by obligation. */
    public Map<String, LocalDate> settings(UUID plan) {
        var settings = new LinkedHashMap<String, LocalDate>();
        jdbc.sql(
                        "SELECT obligation, max(set_on) AS set_on FROM plan_due_setting WHERE plan_id = :plan GROUP BY obligation")
                .param("plan", plan)
                .query(row -> {
                    settings.put(row.getString("obligation"), row.getObject("set_on", LocalDate.class));
                });
        return settings;
    }

    private static final String OWED = """
            instance.id, instance.plan_id, plan.short_title AS plan_title, instance.obligation, instance.what,
            instance.clause, instance.period, instance.period_from, %1$s AS opens, instance.due,
            CASE WHEN instance.met_on <= :asOf THEN instance.met_on END AS met_on, instance.minimum,
            plan_standing(%1$s, CASE WHEN instance.binding THEN instance.due END, instance.met_on, :asOf)
                AS standing,
            instance.first_due, relief.outcome AS relief, relief.decided_on AS relief_on, relief.basis AS relief_basis
              FROM plan_instance instance
              JOIN plan_plan plan ON plan.id = instance.plan_id
              LEFT JOIN LATERAL (SELECT outcome, decided_on, basis
                                   FROM plan_extension_decision
                                  WHERE instance_id = instance.id
                                    AND outcome <> 'REFUSED'
                                    AND decided_on <= :asOf
                                  ORDER BY id DESC
                                  LIMIT 1) relief ON true""".formatted(Openings.of("instance"));

    /** Owed on the day asked about: not yet moved to a successor or ended, and moved here already. */
    private static final String STANDS = "instance.owed_from <= :asOf AND instance.owed_until > :asOf";

    /** What came back to a body and was not answered anew. */
    private static final String RETURNED = """
            SELECT DISTINCT ON (instance.id)
                               instance.id AS instance, instance.what, instance.period, instance.clause, instance.due,
                               ruling.reason, ruling.ruled_on, ruling.ruled_by_name
                          FROM plan_instance instance
                          JOIN plan_filing filing ON filing.instance_id = instance.id
                          JOIN plan_ruling ruling ON ruling.filing_id = filing.id AND NOT ruling.accepted
                         WHERE instance.body_id = :body
                           AND %s
                           AND instance.met_on IS NULL
                           AND filing.exemplar_id IS NULL
                           AND ruling.ruled_on <= :asOf
                           AND NOT EXISTS (SELECT
                                             FROM plan_filing later
                                            WHERE later.instance_id = instance.id
                                              AND later.filed_at > ruling.ruled_at)
                         ORDER BY instance.id, ruling.ruled_at DESC""".formatted(STANDS);

    private static final String WAITING = """
            instance.plan_id = :plan
                           AND filing.exemplar_id IS NULL
                           AND NOT filing.ruled""";

    private static final String WAITING_ONES = """
            SELECT filing.id AS filing, instance.id AS instance, body.name AS body, instance.what,
                   instance.period, instance.clause, filing.kind, filing.note, filing.attachment_id,
                   filing.filed_on, filing.filed_by_name, instance.due
              FROM plan_filing filing
              JOIN plan_instance instance ON instance.id = filing.instance_id
              JOIN organisation_v_body body ON body.id = instance.body_id
             WHERE %s
             ORDER BY filing.filed_on, filing.filed_at, filing.id
            """.formatted(WAITING);
}
