package vn.guongsang.plan.pack.reading;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** No group is, through other groups, a member of itself. */
final class GroupsDoNotTurnInCircles implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        for (Draft.DraftEntry body : draft.in("bodies")) {
            Set<String> groups = new HashSet<>();
            body.node().get("members").ifPresent(members -> collect(members, groups));
            named.putIfAbsent(body.id(), groups);
        }
        for (Draft.DraftEntry body : draft.in("bodies")) {
            if (reaches(body.id(), body.id(), named, new HashSet<>())) {
                report.accept(body.error("members", "group.circular", body.id()));
            }
        }
    }

    private static void collect(Node selector, Set<String> groups) {
        for (String key : Set.of("group", "body")) {
            selector.get(key)
                    .ifPresent(list -> list.elements().forEach(id -> id.text().ifPresent(groups::add)));
        }
        for (String key : Set.of("any", "except")) {
            selector.get(key).ifPresent(list -> list.elements().forEach(inner -> collect(inner, groups)));
        }
    }

    private static boolean reaches(String goal, String from, Map<String, Set<String>> named, Set<String> seen) {
        for (String next : named.getOrDefault(from, Set.of())) {
            if (next.equals(goal) || seen.add(next) && reaches(goal, next, named, seen)) {
                return true;
            }
        }
        return false;
    }
}
