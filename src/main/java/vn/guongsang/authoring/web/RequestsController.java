package vn.guongsang.authoring.web;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.authoring.domain.Requests;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.PlanTabs;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.verdict.Verdict;

/** What bodies would have amended in a plan, and what the hub says to it. */
@Controller
public class RequestsController {

    private static final int LONGEST = 4000;
    private static final int LONGEST_CLAUSE = 200;
    private static final String NEW_DRAFT = "moi";

    private final Requests requests;
    private final Drafts drafts;
    private final Drafting drafting;
    private final Plans plans;
    private final Permissions permissions;

    RequestsController(Requests requests, Drafts drafts, Drafting drafting, Plans plans, Permissions permissions) {
        this.requests = requests;
        this.drafts = drafts;
        this.drafting = drafting;
        this.plans = plans;
        this.permissions = permissions;
    }

    /** The hub sees all; anybody else what their own body asked. */
    @GetMapping("/ke-hoach/{code}/vuong-mac")
    String list(Actor actor, @PathVariable String code, Model model) {
        Plan plan = plan(actor, code);
        Draft next = Drafting.prospective(actor, plan.id(), plan.issuerId());
        boolean answers = permissions.may(actor, AuthoringAction.ANSWER, next);
        model.addAttribute("plan", plan);
        model.addAttribute("tabs", PlanTabs.of(plan, plans.pack(plan), "vuong-mac"));
        model.addAttribute("id", UUID.randomUUID());
        model.addAttribute("mayAsk", permissions.may(actor, AuthoringAction.ASK, next));
        model.addAttribute("answers", answers);
        model.addAttribute(
                "requests",
                requests.of(plan.id()).stream()
                        .filter(request -> answers || request.bodyId().equals(actor.bodyId()))
                        .toList());
        model.addAttribute(
                "entries",
                plans.pack(plan).obligations().stream()
                        .map(obligation ->
                                Choice.data(obligation.id(), obligation.what() + " (" + obligation.clause() + ")"))
                        .toList());
        model.addAttribute(
                "drafts",
                Stream.concat(
                                drafts.all().stream()
                                        .filter(draft -> draft.state() == Draft.State.OPEN
                                                && plan.id().equals(draft.planId()))
                                        .map(draft -> Choice.data(draft.id().toString(), draft.title())),
                                Stream.of(Choice.of(NEW_DRAFT, "authoring.request.new-draft")))
                        .toList());
        return "authoring/requests";
    }

    @PostMapping("/ke-hoach/{code}/vuong-mac")
    String ask(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            @RequestParam(name = "nhiem-vu", defaultValue = "") String obligation,
            @RequestParam(name = "muc", defaultValue = "") String typedClause,
            @RequestParam(name = "noi-dung", defaultValue = "") String typed,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        permissions.require(actor, AuthoringAction.ASK, Drafting.prospective(actor, plan.id(), plan.issuerId()));
        Problems problems = new Problems();
        String words = WrittenText.clean(typed);
        Obligation about = plans.pack(plan).obligation(obligation).orElse(null);
        String clause = about != null && typedClause.isBlank() ? about.clause() : WrittenText.clean(typedClause);
        if (clause.isEmpty() || clause.length() > LONGEST_CLAUSE) {
            problems.add("muc", "authoring.request.clause-missing");
        }
        if (words.isEmpty() || words.length() > LONGEST) {
            problems.add("noi-dung", "authoring.request.words-missing", LONGEST);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, code, model);
        }
        requests.ask(
                        actor,
                        id == null ? UUID.randomUUID() : id,
                        plan,
                        about == null ? "" : "obligations/" + about.id(),
                        clause,
                        words)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("authoring.request.asked"));
        return "redirect:/ke-hoach/" + code + "/vuong-mac";
    }

    /** @param into the draft that takes it up, or {@code moi} for one that begins with it */
    @PostMapping("/ke-hoach/{code}/vuong-mac/{request}/tra-loi")
    String answer(
            Actor actor,
            @PathVariable String code,
            @PathVariable("request") UUID id,
            @RequestParam(name = "quyet-dinh", defaultValue = "") String outcome,
            @RequestParam(name = "ban-thao", defaultValue = "") String into,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        permissions.require(actor, AuthoringAction.ANSWER, Drafting.prospective(actor, plan.id(), plan.issuerId()));
        if (requests.find(id).filter(known -> known.planId().equals(plan.id())).isEmpty()) {
            throw Untrusted.hidden("authoring.hidden");
        }
        // the page has one form for each that waits
        String field = "ly-do-" + id;
        String reason = WrittenText.clean(fields.getOrDefault(field, ""));
        if (outcome.equals("khong") && reason.isEmpty()) {
            model.addAttribute("problems", new Problems().add(field, "authoring.request.refused.reason"));
            return list(actor, code, model);
        }
        switch (outcome) {
            case "tiep-thu" -> {
                UUID draft = Untrusted.id(into).orElseGet(() -> {
                    UUID begun = UUID.randomUUID();
                    drafting.beginAmendment(actor, begun, plan);
                    return begun;
                });
                requests.answer(actor, id, draft, reason).orThrow();
                redirect.addFlashAttribute("flash", Flash.done("authoring.request.taken"));
                return "redirect:" + SeenDrafts.path(draft) + "#vuong-mac";
            }
            case "khong" -> requests.answer(actor, id, null, reason).orThrow();
            default -> Verdict.refused("authoring.request.refused.choose").orThrow();
        }
        redirect.addFlashAttribute("flash", Flash.done("authoring.request.declined"));
        return "redirect:/ke-hoach/" + code + "/vuong-mac";
    }

    private Plan plan(Actor actor, String code) {
        return plans.byCode(code)
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }
}
