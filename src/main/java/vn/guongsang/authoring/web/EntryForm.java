package vn.guongsang.authoring.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Field;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.reading.PackTree;
import vn.guongsang.plan.pack.reading.Shape;
import vn.guongsang.plan.pack.reading.Shape.Group;

/**
 * The form of any entry of a pack, made of the shapes of the format, and what it says when it comes back. A
 * field that nobody touched keeps the value as it was written.
 */
@Component
public class EntryForm {

    /** All fields of a form begin with it, whatever else the page has. */
    public static final String ROOT = "m";

    private static final String ALL = "*";
    private static final String CLAUSE = "clause";

    /** More choices than these are folded. */
    private static final int FEW = 8;

    private static final int LONG_TEXT = 70;

    private static final Set<String> LONG = Set.of(
            "text", "what", "means", "note", "open", "reason", "reading", "purpose", "follow-up", "extra", "title");

    /** What every entry has, and few need. */
    private static final Set<String> ASIDE = Set.of("note", "open", "inferred");

    /** What few entries of a kind need, but whoever needs it must find: each group of keys by the name of its part. */
    private static final Map<String, Map<String, Set<String>>> APART = Map.of(
            "obligation",
            Map.of(
                    "cases", Set.of("follows", "joins", "reliefs"),
                    "times", Set.of("until", "opens", "first-due", "last-due", "locks-after")));

    private static final List<String> PARTS = List.of("cases", "times");

    private static final String REST = "rest";

    /** Who is head by turns is chosen by the cluster, never as a kind of body: as such nobody is found. */
    private static final String HEAD = "cluster-head";

