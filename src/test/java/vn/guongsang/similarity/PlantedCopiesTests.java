package vn.guongsang.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.guongsang.installation.TestDatabase;

/**
 * Copies with 10 to 40 % of their words edited, among reports that share headings, phrases and subject matter. All
 * 500 with {@code -Dmeasure=true}.
 */
class PlantedCopiesTests {

    private static final int COPIES = Boolean.getBoolean("measure") ? 500 : 60;
    private static final UUID NEW = new UUID(8, 0);

    private static final Map<UUID, String> TEXTS = new HashMap<>();
    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static Similarities similarities;

    @BeforeAll
    static void reports() throws SQLException {
        database = TestDatabase.fresh();
        jdbc = JdbcClient.create(
                new SingleConnectionDataSource(database.ownerDataSource().getConnection(), true));
        similarities = new Similarities(jdbc, (report, _) -> Optional.ofNullable(TEXTS.get(report)));
        long begin = System.nanoTime();
        for (int number = 0; number < 2 * COPIES; number++) {
            add(id(number), ReportLikeText.report(number));
        }
        measured("%d reports added in %d ms".formatted(2 * COPIES, (System.nanoTime() - begin) / 1_000_000));
        jdbc.sql("ANALYZE similarity_shingle").update();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static void add(UUID id, String text) {
        TEXTS.put(id, text);
        similarities.add(id, 1, text);
    }

    private static void measured(String words) {
        System.getLogger("measure").log(System.Logger.Level.INFO, words);
    }

    private static String copy(int number) {
        return ReportLikeText.edited(TEXTS.get(id(number)), 0.1 + 0.3 * number / (COPIES - 1), number);
    }

    private static boolean found(int number) {
        return similarities.alike(copy(number), NEW).stream()
                .anyMatch(alike -> alike.report().equals(id(number)));
    }

    @Test
    void ofHundredCopiesNinetyFiveAreFound() {
        int found = 0;
        for (int number = 0; number < COPIES; number++) {
            found += found(number) ? 1 : 0;
        }
        measured("%d of %d copies found".formatted(found, COPIES));
        assertThat(found).isGreaterThanOrEqualTo(COPIES * 95 / 100);
    }

    @Test
    void ofHundredUnrelatedReportsTwoAreFlaggedAtMost() {
        int flagged = 0;
        for (int number = 0; number < 2 * COPIES; number++) {
            flagged += similarities.alike(TEXTS.get(id(number)), id(number)).isEmpty() ? 0 : 1;
        }
        measured("%d of %d unrelated reports flagged".formatted(flagged, 2 * COPIES));
        assertThat(flagged).isLessThanOrEqualTo(2 * COPIES * 2 / 100);
    }

    @Test
    void passagesStandInBothTextsWordByWord() {
        String copy = "Mở đầu của riêng mình.\n" + copy(0);
        Alike alike = similarities.alike(copy, NEW).getFirst();

        assertThat(alike.report()).isEqualTo(id(0));
        assertThat(alike.share()).isBetween(0.7, 1.0);
        assertThat(alike.passages())
                .isNotEmpty()
                .allSatisfy(passage -> assertThat(words(copy, passage.here().same()))
                        .isEqualTo(words(TEXTS.get(id(0)), passage.there().same()))
                        .hasSize(passage.words()));
    }

    private static List<String> words(String text, List<Passage.Span> spans) {
        return spans.stream()
                .flatMap(span -> Arrays.stream(
                        text.substring(span.from(), span.to()).toLowerCase().split("[^\\p{L}\\p{N}]+")))
                .toList();
    }

    @Test
    void neitherCaseNorMarksNorTheFormOfUnicodeHidesACopy() {
        String text = TEXTS.get(id(1));
        String marksLost = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
        for (String same : List.of(
                text.toUpperCase(), java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD), marksLost)) {
            assertThat(similarities.alike(same, NEW))
                    .first()
                    .satisfies(alike -> assertThat(alike.share()).isGreaterThan(0.9));
        }
    }

    @Test
    void aReportIsNotAlikeItselfAndAddedOnce() {
        int before = jdbc.sql("SELECT count(*) FROM similarity_shingle")
                .query(Integer.class)
                .single();
        similarities.add(id(0), 1, TEXTS.get(id(0)));
        assertThat(jdbc.sql("SELECT count(*) FROM similarity_shingle")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
        assertThat(similarities.alike(TEXTS.get(id(0)), id(0)))
                .noneMatch(alike -> alike.report().equals(id(0)));
    }

    /** Rows as a million reports leave them, as many as {@code -Dreports} says: the lookup reads the index alone. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void amongVeryManyReports() {
        int reports = Integer.getInteger("reports", 200_000);
        long begin = System.nanoTime();
        jdbc.sql("""
                        INSERT INTO similarity_report (report, edition)
                        SELECT uuidv7(), 1 FROM generate_series(1, :reports)
                        """).param("reports", reports).update();
        jdbc.sql("""
                        INSERT INTO similarity_shingle (shingle, number)
                        SELECT ((random() - 0.5) * 4294967295)::int, report.number
                          FROM similarity_report report
                         CROSS JOIN generate_series(1, 64)
                         WHERE report.number > :known
                            ON CONFLICT DO NOTHING
                        """).param("known", 2 * COPIES).update();
        long built = System.nanoTime();
        jdbc.sql("VACUUM ANALYZE similarity_shingle").update();
        long[] took = new long[COPIES];
        for (int number = 0; number < COPIES; number++) {
            String copy = copy(number);
            long start = System.nanoTime();
            similarities.alike(copy, NEW);
            took[number] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        measured("among %d reports: p50 %.1f ms, p95 %.1f ms; built in %d s, %d MB"
                .formatted(
                        reports,
                        took[COPIES / 2] / 1e6,
                        took[COPIES * 95 / 100] / 1e6,
                        (built - begin) / 1_000_000_000,
                        jdbc.sql("SELECT pg_total_relation_size('similarity_shingle') / 1048576")
                                .query(Integer.class)
                                .single()));
        assertThat(took[COPIES * 95 / 100]).isLessThan(100_000_000L);
    }
}
