package vn.guongsang.rules.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Kind;
import vn.guongsang.rules.language.Kind.Param;
import vn.guongsang.rules.language.Kind.Type;

/**
 * The conditions of a rule while somebody works on them: what stands in the fields, sense or not. A condition is known
 * by its id through all changes; its fields are called by it ({@code k1a-years}).
 */
public record Sketch(List<Node> nodes) {

    /** More is no rule that anybody could read. */
    private static final int MOST = 150;

    private static final int LONGEST = 500;

    /** The field in which the form keeps which conditions there are, and in which order. */
    static final String ORDER = "dong";

    /** @param parent id, empty for one that stands by itself */
    public record Node(String id, String parent, Kind kind, Map<String, List<String>> values) {

        public String field(String param) {
            return id + "-" + param;
        }

        public List<String> values(String param) {
            return values.getOrDefault(param, List.of());
        }

        public String value(String param) {
            return String.join("", values(param).stream().limit(1).toList());
        }

        public String order() {
            return String.join("|", id, parent, kind.name());
        }
    }

    // ---- where it comes from

    public static Sketch of(List<Clause> clauses) {
        var nodes = new ArrayList<Node>();
        clauses.forEach(clause -> add(nodes, clause, ""));
        return new Sketch(nodes);
    }

    private static void add(List<Node> nodes, Clause clause, String parent) {
        Kind kind = Kind.of(clause.demand());
        var values = new LinkedHashMap<String, List<String>>();
        values.put("words", List.of(clause.words()));
        values.put("article", List.of(clause.article()));
        values.put("read", clause.read() ? List.of("co") : List.of());
        values.put("kinds", clause.kinds().stream().sorted().toList());
        values.put("grounds", clause.grounds().stream().sorted().map(Enum::name).toList());
        Map<String, Object> told = Kind.plain(clause.demand());
        for (Param param : kind.params()) {
            values.put(param.name(), written(told.get(param.name())));
        }
        nodes.add(new Node(clause.id(), parent, kind, values));
        clause.demand().parts().forEach(part -> add(nodes, part, clause.id()));
    }

    private static List<String> written(@Nullable Object told) {
        return switch (told) {
            case null -> List.of();
            case Boolean flag -> flag ? List.of("co") : List.of();
            case Collection<?> many ->
                many.stream().map(Object::toString).sorted().toList();
            default -> List.of(told.toString());
        };
    }

    /** What a form sent. */
    public static Sketch sent(Map<String, List<String>> sent) {
        var nodes = new LinkedHashMap<String, Node>();
        for (String line :
                sent.getOrDefault(ORDER, List.of()).stream().limit(MOST).toList()) {
            String[] parts = line.split("\\|", -1);
            if (parts.length == 3
                    && parts[0].matches("[A-Za-z0-9.-]{1,60}")
                    && (parts[1].isEmpty() || nodes.containsKey(parts[1]))) {
                Untrusted.of(Kind.class, parts[2])
                        .ifPresent(kind -> nodes.putIfAbsent(
                                parts[0], new Node(parts[0], parts[1], kind, values(parts[0], kind, sent))));
            }
        }
        return new Sketch(List.copyOf(nodes.values()));
    }

