package vn.guongsang.directory.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.directory.BodyPicker;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Aliases;
import vn.guongsang.organisation.Aliases.Alias;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.BodyKind;
import vn.guongsang.organisation.BodyLevel;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.NameMatching;
import vn.guongsang.organisation.Names;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Adds a body that no decision brought forth, and mends what was always wrong about one. */
@Controller
class EditController {

    private static final String NEW = TreeController.PATH + "/moi";
    private static final String SEEN = "ban-da-xem";
    private static final int LONGEST = 200;

    private final Bodies bodies;
    private final Aliases aliases;
    private final Permissions permissions;
    private final BodyPicker picker;
    private final Audit audit;
    private final BusinessDay day;

    EditController(
            Bodies bodies, Aliases aliases, Permissions permissions, BodyPicker picker, Audit audit, BusinessDay day) {
        this.bodies = bodies;
        this.aliases = aliases;
        this.permissions = permissions;
        this.picker = picker;
        this.audit = audit;
        this.day = day;
    }

    /** @param before the body that was added just now: the next one is likely to be its sibling */
    @GetMapping(NEW)
    String add(Actor actor, @RequestParam(name = "sau", defaultValue = "") String before, Model model) {
        permissions.require(actor, DirectoryAction.EDIT, actor.bodyId());
        Optional<Body> sibling = Untrusted.id(before).flatMap(bodies::find);
        UUID parent = sibling.map(Body::parentId).orElse(actor.bodyId());
        model.addAttribute("kind", sibling.map(Body::kind).orElse(""));
        model.addAttribute("level", sibling.map(Body::level).orElse(""));
        return form(null, bodies.get(parent), model);
    }

