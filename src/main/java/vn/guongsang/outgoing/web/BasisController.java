package vn.guongsang.outgoing.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.outgoing.Bases;
import vn.guongsang.outgoing.Bases.Basis;
import vn.guongsang.outgoing.PaperForms;
import vn.guongsang.outgoing.RegisterAction;
import vn.guongsang.plan.Parts;
import vn.guongsang.verdict.Verdict;

/** "Căn cứ ban hành": what the decisions of a body rest on, kept once and offered for each. */
@Controller
class BasisController {

    private static final String PAGE = RegisterController.LIST + "/can-cu";
    private static final int WORDS = 600;

    private final Bases bases;
    private final PaperForms forms;
    private final Parts parts;
    private final Bodies bodies;
    private final Permissions permissions;

    BasisController(Bases bases, PaperForms forms, Parts parts, Bodies bodies, Permissions permissions) {
        this.bases = bases;
        this.forms = forms;
        this.parts = parts;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    @GetMapping(PAGE)
    String list(Actor actor, @RequestParam(name = "co-quan", required = false) @Nullable String body, Model model) {
        return page(actor, body(actor, body), model);
    }

    private UUID body(Actor actor, @Nullable String asked) {
        permissions.require(actor, RegisterAction.KEEP, actor.bodyId());
        return Untrusted.id(asked)
                .filter(id -> permissions.may(actor, RegisterAction.KEEP, id))
                .orElse(actor.bodyId());
    }

    private String page(Actor actor, UUID body, Model model) {
        model.addAttribute("body", bodies.get(body));
        model.addAttribute("rows", bases.of(body));
        model.addAttribute(
                "bodies",
                bodies.of(parts.authorities(actor.bodyId())).stream()
                        .sorted(Comparator.comparing(Body::name))
                        .map(one -> Choice.data(one.id().toString(), one.name()))
                        .toList());
        model.addAttribute("forms", decisions());
        return "outgoing/bases";
    }

    private List<Choice> decisions() {
        return forms.all().stream()
                .filter(form -> form.example().kind() == DocumentKind.DECISION)
                .map(form -> Choice.of(form.code(), "outgoing.form." + form.code()))
                .toList();
    }

    @PostMapping(PAGE)
    String add(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        UUID body = body(actor, sent.get("co-quan"));
        var typed = new TypedForm(sent, new Problems());
        String form = decisions().stream()
                .map(Choice::value)
                .filter(code -> code.equals(sent.get("mau")))
                .findFirst()
                .orElse(Bases.ALL);
        String words = typed.words("can-cu", WORDS, "outgoing.problem.basis");
        Optional<LocalDate> from = typed.day("tu-ngay", true);
        if (typed.problems().isEmpty()
                && bases.add(actor, body, form, words.replaceAll("\\s+", " "), from.orElseThrow())
                        instanceof Verdict.Refused refused) {
            typed.problems()
                    .add(new Problem(
                            "can-cu", Text.key(refused.code(), refused.args().toArray())));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, body, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("outgoing.basis.added"));
        return "redirect:" + PAGE + "?co-quan=" + body;
    }

    @PostMapping(PAGE + "/{id}/thoi-dung")
    String end(
            Actor actor,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        permissions.require(actor, RegisterAction.KEEP, actor.bodyId());
        Basis basis = Untrusted.id(id)
                .flatMap(bases::find)
                .filter(found -> permissions.may(actor, RegisterAction.KEEP, found.bodyId()))
                .orElseThrow(() -> Untrusted.hidden("outgoing.hidden"));
        var typed = new TypedForm(sent, new Problems());
        String field = "den-ngay-" + basis.id();
        Optional<LocalDate> to = typed.day(field, true);
        if (typed.problems().isEmpty()
                && bases.end(actor, basis, to.orElseThrow()) instanceof Verdict.Refused refused) {
            typed.problems()
                    .add(new Problem(
                            field, Text.key(refused.code(), refused.args().toArray())));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, basis.bodyId(), model);
        }
        redirect.addFlashAttribute("flash", Flash.done("outgoing.basis.ended"));
        return "redirect:" + PAGE + "?co-quan=" + basis.bodyId();
    }
}
