package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.SignedIn;
import vn.guongsang.signin.domain.Passkeys;
import vn.guongsang.signin.domain.SecondFactors;
import vn.guongsang.signin.domain.SigningIn;
import vn.guongsang.signin.domain.SigningIn.Outcome;
import vn.guongsang.signin.domain.TimeCodes;
import vn.guongsang.verdict.Verdict;

/** The door: user name and password, then a code if one is due; or a passkey alone. */
@Controller
class DoorController {

    static final String ENROLMENT = "/dang-nhap/ma-moi";

    /** What the door says of an arrival that failed; anything else in the address is not repeated. */
    private static final Set<String> SINGLE_SIGN_ON_FAILURES = Set.of("unknown", "taken", "failed", "away", "ended");

    private final SigningIn signingIn;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Door door;
    private final Notes notes;
    private final Site site;
    private final Provider provider;

    DoorController(
            SigningIn signingIn,
            SecondFactors factors,
            Passkeys passkeys,
            Accounts accounts,
            Door door,
            Notes notes,
            Site site,
            Provider provider) {
        this.signingIn = signingIn;
        this.factors = factors;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.door = door;
        this.notes = notes;
        this.site = site;
        this.provider = provider;
    }

    @GetMapping("/dang-nhap")
    String door(
            @RequestParam(required = false, name = "ra") @Nullable String left,
            @RequestParam(required = false, name = "loi") @Nullable String failed,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("left", left != null);
        model.addAttribute(
                "signOut",
                left == null ? null : provider.signOut(site.address(request)).orElse(null));
        model.addAttribute("singleSignOn", provider.configured());
        if (failed != null && SINGLE_SIGN_ON_FAILURES.contains(failed)) {
            model.addAttribute("problems", new Problems().add("", "signin.sso." + failed));
        }
        if (BoundPosts.REASON.equals(failed)) {
            model.addAttribute("problems", new Problems().add("", "signin.factor.bound"));
        }
        model.addAttribute("passkey", passkeyRequest(request, null));
        return "signin/door";
    }

    @PostMapping("/dang-nhap")
    String password(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome outcome = signingIn.password(username, password, door.source(request));
        if (outcome instanceof Outcome.Refused refused) {
            return refused("username", refused.why(), model, door(null, null, request, model));
        }
        return "redirect:" + door.pass(outcome, "password", request, response);
    }

    @GetMapping("/dang-nhap/ma")
    String secondStep(HttpServletRequest request, Model model) {
        Optional<UUID> waiting = waiting(request, false);
        if (waiting.isEmpty()) {
            return "redirect:/dang-nhap";
        }
        SecondFactors.Held held = factors.of(waiting.get());
        model.addAttribute("codes", held.codesSince() != null);
        model.addAttribute("passkey", held.passkeys().isEmpty() ? null : passkeyRequest(request, waiting.get()));
        return "signin/second-step";
    }

    @PostMapping("/dang-nhap/ma")
    String code(
            @RequestParam(name = "ma", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<UUID> waiting = waiting(request, false);
        if (waiting.isEmpty()) {
            return "redirect:/dang-nhap";
        }
        Outcome outcome = signingIn.code(waiting.get(), code, door.source(request));
        if (outcome instanceof Outcome.Refused refused) {
            return refused("ma", refused.why(), model, secondStep(request, model));
        }
        return "redirect:" + door.pass(outcome, "code", request, response);
    }

    /** At the door, or as the second step of somebody who waits there. */
    @PostMapping("/dang-nhap/khoa-truy-cap")
    String passkey(
            @RequestParam(name = "khoa", defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        UUID waiting = waiting(request, false).orElse(null);
        String challenge = notes.taken(request.getSession(), Notes.CHALLENGE);
        Outcome outcome = signingIn.passkey(challenge, site.address(request), waiting, credential);
        if (outcome instanceof Outcome.Refused refused) {
            return refused(
                    "",
                    refused.why(),
                    model,
                    waiting == null ? door(null, null, request, model) : secondStep(request, model));
        }
        return "redirect:" + door.pass(outcome, "passkey", request, response);
    }

    @GetMapping(ENROLMENT)
    String enrolment(HttpServletRequest request, Model model) {
        Optional<SignedIn> waiting = waiting(request, true).flatMap(accounts::person);
        if (waiting.isEmpty()) {
            return "redirect:/dang-nhap";
        }
        String secret = notes.kept(request.getSession(), Notes.SECRET, TimeCodes::newSecret);
        model.addAttribute("enrolment", Enrolment.of(secret, waiting.get()));
        return "signin/enrolment";
    }

    @PostMapping(ENROLMENT)
    String enrol(
            @RequestParam(name = "ma", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<SignedIn> waiting = waiting(request, true).flatMap(accounts::person);
        if (waiting.isEmpty()) {
            return "redirect:/dang-nhap";
        }
        SignedIn person = waiting.get();
        String secret = notes.kept(request.getSession(), Notes.SECRET, TimeCodes::newSecret);
        Optional<List<String>> recovery = factors.addTimeCodes(accounts.by(person), person, secret, code);
        if (recovery.isEmpty()) {
            model.addAttribute("problems", new Problems().add("ma", "signin.code.wrong"));
            return enrolment(request, model);
        }
        model.addAttribute("codes", recovery.get());
        model.addAttribute("next", door.pass(new Outcome.Proved(person, true), "code", request, response));
        return "signin/recovery-codes";
    }

    private Optional<UUID> waiting(HttpServletRequest request, boolean enrol) {
        return notes.pending(request.getSession())
                .filter(pending -> pending.enrol() == enrol)
                .map(Notes.Pending::account);
    }

    private String passkeyRequest(HttpServletRequest request, @Nullable UUID account) {
        String challenge = notes.kept(request.getSession(), Notes.CHALLENGE, Passkeys::newChallenge);
        return passkeys.request(challenge, site.address(request), account);
    }

    private static String refused(String field, Verdict.Refused why, Model model, String page) {
        model.addAttribute(
                "problems", new Problems().add(field, why.code(), why.args().toArray()));
        return page;
    }
}
