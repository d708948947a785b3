package vn.guongsang.authoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.Found;

/** Findings as the forms say them: in the words of the form, never in those of the file. */
class FindingWordsTests {

    /** Findings of files, which no form can bring about. */
    private static final Pattern OF_FILES =
            Pattern.compile("(file|format|sort|key|id|cli|bodies|date|value|text)\\..*");

    /** A key or a word of the format: in brackets, in quotation marks, with a hyphen, or before a colon. */
    private static final Pattern CODE = Pattern.compile(
            "\\([a-z]+(-[a-z]+)*[,):]|“[a-z]+(-[a-z]+)*”|\\b(due|month|rule|kind|every|members|joins|mode): |\\b[a-z]+-[a-z]+\\b");

    @BeforeEach
    void speakVietnamese() {
        LocaleContextHolder.setLocale(Locale.of("vi"));
    }

    @AfterEach
    void beSilent() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void noSentenceOfAFormHasAWordOfTheFile() throws IOException {
        Properties pack = messages("pack.properties");
        Properties forms = messages("authoring.properties");
        List<String> codes = pack.stringPropertyNames().stream()
                .filter(
                        key -> key.matches(
                                "(year|hour|period|window|ref|due|milestone|obligation|follows|relief|criteria|opens|minimum|selector|amended|quota|movement|check|order|group|clause)\\..*"))
                .filter(key -> !OF_FILES.matcher(key).matches())
                .filter(key ->
                        !key.matches("(period|relief|minimum)\\..*") || forms.containsKey("authoring.finding." + key))
                .toList();

        assertThat(codes).hasSizeGreaterThan(40);
        for (String code : codes) {
            String sentence = forms.getProperty("authoring.finding." + code, pack.getProperty(code));
            assertThat(CODE.matcher(sentence).results().map(found -> found.group()))
                    .as(code + ": " + sentence)
                    .isEmpty();
            assertThat(sentence).doesNotContain("nghĩa vụ");
        }
    }

    @Test
    void entriesAndFieldsAreCalledAsInTheForm() {
        DraftPack pack = DraftPack.begun(
                new LinkedHashMap<>(
                        Map.of("id", "thu", "title", "Kế hoạch", "kind", "exemplars", "issuer", "ubnd", "clause", "I")),
                new LinkedHashMap<>(Map.of("id", "ubnd", "name", "UBND", "kind", "people-committee", "clause", "I")));
        pack.add("milestones", new LinkedHashMap<>(Map.of("id", "milestone-2", "name", "Hội nghị", "clause", "I")));
        pack.add(
                "obligations",
                new LinkedHashMap<>(Map.of(
                        "id", "obligation-1",
                        "kind", "report",
                        "what", "Báo cáo",
                        "who", new ArrayList<>(List.of("ubnd")),
                        "cadence", "once",
                        "due", Map.of("rule", "before", "milestone", "milestone-2"),
                        "first-due", "2026-02-01",
                        "clause", "III.1")));
        PackWords words = words();

        assertThat(Found.in(pack).stream().map(found -> words.finding(pack, found)))
                .contains(
                        "Mốc “Hội nghị” chưa có ngày, nên chưa tính được hạn “trước” mốc ấy; đầu mối sẽ phải ấn định.",
                        "“Hạn riêng của kỳ đầu” chỉ dùng cho việc lặp lại theo kỳ (mục III.1). Với việc làm một lần, ghi ngày ở “Hạn”.");
    }

    private static PackWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/authoring", "messages/plan", "messages/pack");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PackWords(messages);
    }

    private static Properties messages(String name) throws IOException {
        Properties messages = new Properties();
        try (var in = new InputStreamReader(
                FindingWordsTests.class.getResourceAsStream("/messages/" + name), StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        return messages;
    }
}
