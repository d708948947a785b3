package vn.guongsang.replication.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.replication.Adopting;
import vn.guongsang.replication.ReplicationAction;
import vn.guongsang.replication.reading.Library;
import vn.guongsang.verdict.Verdict;

/** The library of models, and the word of a body that it learns from one. */
@Controller
class AdoptionController {

    private static final String ONE = "/dien-hinh/{id}/ap-dung";
    private static final int SHOWN = 200;

    private final Adopting adopting;
    private final Library library;
    private final Exemplars exemplars;
    private final Permissions permissions;

    AdoptionController(Adopting adopting, Library library, Exemplars exemplars, Permissions permissions) {
        this.adopting = adopting;
        this.library = library;
        this.exemplars = exemplars;
        this.permissions = permissions;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    /** What is here is public anyway, so everybody who is signed in may look for it. */
    @GetMapping("/nhan-rong")
    String library(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "xem", defaultValue = "") String view,
            Paging paging,
            Model model) {
        boolean ours = view.equals("dang-hoc");
        List<Library.Row> rows = library.rows(actor.bodyId(), q, ours, paging.offset(), paging.limit());
        model.addAttribute("q", q);
        model.addAttribute("ours", ours);
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "replication/library";
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, readable(actor, id), UUID.randomUUID(), model);
    }

    private Exemplar readable(Actor actor, UUID id) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(actor, ReplicationAction.READ, exemplar);
        return exemplar;
    }

    private String page(Actor actor, Exemplar exemplar, UUID formId, Model model) {
        Verdict may = permissions.decide(actor, ReplicationAction.ADOPT, exemplar);
        model.addAttribute("exemplar", exemplar);
        // who does not see the register reads what the public reads
        model.addAttribute(
                "lesson",
                library.lesson(exemplar.id()).orElse(exemplar.profile().lesson()));
        model.addAttribute("adoptions", adopting.of(exemplar.id(), SHOWN));
        model.addAttribute("own", adopting.by(actor.bodyId(), exemplar.id()).orElse(null));
        model.addAttribute("forbidden", may instanceof Verdict.Refused refused ? refused : null);
        model.addAttribute("formId", formId);
        return "replication/adoption";
    }

    @PostMapping(ONE)
    Object adopt(
            Actor actor,
            @PathVariable("id") UUID exemplarId,
            @Valid @ModelAttribute("adoption") AdoptionForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = readable(actor, exemplarId);
        permissions.require(actor, ReplicationAction.ADOPT, exemplar);
        if (errors.hasErrors()) {
            return page(actor, exemplar, opened(form), model);
        }
        String result = form.result() == null ? "" : form.result();
        Verdict verdict = adopting.adopt(actor, exemplarId, form.id(), form.what(), form.since(), result);
        if (verdict instanceof Verdict.Refused refused) {
            return refused(actor, exemplar, opened(form), refused, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("replication.recorded"));
        return "redirect:/dien-hinh/" + exemplarId + "/ap-dung";
    }

    @SuppressWarnings("NullAway") // bound from a request: without an id when somebody left it out
    private static UUID opened(AdoptionForm form) {
        return Optional.ofNullable(form.id()).orElseGet(UUID::randomUUID);
    }

    @PostMapping(ONE + "/ket-qua")
    Object tell(
            Actor actor,
            @PathVariable("id") UUID exemplarId,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String result,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = readable(actor, exemplarId);
        permissions.require(actor, ReplicationAction.ADOPT, exemplar);
        String words = WrittenText.clean(result);
        if (words.isEmpty() || words.length() > AdoptionForm.TEXT) {
            model.addAttribute(
                    "problems",
                    words.isEmpty()
                            ? new Problems().add("result", "replication.problem.result")
                            : new Problems().add("result", "replication.problem.too-long", AdoptionForm.TEXT));
            return page(actor, exemplar, UUID.randomUUID(), model);
        }
        Verdict verdict = adopting.tellResult(actor, exemplarId, version, words);
        if (verdict instanceof Verdict.Refused refused) {
            return refused(actor, exemplar, UUID.randomUUID(), refused, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("replication.told"));
        return "redirect:/dien-hinh/" + exemplarId + "/ap-dung";
    }

    private ModelAndView refused(Actor actor, Exemplar exemplar, UUID form, Verdict.Refused refused, Model model) {
        model.addAttribute("refusal", refused);
        return new ModelAndView(page(actor, exemplar, form, model), model.asMap(), HttpStatus.CONFLICT);
    }
}
