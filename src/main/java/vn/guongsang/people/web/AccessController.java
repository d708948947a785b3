package vn.guongsang.people.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Sessions;
import vn.guongsang.people.People;
import vn.guongsang.people.PeopleAction;
import vn.guongsang.people.Recovering;
import vn.guongsang.signin.LostFactors;

/** How somebody signs in, for who looks after them: what was lost is taken away, where they are signed in ends. */
@Controller
class AccessController {

    private static final String ACCESS = "/quan-tri/tai-khoan/{id}/dang-nhap";

    private final People people;
    private final Accounts accounts;
    private final Recovering recovering;
    private final LostFactors factors;
    private final Sessions sessions;
    private final Permissions permissions;

    AccessController(
            People people,
            Accounts accounts,
            Recovering recovering,
            LostFactors factors,
            Sessions sessions,
            Permissions permissions) {
        this.people = people;
        this.accounts = accounts;
        this.recovering = recovering;
        this.factors = factors;
        this.sessions = sessions;
        this.permissions = permissions;
    }

    @GetMapping(ACCESS)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        seen(actor, id);
        recovering.mayHelp(actor, id).orThrow();
        model.addAttribute("person", accounts.find(id).orElseThrow());
        model.addAttribute("kept", factors.kept(id));
        model.addAttribute("sessions", sessions.of(id).size());
        return "people/access";
    }

    @PostMapping(ACCESS + "/xac-thuc")
    String removeFactors(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "factors-reason", defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        seen(actor, id);
        if (unsaid("factors-reason", reason, model)) {
            return show(actor, id, model);
        }
        recovering.removeFactors(actor, id, reason.strip()).orThrow();
        return done("people.access.factors.removed", id, next);
    }

    @PostMapping(ACCESS + "/phien")
    String endSessions(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "sessions-reason", defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        seen(actor, id);
        if (unsaid("sessions-reason", reason, model)) {
            return show(actor, id, model);
        }
        recovering.endSessions(actor, id, reason.strip()).orThrow();
        return done("people.access.sessions.ended", id, next);
    }

    private void seen(Actor actor, UUID id) {
        permissions.require(actor, PeopleAction.STAFF, actor.bodyId());
        people.find(actor, id).orElseThrow(Asked::hidden);
    }

    private static boolean unsaid(String field, String reason, Model model) {
        var problems = new Problems();
        Asked.reason(field, reason, problems);
        model.addAttribute("problems", problems);
        return !problems.isEmpty();
    }

    private String done(String words, UUID id, RedirectAttributes next) {
        next.addFlashAttribute(
                "flash", Flash.done(words, accounts.find(id).orElseThrow().name()));
        return "redirect:/quan-tri/tai-khoan/" + id;
    }
}
