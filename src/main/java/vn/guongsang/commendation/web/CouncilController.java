package vn.guongsang.commendation.web;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.commendation.Decision;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.commendation.Recognising.RuleNotice;
import vn.guongsang.commendation.Vote;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** What the council voted on an exemplar, as its secretary records it after the meeting. */
@Controller
@RequestMapping("/dien-hinh/{id}/hoi-dong")
class CouncilController {

    private final Recognising recognising;
    private final Exemplars exemplars;
    private final Permissions permissions;
    private final Plans plans;
    private final Bodies bodies;
    private final BusinessDay day;

    CouncilController(
            Recognising recognising,
            Exemplars exemplars,
            Permissions permissions,
            Plans plans,
            Bodies bodies,
            BusinessDay day) {
        this.recognising = recognising;
        this.exemplars = exemplars;
        this.permissions = permissions;
        this.plans = plans;
        this.bodies = bodies;
        this.day = day;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    @GetMapping
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(actor, ExemplarAction.READ, exemplar);
        return page(actor, exemplar, day.today(), UUID.randomUUID(), model);
    }

    private String page(Actor actor, Exemplar exemplar, LocalDate meeting, UUID formId, Model model) {
        List<Vote> votes = recognising.votes(exemplar.id());
        Verdict may = permissions.decide(actor, ExemplarAction.RECOGNISE, exemplar);
        Verdict open = recognising.open(exemplar);
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("votes", votes.reversed());
        model.addAttribute("decisions", recognising.decisions(exemplar.id()));
        model.addAttribute("rule", recognising.ruleOn(meeting).orElse(null));
        model.addAttribute("records", may.allowed() && open.allowed());
        model.addAttribute("closed", may.allowed() && open instanceof Verdict.Refused refused ? refused : null);
        model.addAttribute("council", council(exemplar, votes));
        model.addAttribute("formId", formId);
        return "commendation/council";
    }

    /** The council that voted before, else the one that the plan names at its issuer's level. */
    private String council(Exemplar exemplar, List<Vote> votes) {
        if (!votes.isEmpty()) {
            return votes.getLast().council();
        }
        String level = bodies.get(plans.get(exemplar.planId()).issuerId()).level();
        return plans.pack(exemplar.planId()).bodies().stream()
                .filter(body -> body.kind() == BodyKind.COUNCIL
                        && body.level() != null
                        && body.level().yaml().equals(level))
                .map(body -> body.name())
                .findFirst()
                .orElse("");
    }

    @PostMapping
    Object record(
            Actor actor,
            @PathVariable("id") UUID exemplarId,
            @Valid @ModelAttribute("vote") VoteForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = exemplars.get(exemplarId);
        permissions.require(actor, ExemplarAction.RECOGNISE, exemplar);
        LocalDate meeting = form.metOn() == null || isToCome(form) ? day.today() : form.metOn();
        Problems problems = check(form, meeting);
        if (errors.hasErrors() || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, exemplar, meeting, formId(form), model);
        }
        Verdict verdict = recognising.recordVote(actor, exemplarId, form.toRecord());
        if (verdict instanceof Verdict.Refused refused) {
            model.addAttribute("refusal", refused);
            return new ModelAndView(
                    page(actor, exemplar, meeting, formId(form), model), model.asMap(), HttpStatus.CONFLICT);
        }
        Optional<Decision> drawnUp = recognising.decisions(exemplarId).stream()
                .filter(decision -> decision.voteId().equals(form.id()))
                .findFirst();
        redirect.addFlashAttribute(
                "flash",
                drawnUp.isPresent()
                        ? Flash.done("commendation.vote.recorded")
                        : Flash.info("commendation.vote.recorded-failed", form.agreed(), form.present()));
        return drawnUp.map(decision -> "redirect:/quyet-dinh/" + decision.id())
                .orElse("redirect:/dien-hinh/" + exemplarId + "/hoi-dong");
    }

    /**
     * Sums that cannot be, a meeting to come, a confirmation that is missing or was given for another
     * rule. Fields that could not be read are null here and have their own problem.
     */
    private Problems check(VoteForm form, LocalDate meeting) {
        Problems problems = new Problems();
        if (form.present() != null && form.members() != null && form.present() > form.members()) {
            problems.add("present", "commendation.problem.present", form.members());
        }
        if (form.agreed() != null
                && form.disagreed() != null
                && form.present() != null
                && form.agreed() + form.disagreed() > form.present()) {
            problems.add("agreed", "commendation.problem.sum", form.agreed() + form.disagreed(), form.present());
        }
        if (isToCome(form)) {
            problems.add("metOn", "commendation.problem.future", day.today());
        }
        Optional<RuleNotice> rule = recognising.ruleOn(meeting);
        if (rule.isPresent() && rule.get().toConfirm()) {
            if (!rule.get().basis().equals(form.basis())) {
                problems.add(
                        "confirmed",
                        "commendation.problem.other-rule",
                        meeting,
                        rule.get().basis());
            } else if (!form.isConfirmed()) {
                problems.add("confirmed", "commendation.problem.confirm");
            }
        }
        return problems;
    }

    private boolean isToCome(VoteForm form) {
        return form.metOn() != null && form.metOn().isAfter(day.today());
    }

    private static UUID formId(VoteForm form) {
        return form.id() == null ? UUID.randomUUID() : form.id();
    }
}
