package vn.guongsang.plan.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.frame.Paging;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.reading.Duties;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** What bodies sent and the hub has not yet accepted or returned. */
@Controller
class IntakeController {

    private final Duties duties;
    private final Seen seen;
    private final Attachments attachments;
    private final Permissions permissions;
    private final BusinessDay day;

    IntakeController(Duties duties, Seen seen, Attachments attachments, Permissions permissions, BusinessDay day) {
        this.duties = duties;
        this.seen = seen;
        this.attachments = attachments;
        this.permissions = permissions;
        this.day = day;
    }

    @GetMapping("/nhiem-vu/tiep-nhan")
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
        return "plan/intake";
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
