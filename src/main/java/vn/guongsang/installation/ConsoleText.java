package vn.guongsang.installation;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the operator reads on the console, where there is no signed-in person with a language. */
final class ConsoleText {

    private ConsoleText() {}

    /** One line in both languages, for whoever runs the program. */
    static String both(String key, Object... args) {
        return of(Locale.ROOT, key, args) + " (" + of(Locale.ENGLISH, key, args) + ")";
    }

    /**
     * @param locale {@link Locale#ROOT} for Vietnamese
     * @param args strings, so that no number is grouped
     */
    static String of(Locale locale, String key, Object... args) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "messages/installation",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key), locale).format(args);
    }
}
