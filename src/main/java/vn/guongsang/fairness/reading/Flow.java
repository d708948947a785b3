package vn.guongsang.fairness.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.fairness.Dimension;
import vn.guongsang.fairness.Stage;
import vn.guongsang.rules.AwardList;

/** How many reached which step, by what tells them apart. */
@Repository
public class Flow {

    private static final String PERSON = "individual";

    private final JdbcClient jdbc;

    Flow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Dossiers that were sent to these authorities.
     *
     * @param list of titles or of forms, null for both
     * @param plan under whose movements they stand, null for all
     * @param year of the achievement, null for all
     * @param asOf steps taken later do not count; areas and sectors are those of that day
     */
    public record Question(
            Collection<UUID> authorities,
            @Nullable AwardList list,
            @Nullable UUID plan,
            @Nullable Integer year,
            LocalDate asOf) {}

    /** So many that are alike, and came just so far. */
    private record Leaf(
            Stage stage, String kind, String gender, String work, boolean remote, String sector, int people) {

        String of(Dimension dimension) {
            return switch (dimension) {
                case WORK -> work;
                case GENDER -> gender;
                case AREA -> remote ? "REMOTE" : "OTHER";
                case KIND -> kind;
                case SECTOR -> sector;
            };
        }
    }

    /**
     * One group, such as women.
     *
     * @param key empty where it is not stated
     * @param reached how many came to each stage, in the order of the table
     */
    public record Row(String key, List<Integer> reached) {}

    /**
     * @param sums of all rows
     */
    public record Table(Dimension dimension, List<Stage> stages, List<Row> rows, List<Integer> sums) {

        /** How many of a group reached a stage. */
        public int of(@Nullable String key, int stage) {
            return rows.stream()
                    .filter(row -> row.key().equals(key))
                    .mapToInt(row -> row.reached().get(stage))
                    .sum();
        }

        /** Of how many who reached a stage it is known to which group they belong. */
        public int known(int stage) {
            return sums.get(stage) - of("", stage);
        }

        /** The share of a group in those of whom it is known, in percent; 0 where there are none. */
        public double share(@Nullable String key, int stage) {
            return known(stage) == 0 ? 0 : 100.0 * of(key, stage) / known(stage);
        }
    }

    /** All tables of one question. */
    public record Picture(List<Stage> stages, List<Integer> sums, Map<Dimension, Table> tables) {}

    /** Bodies that are in a favoured area, with all below them, as things stood. */
    private static final String REMOTE = """
            remote AS (
                SELECT body_id
                  FROM fairness_area
                 WHERE since <= :asOf
                   AND (until IS NULL OR until >= :asOf)
                 UNION
                SELECT version.body_id
                  FROM remote
                  JOIN organisation_v_version version
                    ON version.parent_id = remote.body_id
                   AND version.since <= :asOf
                   AND version.until > :asOf
            )""";

    public Picture dossiers(Question question) {
        List<Leaf> leaves = jdbc.sql("""
                        WITH RECURSIVE %s, reached AS (
                            SELECT step.dossier_id,
                                   max(CASE step.step WHEN 'AWARDED' THEN 5
                                                      WHEN 'PASSED' THEN 4
                                                      WHEN 'APPRAISED' THEN 3
                                                      WHEN 'ACCEPTED' THEN 2
                                                      ELSE 1 END) AS rank,
                                   bool_or(step.step = 'SUBMITTED') AS sent,
                                   bool_or(step.step = 'REVOKED') AS revoked
                              FROM dossier_v_step step
                              JOIN dossier_v_dossier dossier ON dossier.id = step.dossier_id
                             WHERE dossier.addressee_id IN (:authorities)
                               AND step.taken_on <= :asOf
                             GROUP BY step.dossier_id
                        )
                        SELECT (ARRAY['PUT_FORWARD', 'RECEIVED', 'APPRAISED', 'PASSED', 'AWARDED'])
                                   [CASE WHEN reached.revoked THEN least(reached.rank, 4) ELSE reached.rank END] AS stage,
                               dossier.kind,
                               coalesce(person.gender, '') AS gender,
                               coalesce(person.work, '') AS work,
                               dossier.body_id IN (SELECT body_id FROM remote) AS remote,
                               version.sector,
                               count(*) AS people
                          FROM reached
                          JOIN dossier_v_dossier dossier ON dossier.id = reached.dossier_id
                          LEFT JOIN dossier_v_person person ON person.dossier_id = dossier.id
                          JOIN organisation_v_version version
                            ON version.body_id = dossier.body_id
                           AND version.since <= :asOf
                           AND version.until > :asOf
                         WHERE reached.sent
                           AND (:year = 0 OR dossier.year = :year)
                           AND (:plan = '' OR dossier.plan_id::text = :plan)
                           AND (:list = '' OR EXISTS (SELECT
                                                        FROM rules_v_award award
                                                       WHERE award.code = dossier.award
                                                         AND award.list = :list))
                         GROUP BY 1, 2, 3, 4, 5, 6
                        """.formatted(REMOTE))
                .param("authorities", question.authorities())
                .param("asOf", question.asOf())
                .param("year", question.year() == null ? 0 : question.year())
                .param("plan", question.plan() == null ? "" : question.plan().toString())
                .param("list", question.list() == null ? "" : question.list().name())
                .query(Leaf.class)
                .list();
        return picture(leaves, Stage.OF_DOSSIERS, List.of(Dimension.values()));
    }

