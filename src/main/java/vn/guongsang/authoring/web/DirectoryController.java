package vn.guongsang.authoring.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.time.BusinessDay;

/** Bodies that are known already are taken into a draft from the directory, by their names there. */
@Controller
class DirectoryController {

    private static final int MOST = 150;
    private static final int LONGEST_CLAUSE = 200;

    private final Drafts drafts;
    private final Drafting drafting;
    private final SeenDrafts seen;
    private final Bodies bodies;
    private final BusinessDay day;

    DirectoryController(Drafts drafts, Drafting drafting, SeenDrafts seen, Bodies bodies, BusinessDay day) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.seen = seen;
        this.bodies = bodies;
        this.day = day;
    }

    @GetMapping(DraftsController.PATH + "/{id}/danh-muc")
    String list(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "q", defaultValue = "") String asked,
            Model model) {
        Draft draft = seen.by(actor, id);
        DraftPack pack = drafts.pack(id);
        List<Body> found = missing(draft, pack).stream()
                .filter(body -> Names.slug(body.name()).contains(Names.slug(asked)))
                .toList();
        seen.show(actor, draft, pack, model);
        model.addAttribute("asked", asked);
        model.addAttribute("count", found.size());
        model.addAttribute(
                "bodies",
                found.stream()
                        .limit(MOST)
                        .map(body -> Choice.data(body.id().toString(), body.name()))
                        .toList());
        return "authoring/directory";
    }

    @PostMapping(DraftsController.PATH + "/{id}/danh-muc")
    String add(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "don-vi", required = false) @Nullable List<String> chosen,
            @RequestParam(name = "muc", defaultValue = "") String typed,
            Model model,
            RedirectAttributes redirect) {
        Draft draft = seen.by(actor, id);
        Set<UUID> ids = (chosen == null ? List.<String>of() : chosen)
                .stream().flatMap(one -> Untrusted.id(one).stream()).collect(Collectors.toSet());
        String clause = WrittenText.clean(typed);
        Problems problems = new Problems();
        if (ids.isEmpty()) {
            problems.add("don-vi", "authoring.directory.choose");
        }
        if (clause.isEmpty() || clause.length() > LONGEST_CLAUSE) {
            problems.add("muc", "authoring.directory.clause");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, id, "", model);
        }
        DraftPack pack = drafts.pack(id);
        Collection<Map<String, Object>> entries = new ArrayList<>();
        missing(draft, pack).stream()
                .filter(body -> ids.contains(body.id()))
                .forEach(body -> entries.add(entry(body, pack, clause)));
        redirect.addFlashAttribute(
                "flash", Flash.done("authoring.directory.added", drafting.addAll(actor, id, "bodies", entries)));
        return "redirect:" + SeenDrafts.entry(id, "bodies");
    }

    /** Of the issuer's territory, those that the draft does not name yet. */
    private List<Body> missing(Draft draft, DraftPack pack) {
        UUID issuer = draft.issuerId();
        if (issuer == null) {
            return List.of();
        }
        Set<String> named = pack.entries(pack.at("bodies").orElseThrow()).stream()
                .map(Place::said)
                .map(body -> Names.slug(String.valueOf(body.get("name"))))
                .collect(Collectors.toSet());
        return bodies.of(bodies.subtree(issuer)).stream()
                .filter(body -> body.existsOn(day.today()) && !named.contains(Names.slug(body.name())))
                .toList();
    }

    private static Map<String, Object> entry(Body body, DraftPack pack, String clause) {
        Map<String, Object> entry = new LinkedHashMap<>();
        String stem = Names.slug(body.name());
        String code = stem;
        for (int number = 2; pack.has(code); number++) {
            code = stem + "-" + number;
        }
        entry.put("id", code);
        entry.put("name", body.name());
        entry.put("kind", body.kind());
        entry.put("level", body.level());
        entry.put("clause", clause);
        return entry;
    }
}
