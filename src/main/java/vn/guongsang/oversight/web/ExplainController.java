package vn.guongsang.oversight.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Subjects;
import vn.guongsang.organisation.Body;
import vn.guongsang.oversight.LogAction;
import vn.guongsang.oversight.Things;
import vn.guongsang.oversight.reading.Explaining;

/** The question who may see or do what, and why. */
@Controller
class ExplainController {

    private static final String PATH = "/quyen-han";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Explaining explaining;
    private final Things things;
    private final Asking asking;
    private final Permissions permissions;

    ExplainController(Explaining explaining, Things things, Asking asking, Permissions permissions) {
        this.explaining = explaining;
        this.things = things;
        this.asking = asking;
        this.permissions = permissions;
    }

    @Bean
    static MenuContribution explainInMenu() {
        return MenuContribution.of(
                "oversight.explain", PATH, 95, actor -> actor.is(Role.AUDITOR) || actor.is(Role.ADMINISTRATOR));
    }

    @GetMapping(PATH)
    String page(
            Actor actor,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            @RequestParam(name = "ma", defaultValue = "") String typed,
            @RequestParam(name = "nguoi", defaultValue = "") String person,
            @RequestParam(name = "sau", defaultValue = "") String after,
            Model model) {
        permissions.require(actor, LogAction.EXPLAIN, actor.bodyId());
        String name = WrittenText.clean(person);
        List<Account> people = asking.people(actor, name);
        List<Body> places =
                kind.equals("body") && !ID.matcher(typed).find() ? asking.places(WrittenText.clean(typed)) : List.of();
        String id = places.size() == 1 ? places.getFirst().id().toString() : id(typed);
        Optional<Asked> thing = typed.isBlank() ? Optional.empty() : things.find(kind, id);
        var problems = new Problems();
        if (!typed.isBlank() && thing.isEmpty() && places.isEmpty()) {
            problems.add("ma", "oversight.explain.no-thing");
        }
        if (!name.isEmpty() && people.isEmpty()) {
            problems.add("nguoi", "oversight.unknown");
        }
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", things.kinds());
        model.addAttribute("kind", kind);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "places", Asking.choices(places, body -> Choice.data(body.id().toString(), body.name())));
        model.addAttribute("person", people.size() == 1 ? people.getFirst().username() : name);
        model.addAttribute(
                "people",
                Asking.choices(
                        people, one -> Choice.data(one.id().toString(), one.name() + " (" + one.username() + ")")));
        thing.ifPresent(one -> {
            model.addAttribute("thing", one);
            model.addAttribute("known", one.seenBy(actor, permissions).allowed());
        });
        if (people.size() == 1) {
            Account account = people.getFirst();
            model.addAttribute("account", account);
            if (thing.isPresent()) {
                model.addAttribute("lines", explaining.whatOf(actor, account.id(), thing.get()));
            } else {
                model.addAttribute("posts", explaining.postsOf(actor, account.id()));
                model.addAttribute("permissions", permissions);
            }
        } else if (people.isEmpty() && name.isEmpty() && thing.isPresent()) {
            model.addAttribute(
                    "part",
                    explaining.who(actor, thing.get(), Subjects.uuid(after).orElse(null)));
        }
        return "oversight/explain";
    }

    /** The id in an address that was pasted; other text as it stands. */
    private static String id(String typed) {
        return ID.matcher(typed)
                .results()
                .map(MatchResult::group)
                .reduce((_, last) -> last)
                .orElse(typed.strip());
    }
}
