package vn.guongsang.commendation.paper;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The words of the paper: Vietnamese by law, whatever the language of the pages. */
final class Wording {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final Properties WORDS = read();

    private Wording() {}

    static String say(String key, Object... args) {
        String words = Objects.requireNonNull(WORDS.getProperty(key), key);
        return new MessageFormat(words, VIETNAMESE).format(args);
    }

    /** {@code ngày 07 tháng 4 năm 2025}: days below ten and the first two months have two figures. */
    static String day(LocalDate day) {
        String month = day.getMonthValue() < 3 ? "0" + day.getMonthValue() : String.valueOf(day.getMonthValue());
        return say("day", "%02d".formatted(day.getDayOfMonth()), month, String.valueOf(day.getYear()));
    }

    /** As it goes on inside a sentence: proper names and abbreviations keep their capitals. */
    static String inSentence(String text) {
        boolean abbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || abbreviation ? text : text.substring(0, 1).toLowerCase(VIETNAMESE) + text.substring(1);
    }

    private static Properties read() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(
                        Wording.class.getResourceAsStream("/vn/guongsang/commendation/paper.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
