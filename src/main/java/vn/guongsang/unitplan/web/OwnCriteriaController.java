package vn.guongsang.unitplan.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.SubjectKind;
import vn.guongsang.unitplan.OwnCriteria;
import vn.guongsang.unitplan.OwnCriterion;
import vn.guongsang.verdict.Verdict;

/** Criteria that bodies set for their own exemplars: proposed, approved or returned, ended. */
@Controller
class OwnCriteriaController {

    private static final String OF_PLAN = "/ke-hoach/{code}/tieu-chi-rieng";
    private static final String ONE = "/tieu-chi-rieng/{id}";
    private static final int LONGEST = 1000;

    private final OwnCriteria criteria;
    private final Plans plans;
    private final Parts parts;
    private final Permissions permissions;

    OwnCriteriaController(OwnCriteria criteria, Plans plans, Parts parts, Permissions permissions) {
        this.criteria = criteria;
        this.plans = plans;
        this.parts = parts;
        this.permissions = permissions;
    }

    /** Of all bodies to those who oversee the plan, else of one's own body. */
    @GetMapping(OF_PLAN)
    String list(Actor actor, @PathVariable String code, Model model) {
        Plan plan = plan(actor, code);
        boolean oversees = permissions.may(actor, PlanAction.READ_BOARD, plan);
        model.addAttribute("plan", plan);
        model.addAttribute("oversees", oversees);
        model.addAttribute("criteria", criteria.of(plan.id(), oversees ? null : actor.bodyId()));
        model.addAttribute("own", actor.bodyId());
        model.addAttribute("mayRule", permissions.may(actor, PlanAction.RULE, plan));
        model.addAttribute(
                "mayPropose",
                permissions.may(actor, PlanAction.FILE, plan) && parts.playsAny(actor.bodyId(), plan.id()));
        model.addAttribute("kinds", kinds());
        model.addAttribute(
                "movements",
                criteria.launched(plan.id(), actor.bodyId()).stream()
                        .map(movement -> Choice.data(movement.code(), movement.name()))
                        .toList());
        model.addAttribute("formId", UUID.randomUUID());
        return "unitplan/criteria";
    }

    @PostMapping(OF_PLAN)
    String propose(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "ma", defaultValue = "") String id,
            @RequestParam(name = "doi-tuong", defaultValue = "") String kind,
            @RequestParam(name = "phong-trao", defaultValue = "") String movement,
            @RequestParam(name = "tieu-chi", defaultValue = "") String words,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        permissions.require(actor, PlanAction.FILE, plan);
        if (!parts.playsAny(actor.bodyId(), plan.id())) {
            Verdict.refused("unitplan.no-part.forbidden").orThrow();
        }
        String text = WrittenText.clean(words);
        Problems problems = new Problems();
        if (text.isEmpty()) {
            problems.add("tieu-chi", "unitplan.problem.empty");
        } else if (text.length() > LONGEST) {
            problems.add("tieu-chi", "frame.problem.long", LONGEST);
        }
        if (!kind.isEmpty() && !kinds().contains(kind)) {
            problems.add("doi-tuong", "unitplan.problem.empty");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, code, model);
        }
        criteria.propose(actor, Untrusted.id(id).orElseGet(UUID::randomUUID), plan, kind, movement, text)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("unitplan.criterion.proposed"));
        return back(plan);
    }

    @PostMapping(ONE + "/duyet")
    String approve(Actor actor, @PathVariable String id, RedirectAttributes redirect) {
        return rule(actor, id, true, "", redirect);
    }

    @PostMapping(ONE + "/tra-lai")
    String giveBack(
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return rule(actor, id, false, reason, redirect);
    }

    private String rule(Actor actor, String id, boolean approves, String reason, RedirectAttributes redirect) {
        OwnCriterion criterion = visible(actor, id);
        criteria.rule(actor, criterion.id(), approves, words(reason)).orThrow();
        redirect.addFlashAttribute(
                "flash", Flash.done(approves ? "unitplan.criterion.approved" : "unitplan.criterion.returned"));
        return back(plans.get(criterion.planId()));
    }

    @PostMapping(ONE + "/thoi-ap-dung")
    String end(
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            RedirectAttributes redirect) {
        OwnCriterion criterion = visible(actor, id);
        criteria.end(actor, criterion.id(), words(reason)).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("unitplan.criterion.ended"));
        return back(plans.get(criterion.planId()));
    }

    /** Seen by the body that proposed it and by those who oversee the plan; nobody knows of others. */
    private OwnCriterion visible(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(criteria::find)
                .filter(criterion -> !actor.is(Role.AUDITOR)
                        && (criterion.bodyId().equals(actor.bodyId())
                                || permissions.may(actor, PlanAction.READ_BOARD, plans.get(criterion.planId()))))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    private Plan plan(Actor actor, String code) {
        return plans.byCode(code)
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    private static List<String> kinds() {
        return Stream.of(SubjectKind.values())
                .filter(kind -> kind != SubjectKind.ANY)
                .map(SubjectKind::yaml)
                .toList();
    }

    private static String words(String typed) {
        String words = WrittenText.clean(typed);
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    private static String back(Plan plan) {
        return "redirect:/ke-hoach/" + plan.code() + "/tieu-chi-rieng";
    }
}
