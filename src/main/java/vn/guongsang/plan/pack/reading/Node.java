package vn.guongsang.plan.pack.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of the file with its place. Reading from it is lenient: what is not there is empty. */
sealed interface Node {

    Position at();

    /** Keys in the order of the file. */
    record Mapping(Position at, Map<String, Member> members) implements Node {}

    record Listing(Position at, List<Node> elements) implements Node {}

    /**
     * @param written as the file says it
     * @param value text, whole number, decimal or boolean; null for an empty value
     */
    record Scalar(Position at, String written, @Nullable Object value) implements Node {}

    record Member(Position keyAt, Node value) {}

    default Optional<Node> get(String key) {
        return this instanceof Mapping mapping
                ? Optional.ofNullable(mapping.members().get(key)).map(Member::value)
                : Optional.empty();
    }

    default boolean has(String key) {
        return get(key).isPresent();
    }

    /** Elements of a list; of anything else none. */
    default List<Node> elements() {
        return List.of();
    }

    /** Where the key stands, or where the node begins if it has no such key. */
    default Position keyAt(String key) {
        Member member = this instanceof Mapping mapping ? mapping.members().get(key) : null;
        return member == null ? at() : member.keyAt();
    }

    /** The text of a scalar that is text. */
    default Optional<String> text() {
        return this instanceof Scalar(var at, var written, String text) ? Optional.of(text) : Optional.empty();
    }

    default Optional<String> text(String key) {
        return get(key).flatMap(Node::text);
    }

    default Optional<Integer> number(String key) {
        return get(key).flatMap(node -> node instanceof Scalar(var at, var written, Long number)
                ? Optional.of(Math.toIntExact(Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE)))
                : Optional.empty());
    }

    /** Plain maps, lists and values. */
    default @Nullable Object plain() {
        return switch (this) {
            case Mapping mapping -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                mapping.members()
                        .forEach((key, member) -> plain.put(key, member.value().plain()));
                yield plain;
            }
            case Listing list -> list.elements().stream().map(Node::plain).toList();
            case Scalar scalar -> scalar.value();
        };
    }
}
