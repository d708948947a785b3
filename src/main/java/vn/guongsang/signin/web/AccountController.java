package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.CurrentActor;
import vn.guongsang.identity.Sessions;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.signin.domain.OwnAccount;
import vn.guongsang.signin.domain.Passkeys;
import vn.guongsang.signin.domain.SecondFactors;
import vn.guongsang.signin.domain.SigningIn;
import vn.guongsang.signin.domain.SingleSignOn;
import vn.guongsang.signin.domain.TimeCodes;
import vn.guongsang.verdict.Verdict;

/** One's own account: posts, password, second factors, and where one is signed in. */
@Controller
class AccountController {

    private static final String ACCOUNT = "redirect:/tai-khoan";
    private static final int LONGEST_NAME = 60;

    private final OwnAccount own;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SigningIn signingIn;
    private final Accounts accounts;
    private final Sessions sessions;
    private final CurrentActor currentActor;
    private final Notes notes;
    private final Site site;
    private final Provider provider;
    private final SingleSignOn singleSignOn;

    AccountController(
            OwnAccount own,
            SecondFactors factors,
            Passkeys passkeys,
            SigningIn signingIn,
            Accounts accounts,
            Sessions sessions,
            CurrentActor currentActor,
            Notes notes,
            Site site,
            Provider provider,
            SingleSignOn singleSignOn) {
        this.own = own;
        this.factors = factors;
        this.passkeys = passkeys;
        this.signingIn = signingIn;
        this.accounts = accounts;
        this.sessions = sessions;
        this.currentActor = currentActor;
        this.notes = notes;
        this.site = site;
        this.provider = provider;
        this.singleSignOn = singleSignOn;
    }

    @GetMapping("/tai-khoan")
    String account(Actor actor, HttpServletRequest request, Model model) {
        HttpSession session = request.getSession();
        model.addAttribute("actor", actor);
        model.addAttribute("codesGone", request.getParameter("ma-khoi-phuc") != null);
        model.addAttribute("held", factors.of(actor.accountId()));
        model.addAttribute("due", factors.due(actor.accountId()));
        model.addAttribute("singleSignOn", provider.configured());
        model.addAttribute("byClaim", singleSignOn.byClaim(actor.accountId()));
        model.addAttribute("linked", singleSignOn.linked(actor.accountId()));
        model.addAttribute("sessions", sessions.of(actor.accountId()));
        model.addAttribute("here", Sessions.handle(session.getId()));
        String challenge = notes.kept(session, Notes.CHALLENGE, Passkeys::newChallenge);
        model.addAttribute("passkey", passkeys.creation(person(actor), challenge, site.address(request)));
        return "signin/account";
    }

    @PostMapping("/tai-khoan/vai-tro")
    String actAs(@RequestParam("vai-tro") UUID post) {
        currentActor.actAs(post);
        return "redirect:/viec";
    }

    // the password

    @GetMapping("/tai-khoan/mat-khau")
    String passwordForm(Actor actor) {
        return "signin/password";
    }

    @PostMapping("/tai-khoan/mat-khau")
    String changePassword(
            Actor actor,
            @ModelAttribute("form") PasswordForm form,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Problems problems = new Problems();
        switch (own.changePassword(
                actor,
                form.present(),
                form.wanted(),
                form.again(),
                request.getSession().getId())) {
            case OwnAccount.Changed changed -> {
                next.addFlashAttribute("flash", Flash.done("signin.password.changed", changed.ended()));
                return ACCOUNT;
            }
            case OwnAccount.NotChanged not ->
                problems.add(not.field(), not.why().code(), not.why().args().toArray());
        }
        model.addAttribute("problems", problems);
        return "signin/password";
    }

    /** As typed; a password is never stripped or shown again. */
    record PasswordForm(
            @Nullable String present,
            @Nullable String wanted,
            @Nullable String again) {}

    // who one is, once more

    @GetMapping("/tai-khoan/xac-nhan")
    String proofForm(Actor actor) {
        return "signin/proof";
    }

    @PostMapping("/tai-khoan/xac-nhan")
    String prove(
            Actor actor,
            @RequestParam(name = "present", defaultValue = "") String password,
            HttpSession session,
            Model model) {
        if (signingIn.provesAgain(actor.accountId(), password) instanceof Verdict.Refused refused) {
            model.addAttribute(
                    "problems",
                    new Problems().add("present", refused.code(), refused.args().toArray()));
            return "signin/proof";
        }
        notes.proved(session);
        return ACCOUNT + "#xac-thuc";
    }

