package vn.guongsang.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.guongsang.installation.TestDatabase;

/**
 * Copies with 10 to 40 % of their words edited, among reports that share headings, phrases and subject matter, and among
 * such that consist of nothing else. All 500 with {@code -Dmeasure=true}.
 */
class PlantedCopiesTests {

    private static final int COPIES = Boolean.getBoolean("measure") ? 500 : 60;
    private static final UUID NEW = new UUID(8, 0);

    /** The most significant bits of the ids: what kind of text it is. */
    private static final long VARIED = 7;

    private static final long FORMULAIC = 9;

    private static TestDatabase database;
    private static Connection connection;
    private static JdbcClient jdbc;
    private static Similarities similarities;

    @BeforeAll
    static void reports() throws SQLException {
        database = TestDatabase.fresh();
        connection = database.ownerDataSource().getConnection();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        similarities = new Similarities(jdbc, (report, _) -> Optional.of(text(report)));
        long begin = System.nanoTime();
        for (int number = 0; number < 2 * COPIES; number++) {
            similarities.add(id(number, false), 1, text(id(number, false)));
            similarities.add(id(number, true), 1, text(id(number, true)));
        }
        measured("%d reports added in %d ms".formatted(4 * COPIES, (System.nanoTime() - begin) / 1_000_000));
        jdbc.sql("ANALYZE similarity_shingle").update();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static UUID id(long number, boolean formulaic) {
        return new UUID(formulaic ? FORMULAIC : VARIED, number);
    }

    /** The texts are made anew whenever they are asked for, as a million of them would not fit. */
    private static String text(UUID id) {
        return ReportLikeText.report(id.getLeastSignificantBits(), id.getMostSignificantBits() == FORMULAIC);
    }

    private static void measured(String words) {
        System.getLogger("measure").log(System.Logger.Level.INFO, words);
    }

    /** Of the reports that are known, one in every so many, edited the more the higher its place. */
    private static String copy(int place, long number, boolean formulaic) {
        return ReportLikeText.edited(text(id(number, formulaic)), 0.1 + 0.3 * place / (COPIES - 1), place);
    }

    private static boolean found(String copy, UUID original) {
        return similarities.alike(copy, NEW).stream()
                .anyMatch(alike -> alike.report().equals(original));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofHundredCopiesNinetyFiveAreFound(boolean formulaic) {
        int found = 0;
        for (int number = 0; number < COPIES; number++) {
            found += found(copy(number, number, formulaic), id(number, formulaic)) ? 1 : 0;
        }
        measured("%d of %d copies found, formulaic: %s".formatted(found, COPIES, formulaic));
        assertThat(found).isGreaterThanOrEqualTo(COPIES * 95 / 100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofHundredUnrelatedReportsTwoAreFlaggedAtMost(boolean formulaic) {
        int flagged = 0;
        for (int number = 0; number < 2 * COPIES; number++) {
            UUID report = id(number, formulaic);
            flagged += similarities.alike(text(report), report).isEmpty() ? 0 : 1;
        }
        measured("%d of %d unrelated reports flagged, formulaic: %s".formatted(flagged, 2 * COPIES, formulaic));
        assertThat(flagged).isLessThanOrEqualTo(2 * COPIES * 2 / 100);
    }

    @Test
    void passagesStandInBothTextsWordByWord() {
        UUID original = id(0, false);
        String copy = "Mở đầu của riêng mình.\n" + copy(0, 0, false);
        Alike alike = similarities.alike(copy, NEW).getFirst();

        assertThat(alike.report()).isEqualTo(original);
        assertThat(alike.share()).isBetween(0.7, 1.0);
        assertThat(alike.passages())
                .isNotEmpty()
                .allSatisfy(passage -> assertThat(words(copy, passage.here().same()))
                        .isEqualTo(words(text(original), passage.there().same()))
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
        String text = text(id(1, false));
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
        UUID report = id(0, false);
        int before = jdbc.sql("SELECT count(*) FROM similarity_shingle")
                .query(Integer.class)
                .single();
        similarities.add(report, 1, text(report));
        assertThat(jdbc.sql("SELECT count(*) FROM similarity_shingle")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
        assertThat(similarities.alike(text(report), report))
                .noneMatch(alike -> alike.report().equals(report));
    }

    /** What was found is kept, and both are shown to each other. */
    @Test
    void whatIsFoundIsKeptForBoth() {
        UUID original = id(2, false);
        UUID copy = new UUID(VARIED, 1_000_000_002);
        similarities.compare(copy, 3, copy(10, 2, false));

        assertThat(similarities.found(copy)).singleElement().satisfies(found -> {
            assertThat(found.other()).isEqualTo(original);
            assertThat(found.otherEdition()).isEqualTo(1);
            assertThat(found.edition()).isEqualTo(3);
        });
        assertThat(similarities.found(original)).singleElement().satisfies(found -> {
            assertThat(found.other()).isEqualTo(copy);
            assertThat(found.otherEdition()).isEqualTo(3);
            assertThat(found.edition()).isEqualTo(1);
        });
        similarities.compare(copy, 4, "Nay viết lại hoàn toàn bằng lời của mình.");
        assertThat(similarities.found(original)).isEmpty();
    }

    /**
     * As many reports as {@code -Dreports} says, 1,000,000 for the real thing, of 1,000 to 3,000 words, loaded as a
     * restored backup would be: rows by COPY, the key after them. {@code -Dformulaic=true} for the harder texts.
     */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void amongVeryManyReports() throws SQLException, IOException {
        int reports = Integer.getInteger("reports", 100_000);
        boolean formulaic = Boolean.getBoolean("formulaic");
        long begin = System.nanoTime();
        jdbc.sql("TRUNCATE similarity_shingle, similarity_report").update();
        jdbc.sql("ALTER TABLE similarity_shingle DROP CONSTRAINT similarity_shingle_pkey")
                .update();
        load(reports, formulaic);
        long loaded = System.nanoTime();
        jdbc.sql("SET maintenance_work_mem = '512MB'").update();
        jdbc.sql("ALTER TABLE similarity_shingle ADD PRIMARY KEY (shingle, number)")
                .update();
        long built = System.nanoTime();
        jdbc.sql("VACUUM ANALYZE similarity_shingle").update();

        long[] took = new long[COPIES];
        int found = 0;
        for (int place = 0; place < COPIES; place++) {
            long number = (long) place * reports / COPIES;
            String copy = copy(place, number, formulaic);
            long start = System.nanoTime();
            boolean there = found(copy, id(number, formulaic));
            took[place] = System.nanoTime() - start;
            found += there ? 1 : 0;
        }
        int flagged = 0;
        for (int number = reports; number < reports + 2 * COPIES; number++) {
            flagged += similarities.alike(text(id(number, formulaic)), NEW).isEmpty() ? 0 : 1;
        }
        Arrays.sort(took);
        measured(("among %d reports, formulaic %s: p50 %.1f ms, p95 %.1f ms; %d of %d copies found,"
                        + " %d of %d unrelated flagged; texts made and loaded in %d s, key built in %d s, %d MB")
                .formatted(
                        reports,
                        formulaic,
                        took[COPIES / 2] / 1e6,
                        took[COPIES * 95 / 100] / 1e6,
                        found,
                        COPIES,
                        flagged,
                        2 * COPIES,
                        (loaded - begin) / 1_000_000_000,
                        (built - loaded) / 1_000_000_000,
                        jdbc.sql("""
                                        SELECT (pg_total_relation_size('similarity_shingle')
                                                + pg_total_relation_size('similarity_report')) / 1048576
                                        """).query(Integer.class).single()));
        assertThat(took[COPIES * 95 / 100]).isLessThan(100_000_000L);
        assertThat(found).isGreaterThanOrEqualTo(COPIES * 95 / 100);
        assertThat(flagged).isLessThanOrEqualTo(2 * COPIES * 2 / 100);
    }

    private static void load(int reports, boolean formulaic) throws SQLException, IOException {
        try (var out = copyInto("similarity_report (number, report, edition, compared)")) {
            for (int number = 0; number < reports; number++) {
                write(out, (number + 1) + "\t" + id(number, formulaic) + "\t1\tt\n");
            }
        }
        // how many have a shingle, in as many slots that few are shared by two of them
        byte[] known = new byte[1 << 28];
        int atOnce = 5_000;
        try (var out = copyInto("similarity_shingle (shingle, number)")) {
            for (int first = 0; first < reports; first += atOnce) {
                List<int[]> samples = IntStream.range(first, Math.min(first + atOnce, reports))
                        .parallel()
                        .mapToObj(
                                number -> Words.of(text(id(number, formulaic))).sample())
                        .toList();
                for (int i = 0; i < samples.size(); i++) {
                    int kept = 0;
                    for (int shingle : samples.get(i)) {
                        int slot = shingle >>> 4;
                        if (known[slot] < Similarities.COMMON && kept < Similarities.KEPT) {
                            known[slot]++;
                            kept++;
                            write(out, shingle + "\t" + (first + i + 1) + "\n");
                        }
                    }
                }
            }
        }
    }

    private static PGCopyOutputStream copyInto(String table) throws SQLException {
        return new PGCopyOutputStream(connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN", 1 << 16);
    }

    private static void write(PGCopyOutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
    }
}
