package vn.guongsang.webhook.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.delivery.Outgoing.State;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.ObligationHappened.What;
import vn.guongsang.verdict.Verdict;
import vn.guongsang.webhook.Deliveries;
import vn.guongsang.webhook.Deliveries.Delivery;
import vn.guongsang.webhook.Receivers;
import vn.guongsang.webhook.Receivers.Receiver;
import vn.guongsang.webhook.WebhookAction;

/** "Gửi sự kiện": which programs are told what, and what they answered. */
@Controller
class WebhookController {

    private static final String LIST = "/quan-tri/gui-su-kien";
    private static final String ONE = LIST + "/{id}";
    private static final String SENT = ONE + "/{delivery}";

    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Permissions permissions;

    WebhookController(Receivers receivers, Deliveries deliveries, Permissions permissions) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.permissions = permissions;
    }

    @Bean
    static MenuContribution webhooksInMenu() {
        return MenuContribution.of("webhook.menu", LIST, 725, actor -> actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(LIST)
    String list(Actor actor, Model model) {
        permissions.require(actor, WebhookAction.LOOK_AFTER, actor.bodyId());
        model.addAttribute("actor", actor);
        model.addAttribute("receivers", receivers.of(actor));
        model.addAttribute("id", UUID.randomUUID());
        return "webhook/list";
    }

    @PostMapping(LIST)
    String make(
            Actor actor,
            @RequestParam(value = "id", defaultValue = "") String typedId,
            @RequestParam(value = "name", defaultValue = "") String typedName,
            @RequestParam(value = "address", defaultValue = "") String typedAddress,
            @RequestParam(value = "events", required = false) List<String> words,
            Model model,
            RedirectAttributes next) {
        permissions.require(actor, WebhookAction.LOOK_AFTER, actor.bodyId());
        var problems = new Problems();
        String name = typedName.strip();
        if (name.isEmpty() || name.length() > Receivers.LONGEST_NAME) {
            problems.add("name", "webhook.missing.name", Receivers.LONGEST_NAME);
        }
        String address = typedAddress.strip();
        if (receivers.mayGoTo(address) instanceof Verdict.Refused refused) {
            problems.add(new Problem(
                    "address", Text.key(refused.code(), refused.args().toArray())));
        }
        Set<What> what = Optional.ofNullable(words).stream()
                .flatMap(List::stream)
                .flatMap(word -> Untrusted.of(What.class, word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(What.class)));
        if (what.isEmpty()) {
            problems.add("events", "webhook.missing.events");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, model);
        }
        UUID id = Untrusted.id(typedId).orElseGet(UUID::randomUUID);
        receivers.make(actor, id, name, address, what).ifPresent(secret -> next.addFlashAttribute("secret", secret));
        return "redirect:" + LIST + "/" + id;
    }

    @GetMapping(ONE)
    String one(
            Actor actor,
            @PathVariable String id,
            Paging paging,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            Model model) {
        Receiver receiver = receiver(actor, id);
        List<Delivery> lines =
                deliveries.to(receiver, Untrusted.of(State.class, state).orElse(null), paging.offset(), paging.limit());
        model.addAttribute("receiver", receiver);
        model.addAttribute("lines", paging.shown(lines));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(lines));
        model.addAttribute("state", state);
        return "webhook/one";
    }

    @PostMapping(ONE + "/gui-thu")
    String tryOut(Actor actor, @PathVariable String id) {
        Receiver receiver = receiver(actor, id);
        return page(receiver) + "/" + deliveries.tryOut(actor, receiver);
    }

    @PostMapping(ONE + "/tam-dung")
    String pause(Actor actor, @PathVariable String id, RedirectAttributes next) {
        Receiver receiver = receiver(actor, id);
        receivers.pause(actor, receiver);
        next.addFlashAttribute("flash", Flash.done("webhook.paused"));
        return page(receiver);
    }

    @PostMapping(ONE + "/gui-tiep")
    String resume(Actor actor, @PathVariable String id, RedirectAttributes next) {
        Receiver receiver = receiver(actor, id);
        receivers.resume(actor, receiver);
        next.addFlashAttribute("flash", Flash.done("webhook.resumed"));
        return page(receiver);
    }

    @PostMapping(ONE + "/khoa-moi")
    String renew(Actor actor, @PathVariable String id, RedirectAttributes next) {
        Receiver receiver = receiver(actor, id);
        next.addFlashAttribute("secret", receivers.renewSecret(actor, receiver));
        return page(receiver);
    }

    @PostMapping(ONE + "/thoi-gui")
    String end(Actor actor, @PathVariable String id, RedirectAttributes next) {
        receivers.end(actor, receiver(actor, id));
        next.addFlashAttribute("flash", Flash.done("webhook.ended"));
        return "redirect:" + LIST;
    }

    @GetMapping(SENT)
    String sent(Actor actor, @PathVariable String id, @PathVariable String delivery, Model model) {
        Receiver receiver = receiver(actor, id);
        Delivery line = delivery(receiver, delivery);
        model.addAttribute("receiver", receiver);
        model.addAttribute("line", line);
        model.addAttribute("tries", deliveries.tries(line.id()));
        return "webhook/delivery";
    }

    @PostMapping(SENT + "/gui-lai")
    String retry(Actor actor, @PathVariable String id, @PathVariable String delivery, RedirectAttributes next) {
        Receiver receiver = receiver(actor, id);
        Delivery line = delivery(receiver, delivery);
        deliveries.retry(actor, receiver, line.id()).orThrow();
        next.addFlashAttribute("flash", Flash.done("webhook.retried"));
        return page(receiver) + "/" + line.id();
    }

    private Receiver receiver(Actor actor, String id) {
        permissions.require(actor, WebhookAction.LOOK_AFTER, actor.bodyId());
        return Untrusted.id(id)
                .flatMap(receiver -> receivers.find(actor, receiver))
                .orElseThrow(() -> Untrusted.hidden("webhook.hidden"));
    }

    private Delivery delivery(Receiver receiver, String id) {
        return Untrusted.id(id)
                .flatMap(delivery -> deliveries.find(receiver, delivery))
                .orElseThrow(() -> Untrusted.hidden("webhook.hidden"));
    }

    private static String page(Receiver receiver) {
        return "redirect:" + LIST + "/" + receiver.id();
    }
}
