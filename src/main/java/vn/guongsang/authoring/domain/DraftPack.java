package vn.guongsang.authoring.domain;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.organisation.Names;
import vn.guongsang.plan.pack.reading.PackTree;
import vn.guongsang.plan.pack.reading.Shape;
import vn.guongsang.plan.pack.reading.Shape.Group;
import vn.guongsang.plan.pack.reading.Shapes;

/**
 * A pack while it is written: it may be wrong or unfinished. A place in it has an address, the keys and
 * ids that lead to it: {@code obligations/ob-1}, {@code criteria/sets/cs-1/items/c-2}, {@code plan}. An
 * entry without an id goes by its position.
 */
public final class DraftPack {

    public static final String FORMAT = "guongsang.plan/1";
    public static final Shapes SHAPES = new Shapes();

    private static final List<String> NAMING = List.of(
            "name",
            "short-title",
            "title",
            "what",
            "term",
            "text",
            "item",
            "section",
            "form",
            "fund",
            "number",
            "alias");

    private static final int LONGEST_CODE = 48;

    private static final Pattern GIVEN = Pattern.compile("[a-z-]+-\\d+");

    private final Map<String, Object> root;

    private DraftPack(Map<String, Object> root) {
        this.root = root;
    }

    /** Empty for what is not the YAML of a pack at all. */
    public static Optional<DraftPack> of(byte[] bytes) {
        return PackTree.of(bytes).map(DraftPack::new);
    }

    /**
     * The same without entries of which nobody has said anything yet: who opens a form and leaves it has not
     * written into the plan.
     */
    public DraftPack withoutUntouched() {
        DraftPack said = copy();
        dropUntouched(said.root);
        return said;
    }

