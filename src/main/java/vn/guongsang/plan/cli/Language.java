package vn.guongsang.plan.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import vn.guongsang.plan.pack.PackMessages;

/** The language in which a command speaks. */
final class Language {

    enum Choice {
        VI,
        EN
    }

    @Option(names = "--lang", paramLabel = "vi|en", defaultValue = "vi", descriptionKey = "lang")
    private Choice choice = Choice.VI;

    Locale locale() {
        return Locale.forLanguageTag(choice.name());
    }

    String say(String key, Object... args) {
        return PackMessages.in(locale()).say("cli." + key, args);
    }

    String sentence(String key, List<String> args) {
        return PackMessages.in(locale()).say(key, args.toArray());
    }
}
