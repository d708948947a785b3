package vn.guongsang.privacy.web;

import java.util.List;
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
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.privacy.Consent;
import vn.guongsang.privacy.Consents;
import vn.guongsang.privacy.PrivacyAction;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Who agreed to be shown, and the record that somebody no longer does. */
@Controller
class ConsentController {

    static final String LIST = Entrance.HOME + "/dong-y";
    private static final String ONE = LIST + "/{id}";
    static final int TEXT = 1_000;

    private final Consents consents;
    private final Bodies bodies;
    private final Permissions permissions;

    ConsentController(Consents consents, Bodies bodies, Permissions permissions) {
        this.consents = consents;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam(name = "xem", defaultValue = "") String view, Paging paging, Model model) {
        permissions.require(actor, PrivacyAction.KEEP_CONSENTS, actor.bodyId());
        boolean standing = !view.equals("da-rut");
        List<Consent> rows = consents.in(bodies.subtree(actor.bodyId()), standing, paging.offset(), paging.limit());
        model.addAttribute("standing", standing);
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "privacy/consents";
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(kept(actor, id), model);
    }

    private Consent kept(Actor actor, UUID id) {
        Consent consent =
                consents.find(id).orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden")));
        permissions.require(actor, PrivacyAction.KEEP_CONSENTS, consent.bodyId());
        return consent;
    }

    private static String page(Consent consent, Model model) {
        model.addAttribute("consent", consent);
        return "privacy/consent";
    }

    @PostMapping(ONE + "/rut")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String how,
            Model model,
            RedirectAttributes redirect) {
        Consent consent = kept(actor, id);
        String words = WrittenText.clean(how);
        if (words.isEmpty() || words.length() > TEXT) {
            model.addAttribute(
                    "problems",
                    words.isEmpty()
                            ? new Problems().add("how", "privacy.problem.how")
                            : new Problems().add("how", "privacy.problem.too-long", TEXT));
            return page(consent, model);
        }
        consents.withdraw(actor, consent.subject(), words).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("privacy.consent.withdrawn"));
        return "redirect:" + LIST + "/" + id;
    }
}
