package vn.guongsang.document.decree30;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Fixed words of the form. They have one language, so they are no messages. */
final class Words {

    static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("vn.guongsang.document.decree30.words", Locale.ROOT);

    private Words() {}

    static String of(String key, String... args) {
        var word = WORDS.getString(key);
        return args.length == 0 ? word : new MessageFormat(word, Locale.ROOT).format(args);
    }

    static String capitals(String text) {
        return text.toUpperCase(VIETNAMESE);
    }
}
