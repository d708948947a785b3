package vn.guongsang.plan.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.FollowAction;
import vn.guongsang.plan.Followed;
import vn.guongsang.plan.ForwardAction;
import vn.guongsang.plan.Forwardings;
import vn.guongsang.plan.Forwardings.Forwarding;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.verdict.Verdict;

/** What was passed on to one's body, what plans copy to it as head of a cluster, and what it passed on. */
@Controller
class ForwardingController {

    static final String PATH = "/nhiem-vu/chuyen-den";
    private static final int LONGEST = 4000;

    private final Forwardings forwardings;
    private final Obligations obligations;
    private final Plans plans;
    private final Permissions permissions;

    ForwardingController(Forwardings forwardings, Obligations obligations, Plans plans, Permissions permissions) {
        this.forwardings = forwardings;
        this.obligations = obligations;
        this.plans = plans;
        this.permissions = permissions;
    }

    @GetMapping(PATH)
    String list(Actor actor, @RequestParam(name = "xem", defaultValue = "") String word, Paging paging, Model model) {
        permissions.require(actor, ForwardAction.RECEIVE, actor.bodyId());
        ForwardingView view = ForwardingView.of(word);
        List<Forwarding> lines = switch (view) {
            case RECEIVED -> forwardings.to(actor.bodyId(), paging.offset(), paging.limit());
            case COPIES -> forwardings.copies(actor.bodyId(), paging.offset(), paging.limit());
            case SENT -> forwardings.from(actor.bodyId(), paging.offset(), paging.limit());
        };
        model.addAttribute("view", view);
        model.addAttribute("lines", paging.shown(lines));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(lines));
        return "plan/forwardings";
    }

    @PostMapping(PATH + "/{id}/da-nhan")
    String receive(Actor actor, @PathVariable String id, RedirectAttributes next) {
        permissions.require(actor, ForwardAction.RECEIVE, actor.bodyId());
        if (!Untrusted.id(id).map(one -> forwardings.receive(actor, one)).orElse(false)) {
            throw Untrusted.hidden("plan.hidden");
        }
        next.addFlashAttribute("flash", Flash.done("plan.forward.received"));
        return "redirect:" + PATH;
    }

    /** One filing, from the page of its duty. */
    @PostMapping("/nhiem-vu/bao-cao/{filing}/chuyen")
    String forward(
            Actor actor,
            @PathVariable("filing") String id,
            @RequestParam(name = "noi-nhan", defaultValue = "") String to,
            @RequestParam(name = "ghi-chu", defaultValue = "") String note,
            RedirectAttributes next) {
        UUID filing = Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        Instance instance = obligations
                .instanceOf(filing)
                .flatMap(obligations::find)
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        Plan plan = plans.get(instance.planId());
        if (!permissions.may(actor, FollowAction.READ, Followed.ofInstance(plan, instance))) {
            throw Untrusted.hidden("plan.hidden");
        }
        permissions.require(actor, PlanAction.FORWARD, plan);
        Optional<UUID> recipient = Untrusted.id(to);
        if (recipient.isEmpty()) {
            Verdict.refused("plan.forward.refused.recipient").orThrow();
        }
        if (note.length() > LONGEST) {
            Verdict.refused("plan.filing.tooLong", LONGEST).orThrow();
        }
        forwardings.forward(actor, plan, Set.of(filing), recipient.orElseThrow(), note.strip());
        next.addFlashAttribute("flash", Flash.done("plan.forward.done", 1));
        return "redirect:/nhiem-vu/" + instance.id();
    }
}
