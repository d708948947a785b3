package vn.guongsang.plan.pack.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.PackEntry;
import vn.guongsang.plan.pack.PlanPack;

/** Makes the typed pack of a draft in which nothing is wrong any more. */
final class PackBinder {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new PackTypes())
            .addHandler(new RemarksStayInEntries())
            .build();

    PlanPack bind(Draft draft) {
        List<PackEntry> entries = draft.entries().stream()
                .map(entry -> new PackEntry(
                        entry.id(),
                        entry.section(),
                        entry.clause().orElse(""),
                        entry.node().at().line(),
                        plainMap(entry.node())))
                .toList();
        return json.reader(new InjectableValues.Std().addValue("entries", entries))
                .forType(PlanPack.class)
                .readValue(json.<tools.jackson.databind.JsonNode>valueToTree(complete(draft.root(), Optional.empty())));
    }

    /** A due rule alone. */
    DueRule due(Map<String, Object> said) {
        return json.convertValue(said, DueRule.class);
    }

    /** Plain values with what the format leaves unsaid: the parent's clause, the days of a year. */
    private static @Nullable Object complete(Node node, Optional<String> parentClause) {
        return switch (node) {
            case Node.Mapping mapping -> {
                Optional<String> clause = node.text("clause").or(() -> parentClause);
                Map<String, Object> complete = new LinkedHashMap<>();
                mapping.members().forEach((key, member) -> complete.put(key, day(key, member.value(), clause)));
                if (node.has("id")) {
                    clause.ifPresent(given -> complete.putIfAbsent("clause", given));
                }
                yield complete;
            }
            case Node.Listing list ->
                list.elements().stream()
                        .map(element -> complete(element, parentClause))
                        .toList();
            case Node.Scalar scalar -> scalar.value();
        };
    }

    private static @Nullable Object day(String key, Node value, Optional<String> clause) {
        Optional<String> year = value.text().filter(Dates::isYear);
        return switch (key) {
            case "from" ->
                year.flatMap(Dates::firstDay).<Object>map(Object::toString).orElse(complete(value, clause));
            case "to" ->
                year.flatMap(Dates::lastDay).<Object>map(Object::toString).orElse(complete(value, clause));
            default -> complete(value, clause);
        };
    }

    @SuppressWarnings("unchecked") // an entry is a mapping, and a mapping's plain form is a map
    private static Map<String, Object> plainMap(Node node) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(node.plain());
    }
}
