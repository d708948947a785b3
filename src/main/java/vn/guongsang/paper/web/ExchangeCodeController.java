package vn.guongsang.paper.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.directory.BodySection;
import vn.guongsang.directory.DirectoryAction;
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
import vn.guongsang.paper.exchange.ExchangeCodes;
import vn.guongsang.verdict.Verdict;

/** The code of a body in the national document exchange, on the body's page and to be written down. */
@Controller
class ExchangeCodeController implements BodySection {

    private static final String PAGE = "/don-vi/{id}/ma-lien-thong";
    private static final int LONGEST = 30;

    private final ExchangeCodes codes;
    private final Bodies bodies;
    private final Permissions permissions;

    ExchangeCodeController(ExchangeCodes codes, Bodies bodies, Permissions permissions) {
        this.codes = codes;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    @Override
    public String title() {
        return "paper.exchange";
    }

    @Override
    public List<Line> of(Actor actor, UUID body) {
        return permissions.may(actor, DirectoryAction.EDIT, body)
                ? List.of(new Line(
                        codes.of(body).orElse("—"),
                        "/don-vi/" + body + "/ma-lien-thong",
                        Text.key("paper.exchange-code")))
                : List.of();
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable String id, Model model) {
        return page(editable(actor, id), model);
    }

    private String page(Body body, Model model) {
        model.addAttribute("body", body);
        model.addAttribute("code", codes.of(body.id()).orElse(""));
        return "paper/code";
    }

    private Body editable(Actor actor, String id) {
        Body body = Untrusted.id(id).flatMap(bodies::find).orElseThrow(() -> Untrusted.hidden("paper.hidden"));
        permissions.require(actor, DirectoryAction.EDIT, body.id());
        return body;
    }

    @PostMapping(PAGE)
    String set(
            Actor actor,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Body body = editable(actor, id);
        var typed = new TypedForm(sent, new Problems());
        String code = typed.words("ma", LONGEST);
        if (typed.problems().isEmpty() && codes.set(actor, body.id(), code) instanceof Verdict.Refused refused) {
            typed.problems()
                    .add(new Problem(
                            "ma", Text.key(refused.code(), refused.args().toArray())));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(body, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("paper.exchange-code.set"));
        return "redirect:/don-vi/" + body.id();
    }
}
