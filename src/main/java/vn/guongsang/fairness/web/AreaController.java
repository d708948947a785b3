package vn.guongsang.fairness.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.fairness.Areas;
import vn.guongsang.fairness.FairnessAction;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Reach;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.NameMatching.Alike;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.time.BusinessDay;

/** Which bodies are in areas that are favoured: entered by the hub with the paper that says so. */
@Controller
class AreaController {

    private static final String PAGE = FairnessController.HOME + "/dia-ban";
    private static final int LONGEST = 500;

    private final Areas areas;
    private final BodyFinder finder;
    private final Reach reach;
    private final Permissions permissions;
    private final BusinessDay day;

    AreaController(Areas areas, BodyFinder finder, Reach reach, Permissions permissions, BusinessDay day) {
        this.areas = areas;
        this.finder = finder;
        this.reach = reach;
        this.permissions = permissions;
        this.day = day;
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        permissions.require(actor, FairnessAction.READ, actor.bodyId());
        model.addAttribute("areas", areas.of(actor));
        model.addAttribute("sets", permissions.may(actor, FairnessAction.SET, actor.bodyId()));
        model.addAttribute("formId", UUID.randomUUID());
        return "fairness/areas";
    }

    @PostMapping(PAGE)
    String mark(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        permissions.require(actor, FairnessAction.SET, actor.bodyId());
        var typed = new TypedForm(sent, new Problems());
        Optional<Body> body = body(actor, typed);
        Optional<Areas.Kind> kind = Untrusted.of(Areas.Kind.class, sent.get("loai"));
        if (kind.isEmpty()) {
            typed.problems().add("loai", "fairness.problem.choose");
        }
        Optional<LocalDate> since = typed.day("tu-ngay", true);
        String basis = typed.words("can-cu", LONGEST, "fairness.problem.empty");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, model);
        }
        areas.mark(
                actor,
                Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID),
                body.orElseThrow().id(),
                kind.orElseThrow(),
                since.orElseThrow(),
                basis);
        return kept(redirect);
    }

    /** Empty, with what may have been meant, where none is named. */
    private Optional<Body> body(Actor actor, TypedForm typed) {
        String name = typed.words("don-vi", LONGEST, "fairness.problem.empty");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = day.today();
        Match<Body> match = finder.find(name, one -> reach.holds(actor, one.id(), today));
        List<Body> meant = switch (match) {
            case Match.One<Body>(Body found) -> List.of(found);
            case Match.Several<Body>(List<Body> found) -> found;
            case Match.None<Body>(List<Alike<Body>> alike) ->
                alike.stream().map(Alike::found).toList();
        };
        if (match instanceof Match.One) {
            return Optional.of(meant.getFirst());
        }
        typed.problems()
                .add(new Problem(
                        "don-vi",
                        Text.key("fairness.problem.body"),
                        meant.stream()
                                .map(BodyFinder::written)
                                .map(written -> Choice.data(written, written))
                                .toList()));
        return Optional.empty();
    }

    @PostMapping(PAGE + "/{area}")
    String end(
            Actor actor,
            @PathVariable("area") String area,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        permissions.require(actor, FairnessAction.SET, actor.bodyId());
        UUID ended = Untrusted.id(area)
                .filter(id -> areas.of(actor).stream().anyMatch(one -> one.id().equals(id)))
                .orElseThrow(() -> Untrusted.hidden("fairness.hidden"));
        var typed = new TypedForm(sent, new Problems());
        Optional<LocalDate> until = typed.day("den-" + ended, true);
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, model);
        }
        areas.end(actor, ended, until.orElseThrow());
        return kept(redirect);
    }

    private static String kept(RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done("fairness.kept"));
        return "redirect:" + PAGE;
    }
}
