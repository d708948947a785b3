package vn.guongsang.authoring.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.authoring.domain.Found;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.plan.pack.reading.Finding;
import vn.guongsang.plan.pack.reading.FindingSentences;
import vn.guongsang.plan.pack.reading.Shape;
import vn.guongsang.plan.pack.reading.Shape.Group;

/** The keys and words of the format as people read them. */
@Component
public class PackWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource messages;

    PackWords(MessageSource messages) {
        this.messages = messages;
    }

    public String say(String key, Object... args) {
        return maybe(key, args).orElse(key);
    }

    private Optional<String> maybe(String key, Object... args) {
        return Optional.ofNullable(messages.getMessage(key, args, null, LocaleContextHolder.getLocale()))
                .filter(text -> !text.isBlank());
    }

    /** A key of a group. */
    public String key(String group, String key) {
        return maybe("authoring.key." + group + "." + key)
                .or(() -> maybe("authoring.key." + key))
                .or(() -> maybe("plan.key." + key))
                .or(() -> maybe("plan.word." + key))
                .orElseGet(() -> key.replace('-', ' '));
    }

    Optional<String> hint(String group, String key) {
        return maybe("authoring.hint." + group + "." + key).or(() -> maybe("authoring.hint." + key));
    }

    /** What a section is for, where a sentence says it. */
    public @Nullable String hintOf(Place place) {
        return hint("", place.key()).orElse(null);
    }

    /** One of the words that a key allows. */
    public String word(String group, String key, String word) {
        return maybe("authoring.word." + group + "." + key + "." + word)
                .or(() -> maybe("authoring.word." + key + "." + word))
                .or(() -> maybe("plan.word." + word))
                .or(() -> maybe("plan.key." + word))
                .orElseGet(() -> word.replace('-', ' '));
    }

    /** What a folded part of a form is for. */
    String part(String group, String part, int fields) {
        return maybe("authoring.more." + group + "." + part, fields).orElseGet(() -> say("authoring.more", fields));
    }

    /** What an entry of a list is, in the singular. */
    public String entry(Group group) {
        return maybe("authoring.entry." + group.name()).orElseGet(() -> say("authoring.entry"));
    }

    /** Where a place is: "Nhiệm vụ có hạn › Báo cáo năm". */
    public String place(DraftPack pack, String address) {
        return pack.at(address)
                .map(place -> address.isEmpty()
                        ? say("authoring.general")
                        : place.isList() || place.inRoot()
                                ? key("", place.key())
                                : key("", address.substring(0, address.indexOf('/'))) + " › "
                                        + DraftPack.nameOf(place.said(), place.key()))
                .orElse(address);
    }

    /** What the checker says of an entry, its keys called as in the entry's form. */
    public String finding(DraftPack pack, Found found) {
        return finding(
                found.finding(),
                found.steps().isEmpty()
                        ? pack.at(found.address())
                                .map(place -> place.group().name())
                                .orElse("")
                        : "",
                pack);
    }

    /** What the checker says, without the keys that only a file has. */
    public String finding(Finding finding) {
        return finding(finding, "", null);
    }

    private String finding(Finding finding, String group, @Nullable DraftPack pack) {
        List<String> args = IntStream.range(0, finding.args().size())
                .mapToObj(at -> argument(group, finding, at, pack))
                .toList();
        String said = maybe("authoring.finding." + finding.code(), args.toArray())
                .orElseGet(() -> new FindingSentences(LocaleContextHolder.getLocale())
                        .sentence(new Finding(
                                finding.severity(),
                                finding.line(),
                                finding.column(),
                                finding.path(),
                                finding.code(),
                                args)));
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
    }

    private String argument(String group, Finding finding, int at, @Nullable DraftPack pack) {
        String code = finding.code();
        String arg = finding.args().get(at);
        if (KEYS.contains(code)) {
            return key(group, arg);
        }
        if (code.equals(OWN_DAY) && at == 0) {
            return key("obligation", arg);
        }
        if (WORDS.contains(code)) {
            return Stream.of(arg.split(", ")).map(this::ofDue).collect(Collectors.joining(", "));
        }
        boolean mayBeId = !code.startsWith("id.") && !code.startsWith("value.") && !code.startsWith("amended.");
        if (pack != null && mayBeId && pack.has(arg)) {
            return pack.name(arg);
        }
        return code.startsWith("ref.") && arg.matches("[a-z-]+(\\.[a-z-]+)*(, [a-z.-]+)*")
                ? Stream.of(arg.split(", "))
                        .map(section ->
                                maybe("plan.key." + section.split("\\.")[0]).orElse(section))
                        .collect(Collectors.joining(", "))
                : day(arg);
    }

    /** A due rule, a month of a period or a cadence. */
    private String ofDue(String word) {
        return maybe("authoring.word.due.rule." + word)
                .or(() -> maybe("authoring.word.month." + word))
                .orElseGet(() -> word("", "rule", word));
    }

    private static final String OWN_DAY = "obligation.own-day-not-periodic";

    private static final Set<String> KEYS =
            Set.of("key.missing", "key.unknown", "value.empty", "value.nothing-in-it", "key.unknown-suggested");
    private static final Set<String> WORDS = Set.of(
            "due.does-not-fit",
            "due.month-does-not-fit",
            "due.days-of-year-unfit",
            "due.days-of-year-differ",
            "due.lunar-not-yearly",
            "due.month-not-in-every-period");

    /** A value as it stands, in words: names for ids, days as people write them. */
    public String value(DraftPack pack, Group group, String key, Shape shape, Object value) {
        return switch (value) {
            case Boolean yes -> say(yes ? "plan.yes" : "plan.no");
            case Map<?, ?> map -> map(pack, shape, map);
            case Collection<?> list ->
                list.stream()
                        .map(each -> value(pack, group, key, of(shape), each))
                        .collect(Collectors.joining(list.stream().anyMatch(Map.class::isInstance) ? " • " : "; "));
            default -> single(pack, group, key, shape, value.toString());
        };
    }

    private String map(DraftPack pack, Shape shape, Map<?, ?> map) {
        Group group = switch (DraftPack.SHAPES.resolved(shape)) {
            case Group known -> known;
            case Shape.Due(var rules) when rules.get(String.valueOf(map.get("rule"))) instanceof Group rule -> rule;
            default -> DraftPack.SHAPES.root();
        };
        return map.entrySet().stream()
                .map(entry -> {
                    String part = String.valueOf(entry.getKey());
                    return key(group.name(), part) + ": "
                            + value(
                                    pack,
                                    group,
                                    part,
                                    group.parts().getOrDefault(part, new Shape.Word(List.of())),
                                    entry.getValue());
                })
                .collect(Collectors.joining(", "));
    }

    private static Shape of(Shape shape) {
        return switch (shape) {
            case Shape.Listed(Shape of) -> of;
            case Shape.Entries(Shape of) -> of;
            default -> shape;
        };
    }

    private String single(DraftPack pack, Group group, String key, Shape shape, String text) {
        return switch (shape) {
            case Shape.Reference _ -> pack.name(text);
            case Shape.Word _ -> word(group.name(), key, text);
            case Shape.Day _, Shape.DayOrYear _ -> day(text);
            case Shape.MonthAndDay _ -> monthAndDay(text);
            default -> text;
        };
    }

    /** As people write it; as it stands where it is no day. */
    static String day(String iso) {
        return iso.matches("\\d{4}-\\d{2}-\\d{2}")
                ? Untrusted.day(iso).map(DAY::format).orElse(iso)
                : iso;
    }

    static String monthAndDay(String iso) {
        return iso.matches("\\d{2}-\\d{2}") ? iso.substring(3) + "/" + iso.substring(0, 2) : iso;
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
