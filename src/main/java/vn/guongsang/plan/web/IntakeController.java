package vn.guongsang.plan.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Forwardings;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.reading.Duties;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** What bodies sent and the hub has not yet accepted or returned: one by one, or several at once. */
@Controller
class IntakeController {

    private static final String PATH = "/nhiem-vu/tiep-nhan";
    private static final int LONGEST = 4000;

    /** The hub's word on several filings. */
    public enum Word {
        ACCEPT,
        RETURN,
        FORWARD
    }

    private final Duties duties;
    private final Obligations obligations;
    private final Forwardings forwardings;
    private final Seen seen;
    private final Attachments attachments;
    private final Permissions permissions;
    private final BusinessDay day;

    IntakeController(
            Duties duties,
            Obligations obligations,
            Forwardings forwardings,
            Seen seen,
            Attachments attachments,
            Permissions permissions,
            BusinessDay day) {
        this.duties = duties;
        this.obligations = obligations;
        this.forwardings = forwardings;
        this.seen = seen;
        this.attachments = attachments;
        this.permissions = permissions;
        this.day = day;
    }

    @GetMapping(PATH)
    String queue(
            Actor actor, @RequestParam(name = "ke-hoach", defaultValue = "") String code, Paging paging, Model model) {
        List<Plan> plans = seen.ofBody(actor.bodyId(), day.today()).stream()
                .filter(plan -> permissions.may(actor, PlanAction.RULE, plan))
                .toList();
        Plan chosen = code.isEmpty()
                ? plans.stream()
                        .findFirst()
                        .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("plan.hub.forbidden")))
                : seen.plan(actor, code);
        permissions.require(actor, PlanAction.RULE, chosen);
        List<Duties.Waiting> waiting = duties.waiting(chosen.id(), paging.offset(), paging.limit());
        model.addAttribute("plans", plans);
        model.addAttribute("chosen", chosen);
        model.addAttribute("total", duties.waitingCount(chosen.id()));
        model.addAttribute("waiting", paging.shown(waiting));
        model.addAttribute("more", paging.more(waiting));
        model.addAttribute("paging", paging);
        model.addAttribute("papers", papers(waiting));
        model.addAttribute("recipients", forwardings.recipients(actor, chosen, List.of()));
        return "plan/intake";
    }

    /** First what is about to be done, with its number and names; then all of it or nothing. */
    @PostMapping(PATH)
    String rule(
            Actor actor,
            @RequestParam(name = "ke-hoach", defaultValue = "") String code,
            @RequestParam(name = "chon", required = false) @Nullable List<String> ticked,
            @RequestParam(name = "ket-qua", defaultValue = "") String asked,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "noi-nhan", defaultValue = "") String to,
            @RequestParam(name = "xac-nhan", required = false) @Nullable String confirmed,
            Paging paging,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.RULE, plan);
        Set<UUID> chosen = Objects.requireNonNullElse(ticked, List.<String>of()).stream()
                .map(Untrusted::id)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Duties.Waiting> filings = duties.waiting(plan.id(), chosen);
        Optional<Word> word = Untrusted.of(Word.class, asked);
        Problems problems = new Problems();
        if (chosen.isEmpty()) {
            problems.add("chon", "plan.intake.nothingChosen");
        } else if (filings.size() < chosen.size()) {
            problems.add("chon", "plan.intake.ruledMeanwhile", chosen.size() - filings.size());
        }
        if (word.isEmpty()) {
            problems.add("ket-qua", "plan.intake.choose");
        }
        if (word.filter(Word.RETURN::equals).isPresent() && reason.isBlank()) {
            problems.add("ly-do", "plan.refused.reason-missing");
        } else if (reason.length() > LONGEST) {
            problems.add("ly-do", "plan.filing.tooLong", LONGEST);
        }
        Optional<Forwardings.Recipient> recipient = word.filter(Word.FORWARD::equals)
                .flatMap(_ -> forwardings.recipients(actor, plan, List.of()).stream()
                        .filter(one -> one.bodyId().toString().equals(to))
                        .findFirst());
        if (word.filter(Word.FORWARD::equals).isPresent() && recipient.isEmpty()) {
            problems.add("noi-nhan", "plan.forward.refused.recipient");
        }
        if (!problems.isEmpty() || word.isEmpty()) {
            model.addAttribute("problems", problems);
            return queue(actor, code, paging, model);
        }
        if (confirmed == null) {
            model.addAttribute("chosen", plan);
            model.addAttribute("filings", filings);
            model.addAttribute("word", word.get());
            model.addAttribute("reason", reason.strip());
            model.addAttribute("recipient", recipient.orElse(null));
            return "plan/intake-confirm";
        }
        switch (word.get()) {
            case ACCEPT -> obligations.ruleAll(actor, chosen, true, "");
            case RETURN -> obligations.ruleAll(actor, chosen, false, reason.strip());
            case FORWARD ->
                forwardings.forward(actor, plan, chosen, recipient.orElseThrow().bodyId(), reason.strip());
        }
        redirect.addFlashAttribute("flash", Flash.done("plan.intake.done." + word.get(), chosen.size()));
        return "redirect:" + PATH + "?ke-hoach=" + plan.code();
    }

    private Map<UUID, Attachment> papers(List<Duties.Waiting> waiting) {
        return attachments
                .findAll(waiting.stream()
                        .map(Duties.Waiting::attachmentId)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .collect(Collectors.toMap(Attachment::id, Function.identity()));
    }
}
