package vn.guongsang.privacy.web;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.privacy.Hold;
import vn.guongsang.privacy.PrivacyAction;
import vn.guongsang.privacy.Retention;
import vn.guongsang.privacy.Retention.Outcome;
import vn.guongsang.privacy.RetentionRules;

/** What the rules propose to end, the decision about it, and holds that stop it. */
@Controller
class RetentionController {

    static final String LIST = Entrance.HOME + "/luu-giu";
    private static final String HOLDS = LIST + "/giu-phap-ly";
    private static final int MOST = 200;
    private static final int TEXT = 1_000;

    private final Retention retention;
    private final RetentionRules rules;
    private final Bodies bodies;
    private final Permissions permissions;

    RetentionController(Retention retention, RetentionRules rules, Bodies bodies, Permissions permissions) {
        this.retention = retention;
        this.rules = rules;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    @GetMapping(LIST)
    String list(Actor actor, Model model) {
        permissions.require(actor, PrivacyAction.KEEP_RETENTION, actor.bodyId());
        Collection<UUID> own = bodies.subtree(actor.bodyId());
        model.addAttribute("proposals", retention.proposals(own, MOST));
        model.addAttribute("holds", retention.holds(own, MOST));
        model.addAttribute("rules", rules.all());
        model.addAttribute("holdId", UUID.randomUUID());
        return "privacy/retention";
    }

    /** Looks now for what the rules propose; the daily job does the same. */
    @PostMapping(LIST)
    String propose(Actor actor, RedirectAttributes redirect) {
        permissions.require(actor, PrivacyAction.KEEP_RETENTION, actor.bodyId());
        redirect.addFlashAttribute("flash", Flash.done("privacy.retention.proposed", retention.propose()));
        return "redirect:" + LIST;
    }

    @PostMapping(LIST + "/xac-nhan")
    String confirm(
            Actor actor,
            @RequestParam(name = "chosen", required = false) @Nullable Set<UUID> chosen,
            @RequestParam(name = "number", defaultValue = "") String number,
            Model model,
            RedirectAttributes redirect) {
        permissions.require(actor, PrivacyAction.KEEP_RETENTION, actor.bodyId());
        Problems problems = new Problems();
        if (chosen == null || chosen.isEmpty()) {
            problems.add("chosen", "privacy.problem.chosen");
        } else if (!number.equals(String.valueOf(chosen.size()))) {
            problems.add("number", "privacy.problem.number", chosen.size());
        }
        if (chosen == null || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, model);
        }
        Outcome outcome = retention.confirm(actor, chosen, chosen.size());
        redirect.addFlashAttribute(
                "flash",
                outcome.left().isEmpty()
                        ? Flash.done("privacy.retention.done", outcome.ended())
                        : Flash.warning(
                                "privacy.retention.partly", outcome.ended(), String.join(", ", outcome.left())));
        return "redirect:" + LIST;
    }

    /** Holds one of the proposals. */
    @PostMapping(HOLDS)
    String hold(
            Actor actor,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            @RequestParam(name = "object", required = false) @Nullable UUID object,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "basis", defaultValue = "") String basis,
            Model model,
            RedirectAttributes redirect) {
        permissions.require(actor, PrivacyAction.KEEP_RETENTION, actor.bodyId());
        Problems problems = new Problems();
        if (object == null) {
            problems.add("object", "privacy.problem.object");
        }
        said(problems, "reason", reason);
        said(problems, "basis", basis);
        if (id == null || object == null || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, model);
        }
        retention.hold(actor, id, object, reason, basis);
        redirect.addFlashAttribute("flash", Flash.done("privacy.hold.placed"));
        return "redirect:" + LIST;
    }

    @PostMapping(HOLDS + "/{id}/bo")
    String lift(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "liftReason", defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        Hold hold = retention.hold(id);
        permissions.require(actor, PrivacyAction.KEEP_RETENTION, hold.bodyId());
        Problems problems = new Problems();
        said(problems, "liftReason", reason);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(hold, model);
        }
        retention.lift(actor, id, reason).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("privacy.hold.lifted"));
        return "redirect:" + LIST;
    }

    @GetMapping(HOLDS + "/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Hold hold = retention.hold(id);
        permissions.require(actor, PrivacyAction.KEEP_RETENTION, hold.bodyId());
        return page(hold, model);
    }

    private static String page(Hold hold, Model model) {
        model.addAttribute("hold", hold);
        return "privacy/hold";
    }

    private static void said(Problems problems, String field, String text) {
        if (text.isBlank()) {
            problems.add(field, "privacy.problem.empty");
        } else if (text.length() > TEXT) {
            problems.add(field, "privacy.problem.too-long", TEXT);
        }
    }
}
