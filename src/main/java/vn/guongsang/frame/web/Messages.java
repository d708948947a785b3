package vn.guongsang.frame.web;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The messages of all modules. Each module has a bundle of its own, and asking a dozen of them in turn
 * for every word took a third of the time of a large page: what was found once is found at once.
 */
final class Messages extends ResourceBundleMessageSource {

    private record Key(Locale locale, String code) {}

    private final ConcurrentMap<Key, String> plain = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, MessageFormat> formats = new ConcurrentHashMap<>();

    Messages(String... bundles) {
        setBasenames(bundles);
        setDefaultEncoding(StandardCharsets.UTF_8.name());
        setFallbackToSystemLocale(false);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        // what is not found is not remembered, so both maps end with the messages
        return plain.computeIfAbsent(new Key(locale, code), key -> super.resolveCodeWithoutArguments(code, locale));
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return formats.computeIfAbsent(new Key(locale, code), key -> super.resolveCode(code, locale));
    }
}
