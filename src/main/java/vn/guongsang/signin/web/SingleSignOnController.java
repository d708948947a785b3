package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.directory.BodyPicker;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Body;
import vn.guongsang.signin.SignInAction;
import vn.guongsang.signin.domain.ClaimRules;
import vn.guongsang.signin.domain.SingleSignOn;

/** Single sign-on: the way there, one's own link, and the rules by which claims give posts. */
@Controller
class SingleSignOnController {

    private static final String RULES = "/quan-tri/dang-nhap-chung";
    private static final int LONGEST = 200;

    private final SingleSignOn singleSignOn;
    private final ClaimRules rules;
    private final Provider provider;
    private final Permissions permissions;
    private final BodyPicker picker;
    private final Notes notes;

    SingleSignOnController(
            SingleSignOn singleSignOn,
            ClaimRules rules,
            Provider provider,
            Permissions permissions,
            BodyPicker picker,
            Notes notes) {
        this.singleSignOn = singleSignOn;
        this.rules = rules;
        this.provider = provider;
        this.permissions = permissions;
        this.picker = picker;
        this.notes = notes;
    }

    @Bean
    static MenuContribution rulesInMenu(Provider provider) {
        return MenuContribution.of(
                "signin.rules", RULES, 790, actor -> provider.configured() && actor.is(Role.ADMINISTRATOR));
    }

    /** To the provider; if it does not answer, back to the door with a word. */
    @GetMapping("/dang-nhap/chung")
    String start() {
        return provider.registration().isPresent()
                ? "redirect:/dang-nhap/chung/" + Provider.ID
                : "redirect:/dang-nhap?loi=away";
    }

    /** A page with a way on, because a form may not lead to another host. */
    @PostMapping("/tai-khoan/lien-ket")
    String link(Actor actor, HttpSession session) {
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        notes.linking(session, actor.accountId());
        return "signin/link";
    }

    @PostMapping("/tai-khoan/lien-ket/go")
    String unlink(Actor actor, HttpSession session, RedirectAttributes next) {
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        singleSignOn.unlink(actor.by(), actor.accountId());
        next.addFlashAttribute("flash", Flash.done("signin.sso.unlinked"));
        return "redirect:/tai-khoan";
    }

    // the rules

    /** As typed. */
    record RuleForm(
            @Nullable String claim,
            @Nullable String value,
            @Nullable String role,
            @Nullable String opens) {}

    @GetMapping(RULES)
    String rules(Actor actor, Model model) {
        permissions.require(actor, SignInAction.READ_CLAIM_RULES, actor.bodyId());
        // values may name people, and nobody but those who set a rule does anything with it
        model.addAttribute(
                "rules",
                rules.all().stream()
                        .filter(rule -> permissions.may(actor, SignInAction.SET_CLAIM_RULE, rule.bodyId()))
                        .toList());
        model.addAttribute("roles", List.of(Role.values()));
        model.addAttribute("configured", provider.configured());
        return "signin/rules";
    }

    @PostMapping(RULES)
    String add(
            Actor actor,
            @ModelAttribute("form") RuleForm form,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        permissions.require(actor, SignInAction.READ_CLAIM_RULES, actor.bodyId());
        Problems problems = new Problems();
        String claim = typed(form.claim(), "claim", problems);
        String value = typed(form.value(), "value", problems);
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(form.role()))
                .findFirst();
        if (role.isEmpty()) {
            problems.add("role", "signin.rules.role.missing");
        }
        Optional<Body> body = picker.read(typed, "body", _ -> true, problems);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return rules(actor, model);
        }
        rules.add(actor, claim, value, role.orElseThrow(), body.orElseThrow().id(), form.opens() != null);
        next.addFlashAttribute("flash", Flash.done("signin.rules.added"));
        return "redirect:" + RULES;
    }

    @PostMapping(RULES + "/{id}/go")
    String remove(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        permissions.require(actor, SignInAction.READ_CLAIM_RULES, actor.bodyId());
        rules.remove(actor, id);
        next.addFlashAttribute("flash", Flash.done("signin.rules.removed"));
        return "redirect:" + RULES;
    }

    private static String typed(@Nullable String text, String field, Problems problems) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            problems.add(field, "signin.rules." + field + ".missing");
        } else if (stripped.length() > LONGEST) {
            problems.add(field, "signin.rules.long", LONGEST);
        }
        return stripped;
    }
}
