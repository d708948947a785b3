package vn.guongsang.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every word that a person reads exists in Vietnamese and in English, and stands in a message file. */
class MessagesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    /** Shows every component on invented data, and is for the house only. */
    private static final Path STYLE_PAGE = TEMPLATES.resolve("frame/style.jte");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    /** A letter that only Vietnamese text has, composed or not. */
    private static final Pattern VIETNAMESE =
            Pattern.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\\u0300-\\u0323]");

    @TestFactory
    Stream<DynamicTest> eachBundleSaysTheSameInBothLanguages() throws IOException {
        return bundles().stream()
                .map(bundle -> DynamicTest.dynamicTest(bundle, () -> {
                    Properties vietnamese = load(MESSAGES.resolve(bundle + ".properties"));
                    Properties english = load(MESSAGES.resolve(bundle + "_en.properties"));

                    assertThat(english.stringPropertyNames())
                            .containsExactlyInAnyOrderElementsOf(vietnamese.stringPropertyNames());
                    for (String key : vietnamese.stringPropertyNames()) {
                        assertThat(places(english.getProperty(key)))
                                .as("arguments of " + key)
                                .isEqualTo(places(vietnamese.getProperty(key)));
                        assertThat(vietnamese.getProperty(key)).as(key).isNotBlank();
                        assertThat(english.getProperty(key))
                                .as(key + " in English")
                                .isNotBlank();
                    }
                }));
    }

    /** Of a key that stands twice the later text counts, wherever the first was meant. */
    @Test
    void noKeyStandsTwiceInAFile() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            files.forEach(file -> assertThat(Pattern.compile("(?m)(?<!\\\\\\n)^([^#!=:\\s]+)\\s*=")
                            .matcher(read(file))
                            .results()
                            .map(key -> key.group(1)))
                    .as(file.toString())
                    .isNotEmpty()
                    .doesNotHaveDuplicates());
        }
    }

    @Test
    void noTemplateHoldsTheTextItself() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(path -> path.toString().endsWith(".jte"))
                            .filter(path -> !STYLE_PAGE.equals(path))
                            .flatMap(path -> textIn(read(path)).map(line -> path + ": " + line)))
                    .isEmpty();
        }
    }

    @Test
    void theRuleOnTemplatesBites() {
        assertThat(textIn("<h1>Gương sáng</h1>\n<p>${text.of(\"x\")}</p>\n<%-- ghi chú --%>\n"))
                .containsExactly("<h1>Gương sáng</h1>");
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(path -> path.getFileName().toString())
                    .map(name -> name.replaceFirst("(_en)?\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> textIn(String template) {
        return template.replaceAll("(?s)<%--.*?--%>", "")
                .lines()
                .filter(line -> VIETNAMESE.matcher(line).find());
    }

    private static Set<String> places(String message) {
        return PLACE.matcher(message)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
