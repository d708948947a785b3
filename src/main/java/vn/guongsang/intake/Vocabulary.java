package vn.guongsang.intake;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.organisation.BodyKind;
import vn.guongsang.organisation.BodyLevel;
import vn.guongsang.organisation.NameMatching;

/** Kinds and levels of bodies in words: as pages say them, in both languages, and as plan packs write them. */
@Component
class Vocabulary {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final Pattern OTHERS = Pattern.compile("\\s*;\\s*");

    private final MessageSource messages;

    Vocabulary(MessageSource messages) {
        this.messages = messages;
    }

    NameMatching<String> kinds() {
        return named(Stream.of(BodyKind.values()).map(BodyKind::code), "organisation.kind.");
    }

    NameMatching<String> levels() {
        return named(Stream.of(BodyLevel.values()).map(BodyLevel::code), "organisation.level.");
    }

    private NameMatching<String> named(Stream<String> codes, String prefix) {
        var named = new NameMatching<String>();
        codes.forEach(code -> named.add(
                code,
                say(prefix + code, VIETNAMESE),
                Stream.of(
                                Stream.of(code, say(prefix + code, Locale.ENGLISH)),
                                also(prefix + code, VIETNAMESE),
                                also(prefix + code, Locale.ENGLISH))
                        .flatMap(words -> words)
                        .toList()));
        return named;
    }

    /** Other words for the same, as people write them into lists; none where nothing else is usual. */
    private Stream<String> also(String key, Locale locale) {
        return OTHERS.splitAsStream(
                        Objects.requireNonNullElse(messages.getMessage(key + ".also", null, "", locale), ""))
                .filter(word -> !word.isBlank());
    }

    String kind(String code) {
        return BodyKind.of(code).isPresent() ? say("organisation.kind." + code, VIETNAMESE) : code;
    }

    String level(String code) {
        return BodyLevel.of(code).isPresent() ? say("organisation.level." + code, VIETNAMESE) : code;
    }

    List<String> allKinds() {
        return Stream.of(BodyKind.values()).map(kind -> kind(kind.code())).toList();
    }

    List<String> allLevels() {
        return Stream.of(BodyLevel.values()).map(level -> level(level.code())).toList();
    }

    String column(ListColumn column) {
        return say("intake.column." + column, VIETNAMESE);
    }

    String say(String key, Object... args) {
        return say(key, VIETNAMESE, args);
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
