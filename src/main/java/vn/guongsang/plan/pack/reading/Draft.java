package vn.guongsang.plan.pack.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.guongsang.plan.pack.Window;

/**
 * A file that is YAML and not yet known to be a pack: what the checks look at, however wrong the
 * rest of it may be.
 *
 * @param entries every mapping that has an id
 * @param remarked the values on which the schema says more than their shape
 */
record Draft(Node root, List<DraftEntry> entries, List<Remarked> remarked) {

    /**
     * @param section the keys that lead to it, e.g. {@code criteria.sets.items}
     * @param clause its own or its parent's
     */
    record DraftEntry(String id, String section, String path, Node node, Optional<String> clause) {

        Finding error(String key, String code, String... args) {
            return Finding.error(node.keyAt(key), node.has(key) ? path + "/" + key : path, code, args);
        }

        Finding warning(String key, String code, String... args) {
            return Finding.warning(node.keyAt(key), node.has(key) ? path + "/" + key : path, code, args);
        }
    }

    static Draft of(Node root, PackSchema schema) {
        List<DraftEntry> entries = new ArrayList<>();
        collect(root, "", "", Optional.empty(), entries);
        return new Draft(root, List.copyOf(entries), schema.remarksOn(root));
    }

    List<DraftEntry> in(String section) {
        return entries.stream().filter(entry -> entry.section().equals(section)).toList();
    }

    Optional<DraftEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The plan's period, as far as it can be read. */
    Window period() {
        return root.get("plan")
                .flatMap(plan -> plan.get("period"))
                .map(period -> Window.of(
                        period.text("from").flatMap(Dates::firstDay).orElse(null),
                        isOpenEnded(period)
                                ? null
                                : period.text("to").flatMap(Dates::lastDay).orElse(null)))
                .orElse(Window.of(null, null));
    }

    private static boolean isOpenEnded(Node period) {
        return period.get("open-ended")
                .filter(node -> node instanceof Node.Scalar scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent();
    }

    private static void collect(
            Node node, String section, String path, Optional<String> parentClause, List<DraftEntry> entries) {
        switch (node) {
            case Node.Mapping mapping -> {
                Optional<String> clause = node.text("clause").or(() -> parentClause);
                node.text("id").ifPresent(id -> entries.add(new DraftEntry(id, section, path, node, clause)));
                for (Map.Entry<String, Node.Member> member : mapping.members().entrySet()) {
                    String below = section.isEmpty() ? member.getKey() : section + "." + member.getKey();
                    collect(member.getValue().value(), below, path + "/" + member.getKey(), clause, entries);
                }
            }
            case Node.Listing list -> {
                for (int i = 0; i < list.elements().size(); i++) {
                    collect(list.elements().get(i), section, path + "/" + i, parentClause, entries);
                }
            }
            case Node.Scalar scalar -> {}
        }
    }
}
