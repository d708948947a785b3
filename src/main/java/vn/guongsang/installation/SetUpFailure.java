package vn.guongsang.installation;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The installation can't start, for a reason that its operator can mend. It is told in one line, in
 * Vietnamese and English, and the program ends with {@link #EXIT_CODE}: no stack trace.
 */
final class SetUpFailure extends RuntimeException {

    static final int EXIT_CODE = 2;

    private static final long serialVersionUID = 1;

    SetUpFailure(String key, Object... args) {
        this(null, key, args);
    }

    SetUpFailure(@Nullable Throwable cause, String key, Object... args) {
        super(line(key, args), cause);
    }

    private static String line(String key, Object... args) {
        return ConsoleText.of(Locale.ROOT, key, args) + " (" + ConsoleText.of(Locale.ENGLISH, key, args) + ")";
    }

    /** What the operator reads: the console has no signed-in person whose language were known. */
    static final class ConsoleText {

        private ConsoleText() {}

        static String of(Locale locale, String key, Object... args) {
            ResourceBundle texts = ResourceBundle.getBundle(
                    "messages/installation",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            return new MessageFormat(texts.getString(key), locale).format(args);
        }
    }
}
