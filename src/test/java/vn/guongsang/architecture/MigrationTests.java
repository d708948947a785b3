package vn.guongsang.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database has no clock of its own either: a moved business day would not reach it. */
class MigrationTests {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern CLOCK = Pattern.compile(
            "\\b(now\\s*\\(|current_(date|time|timestamp)\\b|local(time|timestamp)\\b"
                    + "|(clock|statement|transaction)_timestamp\\b)",
            Pattern.CASE_INSENSITIVE);

    /** In Java, where {@code now()} may be a method: only as SQL is written. */
    private static final Pattern CLOCK_IN_JAVA =
            Pattern.compile("\\b(NOW\\s*\\(|CURRENT_(DATE|TIME|TIMESTAMP)\\b|LOCAL(TIME|TIMESTAMP)\\b)");

    @Test
    void noMigrationReadsTheClock() throws IOException {
        assertThat(findings(MIGRATIONS, ".sql", CLOCK)).isEmpty();
    }

    @Test
    void noQueryReadsTheClock() throws IOException {
        assertThat(findings(Path.of("src/main/java"), ".java", CLOCK_IN_JAVA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created_at timestamptz DEFAULT now()",
                "day date DEFAULT CURRENT_DATE",
                "at timestamptz DEFAULT clock_timestamp()",
                "WHERE due < current_timestamp"
            })
    void theRuleBites(String sql) {
        assertThat(CLOCK.matcher(withoutComments(sql)).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- not now()", "/* CURRENT_DATE */", "known_at timestamptz NOT NULL", "known(1)"})
    void theRuleLetsTheRestBe(String sql) {
        assertThat(CLOCK.matcher(withoutComments(sql)).find()).isFalse();
    }

    @Test
    void everyMigrationHasItsOwnNumber() throws IOException {
        Map<String, String> files = new TreeMap<>();
        BinaryOperator<String> both = (one, other) -> one + " and " + other;
        try (Stream<Path> migrations = Files.list(MIGRATIONS)) {
            migrations
                    .map(path -> path.getFileName().toString())
                    .forEach(name -> files.merge(name.replaceFirst("__.*", ""), name, both));
        }
        assertThat(files.values()).allMatch(name -> name.matches("V\\d{3}__[a-z0-9_]+\\.sql"));
    }

    private static List<String> findings(Path directory, String ending, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .flatMap(path -> pattern.matcher(withoutComments(read(path)))
                            .results()
                            .map(MatchResult::group)
                            .map(found -> path + ": " + found))
                    .toList();
        }
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--.*", "").replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
