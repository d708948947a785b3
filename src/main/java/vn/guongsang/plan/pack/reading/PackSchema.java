package vn.guongsang.plan.pack.reading;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of the format, and the remarks ({@code x-…}) that it carries for the checks. */
final class PackSchema {

    private static final String RESOURCE = "/vn/guongsang/plan/pack-1.schema.json";

    /** What the schema says for the checks and not for the validator. */
    private static final List<String> REMARKS = List.of("x-code", "x-date", "x-or", "x-period", "x-ref");

    /** What it says for forms: keys that are asked first. */
    private static final String MAIN = "x-main";

    private final JsonMapper json = JsonMapper.shared();
    private final JsonNode definition = definition();
    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    Dialect.builder(Dialects.getDraft202012())
                            .keywords(keywords -> Stream.concat(REMARKS.stream(), Stream.of(MAIN))
                                    .forEach(remark -> keywords.put(remark, new NonValidationKeyword(remark))))
                            .build(),
                    builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .build()))
            .getSchema(definition);

    List<Finding> validate(Draft draft) {
        SchemaSentences sentences = new SchemaSentences(definition, draft.root());
        return schema.validate(json.valueToTree(draft.root().plain())).stream()
                .map(sentences::finding)
                .distinct()
                .toList();
    }

    List<Remarked> remarksOn(Node root) {
        List<Remarked> remarked = new ArrayList<>();
        follow(definition, root, "", remarked);
        return List.copyOf(remarked);
    }

    private void follow(JsonNode rule, Node node, String path, List<Remarked> remarked) {
        if (rule.has("$ref")) {
            follow(definition.at(rule.get("$ref").asString().substring(1)), node, path, remarked);
            return;
        }
        if (REMARKS.stream().anyMatch(rule::has)) {
            remarked.add(new Remarked(rule, node, path));
        }
        switch (node) {
            case Node.Mapping mapping -> {
                for (Map.Entry<String, JsonNode> property :
                        rule.path("properties").properties()) {
                    node.get(property.getKey())
                            .ifPresent(value ->
                                    follow(property.getValue(), value, path + "/" + property.getKey(), remarked));
                }
                rule.path("allOf").forEach(branch -> {
                    if (holds(branch.path("if"), node)) {
                        follow(branch.path("then"), node, path, remarked);
                    }
                });
            }
            case Node.Listing list -> {
                for (int i = 0; rule.has("items") && i < list.elements().size(); i++) {
                    follow(rule.get("items"), list.elements().get(i), path + "/" + i, remarked);
                }
            }
            case Node.Scalar scalar -> {}
        }
    }

    /** Conditions of this schema are of one form: a key has a certain word. */
    private static boolean holds(JsonNode condition, Node node) {
        return condition.path("properties").properties().stream()
                .allMatch(property -> node.text(property.getKey())
                        .filter(property.getValue().path("const").asString("")::equals)
                        .isPresent());
    }

    static JsonNode definition() {
        try (InputStream in = PackSchema.class.getResourceAsStream(RESOURCE)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
