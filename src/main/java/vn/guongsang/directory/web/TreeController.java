package vn.guongsang.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Aliases;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.organisation.Tree;
import vn.guongsang.time.BusinessDay;

/** The tree of bodies as of a day: opened along one path at a time, searched, exported. */
@Controller
class TreeController {

    static final String PATH = "/don-vi";

    /** More bodies of one level than that are read with the search, or page by page. */
    private static final int A_LEVEL = 200;

    private static final int FOUND_AT_MOST = 100;
    private static final int LONGEST_QUERY = 100;
    private static final int EXPORTED_AT_ONCE = 2000;

    private final Tree tree;
    private final Bodies bodies;
    private final Aliases aliases;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    TreeController(Tree tree, Bodies bodies, Aliases aliases, Permissions permissions, BusinessDay day, Sheets sheets) {
        this.tree = tree;
        this.bodies = bodies;
        this.aliases = aliases;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    @GetMapping(PATH)
    String tree(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "ngay", defaultValue = "") String date,
            @RequestParam(name = "mo", defaultValue = "") String opened,
            Paging paging,
            Model model) {
        Problems problems = new Problems();
        LocalDate on = on(date, problems);
        String text = q.strip().length() > LONGEST_QUERY ? q.strip().substring(0, LONGEST_QUERY) : q.strip();
        model.addAttribute("problems", problems);
        model.addAttribute("q", text);
        model.addAttribute("on", on);
        model.addAttribute("total", tree.count(on));
        model.addAttribute("mayEdit", permissions.may(actor, DirectoryAction.EDIT, actor.bodyId()));
        if (text.isEmpty()) {
            UUID open = Untrusted.id(opened)
                    .filter(id -> bodies.find(id).isPresent())
                    .orElse(null);
            List<UUID> path = open == null ? List.of() : path(open, on);
            model.addAttribute("branches", branches(null, path, open, on, paging));
            model.addAttribute("paging", paging);
            return "directory/tree";
        }
        List<Body> found = bodies.search(text, FOUND_AT_MOST + 1);
        model.addAttribute("found", found.size() > FOUND_AT_MOST ? found.subList(0, FOUND_AT_MOST) : found);
        model.addAttribute("tooMany", found.size() > FOUND_AT_MOST);
        model.addAttribute("parents", parents(bodies, found));
        model.addAttribute("otherNames", otherNames(found, text));
        return "directory/found";
    }

    private LocalDate on(String date, Problems problems) {
        if (!date.isBlank() && Untrusted.day(date).isEmpty()) {
            problems.add("ngay", "m23");
        }
        return Untrusted.day(date).orElse(day.today());
    }

    private List<UUID> path(UUID open, LocalDate on) {
        List<UUID> path =
                new ArrayList<>(bodies.above(open, on).stream().map(Body::id).toList());
        path.add(open);
        return path;
    }

    private List<Branch> branches(
            @Nullable UUID parent, List<UUID> path, @Nullable UUID here, LocalDate on, Paging paging) {
        boolean paged = parent == here;
        List<Tree.Node> nodes = tree.below(parent, on, paged ? (paging.page() - 1L) * A_LEVEL : 0, A_LEVEL + 1);
        boolean more = nodes.size() > A_LEVEL;
        return (more ? nodes.subList(0, A_LEVEL) : nodes)
                .stream()
                        .map(node -> {
                            boolean open = path.contains(node.id());
                            return new Branch(
                                    node,
                                    open,
                                    node.id().equals(here),
                                    open ? branches(node.id(), path, here, on, paging) : List.of(),
                                    more);
                        })
                        .toList();
    }

    /** What the bodies above are called now. */
    static Map<UUID, String> parents(Bodies bodies, List<Body> found) {
        return bodies
                .of(found.stream()
                        .map(Body::parentId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Body::id, Body::name));
    }

    /** Why a body was found whose present name does not say it. */
    private Map<UUID, String> otherNames(List<Body> found, String text) {
        Map<UUID, String> names = new HashMap<>();
        String wanted = Names.slug(text);
        aliases.otherNames(found.stream().map(Body::id).toList())
                .forEach((body, others) -> others.stream()
                        .filter(name -> Names.slug(name).contains(wanted))
                        .findFirst()
                        .ifPresent(name -> names.put(body, name)));
        found.stream()
                .filter(body -> Names.slug(body.name()).contains(wanted))
                .forEach(body -> names.remove(body.id()));
        return names;
    }

    @GetMapping(PATH + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor, @RequestParam(name = "ngay", defaultValue = "") String date) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        LocalDate on = Untrusted.day(date).orElse(day.today());
        long parts = tree.count(on) / EXPORTED_AT_ONCE + 1;
        Function<Tree.Line, List<@Nullable Object>> row = row();
        return sheets.send(
                "don-vi-" + on + ".xlsx",
                new Spreadsheet(
                        sheets.say("directory.tree"),
                        sheets.say("directory.asOf", on),
                        List.of(
                                sheets.column("directory.code", Spreadsheet.Type.TEXT, 40),
                                sheets.column("directory.name", Spreadsheet.Type.TEXT, 50),
                                sheets.column("directory.kind", Spreadsheet.Type.TEXT, 24),
                                sheets.column("directory.level", Spreadsheet.Type.TEXT, 16),
                                sheets.column("directory.parent", Spreadsheet.Type.TEXT, 50),
                                sheets.column("directory.place", Spreadsheet.Type.TEXT, 30),
                                sheets.column("directory.sector", Spreadsheet.Type.TEXT, 24),
                                sheets.column("directory.from", Spreadsheet.Type.DATE, 14),
                                sheets.column("directory.to", Spreadsheet.Type.DATE, 14)),
                        () -> IntStream.range(0, Math.toIntExact(parts))
                                .boxed()
                                .flatMap(part ->
                                        tree.lines(on, (long) part * EXPORTED_AT_ONCE, EXPORTED_AT_ONCE).stream())
                                .<List<? extends @Nullable Object>>map(row)
                                .iterator(),
                        List.of()));
    }

    private Function<Tree.Line, List<@Nullable Object>> row() {
        Function<String, String> kinds = sheets.words("organisation.kind.");
        Function<String, String> levels = sheets.words("organisation.level.");
        return line -> Arrays.<@Nullable Object>asList(
                line.code(),
                line.name(),
                kinds.apply(line.kind()),
                levels.apply(line.level()),
                line.parent(),
                line.place(),
                line.sector(),
                line.from(),
                line.to());
    }
}
