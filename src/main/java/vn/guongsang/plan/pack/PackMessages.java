package vn.guongsang.plan.pack;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What people read about packs and calendars: Vietnamese, or English for the locale {@code en}. */
public final class PackMessages {

    private static final String BUNDLE = "messages.pack";

    private final ResourceBundle bundle;

    private PackMessages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** Without the machine's own locale as a fallback: what is not English is Vietnamese. */
    public static PackMessages in(Locale locale) {
        return new PackMessages(ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /**
     * @param args given as text, so that no locale regroups the digits of a year
     * @throws MissingResourceException when there is no such sentence
     */
    public String say(String key, Object... args) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(args);
    }

    public boolean knows(String key) {
        return bundle.containsKey(key);
    }
}
