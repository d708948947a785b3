package vn.guongsang.consultation.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.consultation.ConsultationRuleAction;
import vn.guongsang.consultation.ConsultationRules;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** "Thời hạn lấy ý kiến": for how long the public is asked, by the level that decides or for one award. */
@Controller
class ConsultationRuleController {

    static final String LIST = "/quan-tri/lay-y-kien";
    private static final int TEXT = 300;

    private final ConsultationRules rules;
    private final Permissions permissions;

    ConsultationRuleController(ConsultationRules rules, Permissions permissions) {
        this.rules = rules;
        this.permissions = permissions;
    }

    @GetMapping(LIST)
    String list(Actor actor, Model model) {
        permissions.require(actor, ConsultationRuleAction.ENTER, actor.bodyId());
        model.addAttribute("entered", rules.entered());
        model.addAttribute("shipped", rules.shipped());
        model.addAttribute("formId", UUID.randomUUID());
        return "consultation/rules";
    }

    @PostMapping(LIST)
    String enter(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        permissions.require(actor, ConsultationRuleAction.ENTER, actor.bodyId());
        var typed = new TypedForm(sent, new Problems());
        String level = sent.getOrDefault("cap", "");
        String award = sent.getOrDefault("khen-thuong", "").strip();
        boolean byLevel = ConsultationRules.LEVELS.contains(level);
        if (byLevel == !award.isEmpty() || !award.matches("[A-Za-z0-9_]{0,40}")) {
            typed.problems().add("cap", "consultation.problem.about");
        }
        Optional<Integer> days = Untrusted.number(sent.get("so-ngay"), 1, ConsultationRules.MOST_DAYS);
        if (days.isEmpty()) {
            typed.problems().add("so-ngay", "consultation.problem.days", ConsultationRules.MOST_DAYS);
        }
        var since = typed.day("tu-ngay", true);
        String basis = typed.words("can-cu", TEXT, "consultation.missing.basis");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return list(actor, model);
        }
        rules.enter(
                actor,
                Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID),
                byLevel ? level : award,
                days.orElseThrow(),
                sent.getOrDefault("bat-buoc", "").equals("co"),
                since.orElseThrow(),
                basis);
        redirect.addFlashAttribute("flash", Flash.done("consultation.rules.entered"));
        return "redirect:" + LIST;
    }

    @PostMapping(LIST + "/{id}/bo")
    String takeBack(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        permissions.require(actor, ConsultationRuleAction.ENTER, actor.bodyId());
        rules.takeBack(actor, id);
        redirect.addFlashAttribute("flash", Flash.done("consultation.rules.taken-back"));
        return "redirect:" + LIST;
    }
}
