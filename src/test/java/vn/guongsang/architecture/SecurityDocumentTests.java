package vn.guongsang.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} rests on tests: each that it names is there, under that name. */
class SecurityDocumentTests {

    private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w+Tests)(?:\\.(\\w+))?");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        Map<String, String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.filter(file -> file.toString().endsWith("Tests.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            SecurityDocumentTests::read,
                            (one, other) -> one + other));
        }
        var missing = new TreeSet<String>();
        int named = 0;
        var names = NAMED.matcher(read(Path.of("docs/security.md")));
        while (names.find()) {
            named++;
            String source = tests.get(names.group(1));
            if (source == null || names.group(2) != null && !source.contains("void " + names.group(2) + "(")) {
                missing.add(names.group());
            }
        }
        assertThat(named).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
