package vn.guongsang.certificate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.guongsang.certificate.SigningKeys;
import vn.guongsang.certificate.Verification;
import vn.guongsang.certificate.Verification.Found;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.PublicRoutes;

/** What the code on a certificate leads to: whether it is valid, for anybody who holds it. */
@Controller
class VerificationController {

    private static final String HOME = "/xac-thuc";
    private static final String ONE = HOME + "/{token}";

    private final Verification verification;
    private final SigningKeys keys;

    VerificationController(Verification verification, SigningKeys keys) {
        this.verification = verification;
        this.keys = keys;
    }

    @Bean
    static PublicRoutes verificationRoutes() {
        return () -> List.of(HOME, HOME + "/*");
    }

    @Bean
    static MenuContribution verificationForCitizens() {
        return MenuContribution.forCitizens("certificate.menu.public", HOME, 40);
    }

    /** How to check a certificate, and the key with which others can do so themselves. */
    @GetMapping(HOME)
    String home(Model model) {
        model.addAttribute("keys", keys.published());
        return "certificate/verify";
    }

    @GetMapping(ONE)
    String one(@PathVariable String token, Model model, HttpServletResponse response) {
        // whoever holds the paper may see it; nobody else looks it up
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<Found> found = verification.of(token);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "certificate/unknown";
        }
        model.addAttribute("found", found.get());
        return "certificate/verified";
    }
}
