package vn.guongsang.plan.pack.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import vn.guongsang.plan.pack.reading.Shape.Group;

/** The whole format as shapes, read from its JSON Schema, so that nothing of it is said twice. */
public final class Shapes {

    private static final Map<String, Shape> NAMED = Map.ofEntries(
            Map.entry("id", new Shape.Id()),
            Map.entry("text", new Shape.Line()),
            Map.entry("texts", new Shape.Listed(new Shape.Line())),
            Map.entry("words", new Shape.Lines()),
            Map.entry("inferred", new Shape.Inferred()),
            Map.entry("date", new Shape.Day()),
            Map.entry("day-or-year", new Shape.DayOrYear()),
            Map.entry("year", new Shape.Year()),
            Map.entry("month-and-day", new Shape.MonthAndDay()),
            Map.entry("hour", new Shape.Hour()));

    private static final String DUE = "due-";

    private final JsonNode definition = PackSchema.definition();
    private final Map<String, Group> groups = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Group root = (Group) group(definition, "");

    /** All sections. */
    public Group root() {
        return root;
    }

    /** The shape itself, where a group holds itself again. */
    public Shape resolved(Shape shape) {
        return shape instanceof Shape.Again(String name) ? Objects.requireNonNull(groups.get(name)) : shape;
    }

    private Shape shape(JsonNode rule, String parent, String key) {
        if (rule.has("$ref")) {
            String name = rule.get("$ref").asString().replace("#/$defs/", "");
            return NAMED.containsKey(name) ? NAMED.get(name) : named(name);
        }
        if (rule.has("enum")) {
            List<String> words = texts(rule.get("enum"));
            return words.equals(List.of("true")) ? new Shape.Flag(true) : new Shape.Word(words);
        }
        if (rule.path("type").isArray()) {
            return new Shape.Value();
        }
        return switch (rule.path("type").asString("")) {
            case "object" -> group(rule, parent.isEmpty() ? key : parent + "." + key);
            case "array" -> {
                Shape of = shape(rule.get("items"), parent, key);
                yield of instanceof Group || of instanceof Shape.Again ? new Shape.Entries(of) : new Shape.Listed(of);
            }
            case "boolean" -> new Shape.Flag(false);
            case "integer" ->
                new Shape.Whole(
                        rule.path("minimum").asLong(0), rule.path("maximum").asLong(Integer.MAX_VALUE));
            case "number" -> new Shape.Decimal();
            default ->
                rule.has("x-ref")
                        ? new Shape.Reference(texts(rule.get("x-ref")), texts(rule.path("x-or")))
                        : new Shape.Line();
        };
    }

    private Shape named(String name) {
        if (name.equals("due")) {
            return due();
        }
        if (open.contains(name)) {
            return new Shape.Again(name);
        }
        JsonNode rule = definition.at("/$defs/" + name);
        if (!rule.has("properties")) {
            return shape(rule, "", name);
        }
        open.push(name);
        Shape group = group(rule, name);
        open.pop();
        return group;
    }

    private Shape group(JsonNode rule, String name) {
        Map<String, Shape> parts = new LinkedHashMap<>();
        rule.path("properties").properties().forEach(part -> {
            if (!part.getValue().has("const")) {
                parts.put(part.getKey(), shape(part.getValue(), name, part.getKey()));
            }
        });
        Group group = new Group(
                name,
                java.util.Collections.unmodifiableMap(parts),
                Set.copyOf(texts(rule.path("required"))),
                new LinkedHashSet<>(texts(rule.path("x-main"))));
        groups.put(name, group);
        return group;
    }

    private Shape due() {
        Map<String, Group> rules = new LinkedHashMap<>();
        texts(definition.at("/$defs/due/properties/rule/enum"))
                .forEach(rule -> rules.put(rule, (Group) group(definition.at("/$defs/" + DUE + rule), DUE + rule)));
        return new Shape.Due(rules);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
