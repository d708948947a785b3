package vn.guongsang.api.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.api.Scope;
import vn.guongsang.api.Tokens;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.signin.ProofAgain;
import vn.guongsang.verdict.Verdict;

/** One's own tokens, and the document that says what they open. */
@Controller
class TokenController {

    private static final String PAGE = "/tai-khoan/ma-truy-cap";

    private final Tokens tokens;
    private final ProofAgain proof;

    TokenController(Tokens tokens, ProofAgain proof) {
        this.tokens = tokens;
        this.proof = proof;
    }

    @GetMapping(PAGE)
    String page(Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("tokens", tokens.of(actor.accountId()));
        return "api/tokens";
    }

    @PostMapping(PAGE)
    String make(
            Actor actor,
            @RequestParam(value = "name", defaultValue = "") String typedName,
            @RequestParam(value = "scopes", required = false) List<String> words,
            @RequestParam(value = "days", defaultValue = "") String typedDays,
            @RequestParam(value = "present", defaultValue = "") String password,
            Model model,
            RedirectAttributes next) {
        Problems problems = new Problems();
        String name = typedName.strip();
        if (name.isEmpty() || name.length() > Tokens.LONGEST_NAME) {
            problems.add("name", "api.missing.name", Tokens.LONGEST_NAME);
        }
        Set<Scope> scopes = (words == null ? List.<String>of() : words)
                .stream()
                        .flatMap(word -> Scope.of(word).stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
        if (scopes.isEmpty()) {
            problems.add("scopes", "api.missing.scopes");
        }
        int days = typedDays.strip().matches("\\d{1,3}") ? Integer.parseInt(typedDays.strip()) : 0;
        if (days < 1 || days > Tokens.LONGEST_DAYS) {
            problems.add("days", "api.missing.days", Tokens.LONGEST_DAYS);
        }
        if (problems.isEmpty() && proof.provesAgain(actor.accountId(), password) instanceof Verdict.Refused refused) {
            problems.add("present", refused.code(), refused.args().toArray());
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, model);
        }
        next.addFlashAttribute("secret", tokens.make(actor, name, scopes, days));
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/{id}/thu-hoi")
    String end(Actor actor, @PathVariable String id, RedirectAttributes next) {
        if (!Untrusted.id(id).map(token -> tokens.end(actor, token)).orElse(false)) {
            throw Untrusted.hidden("api.hidden");
        }
        next.addFlashAttribute("flash", Flash.done("api.ended"));
        return "redirect:" + PAGE;
    }

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(new ClassPathResource("vn/guongsang/api/openapi.yaml"));
    }
}
