package vn.guongsang.consultation.web;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.consultation.ConsultationAction;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.consultation.Finding;
import vn.guongsang.consultation.Item;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Parts;
import vn.guongsang.time.BusinessDay;

/** Ý kiến Nhân dân: what came in about each thing on display, read, answered and concluded. */
@Controller
class ConsultationController {

    static final String LIST = "/y-kien-nhan-dan";
    private static final String ONE = LIST + "/{item}";
    private static final int REASON = 1_000;

    private final Consultations consultations;
    private final Permissions permissions;
    private final Parts parts;
    private final BusinessDay day;

    ConsultationController(Consultations consultations, Permissions permissions, Parts parts, BusinessDay day) {
        this.consultations = consultations;
        this.permissions = permissions;
        this.parts = parts;
        this.day = day;
    }

    @GetMapping(LIST)
    String list(Actor actor, Paging paging, Model model) {
        var rows = consultations.concerning(authorities(parts, actor), body(actor), paging.offset(), paging.limit());
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        model.addAttribute("today", day.today());
        model.addAttribute("keeps", actor.is(Role.HUB_OFFICER));
        return "consultation/kept";
    }

    /** For whom the actor sees all that is held. */
    static Set<UUID> authorities(Parts parts, Actor actor) {
        return switch (actor.role()) {
            case HUB_OFFICER, COUNCIL_SECRETARY, LEADER, INSPECTOR -> parts.authorities(actor.bodyId());
            case OFFICER, HEAD, APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> Set.of();
        };
    }

    /** Who brought forward what the actor sees. */
    static @Nullable UUID body(Actor actor) {
        return switch (actor.role()) {
            case OFFICER, HEAD -> actor.bodyId();
            case APPRAISER,
                    HUB_OFFICER,
                    COUNCIL_SECRETARY,
                    COUNCIL_MEMBER,
                    LEADER,
                    EDITOR,
                    INSPECTOR,
                    AUDITOR,
                    ADMINISTRATOR -> null;
        };
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID item, Model model) {
        return page(actor, seen(actor, ConsultationAction.READ, item), model);
    }

    private String page(Actor actor, Item item, Model model) {
        boolean keeps = permissions.may(actor, ConsultationAction.KEEP, item);
        model.addAttribute("item", item);
        model.addAttribute("tally", consultations.tally(item.id()));
        model.addAttribute("opinions", keeps ? consultations.opinions(item.id()) : consultations.published(item.id()));
        model.addAttribute("keeps", keeps);
        model.addAttribute("answers", permissions.may(actor, ConsultationAction.ANSWER, item));
        model.addAttribute("today", day.today());
        return "consultation/item";
    }

    private Item seen(Actor actor, ConsultationAction action, UUID id) {
        Item item = consultations.get(id);
        permissions.require(actor, action, item);
        return item;
    }

    @PostMapping(ONE + "/{opinion}/duyet")
    String moderate(
            Actor actor,
            @PathVariable("item") UUID id,
            @PathVariable UUID opinion,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Item item = seen(actor, ConsultationAction.KEEP, id);
        var typed = new TypedForm(sent, new Problems());
        String said = sent.getOrDefault("duyet-" + opinion, "");
        if (!said.equals("dang") && !said.equals("khong")) {
            typed.problems().add("duyet-" + opinion, "consultation.missing.moderation");
        }
        String reason = said.equals("khong")
                ? typed.words("ly-do-" + opinion, REASON, "consultation.missing.reason")
                : typed.words("ly-do-" + opinion, REASON);
        if (!typed.problems().isEmpty()) {
            return again(actor, item, typed, model);
        }
        boolean publish = said.equals("dang");
        consultations.moderate(actor, id, opinion, publish, reason).orThrow();
        return back(id, publish ? "consultation.publishedNow" : "consultation.keptNow", redirect);
    }

    @PostMapping(ONE + "/{opinion}/tra-loi")
    String answer(
            Actor actor,
            @PathVariable("item") UUID id,
            @PathVariable UUID opinion,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Item item = seen(actor, ConsultationAction.ANSWER, id);
        var typed = new TypedForm(sent, new Problems());
        String words = typed.words("tra-loi-" + opinion, PublicController.TEXT, "consultation.missing.answer");
        if (!typed.problems().isEmpty()) {
            return again(actor, item, typed, model);
        }
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        consultations.answer(actor, form, id, opinion, words).orThrow();
        return back(id, "consultation.answeredNow", redirect);
    }

    @PostMapping(ONE + "/ket-luan")
    String conclude(
            Actor actor,
            @PathVariable("item") UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Item item = seen(actor, ConsultationAction.KEEP, id);
        var typed = new TypedForm(sent, new Problems());
        Finding finding = Untrusted.of(Finding.class, sent.get("ket-luan"))
                .filter(found -> found != Finding.STOPPED)
                .orElse(null);
        if (finding == null) {
            typed.problems().add("ket-luan", "consultation.missing.finding");
        }
        String reason = finding == Finding.NO_OBJECTION
                ? typed.words("ket-luan-vi", REASON)
                : typed.words("ket-luan-vi", REASON, "consultation.missing.reason");
        if (finding == null || !typed.problems().isEmpty()) {
            return again(actor, item, typed, model);
        }
        consultations.conclude(actor, id, finding, reason).orThrow();
        return back(id, "consultation.concludedNow", redirect);
    }

    private String again(Actor actor, Item item, TypedForm typed, Model model) {
        model.addAttribute("problems", typed.problems());
        return page(actor, item, model);
    }

    private static String back(UUID id, String flash, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done(flash));
        return "redirect:" + LIST + "/" + id;
    }
}