    private static Map<String, List<String>> values(String id, Kind kind, Map<String, List<String>> sent) {
        return Stream.concat(
                        Stream.of("words", "article", "read", "kinds", "grounds"),
                        kind.params().stream().map(Param::name))
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Stream.concat(
                                        sent.getOrDefault(id + "-" + name, List.of()).stream(),
                                        // an award beside another has a field of its own
                                        sent.getOrDefault(id + "-" + name + "-2", List.of()).stream())
                                .map(WrittenText::clean)
                                .filter(value -> !value.isEmpty())
                                .distinct()
                                .toList()));
    }

    // ---- what is done with it

    public Sketch with(String parent, Kind kind) {
        int number = 1;
        while (has("m" + number)) {
            number++;
        }
        var more = new ArrayList<>(nodes);
        more.add(new Node("m" + number, has(parent) ? parent : "", kind, Map.of()));
        return new Sketch(more);
    }

    /** Without a condition and all below it. */
    public Sketch without(String id) {
        Set<String> gone = new LinkedHashSet<>(Set.of(id));
        nodes.stream().filter(node -> gone.contains(node.parent())).forEach(node -> gone.add(node.id()));
        return new Sketch(
                nodes.stream().filter(node -> !gone.contains(node.id())).toList());
    }

    private boolean has(String id) {
        return nodes.stream().anyMatch(node -> node.id().equals(id));
    }

    public boolean full() {
        return nodes.size() >= MOST;
    }

    public List<Node> below(String parent) {
        return nodes.stream().filter(node -> node.parent().equals(parent)).toList();
    }

    // ---- what it means

    /** @param problems takes what makes no sense, beside its field */
    public List<Clause> clauses(Problems problems) {
        return clauses("", problems);
    }

    private List<Clause> clauses(String parent, Problems problems) {
        return below(parent).stream()
                .flatMap(node -> clause(node, problems).stream())
                .toList();
    }

    /** Empty where it makes no sense. */
    public Optional<Clause> clause(Node node, Problems problems) {
        int before = problems.size();
        var told = new LinkedHashMap<String, Object>();
        node.kind()
                .params()
                .forEach(param -> read(node, param, problems).ifPresent(value -> told.put(param.name(), value)));
        String words = text(node, "words", node.kind() == Kind.JUDGED, problems);
        String article = text(node, "article", !node.kind().isGroup(), problems);
        together(node, told, problems);
        List<Clause> parts = clauses(node.id(), problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Clause(
                node.id(),
                node.kind().demand(told, parts),
                article,
                !node.values("read").isEmpty(),
                Set.copyOf(node.values("kinds")),
                node.values("grounds").stream()
                        .flatMap(value -> Untrusted.of(Ground.class, value).stream())
                        .collect(Collectors.toSet()),
                words));
    }

    private static String text(Node node, String param, boolean needed, Problems problems) {
        String text = node.value(param);
        if (needed && text.isEmpty()) {
            problems.add(node.field(param), "rules.problem.empty");
        } else if (text.length() > LONGEST) {
            problems.add(node.field(param), "rules.problem.long", LONGEST);
        }
        return text;
    }

    private static Optional<Object> read(Node node, Param param, Problems problems) {
        List<String> values = node.values(param.name());
        if (param.type() == Type.FLAG) {
            return Optional.of(!values.isEmpty());
        }
        if (values.isEmpty()) {
            if (!param.isOptional()) {
                problems.add(node.field(param.name()), "rules.problem.empty");
            }
            return Optional.empty();
        }
        Optional<Object> value = value(param, values);
        if (value.isEmpty()) {
            if (param.type() == Type.NUMBER) {
                problems.add(node.field(param.name()), "rules.problem.number", param.least(), param.most());
            } else {
                problems.add(node.field(param.name()), "rules.problem.value");
            }
        }
        return value;
    }

    private static Optional<Object> value(Param param, List<String> values) {
        String first = values.getFirst();
        return switch (param.type()) {
            case FLAG -> Optional.of(true);
            case NUMBER -> Untrusted.number(first, param.least(), param.most()).map(number -> number);
            case DECIMAL ->
                Optional.of(first.replace(',', '.'))
                        .filter(text -> text.matches("\\d{1,15}(\\.\\d{1,4})?"))
                        .map(text -> text);
            case WORD ->
                Optional.of(first).filter(text -> text.length() <= LONGEST).map(text -> text);
            case AWARDS -> Optional.of(values);
            case ONE ->
                Optional.of(first)
                        .filter(text -> constants(param).contains(text))
                        .map(text -> text);
            case SOME ->
                Optional.of(values)
                        .filter(all -> constants(param).containsAll(all))
                        .map(all -> all);
        };
    }

    private static List<String> constants(Param param) {
        return param.constants().stream().map(Enum::name).toList();
    }

    /** Where one of two must be said. */
    private static void together(Node node, Map<String, Object> told, Problems problems) {
        if (node.kind() == Kind.SHARE && told.containsKey("holding") == told.containsKey("rated")) {
            problems.add(node.field("holding"), "rules.problem.share");
        }
        if (node.kind() == Kind.AGE && !told.containsKey("least") && !told.containsKey("most")) {
            problems.add(node.field("most"), "rules.problem.age");
        }
    }

    /** The kinds of conditions that can be added. */
    static List<Kind> kinds() {
        return Arrays.asList(Kind.values());
    }
}