    @PostMapping(NEW)
    String add(
            Actor actor, @RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes redirect) {
        permissions.require(actor, DirectoryAction.EDIT, actor.bodyId());
        Problems problems = new Problems();
        UUID id = Untrusted.id(one(typed, "id")).orElseGet(UUID::randomUUID);
        Facts facts = facts(actor, id, typed, problems);
        if (bodies.find(id).isEmpty() && problems.on("tren").isEmpty()) {
            askOfDouble(facts, typed, problems, model);
        }
        askOfOthers(actor, facts.parentId(), typed, problems, model);
        String code = code(actor, typed, facts, problems);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return form(null, null, model);
        }
        if (bodies.find(id).isEmpty()) {
            bodies.add(actor.by(), new NewBody(id, code, facts));
        }
        redirect.addFlashAttribute("flash", Flash.done("directory.added", facts.name()));
        return "redirect:" + (typed.containsKey("tiep") ? NEW + "?sau=" : TreeController.PATH + "/") + id;
    }

    @GetMapping(TreeController.PATH + "/{id}/sua")
    String correct(Actor actor, @PathVariable("id") String id, Model model) {
        Body body = editable(actor, id);
        if (!ownLine(actor, body.id())) {
            model.addAttribute("others", actor.post().bodyName());
        }
        return form(body, model);
    }

    @PostMapping(TreeController.PATH + "/{id}/sua")
    Object correct(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        Body body = editable(actor, id);
        Problems problems = new Problems();
        Facts facts = facts(actor, body.id(), typed, problems);
        List<Alias> named = AliasLines.read(one(typed, "ten-khac"), problems);
        if (!Objects.equals(body.parentId(), facts.parentId())) {
            askOfOthers(actor, facts.parentId(), typed, problems, model);
        }
        if (!ownLine(actor, body.id())) {
            model.addAttribute("others", actor.post().bodyName());
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            model.addAttribute("seen", one(typed, SEEN));
            return form(body, model);
        }
        String seen = one(typed, SEEN);
        if (!bodies.correct(actor.by(), body.id(), seen.isEmpty() ? null : seen, facts)) {
            return changed(body.id(), facts, model);
        }
        named.forEach(alias -> aliases.put(actor.by(), body.id(), alias));
        redirect.addFlashAttribute("flash", Flash.done("directory.corrected", facts.name()));
        return "redirect:" + TreeController.PATH + "/" + body.id();
    }

    /** What was typed stays in the form, beside what somebody else saved meanwhile; saved again, it replaces that. */
    private ModelAndView changed(UUID id, Facts typed, Model model) {
        Body now = bodies.get(id);
        List<Entry> history = audit.timeline(Subject.of("body", id));
        String who = history.isEmpty() ? "" : history.getLast().by().person();
        model.addAttribute("refusal", Verdict.refused("directory.refused.changed", who));
        model.addAttribute(
                "differences",
                bodies.facts(id).to(typed, above -> bodies.get(above).name()).stream()
                        .map(one -> Text.key(
                                "directory.changed.field",
                                Text.key(one.field()),
                                word(one.field(), one.before()),
                                word(one.field(), one.after())))
                        .toList());
        return new ModelAndView(form(now, model), model.asMap(), HttpStatus.CONFLICT);
    }

    /** A value of {@link Facts} as people read it. */
    static Text word(String field, String value) {
        if (value.isEmpty()) {
            return Text.key("directory.changed.nothing");
        }
        return switch (field) {
            case "directory.kind" -> Text.key("organisation.kind." + value);
            case "directory.level" -> Text.key("organisation.level." + value);
            default -> Text.plain(value);
        };
    }

    private boolean ownLine(Actor actor, UUID body) {
        return bodies.within(actor.bodyId(), body, day.today());
    }

    /** Another body below the same one may bear nearly the same name; that it is another somebody says. */
    private void askOfDouble(Facts facts, MultiValueMap<String, String> typed, Problems problems, Model model) {
        bodies.standingBelow(facts.parentId()).stream()
                .filter(body ->
                        NameMatching.means(facts.name(), body.name()) || NameMatching.means(body.name(), facts.name()))
                .findFirst()
                .ifPresent(body -> {
                    String sure = body.id() + " " + facts.name();
                    model.addAttribute("another", sure);
                    if (!one(typed, "khac").equals(sure)) {
                        problems.add(
                                "khac",
                                facts.parentId() == null ? "directory.problem.double.top" : "directory.problem.double",
                                body.name(),
                                facts.parentId() == null
                                        ? ""
                                        : bodies.get(facts.parentId()).name());
                    }
                });
    }

    /** Nobody looks after the other line yet: whoever adds to it knows that it is not theirs. */
    private void askOfOthers(
            Actor actor, @Nullable UUID parent, MultiValueMap<String, String> typed, Problems problems, Model model) {
        if (parent == null || ownLine(actor, parent) || !permissions.may(actor, DirectoryAction.EDIT, parent)) {
            return;
        }
        model.addAttribute("outside", parent.toString());
        if (!one(typed, "ngoai").equals(parent.toString())) {
            problems.add(
                    "ngoai",
                    "directory.problem.others",
                    bodies.get(parent).name(),
                    actor.post().bodyName());
        }
    }

    private Body editable(Actor actor, String id) {
        Body body = Untrusted.id(id).flatMap(bodies::find).orElseThrow(() -> Untrusted.hidden("directory.hidden"));
        permissions.require(actor, DirectoryAction.CORRECT, body.id());
        return body;
    }

    private String form(Body body, Model model) {
        model.addAttribute("kind", body.kind());
        model.addAttribute("level", body.level());
        if (!model.containsAttribute("seen")) {
            model.addAttribute("seen", bodies.facts(body.id()).print());
        }
        UUID parent = body.parentId();
        return form(body, parent == null ? null : bodies.get(parent), model);
    }

    private String form(@Nullable Body body, @Nullable Body parent, Model model) {
        model.addAttribute("body", body);
        model.addAttribute("parent", parent == null ? "" : BodyFinder.written(parent));
        model.addAttribute("aliases", body == null ? "" : AliasLines.write(aliases.of(body.id())));
        model.addAttribute("id", UUID.randomUUID());
        return "directory/edit";
    }

    private Facts facts(Actor actor, UUID id, MultiValueMap<String, String> typed, Problems problems) {
        String name = one(typed, "ten").strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || name.length() > LONGEST) {
            problems.add("ten", name.isEmpty() ? "directory.problem.name" : "directory.problem.long", LONGEST);
        }
        Optional<BodyKind> kind = BodyKind.of(one(typed, "loai"));
        if (kind.isEmpty()) {
            problems.add("loai", "directory.problem.choose");
        }
        Optional<BodyLevel> level = BodyLevel.of(one(typed, "cap"));
        if (level.isEmpty()) {
            problems.add("cap", "directory.problem.choose");
        }
        Optional<Body> parent = one(typed, "tren").isBlank()
                ? Optional.empty()
                : picker.read(typed.asSingleValueMap(), "tren", _ -> true, problems);
        Optional<Body> known = bodies.find(id);
        boolean stays = known.isPresent()
                && Objects.equals(known.get().parentId(), parent.map(Body::id).orElse(null));
        if (!stays
                && !permissions.may(
                        actor, DirectoryAction.EDIT, parent.map(Body::id).orElse(DirectoryAction.NOBODY))) {
            problems.add("tren", "directory.problem.scope", actor.post().bodyName());
        }
        return new Facts(
                name,
                kind.map(BodyKind::code).orElse(""),
                level.map(BodyLevel::code).orElse(""),
                parent.map(Body::id).orElse(null),
                atMost("dia-ban", typed, problems),
                atMost("linh-vuc", typed, problems));
    }

    private static String atMost(String field, MultiValueMap<String, String> typed, Problems problems) {
        String text = one(typed, field).strip();
        if (text.length() > LONGEST) {
            problems.add(field, "directory.problem.long", LONGEST);
        }
        return text;
    }

    /**
     * As typed, else made of the name below the code of the body above. Plans know bodies by their codes, so whoever
     * answers for one body gives no code but below its own.
     */
    private String code(Actor actor, MultiValueMap<String, String> typed, Facts facts, Problems problems) {
        String code = one(typed, "ma").strip();
        UUID parent = facts.parentId();
        String above = parent == null ? "" : bodies.get(parent).code() + "/";
        if (code.isEmpty()) {
            code = free(above + Names.slug(facts.name()));
        } else if (!code.startsWith(above) && !permissions.may(actor, DirectoryAction.EDIT, DirectoryAction.NOBODY)) {
            problems.add("ma", "directory.problem.code-below", above);
        }
        if (!code.matches("[a-z0-9][a-z0-9/.-]{0,199}")) {
            problems.add("ma", "directory.problem.code");
        } else if (bodies.byCode(code).isPresent()
                && bodies.find(Untrusted.id(one(typed, "id")).orElseGet(UUID::randomUUID))
                        .isEmpty()) {
            problems.add("ma", "organisation.succession.code", code);
        }
        return code;
    }

    /** Names that differ by marks only, and one that is borne again after a body has ended, give the same code. */
    private String free(String plain) {
        String code = plain;
        for (int i = 2; bodies.byCode(code).isPresent(); i++) {
            code = plain + "-" + i;
        }
        return code;
    }

    private static String one(MultiValueMap<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "");
    }
}