    /**
     * Exemplars that were put forward under a plan.
     *
     * @param direct criteria of the plan by which a body says that somebody works directly; empty where it has none
     */
    public Picture exemplars(UUID plan, Collection<String> direct, LocalDate asOf) {
        List<Leaf> leaves = jdbc.sql("""
                        WITH RECURSIVE %s, reached AS (
                            SELECT step.exemplar_id,
                                   max(CASE step.step WHEN 'RECOGNISED' THEN 3 WHEN 'ACCEPTED' THEN 2 ELSE 1 END) AS rank,
                                   bool_or(step.step = 'SUBMITTED') AS sent
                              FROM exemplar_v_step step
                              JOIN exemplar_v_exemplar exemplar ON exemplar.id = step.exemplar_id
                             WHERE exemplar.plan_id = :plan
                               AND step.taken_on <= :asOf
                             GROUP BY step.exemplar_id
                        )
                        SELECT (ARRAY['PUT_FORWARD', 'RECEIVED', 'RECOGNISED'])[reached.rank] AS stage,
                               exemplar.subject_kind AS kind,
                               '' AS gender,
                               CASE (SELECT max(claim.answer)
                                       FROM exemplar_v_claim claim
                                      WHERE claim.exemplar_id = exemplar.id
                                        AND claim.criterion = ANY (:direct)
                                        AND claim.answer IN ('MET', 'NOT_MET'))
                                 WHEN 'MET' THEN 'DIRECT'
                                 WHEN 'NOT_MET' THEN 'OTHER'
                                 ELSE '' END AS work,
                               exemplar.body_id IN (SELECT body_id FROM remote) AS remote,
                               exemplar.sector,
                               count(*) AS people
                          FROM reached
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = reached.exemplar_id
                         WHERE reached.sent
                         GROUP BY 1, 2, 3, 4, 5, 6
                        """.formatted(REMOTE))
                .param("plan", plan)
                .param("direct", direct.toArray(String[]::new))
                .param("asOf", asOf)
                .query(Leaf.class)
                .list();
        List<Dimension> dimensions = new ArrayList<>(List.of(Dimension.AREA, Dimension.KIND, Dimension.SECTOR));
        if (!direct.isEmpty()) {
            dimensions.addFirst(Dimension.WORK);
        }
        return picture(leaves, Stage.OF_EXEMPLARS, dimensions);
    }

    private static Picture picture(List<Leaf> leaves, List<Stage> stages, List<Dimension> dimensions) {
        Map<Dimension, Table> tables = new LinkedHashMap<>();
        dimensions.forEach(dimension -> tables.put(dimension, table(leaves, stages, dimension)));
        return new Picture(stages, reached(leaves, stages), tables);
    }

    private static Table table(List<Leaf> leaves, List<Stage> stages, Dimension dimension) {
        List<Leaf> counted = leaves.stream()
                .filter(leaf -> !dimension.personsOnly() || leaf.kind().equals(PERSON))
                .toList();
        List<Row> rows = counted.stream()
                .map(leaf -> leaf.of(dimension))
                .distinct()
                .map(key -> new Row(
                        key,
                        reached(
                                counted.stream()
                                        .filter(leaf -> leaf.of(dimension).equals(key))
                                        .toList(),
                                stages)))
                .sorted(Comparator.comparing((Row row) -> row.key().isEmpty())
                        .thenComparing(row -> -row.reached().getFirst())
                        .thenComparing(Row::key))
                .toList();
        return new Table(dimension, stages, rows, reached(counted, stages));
    }

    /** Who came to a stage came to all before it. */
    private static List<Integer> reached(List<Leaf> leaves, List<Stage> stages) {
        return stages.stream()
                .map(stage -> leaves.stream()
                        .filter(leaf -> leaf.stage().compareTo(stage) >= 0)
                        .mapToInt(Leaf::people)
                        .sum())
                .toList();
    }

    /** Years of the dossiers that were sent to these authorities, the latest first. */
    public Set<Integer> years(Collection<UUID> authorities) {
        return new LinkedHashSet<>(jdbc.sql("""
                        SELECT DISTINCT year
                          FROM dossier_v_dossier
                         WHERE addressee_id IN (:authorities)
                           AND state <> 'DRAFT'
                         ORDER BY year DESC
                        """)
                .param("authorities", authorities)
                .query(Integer.class)
                .list());
    }
}
