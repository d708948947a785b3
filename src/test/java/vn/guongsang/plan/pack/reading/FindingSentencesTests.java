package vn.guongsang.plan.pack.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.guongsang.plan.pack.PackFixtures;

class FindingSentencesTests {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern CODE = Pattern.compile(
            "\"((?:file|format|key|id|due|value|number|sort|date|year|period|window|ref|quota|movement|check|order|group|text|clause)"
                    + "\\.[a-z0-9-]+)\"");

    @Test
    void speaksToAnOfficerInVietnamese() throws IOException {
        FindingSentences sentences = new FindingSentences(Locale.of("vi"));

        assertThat(new PackReader()
                        .read(PackFixtures.MISTAKES).findings().stream().map(sentences::withPlace))
                .contains(
                        "Dòng 33, cột 64: mục này không có thông tin “cadense”. Có phải “cadence”?",
                        "Dòng 38, cột 109: (lưu ý) không phải tháng nào cũng có ngày 31; tháng ngắn hơn sẽ tính ngày cuối tháng.");
    }

    @Test
    void speaksEnglishWhenAskedTo() {
        Finding finding = Finding.error(new Position(3, 7), "/plan", "key.missing", "title");

        assertThat(new FindingSentences(Locale.ENGLISH).withPlace(finding))
                .isEqualTo("Line 3, column 7: “title” is missing.");
    }

    @Test
    void speaksVietnameseOnAnEnglishMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            assertThat(new FindingSentences(Locale.of("vi")).sentence(Finding.error(Position.START, "", "file.empty")))
                    .isEqualTo("tệp không có nội dung.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyCodeOfTheSourcesHasASentence() throws IOException {
        Properties vietnamese = messages("pack.properties");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/vn/guongsang/plan/pack/reading"))) {
            List<String> codes = sources.filter(Files::isRegularFile)
                    .flatMap(FindingSentencesTests::lines)
                    .flatMap(line -> CODE.matcher(line).results().map(match -> match.group(1)))
                    .distinct()
                    .toList();

            assertThat(codes).hasSizeGreaterThan(40);
            assertThat(vietnamese.stringPropertyNames()).containsAll(codes);
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties vietnamese = messages("pack.properties");
        Properties english = messages("pack_en.properties");

        assertThat(english.stringPropertyNames()).isEqualTo(vietnamese.stringPropertyNames());
        for (String key : vietnamese.stringPropertyNames()) {
            assertThat(places(english, key)).as(key).isEqualTo(places(vietnamese, key));
        }
    }

    private static TreeSet<String> places(Properties messages, String key) {
        String pattern = new MessageFormat(messages.getProperty(key), Locale.ROOT).toPattern();
        TreeSet<String> places = new TreeSet<>();
        PLACE.matcher(pattern).results().forEach(match -> places.add(match.group(1)));
        return places;
    }

    private static Stream<String> lines(Path source) {
        try {
            return Files.readAllLines(source).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties messages(String name) throws IOException {
        Properties messages = new Properties();
        try (var in = new InputStreamReader(
                FindingSentencesTests.class.getResourceAsStream("/messages/" + name), StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        return messages;
    }
}