    /** Said to be there even while there is nothing to choose from: people look for it. */
    private static final Set<String> ALWAYS_OFFERED = Set.of("head-of", "bloc");

    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})\\s*(?::|h|giờ)\\s*(\\d{2})?");

    private static final Pattern MONTH_AND_DAY = Pattern.compile("(\\d{1,2})[/.\\-](\\d{1,2})");

    private final PackWords words;

    EntryForm(PackWords words) {
        this.words = words;
    }

    /**
     * A form as it is shown.
     *
     * @param main what is asked first
     * @param more what can be said besides, by what it is for
     * @param unknown keys that the format does not know
     */
    public record Shown(List<Box> main, List<Part> more, List<String> unknown) {}

    /**
     * What can be said besides.
     *
     * @param filled the names of what is said in it
     * @param open whether it is shown unfolded
     */
    public record Part(String label, List<Box> boxes, List<String> filled, boolean open) {}

    Shown of(DraftPack pack, Place place, Map<String, Object> said) {
        return of(pack, place, said, "");
    }

    /** @param focus the row, or the list of rows, at which the page comes up; empty for its beginning */
    Shown of(DraftPack pack, Place place, Map<String, Object> said, String focus) {
        Group group = place.group();
        Map<String, Set<String>> apart = APART.getOrDefault(group.name(), Map.of());
        Set<String> inParts = apart.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<String> asked = group.parts().entrySet().stream()
                .filter(part -> isAsked(group, part.getKey(), part.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        // the clause first, as whoever writes goes through the document; what is filled is never hidden
        List<String> main = Stream.of(
                        Stream.of(CLAUSE),
                        asked.stream().filter(group.required()::contains),
                        group.main().stream(),
                        asked.stream()
                                .filter(key -> group == DraftPack.SHAPES.root()
                                        || said.containsKey(key) && !ASIDE.contains(key) && !inParts.contains(key)))
                .flatMap(keys -> keys)
                .filter(asked::contains)
                .distinct()
                .toList();
        List<Part> more = Stream.concat(PARTS.stream().filter(apart::containsKey), Stream.of(REST))
                .map(part -> part(
                        new Ground(pack, group, part, ROOT, focus),
                        said,
                        asked.stream()
                                .filter(key -> !main.contains(key))
                                .filter(key -> part.equals(REST)
                                        ? !inParts.contains(key)
                                        : apart.getOrDefault(part, Set.of()).contains(key))
                                .toList()))
                .filter(part -> !part.boxes().isEmpty())
                .toList();
        return new Shown(
                boxes(pack, group, said, main, focus),
                more,
                said.keySet().stream()
                        .filter(key -> !group.parts().containsKey(key) && !isFormat(group, key))
                        .toList());
    }

    /** What is said in it is not hidden, but for notes. */
    private Part part(Ground at, Map<String, Object> said, List<String> keys) {
        List<String> shown = keys.stream().filter(said::containsKey).toList();
        List<String> filled = shown.stream()
                .filter(key -> saysSomething(at.group(), key, said))
                .toList();
        return new Part(
                words.part(at.group().name(), at.key(), keys.size()),
                boxes(at.pack(), at.group(), said, keys, at.focus()),
                filled.stream().map(key -> words.key(at.group().name(), key)).toList(),
                !ASIDE.containsAll(shown)
                        || keys.stream().anyMatch(key -> (at.focus() + ".").startsWith(ROOT + "." + key + ".")));
    }

    /** Lines that are still empty say nothing. */
    private static boolean saysSomething(Group group, String key, Map<String, Object> said) {
        Map<String, Object> left = new LinkedHashMap<>();
        keep(left, key, filled(Objects.requireNonNull(group.parts().get(key)), Objects.requireNonNull(said.get(key))));
        return !left.isEmpty();
    }

    private List<Box> boxes(DraftPack pack, Group group, Map<String, Object> said, List<String> keys, String focus) {
        return keys.stream()
                .map(key -> box(
                        new Ground(pack, group, key, ROOT + "." + key, focus),
                        Objects.requireNonNull(group.parts().get(key)),
                        said.get(key)))
                .toList();
    }

    private static boolean isAsked(Group group, String key, Shape part) {
        return !(part instanceof Shape.Id) && !DraftPack.hasOwnPage(group, part) && !isFormat(group, key);
    }

    /** The line that says what the file is, which nobody types. */
    private static boolean isFormat(Group group, String key) {
        return group == DraftPack.SHAPES.root() && key.equals("format");
    }

    /**
     * Where a field stands.
     *
     * @param focus where the page comes up
     * @param optional whether it is part of something that may be left out
     */
    private record Ground(DraftPack pack, Group group, String key, String name, String focus, boolean optional) {

        Ground(DraftPack pack, Group group, String key, String name, String focus) {
            this(pack, group, key, name, focus, false);
        }

        Ground below(Group group, String key) {
            return new Ground(pack, group, key, name + "." + key, focus, optional);
        }

        Ground left(boolean out) {
            return new Ground(pack, group, key, name, focus, out);
        }
    }

    // showing

    private Box box(Ground at, Shape shape, @Nullable Object value) {
        return switch (DraftPack.SHAPES.resolved(shape)) {
            case Group group -> together(at, group, value);
            case Shape.Entries(Shape of) -> rows(at, (Group) DraftPack.SHAPES.resolved(of), value);
            case Shape.Due(var rules) -> rules(at, rules, DraftPackValues.map(value));
            case Shape single -> field(at, single, value);
        };
    }

    private Box together(Ground at, Group group, @Nullable Object value) {
        Map<String, Object> said = DraftPackValues.map(value);
        boolean optional = !required(at);
        boolean open = !said.isEmpty()
                || !optional
                || at.group().main().contains(at.key())
                || at.focus().startsWith(at.name() + ".");
        return new Box.Together(
                at.name(),
                label(at),
                boxes(at.left(optional && said.isEmpty()), group, said),
                open,
                optional && !at.group().main().contains(at.key()));
    }

    private List<Box> boxes(Ground at, Group group, Map<String, Object> said) {
        return boxes(at, group, said, Set.of());
    }

    private List<Box> boxes(Ground at, Group group, Map<String, Object> said, Set<String> without) {
        return group.parts().entrySet().stream()
                .filter(part -> !without.contains(part.getKey()))
                .map(part -> box(at.below(group, part.getKey()), part.getValue(), said.get(part.getKey())))
                .toList();
    }

    private Box rows(Ground at, Group group, @Nullable Object value) {
        List<List<Box>> rows = new ArrayList<>();
        List<Object> said = DraftPackValues.list(value);
        for (int i = 0; i < said.size(); i++) {
            List<Box> row =
                    boxes(at.below(group, Integer.toString(i)).left(false), group, DraftPackValues.map(said.get(i)));
            rows.add(at.focus().equals(at.name() + "." + i) ? comingUp(row) : row);
        }
        String focused = at.focus().startsWith(at.name() + ".")
                ? at.focus().substring(at.name().length() + 1)
                : "";
        boolean lastGone = focused.matches("\\d{1,4}") && Integer.parseInt(focused) >= rows.size();
        return new Box.Rows(at.name(), label(at), words.entry(group), rows, lastGone);
    }

    /** The same, the page coming up at the first field that can be filled. */
    private static List<Box> comingUp(List<Box> boxes) {
        List<Box> up = new ArrayList<>(boxes);
        for (int i = 0; i < up.size(); i++) {
            if (up.get(i) instanceof Box.One(Field field)
                    && !(field.grouped() && field.choices().isEmpty())) {
                up.set(i, new Box.One(field.focused()));
                return up;
            }
            if (up.get(i) instanceof Box.Folded(Field field, String chosen, var _)) {
                up.set(i, new Box.Folded(field, chosen, true));
                return up;
            }
        }
        return boxes;
    }

    /** The widget of a due rule alone, with those rules only that may be chosen. */
    Box due(DraftPack pack, Place place, Map<String, Object> said, List<String> allowed) {
        Map<String, Group> rules = new LinkedHashMap<>();
        allowed.forEach(
                rule -> rules.put(rule, Objects.requireNonNull(DUE.rules().get(rule))));
        return rules(new Ground(pack, place.group(), "due", ROOT + ".due", ""), rules, said);
    }

    /** What the widget of a due rule alone says; empty where none is chosen. */
    Map<String, Object> due(MultiValueMap<String, String> sent, Problems problems) {
        return due(DUE.rules(), ROOT + ".due", Map.of(), sent, problems);
    }

    private static final Shape.Due DUE =
            (Shape.Due) Objects.requireNonNull(((Group) ((Shape.Entries) Objects.requireNonNull(
                                    DraftPack.SHAPES.root().parts().get("obligations")))
                            .of())
                    .parts()
                    .get("due"));

    private static final Set<String> COMMON = Set.of("rest-day", "as-written", "note", "inferred");

    private Box rules(Ground at, Map<String, Group> rules, Map<String, Object> said) {
        String chosen = String.valueOf(said.get("rule"));
        List<Box.Rule> shown = rules.entrySet().stream()
                .map(rule -> new Box.Rule(
                        rule.getKey(),
                        words.word("due", "rule", rule.getKey()),
                        words.say("authoring.due." + rule.getKey()),
                        rule.getKey().equals(chosen),
                        Stream.of(Cadence.values())
                                .filter(cadence -> mayTake(cadence, rule.getKey()))
                                .map(Cadence::yaml)
                                .toList(),
                        boxes(
                                new Ground(
                                        at.pack(), at.group(), at.key(), at.name() + "." + rule.getKey(), at.focus()),
                                rule.getValue(),
                                rule.getKey().equals(chosen) ? said : Map.of(),
                                COMMON)))
                .toList();
        Group widest = Objects.requireNonNull(DUE.rules().get("date"));
        List<Box> common = widest.parts().entrySet().stream()
                .filter(part -> COMMON.contains(part.getKey()))
                .map(part -> box(at.below(widest, part.getKey()), part.getValue(), said.get(part.getKey())))
                .toList();
        return new Box.Rules(at.name(), label(at), shown, common);
    }

    /** Of each time, or of every second, third … one. */
    private static boolean mayTake(Cadence cadence, String rule) {
        return IntStream.of(1, 2)
                .filter(every -> every == 1 || cadence.multiplies())
                .anyMatch(every -> DueFit.rulesFor(cadence, every).contains(rule));
    }

    private Box field(Ground at, Shape shape, @Nullable Object value) {
        List<String> values = shown(shape, value);
        Field field = of(at, shape, values);
        Optional<String> hint = words.hint(at.group().name(), at.key());
        if (hint.isPresent()) {
            field = field.hint(Text.plain(hint.get()));
        }
        field = field.label(Text.plain(label(at))).values(values);
        field = required(at) && !at.optional() ? field : field.optional();
        if (field.grouped() && field.choices().isEmpty() && ALWAYS_OFFERED.contains(at.key())) {
            return new Box.Nothing(at.name(), label(at), words.say("authoring.nothing." + at.key()));
        }
        return field.kind() == Field.Kind.CHECKBOXES && field.choices().size() > FEW
                ? new Box.Folded(field, chosen(field), false)
                : new Box.One(field);
    }

    private static String chosen(Field field) {
        return String.join(
                "; ",
                field.choices().stream()
                        .filter(choice -> field.values().contains(choice.value()))
                        .map(choice -> Objects.requireNonNullElse(choice.label().plain(), choice.value()))
                        .toList());
    }

    private Field of(Ground at, Shape shape, List<String> values) {
        String name = at.name();
        return switch (shape) {
            case Shape.Line _ ->
                LONG.contains(at.key()) || values.stream().anyMatch(text -> text.length() > LONG_TEXT)
                        ? Field.area(name, "")
                        : Field.text(name, "");
            case Shape.Lines _ -> Field.area(name, "").hint("authoring.lines");
            case Shape.Id _ -> Field.text(name, "").width(24);
            case Shape.Day _ -> Field.date(name, "");
            case Shape.DayOrYear _ -> Field.text(name, "").width(12).hint("authoring.day-or-year");
            case Shape.Year _ -> Field.number(name, "");
            case Shape.MonthAndDay _ -> Field.text(name, "").width(12).hint("authoring.month-and-day");
            case Shape.Hour _ -> Field.text(name, "").width(12).hint("authoring.hour");
            case Shape.Whole _, Shape.Decimal _ -> Field.number(name, "");
            case Shape.Flag(boolean onlyYes) ->
                onlyYes
                        ? Field.checkboxes(name, "", List.of(Choice.of("true", "plan.yes")))
                        : Field.select(name, "", List.of(Choice.of("true", "plan.yes"), Choice.of("false", "plan.no")));
            case Shape.Word(var allowed) -> Field.select(name, "", choices(at, allowed, values));
            case Shape.Reference reference
            when reference.sections().contains("*") ->
                Field.text(name, "").width(24).hint("authoring.codes");
            case Shape.Reference reference -> Field.select(name, "", choices(at, reference, values));
            case Shape.Inferred _ -> Field.checkboxes(name, "", inferrable(at));
            case Shape.Value _ -> Field.text(name, "").hint("authoring.value");
            case Shape.Listed(Shape.Word(var allowed)) -> Field.checkboxes(name, "", choices(at, allowed, values));
            case Shape.Listed(Shape.Reference reference)
            when !reference.sections().contains("*") -> Field.checkboxes(name, "", choices(at, reference, values));
            case Shape.Listed(Shape.MonthAndDay _) ->
                Field.text(name, "").width(24).hint("authoring.days-of-year");
            case Shape.Listed(Shape.Day _) -> Field.text(name, "").width(48).hint("authoring.days");
            case Shape.Listed(Shape.Reference _) -> Field.area(name, "").hint("authoring.codes");
            case Shape.Listed _ -> Field.area(name, "").hint("authoring.lines");
            case Group _, Shape.Entries _, Shape.Again _, Shape.Due _ -> throw new IllegalArgumentException(name);
        };
    }

    private List<Choice> choices(Ground at, List<String> allowed, List<String> values) {
        return Stream.concat(
                        allowed.stream().filter(word -> !(at.group().name().equals("selector") && word.equals(HEAD))),
                        values.stream())
                .distinct()
                .map(word -> Choice.data(word, words.word(at.group().name(), at.key(), word)))
                .toList();
    }

    /** What can be referred to, and what is referred to though it is gone. */
    private List<Choice> choices(Ground at, Shape.Reference reference, List<String> values) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        reference.sections().stream()
                .flatMap(section -> at.pack().referable(section).stream())
                .filter(each -> values.contains(each.id()) || fits(at, each))
                .forEach(each -> choices.put(each.id(), Choice.data(each.id(), each.name())));
        reference
                .words()
                .forEach(word -> choices.put(
                        word, Choice.data(word, words.word(at.group().name(), at.key(), word))));
        values.forEach(
                value -> choices.putIfAbsent(value, Choice.data(value, words.say("authoring.reference-gone", value))));
        return List.copyOf(choices.values());
    }

    /** Of groups are members, by name are single bodies: the other would be found twice. */
    private static boolean fits(Ground at, DraftPack.Referable each) {
        if (!at.group().name().equals("selector")) {
            return true;
        }
        return switch (at.key()) {
            case "group" -> each.isGroup();
            case "body" -> !each.isGroup();
            default -> true;
        };
    }

    private List<Choice> inferrable(Ground at) {
        return Stream.concat(
                        Stream.of(Choice.of(ALL, "authoring.inferred-all")),
                        at.group().parts().keySet().stream()
                                .filter(key -> !ASIDE.contains(key) && !key.equals("id") && !key.equals("clause"))
                                .map(key ->
                                        Choice.data(key, words.key(at.group().name(), key))))
                .toList();
    }

    private String label(Ground at) {
        return words.key(at.group().name(), at.key());
    }

    private static boolean required(Ground at) {
        return at.group().required().contains(at.key()) || at.key().equals(CLAUSE);
    }

    /** A value as its field shows it. */
    static List<String> shown(Shape shape, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return switch (shape) {
            case Shape.Day _, Shape.DayOrYear _ -> List.of(PackWords.day(value.toString()));
            case Shape.MonthAndDay _ -> List.of(PackWords.monthAndDay(value.toString()));
            case Shape.Listed(Shape.MonthAndDay _) ->
                List.of(String.join(
                        ", ", texts(value).stream().map(PackWords::monthAndDay).toList()));
            case Shape.Listed(Shape.Day _) ->
                List.of(String.join(
                        ", ", texts(value).stream().map(PackWords::day).toList()));
            case Shape.Listed(Shape.Word _) -> texts(value);
            case Shape.Listed(Shape.Reference reference)
            when !reference.sections().contains("*") -> texts(value);
            case Shape.Listed _, Shape.Lines _ ->
                List.of(String.join(
                        "\n",
                        texts(value).stream()
                                .map(text -> text.strip().replace('\n', ' '))
                                .toList()));
            case Shape.Inferred _ -> value instanceof Boolean yes ? (yes ? List.of(ALL) : List.of()) : texts(value);
            case Shape.Value _ -> List.of(String.join("; ", texts(value)));
            case Shape.Decimal _ -> List.of(value.toString().replace('.', ','));
            default -> List.of(value.toString().strip());
        };
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }

    // reading

    /** What was sent, over what stood there, without rows in which there is nothing; problems name their fields. */
    Map<String, Object> read(Place place, MultiValueMap<String, String> sent, Problems problems) {
        return filled(place, typed(place, sent, problems));
    }

    /** The same without rows in which there is nothing, and without what the kind of an entry does not have. */
    static Map<String, Object> filled(Place place, Map<String, Object> typed) {
        Map<String, Object> filled = new LinkedHashMap<>();
        typed.forEach((key, value) -> {
            Shape part = place.group().parts().get(key);
            keep(filled, key, part == null || DraftPack.hasOwnPage(place.group(), part) ? value : filled(part, value));
        });
        if (place.group().name().equals("body") && !"group".equals(filled.getOrDefault("kind", "group"))) {
            filled.remove("members");
        }
        return filled;
    }

    private static Object filled(Shape shape, Object value) {
        return switch (DraftPack.SHAPES.resolved(shape)) {
            case Group group
            when value instanceof Map<?, ?> -> {
                Map<String, Object> filled = new LinkedHashMap<>();
                DraftPackValues.map(value).forEach((key, each) -> {
                    Shape part = group.parts().get(key);
                    keep(filled, key, part == null ? each : filled(part, each));
                });
                yield filled;
            }
            case Shape.Entries(Shape of)
            when value instanceof List<?> list -> {
                List<Object> filled = new ArrayList<>();
                for (Object row : list) {
                    Object left = row == null ? Map.of() : filled(of, row);
                    if (!(left instanceof Map<?, ?> map && map.isEmpty())) {
                        filled.add(left);
                    }
                }
                yield filled;
            }
            default -> value;
        };
    }

    /** What was sent, over what stood there, line by line as on the page. */
    Map<String, Object> typed(Place place, MultiValueMap<String, String> sent, Problems problems) {
        Map<String, Object> before = place.own();
        Map<String, Object> said = new LinkedHashMap<>();
        place.group().parts().forEach((key, part) -> {
            if (isAsked(place.group(), key, part)) {
                keep(said, key, read(part, ROOT + "." + key, before.get(key), sent, problems));
            } else if (before.containsKey(key)) {
                said.put(key, before.get(key));
            }
        });
        List<String> dropped = sent.getOrDefault("bo-khoa", List.of());
        before.forEach((key, value) -> {
            if (!place.group().parts().containsKey(key) && !dropped.contains(key)) {
                said.put(key, value);
            }
        });
        return said;
    }

    private static void keep(Map<String, Object> said, String key, @Nullable Object value) {
        boolean nothing = value == null
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof List<?> list && list.isEmpty();
        if (!nothing) {
            said.put(key, value);
        }
    }

    private @Nullable Object read(
            Shape shape, String name, @Nullable Object before, MultiValueMap<String, String> sent, Problems problems) {
        return switch (DraftPack.SHAPES.resolved(shape)) {
            case Group group -> group(group, name, DraftPackValues.map(before), sent, problems);
            case Shape.Entries(Shape of) ->
                rows((Group) DraftPack.SHAPES.resolved(of), name, DraftPackValues.list(before), sent, problems);
            case Shape.Due(var rules) -> due(rules, name, DraftPackValues.map(before), sent, problems);
            case Shape single -> single(single, name, before, sent.getOrDefault(name, List.of()), problems);
        };
    }

    private Map<String, Object> group(
            Group group,
            String name,
            Map<String, Object> before,
            MultiValueMap<String, String> sent,
            Problems problems) {
        Map<String, Object> said = new LinkedHashMap<>();
        group.parts()
                .forEach((key, part) -> keep(said, key, read(part, name + "." + key, before.get(key), sent, problems)));
        return said;
    }

    /** Rows that are still empty stay: somebody is about to fill them. */
    private List<Object> rows(
            Group group, String name, List<Object> before, MultiValueMap<String, String> sent, Problems problems) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; has(sent, name + "." + i + "."); i++) {
            Map<String, Object> known = i < before.size() ? DraftPackValues.map(before.get(i)) : Map.of();
            rows.add(group(group, name + "." + i, known, sent, problems));
        }
        return rows;
    }

    private static boolean has(MultiValueMap<String, String> sent, String prefix) {
        return sent.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    private Map<String, Object> due(
            Map<String, Group> rules,
            String name,
            Map<String, Object> before,
            MultiValueMap<String, String> sent,
            Problems problems) {
        Map<String, Object> said = new LinkedHashMap<>();
        String rule = Objects.requireNonNullElse(sent.getFirst(name + ".rule"), "");
        Group group = rules.get(rule);
        if (group == null) {
            return said;
        }
        said.put("rule", rule);
        Map<String, Object> known = rule.equals(before.get("rule")) ? before : Map.of();
        group.parts().forEach((key, part) -> {
            boolean common = COMMON.contains(key);
            keep(
                    said,
                    key,
                    read(
                            part,
                            name + (common ? "." : "." + rule + ".") + key,
                            (common ? before : known).get(key),
                            sent,
                            problems));
        });
        return said;
    }

    private @Nullable Object single(
            Shape shape, String name, @Nullable Object before, List<String> typed, Problems problems) {
        List<String> clean = typed.stream()
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replace("\r", "")
                        .strip())
                .filter(text -> !text.isEmpty())
                .toList();
        if (clean.equals(
                shown(shape, before).stream().filter(text -> !text.isEmpty()).toList())) {
            return before;
        }
        if (clean.isEmpty()) {
            return null;
        }
        String text = clean.getFirst();
        return switch (shape) {
            case Shape.Line _, Shape.Word _, Shape.Id _ -> text;
            case Shape.Reference _ -> text;
            case Shape.Lines _ -> {
                List<Object> lines = lines(text);
                yield lines.size() == 1 ? lines.getFirst() : lines;
            }
            case Shape.Flag _ -> Boolean.valueOf(text);
            case Shape.Day _ -> day(text).<Object>map(LocalDate::toString).orElseGet(() -> bad(problems, name, "m23"));
            case Shape.DayOrYear _ ->
                text.matches("\\d{4}")
                        ? text
                        : day(text)
                                .<Object>map(LocalDate::toString)
                                .orElseGet(() -> bad(problems, name, "authoring.bad.day-or-year"));
            case Shape.Year _ -> text.matches("\\d{4}") ? text : bad(problems, name, "authoring.bad.year");
            case Shape.MonthAndDay _ ->
                monthAndDay(text).orElseGet(() -> (String) bad(problems, name, "authoring.bad.month-and-day"));
            case Shape.Hour _ -> hour(text).orElseGet(() -> (String) bad(problems, name, "authoring.bad.hour"));
            case Shape.Listed(Shape.MonthAndDay _) -> {
                List<Object> days = new ArrayList<>();
                for (String each : text.split("[,;\\s]+")) {
                    days.add(monthAndDay(each)
                            .orElseGet(() -> (String) bad(problems, name, "authoring.bad.month-and-day")));
                }
                yield days;
            }
            case Shape.Listed(Shape.Day _) -> {
                List<Object> days = new ArrayList<>();
                for (String each : text.split("[,;\\s]+")) {
                    days.add(day(each).<Object>map(LocalDate::toString).orElseGet(() -> bad(problems, name, "m23")));
                }
                yield days;
            }
            case Shape.Whole(long least, long most) ->
                whole(text)
                        .filter(number -> number >= least && number <= most)
                        .<Object>map(number -> number)
                        .orElseGet(() -> most == Integer.MAX_VALUE
                                ? bad(problems, name, "authoring.bad.number", least)
                                : bad(problems, name, "authoring.bad.number-between", least, most));
            case Shape.Decimal _ ->
                decimal(text)
                        .<Object>map(number -> number)
                        .orElseGet(() -> bad(problems, name, "authoring.bad.decimal"));
            case Shape.Value _ -> value(text);
            case Shape.Inferred _ -> clean.contains(ALL) ? true : new ArrayList<Object>(clean);
            case Shape.Listed(Shape.Word _) -> new ArrayList<Object>(clean);
            case Shape.Listed(Shape.Reference reference)
            when !reference.sections().contains("*") -> new ArrayList<Object>(clean);
            case Shape.Listed _ -> lines(text);
            case Group _, Shape.Entries _, Shape.Again _, Shape.Due _ -> throw new IllegalArgumentException(name);
        };
    }

    private static Object bad(Problems problems, String name, String key, Object... args) {
        problems.add(name, key, args);
        return "";
    }

    private static List<Object> lines(String text) {
        return new ArrayList<>(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static Optional<LocalDate> day(String text) {
        return Untrusted.day(text);
    }

    private static Optional<String> monthAndDay(String text) {
        Matcher typed = MONTH_AND_DAY.matcher(text);
        if (!typed.matches()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(typed.group(1));
        int month = Integer.parseInt(typed.group(2));
        return month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= java.time.Month.of(month).maxLength()
                ? Optional.of(MonthDay.of(month, day).toString().substring(2))
                : Optional.empty();
    }

    /** "14:00", "14h00", "14 giờ 30", "8h". */
    private static Optional<String> hour(String text) {
        Matcher typed = HOUR.matcher(text);
        if (!typed.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(typed.group(1));
        int minute = typed.group(2) == null ? 0 : Integer.parseInt(typed.group(2));
        return hour < 24 && minute < 60 ? Optional.of("%02d:%02d".formatted(hour, minute)) : Optional.empty();
    }

    private static Optional<Long> whole(String text) {
        String digits = text.replace(".", "");
        return digits.matches("\\d{1,9}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private static Optional<Object> decimal(String text) {
        String number = text.replace(',', '.');
        return number.matches("\\d{1,9}(\\.\\d{1,4})?")
                ? Optional.of(number.contains(".") ? new BigDecimal(number) : (Object) Long.valueOf(number))
                : Optional.empty();
    }

    /** "70", "2,5", "có", "y tế; giáo dục". */
    private Object value(String text) {
        if (text.contains(";")) {
            return new ArrayList<>(Stream.of(text.split(";"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .map(this::one)
                    .toList());
        }
        return one(text);
    }

    private Object one(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase(words.say("plan.yes"))) {
            return true;
        }
        if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase(words.say("plan.no"))) {
            return false;
        }
        return decimal(text).orElse(text);
    }

    /** Where the page comes up after a row was added to a list of the form: at the new row. */
    static String addedRow(Map<String, Object> said, String name) {
        Object at = said;
        for (String step : name.split("\\.")) {
            if (step.equals(ROOT) && at == said) {
                continue;
            }
            at = at instanceof Map<?, ?> map
                    ? map.get(step)
                    : at instanceof List<?> list && step.matches("\\d{1,4}") && Integer.parseInt(step) < list.size()
                            ? list.get(Integer.parseInt(step))
                            : null;
        }
        return at instanceof List<?> rows && !rows.isEmpty() ? name + "." + (rows.size() - 1) : name;
    }

    /** The same with one more row in a list of the form. */
    static Map<String, Object> withRow(Map<String, Object> said, String name) {
        return changed(said, name, true);
    }

    /** The same without a row. */
    static Map<String, Object> withoutRow(Map<String, Object> said, String name) {
        return changed(said, name, false);
    }

    private static Map<String, Object> changed(Map<String, Object> said, String name, boolean adding) {
        Map<String, Object> copy = DraftPackValues.map(PackTree.changeable(said));
        List<String> steps = Stream.of(name.split("\\.")).skip(1).toList();
        Object at = copy;
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            boolean last = i == steps.size() - 1;
            if (at instanceof Map<?, ?>) {
                Map<String, Object> map = DraftPackValues.map(at);
                if (last && adding) {
                    List<Object> list = new ArrayList<>(DraftPackValues.list(map.get(step)));
                    list.add(new LinkedHashMap<String, Object>());
                    map.put(step, list);
                    return copy;
                }
                boolean list = i + 1 < steps.size() && steps.get(i + 1).matches("\\d+");
                at = map.computeIfAbsent(step, _ -> list ? new ArrayList<>() : new LinkedHashMap<String, Object>());
            } else if (at instanceof List<?> list && step.matches("\\d{1,4}") && Integer.parseInt(step) < list.size()) {
                if (last) {
                    list.remove(Integer.parseInt(step));
                    return copy;
                }
                at = list.get(Integer.parseInt(step));
            } else {
                return copy;
            }
        }
        return copy;
    }
}
