package vn.guongsang.plan.pack.reading;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A group that takes away all that it adds has no members, whatever bodies there are. Whether a group has
 * members among those that a province has, its roster tells.
 */
final class SelectorsChooseSomebody implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (Draft.DraftEntry body : draft.in("bodies")) {
            body.node()
                    .get("members")
                    .filter(SelectorsChooseSomebody::choosesNobody)
                    .ifPresent(_ -> report.accept(body.error(
                            "members",
                            "selector.nobody",
                            body.id(),
                            body.clause().orElse("…"))));
        }
    }

    private static boolean choosesNobody(Node selector) {
        boolean allNobody = selector.get("any")
                .filter(any -> !any.elements().isEmpty()
                        && any.elements().stream().allMatch(SelectorsChooseSomebody::choosesNobody))
                .isPresent();
        return allNobody
                || selector.get("except")
                        .filter(without ->
                                without.elements().stream().anyMatch(each -> takesAll(each, withoutExcept(selector))))
                        .isPresent();
    }

    /** Whether all that a selector may choose is taken away: each of its keys names no less. */
    private static boolean takesAll(Node taken, Map<String, @Nullable Object> chosen) {
        if (!(taken.plain() instanceof Map<?, ?> keys) || taken.has("except")) {
            return false;
        }
        return keys.entrySet().stream()
                .allMatch(key -> "all".equals(key.getKey())
                        || key.getValue() instanceof Iterable<?> more
                                && chosen.get(key.getKey()) instanceof Iterable<?> fewer
                                && set(more).containsAll(set(fewer)));
    }

    private static Map<String, @Nullable Object> withoutExcept(Node selector) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        if (selector.plain() instanceof Map<?, ?> plain) {
            plain.forEach((key, value) -> keys.put(String.valueOf(key), value));
        }
        keys.remove("except");
        return keys;
    }

    private static Set<Object> set(Iterable<?> values) {
        Set<Object> set = new HashSet<>();
        values.forEach(set::add);
        return set;
    }
}
