package vn.guongsang.people.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Delegations;
import vn.guongsang.people.Delegating;
import vn.guongsang.time.BusinessDay;

/** "Ủy quyền": whom a person lets act in the post that they act in now. */
@Controller
class DelegationController {

    private static final String LIST = "/tai-khoan/uy-quyen";

    private final Delegating delegating;
    private final Delegations delegations;
    private final BusinessDay day;

    DelegationController(Delegating delegating, Delegations delegations, BusinessDay day) {
        this.delegating = delegating;
        this.delegations = delegations;
        this.day = day;
    }

    @GetMapping(LIST)
    String list(Actor actor, Model model) {
        model.addAttribute("given", delegations.givenBy(actor.accountId()));
        model.addAttribute("colleagues", delegating.colleagues(actor));
        model.addAttribute("actor", actor);
        model.addAttribute("today", day.today());
        return "people/delegations";
    }

    @PostMapping(LIST)
    String give(Actor actor, @RequestParam Map<String, String> asked, Model model, RedirectAttributes next) {
        var problems = new Problems();
        UUID delegate = id(asked.getOrDefault("delegate", ""));
        if (delegate == null) {
            problems.add("delegate", "people.missing.delegate");
        }
        LocalDate from = Asked.day(asked, "from", problems, true);
        LocalDate to = Asked.day(asked, "to", problems, true);
        String basis = Asked.basis(asked);
        if (basis.isEmpty()) {
            problems.add("basis", "people.missing.basis");
        }
        if (!problems.isEmpty() || delegate == null || from == null || to == null) {
            model.addAttribute("problems", problems);
            return list(actor, model);
        }
        delegating.give(actor, delegate, from, to, basis).orThrow();
        next.addFlashAttribute("flash", Flash.done("people.delegated"));
        return "redirect:" + LIST;
    }

    @PostMapping(LIST + "/{id}/rut")
    String revoke(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        delegating.revoke(actor, id);
        next.addFlashAttribute("flash", Flash.done("people.delegation-revoked"));
        return "redirect:" + LIST;
    }

    private static @org.jspecify.annotations.Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