    private static void dropUntouched(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                map.values().forEach(DraftPack::dropUntouched);
                map.values().removeIf(each -> each instanceof List<?> list && list.isEmpty());
            }
            case List<?> list -> {
                list.forEach(DraftPack::dropUntouched);
                list.removeIf(DraftPack::isUntouched);
            }
            case null, default -> {}
        }
    }

    /** Nothing, or nothing but the id that {@link #freeId} gave it; of a duty, numbers besides: of what, nobody has said. */
    private static boolean isUntouched(@Nullable Object entry) {
        return entry instanceof Map<?, ?> map
                && (map.isEmpty()
                        || map.get("id") instanceof String id
                                && GIVEN.matcher(id).matches()
                                && (map.size() == 1
                                        || id.startsWith("obligation-")
                                                && map.entrySet().stream()
                                                        .filter(part -> !"id".equals(part.getKey()))
                                                        .allMatch(part -> isOnlyNumbers(part.getValue()))));
    }

    private static boolean isOnlyNumbers(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().allMatch(DraftPack::isOnlyNumbers);
            case List<?> list -> list.stream().allMatch(DraftPack::isOnlyNumbers);
            case null -> true;
            default -> value instanceof Number;
        };
    }

    /** Entries of a list of which nobody has said anything yet, by their addresses. */
    List<String> untouched(String list) {
        return at(list).map(this::entries).orElse(List.of()).stream()
                .filter(place -> isUntouched(place.value()))
                .map(Place::address)
                .toList();
    }

    /** With the little that a plan needs to be one. */
    public static DraftPack begun(Map<String, Object> plan, Map<String, Object> issuer) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("plan", plan);
        root.put("bodies", new ArrayList<>(List.of(issuer)));
        return new DraftPack(root);
    }

    public DraftPack copy() {
        return new DraftPack(map(PackTree.changeable(root)));
    }

    /** As a pack file, its keys in the order of the format. */
    public byte[] bytes() {
        return PackTree.bytes(map(inOrder(SHAPES.root(), root)));
    }

    /**
     * A place that is there, or for a section that could be.
     *
     * @param value null where nothing is said yet
     * @param inRoot whether it is a section of its own
     */
    public record Place(
            String address, Shape shape, @Nullable Object value, boolean inRoot) {

        public boolean isList() {
            return shape instanceof Shape.Entries;
        }

        public Group group() {
            return shape instanceof Shape.Entries(Shape of) ? (Group) SHAPES.resolved(of) : (Group) shape;
        }

        /** Keys and values of an entry, empty where nothing is said. */
        public Map<String, Object> said() {
            return value instanceof Map<?, ?> map ? map(map) : new LinkedHashMap<>();
        }

        /** What its own form holds: all but the entries that have pages of their own. */
        public Map<String, Object> own() {
            Map<String, Object> own = new LinkedHashMap<>(said());
            group().parts().forEach((key, part) -> {
                if (hasOwnPage(group(), part)) {
                    own.remove(key);
                }
            });
            return own;
        }

        /** Tells whether the form of somebody began from what stands there now. */
        public String mark() {
            return UUID.nameUUIDFromBytes(
                            String.valueOf(inOrder(group(), own())).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        public String key() {
            return address.substring(address.lastIndexOf('/') + 1);
        }

        public String parent() {
            int cut = address.lastIndexOf('/');
            return cut < 0 ? "" : address.substring(0, cut);
        }
    }

    /** Whether what stands under a key of a group is written on pages of its own. */
    public static boolean hasOwnPage(Group group, Shape part) {
        boolean inRoot = group == SHAPES.root();
        return switch (part) {
            case Shape.Entries(Shape of) -> inRoot || SHAPES.resolved(of) instanceof Group entry && entry.isEntry();
            case Group _ -> inRoot;
            default -> false;
        };
    }

    public Place root() {
        return new Place("", SHAPES.root(), root, true);
    }

    public Optional<Place> at(String address) {
        Place place = root();
        for (String step : address.isEmpty() ? new String[0] : address.split("/")) {
            Optional<Place> next = place.isList() ? element(place, step) : part(place, step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            place = next.get();
        }
        return Optional.of(place);
    }

    private static Optional<Place> part(Place place, String key) {
        Shape part = place.group().parts().get(key);
        return part != null && hasOwnPage(place.group(), part)
                ? Optional.of(new Place(
                        join(place.address(), key), part, place.said().get(key), place.group() == SHAPES.root()))
                : Optional.empty();
    }

    private static Optional<Place> element(Place list, String step) {
        List<Object> elements = list(list.value());
        for (int i = 0; i < elements.size(); i++) {
            if (step.equals(stepOf(elements.get(i), i))) {
                return Optional.of(new Place(join(list.address(), step), list.group(), elements.get(i), false));
            }
        }
        return Optional.empty();
    }

    private static String stepOf(@Nullable Object element, int position) {
        return element instanceof Map<?, ?> entry && entry.get("id") instanceof String id && !id.isEmpty()
                ? id
                : Integer.toString(position);
    }

    /** The entries of a list. */
    public List<Place> entries(Place list) {
        List<Object> elements = list(list.value());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            places.add(
                    new Place(join(list.address(), stepOf(elements.get(i), i)), list.group(), elements.get(i), false));
        }
        return places;
    }

    /** The parts of a place that have pages of their own, with what they hold. */
    public List<Place> below(Place place) {
        return place.group().parts().entrySet().stream()
                .filter(part -> hasOwnPage(place.group(), part.getValue()))
                .map(part -> part(place, part.getKey()).orElseThrow())
                .toList();
    }

    /** Every place that has a page and says something, parents before children. */
    public List<Place> all() {
        List<Place> all = new ArrayList<>();
        gather(root(), all);
        return all;
    }

    private void gather(Place place, List<Place> all) {
        if (!place.isList() && !place.own().isEmpty() && !isUntouched(place.value())) {
            all.add(place);
        }
        (place.isList() ? entries(place) : below(place)).forEach(each -> gather(each, all));
    }

    /** What an entry is called: by its name, or the beginning of what it says. */
    public static String nameOf(Map<?, ?> entry, String otherwise) {
        return NAMING.stream()
                .map(entry::get)
                .filter(String.class::isInstance)
                .map(Object::toString)
                .findFirst()
                .orElse(otherwise);
    }

    /**
     * Something that others may refer to.
     *
     * @param isGroup whether it is a group of bodies
     */
    public record Referable(String id, String name, boolean isGroup) {}

    /** @param section the keys that lead to it, such as {@code criteria.sets.items} */
    public List<Referable> referable(String section) {
        Stream<Map<String, Object>> found = Stream.of(root);
        for (String key : section.split("\\.")) {
            found = found.flatMap(map -> switch (map.get(key)) {
                case List<?> list -> list.stream().filter(Map.class::isInstance).map(DraftPack::map);
                case Map<?, ?> one -> Stream.of(map(one));
                case null, default -> Stream.of();
            });
        }
        return found.filter(entry -> entry.get("id") instanceof String && !isUntouched(entry))
                .map(entry -> new Referable(
                        (String) entry.get("id"),
                        nameOf(entry, (String) entry.get("id")),
                        "group".equals(entry.get("kind"))))
                .toList();
    }

    /** The name behind an id, or the id. */
    public String name(String id) {
        return all().stream()
                .filter(place -> id.equals(place.said().get("id")))
                .findFirst()
                .map(place -> nameOf(place.said(), id))
                .orElse(id);
    }

    // changing

    /** Writes what the form of a place holds; entries with pages of their own stay. */
    public void put(String address, Map<String, Object> own) {
        Place place = at(address).orElseThrow();
        Map<String, Object> whole = new LinkedHashMap<>(own);
        place.said().forEach((key, value) -> {
            Shape part = place.group().parts().get(key);
            if (part != null && hasOwnPage(place.group(), part)) {
                whole.put(key, value);
            }
        });
        replace(place, inOrder(place.group(), whole));
    }

    /** Changes every entry of a list. */
    void changeAll(String list, Consumer<Map<String, Object>> change) {
        Place place = at(list).filter(Place::isList).orElseThrow();
        List<Object> changed = new ArrayList<>();
        for (Object element : list(place.value())) {
            if (element instanceof Map<?, ?>) {
                Map<String, Object> entry = new LinkedHashMap<>(map(element));
                change.accept(entry);
                changed.add(entry);
            } else {
                changed.add(element);
            }
        }
        replace(place, changed);
    }

    /** Its number and day, where it does not say them itself. */
    void issuedBy(String number, LocalDate day) {
        Map<String, Object> plan = new LinkedHashMap<>(at("plan").orElseThrow().own());
        plan.putIfAbsent("number", number);
        plan.putIfAbsent("issued", new LinkedHashMap<>(Map.of("on", day.toString())));
        put("plan", plan);
    }

    /** A new entry at the end of a list, with an id that nobody has. Its address. */
    public String add(String list) {
        Place place = at(list).filter(Place::isList).orElseThrow();
        List<Object> elements = new ArrayList<>(list(place.value()));
        Map<String, Object> entry = new LinkedHashMap<>();
        if (place.group().isEntry()) {
            entry.put("id", freeId(place));
        }
        elements.add(entry);
        replace(place, elements);
        return join(list, stepOf(entry, elements.size() - 1));
    }

    /** The same entry once more, after it, with an id that nobody has and without what has pages of its own. Its address. */
    public String addCopyOf(String address) {
        Place place = at(address).orElseThrow();
        Place list = at(place.parent()).filter(Place::isList).orElseThrow();
        List<Object> elements = new ArrayList<>(list(list.value()));
        Map<String, Object> entry = map(PackTree.changeable(place.own()));
        if (place.group().isEntry()) {
            entry.put("id", freeId(list));
        }
        int after = elements.indexOf(place.value()) + 1;
        elements.add(after, entry);
        replace(list, elements);
        return join(list.address(), stepOf(entry, after));
    }

    /** Adds an entry as it is; its id is changed if somebody has it. */
    public void add(String list, Map<String, Object> entry) {
        Place place = at(list).filter(Place::isList).orElseThrow();
        List<Object> elements = new ArrayList<>(list(place.value()));
        elements.add(entry);
        replace(place, elements);
    }

    public void remove(String address) {
        Place place = at(address).orElseThrow();
        replace(place, null);
    }

    /** Moves an entry of a list up (negative) or down. */
    public void move(String address, int by) {
        Place place = at(address).orElseThrow();
        Place list = at(place.parent()).filter(Place::isList).orElseThrow();
        List<Object> elements = new ArrayList<>(list(list.value()));
        int from = elements.indexOf(place.value());
        int to = Math.clamp(from + (long) by, 0, elements.size() - 1);
        elements.add(to, elements.remove(from));
        replace(list, elements);
    }

    /** Gives an entry another id, and so do all that refer to it. */
    public void rename(String address, String id) {
        Place place = at(address).orElseThrow();
        String before = String.valueOf(place.said().get("id"));
        place.said().put("id", id);
        eachReference(SHAPES.root(), root, (_, known) -> known.equals(before) ? id : known);
    }

    /**
     * Makes the ids that {@link #freeId} gave of the names that the entries have by now.
     *
     * @param known ids that stay, as a plan in force has them
     */
    void callByTheirNames(Set<String> known) {
        Set<String> taken = ids();
        Map<String, String> codes = new LinkedHashMap<>();
        List<Place> all = all();
        for (Place place : all) {
            if (place.said().get("id") instanceof String id
                    && !known.contains(id)
                    && !place.inRoot()
                    && id.matches(Pattern.quote(stem(place.group())) + "-\\d+")) {
                String code = code(nameOf(place.said(), ""));
                String free = code;
                for (int number = 2; taken.contains(free); number++) {
                    free = code + "-" + number;
                }
                if (!code.isEmpty()) {
                    taken.add(free);
                    codes.put(id, free);
                    place.said().put("id", free);
                }
            }
        }
        eachReference(SHAPES.root(), root, (_, id) -> codes.getOrDefault(id, id));
    }

    /** As many whole words of a name as a code holds. */
    private static String code(String name) {
        String slug = Names.slug(name);
        int cut = slug.length() > LONGEST_CODE ? slug.lastIndexOf('-', LONGEST_CODE) : slug.length();
        return slug.substring(0, cut > 0 ? cut : LONGEST_CODE);
    }

    private static String stem(Group group) {
        return group.name().replaceFirst("\\.items$", "").replace('.', '-');
    }

    /** Who refers to an id. */
    public List<Place> referringTo(String id) {
        return referringTo(Set.of(id));
    }

    /** Who refers to any of some ids. */
    List<Place> referringTo(Set<String> ids) {
        return all().stream()
                .filter(place -> {
                    Set<String> named = new TreeSet<>();
                    eachReference(place.group(), new LinkedHashMap<>(place.own()), (_, known) -> {
                        named.add(known);
                        return known;
                    });
                    return !Collections.disjoint(named, ids);
                })
                .toList();
    }

    public boolean has(String id) {
        return ids().contains(id);
    }

    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        gatherIds(root, ids);
        return ids;
    }

    private static void gatherIds(@Nullable Object value, Set<String> ids) {
        switch (value) {
            case Map<?, ?> map -> {
                if (map.get("id") instanceof String id) {
                    ids.add(id);
                }
                map.values().forEach(each -> gatherIds(each, ids));
            }
            case Collection<?> list -> list.forEach(each -> gatherIds(each, ids));
            case null, default -> {}
        }
    }

    private String freeId(Place list) {
        Set<String> taken = ids();
        String stem = stem(list.group());
        for (int number = list(list.value()).size() + 1; ; number++) {
            String id = stem + "-" + number;
            if (!taken.contains(id)) {
                return id;
            }
        }
    }

    /** Puts another value in a place; null takes it away, and an emptied section with it. */
    private void replace(Place place, @Nullable Object value) {
        if (place.address().isEmpty()) {
            root.clear();
            root.putAll(map(Objects.requireNonNullElse(value, Map.of())));
            return;
        }
        Place parent = at(place.parent()).orElseThrow();
        if (parent.isList()) {
            List<Object> elements = new ArrayList<>(list(parent.value()));
            int position = elements.indexOf(place.value());
            if (value == null) {
                elements.remove(position);
            } else {
                elements.set(position, value);
            }
            replace(parent, elements.isEmpty() ? null : elements);
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>(parent.said());
        if (value == null || value instanceof Map<?, ?> map && map.isEmpty()) {
            said.remove(place.key());
        } else {
            said.put(place.key(), value);
        }
        if (parent.address().isEmpty()) {
            root.clear();
            root.putAll(said);
        } else {
            replace(parent, said);
        }
    }

    @SuppressWarnings("unchecked") // only what is a list of texts, or a map, is changed in its place
    private static void eachReference(Shape shape, @Nullable Object value, BiFunction<Shape, String, String> other) {
        switch (SHAPES.resolved(shape)) {
            case Group group
            when value instanceof Map<?, ?> map ->
                group.parts().forEach((key, part) -> {
                    Object held = map.get(key);
                    if (part instanceof Shape.Reference && held instanceof String id) {
                        ((Map<String, Object>) map).put(key, other.apply(part, id));
                    } else if (held != null) {
                        eachReference(part, held, other);
                    }
                });
            case Shape.Entries(Shape of)
            when value instanceof List<?> list -> list.forEach(each -> eachReference(of, each, other));
            case Shape.Listed(Shape of)
            when of instanceof Shape.Reference && value instanceof List<?> list ->
                ((List<Object>) list).replaceAll(each -> each instanceof String id ? other.apply(of, id) : each);
            case Shape.Due(var rules)
            when value instanceof Map<?, ?> map -> {
                Group rule = rules.get(String.valueOf(map.get("rule")));
                if (rule != null) {
                    eachReference(rule, map, other);
                }
            }
            default -> {}
        }
    }

    // order

    /** Keys in the order of the format, those that it does not know last. */
    static @Nullable Object inOrder(Shape shape, @Nullable Object value) {
        return switch (SHAPES.resolved(shape)) {
            case Group group when value instanceof Map<?, ?> map -> ordered(group, map, new LinkedHashMap<>());
            case Shape.Entries(Shape of)
            when value instanceof List<?> list -> {
                List<Object> ordered = new ArrayList<>();
                list.forEach(each -> ordered.add(inOrder(of, each)));
                yield ordered;
            }
            case Shape.Due(var rules)
            when value instanceof Map<?, ?> map
                    && rules.get(String.valueOf(map.get("rule"))) instanceof Group group -> {
                Map<String, Object> ordered = new LinkedHashMap<>();
                ordered.put("rule", map.get("rule"));
                yield ordered(group, map, ordered);
            }
            default -> value;
        };
    }

    private static Map<String, Object> ordered(Group group, Map<?, ?> map, Map<String, Object> into) {
        group.parts().forEach((key, part) -> {
            if (map.containsKey(key)) {
                into.put(key, inOrder(part, map.get(key)));
            }
        });
        map.forEach((key, value) -> into.putIfAbsent(String.valueOf(key), value));
        return into;
    }

    private static String join(String address, String step) {
        return address.isEmpty() ? step : address + "/" + step;
    }

    @SuppressWarnings("unchecked") // maps of a pack have texts for keys
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked") // of any values
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }
}
