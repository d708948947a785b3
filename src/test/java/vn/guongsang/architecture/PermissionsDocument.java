package vn.guongsang.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;

/** What the rules and the table of routes say, for people to read. */
final class PermissionsDocument {

    private static final Map<String, String> OUTCOMES = new LinkedHashMap<>();

    static {
        OUTCOMES.put("OK", "may");
        OUTCOMES.put("REFUSED", "may, but not now or not with an empty form");
        OUTCOMES.put("FORBIDDEN", "refused");
        OUTCOMES.put("HIDDEN", "as if it were not there");
        OUTCOMES.put("GONE", "gone");
        OUTCOMES.put("SIGN_IN", "must sign in");
    }

    private final MessageSource messages;
    private final Permissions permissions;

    PermissionsDocument(MessageSource messages, Permissions permissions) {
        this.messages = messages;
        this.permissions = permissions;
    }

    record Row(String route, String object, Map<String, String> expected) {}

    String of(List<String> roles, List<Row> table) {
        var text = new StringBuilder("""
                # Permissions

                Made by `RolesAndRoutesTests` from the policies and from `src/test/resources/routes.tsv`; the test fails while
                this file says something else, and leaves the right one in `target/permissions.md`.

                ## Rules

                What the holder of a role may do, where the rest of the sentence holds.
                """);
        for (Role role : Role.values()) {
            text.append("\n### ")
                    .append(say("frame.role." + role))
                    .append(" (")
                    .append(role)
                    .append(")\n\n");
            permissions.chances(role).stream()
                    .map(chance -> "- %s: %s"
                            .formatted(
                                    say("action." + chance.action().getClass().getSimpleName() + "." + chance.action()),
                                    say(chance.rule().name())))
                    .forEach(line -> text.append(line).append('\n'));
        }
        text.append("\n## Routes\n\nEach route, about one's own things and those of others, walked by: ")
                .append(String.join(", ", roles))
                .append(".\n");
        var parts =
                new TreeMap<String, List<Row>>(table.stream().collect(Collectors.groupingBy(row -> part(row.route()))));
        parts.forEach((part, rows) -> {
            text.append("\n### `/").append(part).append("`\n\n| route | about | who finds what |\n|---|---|---|\n");
            rows.forEach(row -> text.append("| `%s` | %s | %s |\n".formatted(row.route(), row.object(), found(row))));
        });
        return text.toString();
    }

    private static String part(String route) {
        return route.substring(route.indexOf('/') + 1).split("[/.{]", 2)[0];
    }

    private static String found(Row row) {
        return OUTCOMES.entrySet().stream()
                .map(outcome -> {
                    List<String> whom = row.expected().entrySet().stream()
                            .filter(cell -> cell.getValue().equals(outcome.getKey()))
                            .map(Map.Entry::getKey)
                            .toList();
                    return whom.isEmpty()
                            ? ""
                            : "**%s**: %s"
                                    .formatted(
                                            outcome.getValue(),
                                            whom.size() == row.expected().size()
                                                    ? "everybody"
                                                    : String.join(", ", whom));
                })
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}
