package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Happenings;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Selections;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** The hub records that something happened on which a duty hangs. */
@Controller
class HappeningController {

    private static final int LONGEST = 200;

    private final Seen seen;
    private final Plans plans;
    private final Happenings happenings;
    private final Selections selections;
    private final Permissions permissions;
    private final BusinessDay day;

    HappeningController(
            Seen seen,
            Plans plans,
            Happenings happenings,
            Selections selections,
            Permissions permissions,
            BusinessDay day) {
        this.seen = seen;
        this.plans = plans;
        this.happenings = happenings;
        this.selections = selections;
        this.permissions = permissions;
        this.day = day;
    }

    @GetMapping("/ke-hoach/{code}/nghia-vu/{obligation}/phat-sinh")
    String form(Actor actor, @PathVariable String code, @PathVariable("obligation") String id, Model model) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.HAPPENED, plan);
        Obligation obligation = seen.obligation(plan, id);
        if (obligation.cadence() != Cadence.ON_EVENT) {
            Verdict.refusedBy(obligation.clause(), "plan.happened.refused.not-on-event")
                    .orThrow();
        }
        model.addAttribute("view", seen.view(plan));
        model.addAttribute("obligation", obligation);
        model.addAttribute("id", UUID.randomUUID());
        model.addAttribute("today", day.today());
        model.addAttribute("happenings", happenings.of(plan.id(), id));
        model.addAttribute(
                "bodies",
                owing(plan, obligation, day.today()).stream()
                        .map(body -> Choice.data(body.id().toString(), body.name()))
                        .toList());
        return "plan/happened";
    }

    /** @param back what was announced and is taken back, in place of recording anything */
    @PostMapping("/ke-hoach/{code}/nghia-vu/{obligation}/phat-sinh")
    String record(
            Actor actor,
            @PathVariable String code,
            @PathVariable("obligation") String obligationId,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            @RequestParam(name = "viec", defaultValue = "") String typed,
            @RequestParam(name = "ngay", required = false) @Nullable String date,
            @RequestParam(name = "ai", defaultValue = "") String whom,
            @RequestParam(name = "don-vi", required = false) @Nullable List<String> chosen,
            @RequestParam(name = "rut", required = false) @Nullable String back,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.HAPPENED, plan);
        Obligation obligation = seen.obligation(plan, obligationId);
        if (back != null) {
            UUID announced = Untrusted.id(back).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
            happenings.takeBack(actor, plan, obligation, announced).orThrow();
            redirect.addFlashAttribute("flash", Flash.done("plan.happened.taken-back"));
            return "redirect:/ke-hoach/" + code + "/nghia-vu/" + obligationId + "/phat-sinh";
        }
        Problems problems = new Problems();
        String what = WrittenText.clean(typed);
        Optional<LocalDate> happened = Untrusted.day(date);
        if (what.isEmpty() || what.length() > LONGEST) {
            problems.add("viec", "plan.happened.what-missing", LONGEST);
        }
        if (happened.isEmpty()) {
            problems.add("ngay", "m23");
        }
        Set<UUID> owing = happened.map(on -> owing(plan, obligation, on)).orElse(List.of()).stream()
                .map(Selections.Chosen::id)
                .collect(Collectors.toSet());
        Set<UUID> concerned = whom.equals("tat-ca")
                ? owing
                : (chosen == null ? List.<String>of() : chosen)
                        .stream()
                                .flatMap(one -> Untrusted.id(one).stream())
                                .filter(owing::contains)
                                .collect(Collectors.toSet());
        if (happened.isPresent() && concerned.isEmpty()) {
            problems.add("don-vi", "plan.happened.who-missing");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return form(actor, code, obligationId, model);
        }
        happenings
                .record(
                        actor,
                        id == null ? UUID.randomUUID() : id,
                        plan,
                        obligation,
                        what,
                        happened.orElseThrow(),
                        concerned)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("plan.happened.done", what, concerned.size()));
        return "redirect:/ke-hoach/" + code + "/nghia-vu/" + obligationId + "/phat-sinh";
    }

    private List<Selections.Chosen> owing(Plan plan, Obligation obligation, LocalDate on) {
        return obligation.who().stream()
                .flatMap(who -> selections.of(plan.issuerId(), plans.pack(plan), who, on).stream())
                .distinct()
                .toList();
    }
}
