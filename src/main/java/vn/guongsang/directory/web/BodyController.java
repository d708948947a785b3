package vn.guongsang.directory.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.directory.BodySection;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Aliases;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.LeftBelow;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.Successions;
import vn.guongsang.organisation.Tree;
import vn.guongsang.organisation.Version;
import vn.guongsang.time.BusinessDay;

/** One body: what it is and was called, where it stands and stood, what became of it. */
@Controller
class BodyController {

    private static final int SHOWN_BELOW = 100;

    private final Bodies bodies;
    private final Successions successions;
    private final LeftBelow left;
    private final Aliases aliases;
    private final Blocs blocs;
    private final Tree tree;
    private final Accounts accounts;
    private final Told told;
    private final Audit audit;
    private final Permissions permissions;
    private final ObjectProvider<BodySection> sections;
    private final BusinessDay day;

    BodyController(
            Bodies bodies,
            Successions successions,
            LeftBelow left,
            Aliases aliases,
            Blocs blocs,
            Tree tree,
            Accounts accounts,
            Told told,
            Audit audit,
            Permissions permissions,
            ObjectProvider<BodySection> sections,
            BusinessDay day) {
        this.bodies = bodies;
        this.successions = successions;
        this.left = left;
        this.aliases = aliases;
        this.blocs = blocs;
        this.tree = tree;
        this.accounts = accounts;
        this.told = told;
        this.audit = audit;
        this.permissions = permissions;
        this.sections = sections;
        this.day = day;
    }

    @GetMapping(TreeController.PATH + "/{id}")
    String body(
            Actor actor,
            @PathVariable("id") String text,
            @RequestParam(name = "ngay", defaultValue = "") String date,
            Model model) {
        UUID id = Untrusted.id(text).orElseThrow(() -> Untrusted.hidden("directory.hidden"));
        permissions.require(actor, DirectoryAction.READ, id);
        Problems problems = new Problems();
        if (!date.isBlank() && Untrusted.day(date).isEmpty()) {
            problems.add("ngay", "m23");
        }
        LocalDate on = Untrusted.day(date).orElse(day.today());
        Body body = bodies.find(id, on).orElseThrow(() -> Untrusted.hidden("directory.hidden"));
        List<Version> versions = bodies.versions(id);
        List<Succession> taken = successions.of(id);
        Map<Succession, Tale> tales = new LinkedHashMap<>();
        taken.forEach(one -> tales.put(one, told.of(one)));
        List<Tree.Node> below = tree.below(id, on, 0, SHOWN_BELOW + 1);
        model.addAttribute("problems", problems);
        model.addAttribute("body", body);
        model.addAttribute("on", on);
        model.addAttribute("above", bodies.above(id, on));
        model.addAttribute("versions", versions.reversed());
        model.addAttribute("parents", parents(versions));
        model.addAttribute("aliases", aliases.of(id));
        model.addAttribute("blocs", blocs.of(id, on));
        model.addAttribute("below", below.size() > SHOWN_BELOW ? below.subList(0, SHOWN_BELOW) : below);
        model.addAttribute("moreBelow", below.size() > SHOWN_BELOW);
        model.addAttribute("tales", tales);
        model.addAttribute("heir", successions.heir(id, on).map(bodies::get).orElse(null));
        model.addAttribute("rolled", bodies.of(successions.rolledInto(id, on)));
        model.addAttribute(
                "sections",
                sections.orderedStream()
                        .map(section -> Map.entry(section.title(), section.of(actor, id)))
                        .filter(section -> !section.getValue().isEmpty())
                        .toList());
        model.addAttribute("posts", accounts.postsIn(id));
        model.addAttribute("left", left.find(id).orElse(null));
        model.addAttribute("mayEdit", permissions.may(actor, DirectoryAction.EDIT, id));
        model.addAttribute(
                "others",
                permissions.may(actor, DirectoryAction.CORRECT, id) && !bodies.within(actor.bodyId(), id, day.today())
                        ? actor.post().bodyName()
                        : "");
        model.addAttribute("mayCorrect", permissions.may(actor, DirectoryAction.CORRECT, id));
        model.addAttribute("history", history(audit.timeline(Subject.of("body", id))));
        return "directory/body";
    }

    private Map<UUID, String> parents(List<Version> versions) {
        return bodies
                .of(versions.stream()
                        .map(Version::parentId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Body::id, Body::name));
    }

    static List<TimelineEntry> history(List<Entry> entries) {
        return entries.reversed().stream()
                .map(entry -> TimelineEntry.of(
                                Text.key(
                                        "act." + entry.act(),
                                        entry.details().entrySet().stream()
                                                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                                                .map(detail -> (Object) readable(detail.getValue()))
                                                .toArray()),
                                Optional.of(entry.by().bodyName())
                                        .filter(name -> !name.isEmpty())
                                        .map(name -> entry.by().person() + ", " + name)
                                        .orElse(entry.by().person()),
                                entry.at())
                        .on(entry.businessDay())
                        .basis(entry.basis()))
                .toList();
    }

    /** Days among the details are told as days. */
    private static Object readable(String detail) {
        return detail.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(detail) : detail;
    }
}
