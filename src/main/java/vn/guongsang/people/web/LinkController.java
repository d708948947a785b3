package vn.guongsang.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.HttpStatus;
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
import vn.guongsang.identity.PasswordRules;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.PublicRoutes;
import vn.guongsang.organisation.BodyKind;
import vn.guongsang.organisation.BodyLevel;
import vn.guongsang.people.Invitations;
import vn.guongsang.people.Invitations.Invitation;
import vn.guongsang.people.Passwords;
import vn.guongsang.people.SettingUp;
import vn.guongsang.people.SettingUp.FirstBody;
import vn.guongsang.signin.AskingPace;
import vn.guongsang.verdict.Verdict;

/**
 * What lies behind one-time links, open to whoever holds one. Looking spends nothing; a link that was used,
 * withdrawn, has expired or never was gets one and the same answer.
 */
@Controller
class LinkController {

    private final Invitations invitations;
    private final Passwords passwords;
    private final SettingUp settingUp;
    private final Accounts accounts;
    private final PasswordRules rules;
    private final AskingPace pace;
    private final TaskExecutor tasks;

    LinkController(
            Invitations invitations,
            Passwords passwords,
            SettingUp settingUp,
            Accounts accounts,
            PasswordRules rules,
            AskingPace pace,
            @Qualifier("applicationTaskExecutor") TaskExecutor tasks) {
        this.invitations = invitations;
        this.passwords = passwords;
        this.settingUp = settingUp;
        this.accounts = accounts;
        this.rules = rules;
        this.pace = pace;
        this.tasks = tasks;
    }

    @Bean
    static PublicRoutes linksForStrangers() {
        return () -> List.of("/loi-moi/*", "/quen-mat-khau", "/dat-lai-mat-khau/*", "/khoi-tao/*");
    }

    // an invitation

    @GetMapping("/loi-moi/{token}")
    String invitation(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<Invitation> invitation = invitations.behind(token);
        if (invitation.isEmpty()) {
            return gone(response);
        }
        model.addAttribute("invitation", invitation.get());
        model.addAttribute("token", token);
        return "people/invitation";
    }

    @PostMapping("/loi-moi/{token}")
    String accept(
            @PathVariable String token,
            @RequestParam Map<String, String> asked,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Optional<Invitation> invitation = invitations.behind(token);
        if (invitation.isEmpty()) {
            return gone(response);
        }
        var problems = new Problems();
        String username = Asked.username(asked.getOrDefault("username", ""), problems);
        String password = password(asked, problems, username, invitation.get().name());
        if (problems.isEmpty()) {
            Verdict verdict = invitations.accept(token, username, accounts.hash(password));
            if (verdict.allowed()) {
                next.addFlashAttribute("flash", Flash.done("people.accepted", username));
                return "redirect:/dang-nhap";
            }
            if (link(verdict)) {
                return gone(response);
            }
            refused(verdict, "username", problems);
        }
        model.addAttribute("problems", problems);
        return invitation(token, model, response);
    }

    // a forgotten password

    @GetMapping("/quen-mat-khau")
    String forgotten(Model model) {
        model.addAttribute("sent", false);
        return "people/forgotten";
    }

    @PostMapping("/quen-mat-khau")
    String forgotten(
            @RequestParam(name = "who", defaultValue = "") String who, HttpServletRequest request, Model model) {
        var problems = new Problems();
        if (who.isBlank()) {
            problems.add("who", "people.missing.who");
        } else {
            refused(pace.mayAsk(request.getRemoteAddr()), "who", problems);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return forgotten(model);
        }
        // beside the answer, which so takes as long for a name that nobody has
        tasks.execute(() -> passwords.forgotten(who));
        model.addAttribute("sent", true);
        return "people/forgotten";
    }

    @GetMapping("/dat-lai-mat-khau/{token}")
    String reset(@PathVariable String token, Model model, HttpServletResponse response) {
        if (passwords.behind(token).isEmpty()) {
            return gone(response);
        }
        model.addAttribute("token", token);
        return "people/reset";
    }

    @PostMapping("/dat-lai-mat-khau/{token}")
    String reset(
            @PathVariable String token,
            @RequestParam Map<String, String> asked,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Optional<Person> person = passwords.behind(token);
        if (person.isEmpty()) {
            return gone(response);
        }
        var problems = new Problems();
        String password =
                password(asked, problems, person.get().username(), person.get().name());
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return reset(token, model, response);
        }
        if (!passwords.reset(token, accounts.hash(password)).allowed()) {
            return gone(response);
        }
        next.addFlashAttribute("flash", Flash.done("people.reset"));
        return "redirect:/dang-nhap";
    }

    // the first administrator

    @GetMapping("/khoi-tao/{token}")
    String setup(@PathVariable String token, Model model, HttpServletResponse response) {
        if (!settingUp.works(token)) {
            return gone(response);
        }
        model.addAttribute("token", token);
        return "people/setup";
    }

    @PostMapping("/khoi-tao/{token}")
    String setup(
            @PathVariable String token,
            @RequestParam Map<String, String> asked,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!settingUp.works(token)) {
            return gone(response);
        }
        var problems = new Problems();
        String body = asked.getOrDefault("body", "").strip();
        String kind = asked.getOrDefault("kind", "");
        String level = asked.getOrDefault("level", "");
        if (body.isEmpty() || body.length() > 200) {
            problems.add("body", "people.missing.body");
        }
        boolean known = settingUp.knows(body);
        if (!known && !body.isEmpty()) {
            misspelt(body, asked, problems, model);
        }
        if (!known && BodyKind.of(kind).isEmpty()) {
            problems.add("kind", "people.missing.choice");
        }
        if (!known && BodyLevel.of(level).isEmpty()) {
            problems.add("level", "people.missing.choice");
        }
        String name = Asked.name(asked.getOrDefault("name", ""), problems);
        String mail = Asked.mail(asked.getOrDefault("mail", ""), problems);
        String username = Asked.username(asked.getOrDefault("username", ""), problems);
        String password = password(asked, problems, username, name);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return setup(token, model, response);
        }
        FirstBody first =
                new FirstBody(body, kind, level, asked.getOrDefault("place", "").strip());
        if (!settingUp
                .begin(token, first, username, name, mail, accounts.hash(password))
                .allowed()) {
            return gone(response);
        }
        next.addFlashAttribute("flash", Flash.done("people.accepted", username));
        return "redirect:/dang-nhap";
    }

    /** Whose name is misspelt would begin a second province beside their own. */
    private void misspelt(String body, Map<String, String> asked, Problems problems, Model model) {
        settingUp.misspelt(body).ifPresent(meant -> {
            model.addAttribute("other", body);
            if (!asked.getOrDefault("other", "").equals(body)) {
                problems.add("body", "people.setup.slip", body, meant);
            }
        });
    }

    // what they share

    private String password(Map<String, String> asked, Problems problems, String username, String name) {
        String password = asked.getOrDefault("password", "");
        refused(rules.judge(password, username, name), "password", problems);
        if (!password.equals(asked.getOrDefault("again", ""))) {
            problems.add("again", "people.password.again");
        }
        return password;
    }

    private static void refused(Verdict verdict, String field, Problems problems) {
        if (verdict instanceof Verdict.Refused refused) {
            problems.add(field, refused.code(), refused.args().toArray());
        }
    }

    private static boolean link(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused && refused.code().equals("people.refused.link");
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "people/gone";
    }
}