    // second factors

    @GetMapping("/tai-khoan/ma-xac-thuc")
    String codesForm(Actor actor, HttpSession session, Model model) {
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        String secret = notes.kept(session, Notes.SECRET, TimeCodes::newSecret);
        model.addAttribute("enrolment", Enrolment.of(secret, person(actor)));
        return "signin/codes";
    }

    @PostMapping("/tai-khoan/ma-xac-thuc")
    String addCodes(
            Actor actor, @RequestParam(name = "ma", defaultValue = "") String code, HttpSession session, Model model) {
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        if (session.getAttribute(Notes.SECRET) == null
                && factors.of(actor.accountId()).codesSince() != null) {
            return "redirect:" + CodesShownOnce.TOLD;
        }
        String secret = notes.kept(session, Notes.SECRET, TimeCodes::newSecret);
        Optional<List<String>> recovery = factors.addTimeCodes(actor.by(), person(actor), secret, code);
        if (recovery.isEmpty()) {
            model.addAttribute("problems", new Problems().add("ma", "signin.code.wrong"));
            return codesForm(actor, session, model);
        }
        notes.taken(session, Notes.SECRET);
        return shown(recovery.get(), model);
    }

    @PostMapping("/tai-khoan/ma-xac-thuc/go")
    String removeCodes(Actor actor, HttpSession session, RedirectAttributes next) {
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        factors.removeTimeCodes(actor.by(), actor.accountId()).orThrow();
        next.addFlashAttribute("flash", Flash.done("signin.codes.removed"));
        return ACCOUNT;
    }

    @PostMapping("/tai-khoan/ma-khoi-phuc")
    String renewRecoveryCodes(Actor actor, HttpSession session, Model model) {
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        return factors.of(actor.accountId()).any()
                ? shown(factors.renewRecoveryCodes(actor.by(), actor.accountId()), model)
                : ACCOUNT;
    }

    @PostMapping("/tai-khoan/khoa-truy-cap")
    String addPasskey(
            Actor actor,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "khoa", defaultValue = "") String credential,
            HttpServletRequest request,
            Model model) {
        HttpSession session = request.getSession();
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        String called = name.isBlank() ? Browser.of(request) : name.strip();
        if (called.length() > LONGEST_NAME) {
            model.addAttribute("problems", new Problems().add("ten", "signin.passkey.name.long", LONGEST_NAME));
            return account(actor, request, model);
        }
        String challenge = notes.taken(session, Notes.CHALLENGE);
        Optional<List<String>> recovery =
                factors.addPasskey(actor.by(), person(actor), called, challenge, site.address(request), credential);
        if (recovery.isEmpty()) {
            model.addAttribute("problems", new Problems().add("ten", "signin.passkey.notTaken"));
            return account(actor, request, model);
        }
        return shown(recovery.get(), model);
    }

    @PostMapping("/tai-khoan/khoa-truy-cap/{id}/go")
    String removePasskey(Actor actor, @PathVariable UUID id, HttpSession session, RedirectAttributes next) {
        if (!notes.provedLately(session)) {
            return "redirect:/tai-khoan/xac-nhan";
        }
        factors.removePasskey(actor.by(), actor.accountId(), id).orThrow();
        next.addFlashAttribute("flash", Flash.done("signin.passkey.removed"));
        return ACCOUNT;
    }

    // sessions

    /** One of them, or all that the page showed. */
    @PostMapping("/tai-khoan/phien/ket-thuc")
    String end(
            Actor actor,
            @RequestParam(name = "phien", defaultValue = "") List<String> handles,
            RedirectAttributes next) {
        next.addFlashAttribute("flash", Flash.done("signin.sessions.ended", own.end(actor, handles)));
        return ACCOUNT;
    }

    private SignedIn person(Actor actor) {
        return accounts.person(actor.accountId()).orElseThrow();
    }

    /** Shown this once and kept nowhere; without any, back to the account. */
    private static String shown(List<String> codes, Model model) {
        if (codes.isEmpty()) {
            return ACCOUNT;
        }
        model.addAttribute("codes", codes);
        model.addAttribute("next", "/tai-khoan");
        return "signin/recovery-codes";
    }
}
