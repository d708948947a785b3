package vn.guongsang.plan.pack.reading;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Turns what the validator says into findings that an officer understands, at their line and column. */
final class SchemaSentences {

    private final JsonNode definition;
    private final Node root;

    SchemaSentences(JsonNode definition, Node root) {
        this.definition = definition;
        this.root = root;
    }

    Finding finding(Error error) {
        NodePath location = error.getInstanceLocation();
        Node node = nodeAt(location);
        String path = location.toString();
        JsonNode rule = definition.at(ruleOf(error));
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(node, path, rule, error.getProperty());
            case "required" -> missingKey(node, path, error.getProperty());
            case "type" -> wrongSort(node, path, rule);
            case "enum" -> notListed(node, path, words(rule.get("enum")));
            case "const" -> notListed(node, path, List.of(rule.get("const").asString()));
            case "pattern" ->
                Finding.error(node.at(), path, rule.path("x-code").asString("value.malformed"), written(node));
            case "minLength" -> Finding.error(node.at(), path, "value.empty", lastKey(location));
            case "minItems", "minProperties" ->
                Finding.error(node.at(), path, "value.nothing-in-it", lastKey(location));
            case "minimum", "exclusiveMinimum" ->
                Finding.error(node.at(), path, "number.too-small", written(node), limit(rule, error.getKeyword()));
            case "maximum" -> Finding.error(node.at(), path, "number.too-large", written(node), limit(rule, "maximum"));
            default -> Finding.error(node.at(), path, "value.malformed", written(node));
        };
    }

    private static Finding unknownKey(Node node, String path, JsonNode rule, String key) {
        String keyPath = path + "/" + key;
        return Suggestion.among(rule.path("properties").propertyNames(), key)
                .map(meant -> Finding.error(node.keyAt(key), keyPath, "key.unknown-suggested", key, meant))
                .orElseGet(() -> Finding.error(node.keyAt(key), keyPath, "key.unknown", key));
    }

    private static Finding missingKey(Node node, String path, String key) {
        return switch (key) {
            case "id" -> Finding.error(node.at(), path, "id.missing");
            case "due" -> Finding.error(node.keyAt("cadence"), path, "due.missing");
            default -> Finding.error(node.at(), path, "key.missing", key);
        };
    }

    private static Finding wrongSort(Node node, String path, JsonNode rule) {
        if (node instanceof Node.Scalar scalar && scalar.value() == null) {
            return Finding.error(node.at(), path, "value.empty", lastKey(path));
        }
        JsonNode type = rule.path("type");
        String expected = type.isArray() ? String.join("-or-", words(type)) : type.asString();
        return Finding.error(node.at(), path, "sort." + expected, written(node));
    }

    private static Finding notListed(Node node, String path, List<String> allowed) {
        if (node instanceof Node.Scalar scalar && scalar.value() == null) {
            return Finding.error(node.at(), path, "value.empty", lastKey(path));
        }
        String list = String.join(", ", allowed);
        return Suggestion.among(allowed, written(node))
                .map(meant -> Finding.error(node.at(), path, "value.not-listed-suggested", written(node), meant, list))
                .orElseGet(() -> Finding.error(node.at(), path, "value.not-listed", written(node), list));
    }

    private Node nodeAt(NodePath location) {
        Node node = root;
        for (int i = 0; i < location.getNameCount(); i++) {
            Node here = node;
            node = switch (location.getElement(i)) {
                case Integer index -> here.elements().get(index);
                case Object key -> here.get(key.toString()).orElse(here);
            };
        }
        return node;
    }

    /** The rule that holds the keyword: the schema location without its last step. */
    private static String ruleOf(Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        int last = fragment.lastIndexOf('/');
        return last < 0 ? "" : fragment.substring(0, last);
    }

    private static String written(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.written();
            case Node.Listing list -> "[…]";
            case Node.Mapping mapping -> "{…}";
        };
    }

    private static String lastKey(NodePath location) {
        return lastKey(location.toString());
    }

    /** The last step that is a key: an element of a list goes by the key of the list. */
    private static String lastKey(String path) {
        List<String> steps = new ArrayList<>(List.of(path.split("/")));
        return steps.reversed().stream()
                .filter(step -> !step.isEmpty() && !step.chars().allMatch(Character::isDigit))
                .findFirst()
                .orElse("");
    }

    private static String limit(JsonNode rule, String keyword) {
        return rule.path(keyword).asString("");
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
