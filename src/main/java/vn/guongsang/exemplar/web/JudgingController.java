package vn.guongsang.exemplar.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.Finding;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Plans;

/**
 * Judging: the text on the left, the criteria on the right, one form for all of them. Its three
 * buttons send the same form, so that returning or taking on loses no finding.
 */
@Controller
class JudgingController {

    private static final String ONE = "/dien-hinh/{id}";

    private final Seen seen;
    private final ExemplarPath path;
    private final CriteriaView criteria;
    private final Plans plans;
    private final Bodies bodies;

    JudgingController(Seen seen, ExemplarPath path, CriteriaView criteria, Plans plans, Bodies bodies) {
        this.seen = seen;
        this.path = path;
        this.criteria = criteria;
        this.plans = plans;
        this.bodies = bodies;
    }

    private record Judged(Exemplar exemplar, List<Finding> findings, Typed typed) {}

    @GetMapping({ONE + "/danh-gia", ONE + "/tra-lai", ONE + "/tiep-nhan"})
    String judge(Actor actor, @PathVariable UUID id, Model model) {
        Exemplar exemplar = seen.by(actor, ExemplarAction.JUDGE, id);
        exemplar.judge().orThrow();
        return page(actor, exemplar, model);
    }

    private String page(Actor actor, Exemplar exemplar, Model model) {
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("plan", plans.get(exemplar.planId()));
        model.addAttribute("body", bodies.get(exemplar.bodyId()).name());
        model.addAttribute("layers", criteria.of(exemplar));
        model.addAttribute("judge", actor.bodyId());
        return "exemplar/judge";
    }

    @PostMapping(ONE + "/danh-gia")
    String save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Judged judged = read(actor, id, fields);
        if (!judged.typed().problems().isEmpty()) {
            return again(actor, judged, model);
        }
        path.judge(actor, id, judged.findings()).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("exemplar.judged"));
        return "redirect:" + Seen.address(id) + "/danh-gia";
    }

    @PostMapping(ONE + "/tra-lai")
    String sendBack(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Judged judged = read(actor, id, fields);
        String reason = judged.typed().text("reason", Typed.REASON, "");
        if (reason.isEmpty()) {
            judged.typed().problems().add("reason", "exemplar.missing.return-reason");
        }
        if (!judged.typed().problems().isEmpty()) {
            return again(actor, judged, model);
        }
        path.judge(actor, id, judged.findings()).orThrow();
        path.sendBack(actor, id, reason).orThrow();
        redirect.addFlashAttribute(
                "flash",
                Flash.done(
                        "exemplar.sent-back",
                        bodies.get(judged.exemplar().bodyId()).name()));
        return "redirect:" + Seen.address(id);
    }

    @PostMapping(ONE + "/tiep-nhan")
    String accept(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Judged judged = read(actor, id, fields);
        if (!judged.typed().problems().isEmpty()) {
            return again(actor, judged, model);
        }
        path.judge(actor, id, judged.findings()).orThrow();
        List<String> open = path.unjudged(judged.exemplar());
        if (!open.isEmpty()) {
            CriteriaView.items(criteria.of(judged.exemplar())).stream()
                    .filter(item -> open.contains(item.id()))
                    .forEach(item -> judged.typed()
                            .problems()
                            .add("finding-" + item.id(), "exemplar.missing.finding", item.clause(), item.text()));
            return again(actor, judged, model);
        }
        path.accept(actor, id).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("exemplar.accepted"));
        return "redirect:" + Seen.address(id);
    }

    private Judged read(Actor actor, UUID id, MultiValueMap<String, String> fields) {
        Exemplar exemplar = seen.by(actor, ExemplarAction.JUDGE, id);
        exemplar.judge().orThrow();
        var typed = new Typed(fields, new Problems());
        List<CriteriaView.Item> items = CriteriaView.items(criteria.of(exemplar));
        List<Finding> findings = items.stream()
                .filter(item -> fields.containsKey("finding-" + item.id()) || fields.containsKey("words-" + item.id()))
                .map(item -> new Finding(
                        item.id(),
                        typed.answer("finding-" + item.id(), null),
                        typed.text("words-" + item.id(), Typed.WORDS, "")))
                .toList();
        List<String> bare = path.withoutReason(exemplar, findings);
        items.stream()
                .filter(item -> bare.contains(item.id()))
                .forEach(item ->
                        typed.problems().add("words-" + item.id(), "exemplar.missing.finding-words", item.text()));
        return new Judged(exemplar, findings, typed);
    }

    private String again(Actor actor, Judged judged, Model model) {
        model.addAttribute("problems", judged.typed().problems());
        return page(actor, judged.exemplar(), model);
    }
}
