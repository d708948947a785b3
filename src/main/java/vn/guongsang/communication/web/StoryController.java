package vn.guongsang.communication.web;

import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.communication.CommunicationAction;
import vn.guongsang.communication.FoundCriteria;
import vn.guongsang.communication.Publishing;
import vn.guongsang.communication.Story;
import vn.guongsang.communication.reading.EditorsDesk;
import vn.guongsang.communication.reading.EditorsDesk.View;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.Criterion;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The editor's desk: write, portray, look at it as readers will, publish, take off again. */
@Controller
class StoryController {

    private static final String DESK = "/tuyen-truyen";
    private static final String ONE = "/tuyen-truyen/{id}";
    private static final int REASON = 1_000;

    private static final Map<String, View> VIEWS = Map.of("ban-nhap", View.DRAFTS, "da-dang", View.PUBLISHED);

    private final EditorsDesk desk;
    private final Publishing publishing;
    private final FoundCriteria criteria;
    private final Exemplars exemplars;
    private final Attachments attachments;
    private final Permissions permissions;

    StoryController(
            EditorsDesk desk,
            Publishing publishing,
            FoundCriteria criteria,
            Exemplars exemplars,
            Attachments attachments,
            Permissions permissions) {
        this.desk = desk;
        this.publishing = publishing;
        this.criteria = criteria;
        this.exemplars = exemplars;
        this.attachments = attachments;
        this.permissions = permissions;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    @GetMapping(DESK)
    String desk(Actor actor, @RequestParam(name = "xem", defaultValue = "") String view, Paging paging, Model model) {
        permissions.require(actor, CommunicationAction.READ_DESK, actor.bodyId());
        View shown = VIEWS.getOrDefault(view, View.UNWRITTEN);
        List<EditorsDesk.Row> rows = desk.rows(actor, shown, paging.offset(), paging.limit());
        model.addAttribute("view", shown);
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "communication/desk";
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(editable(actor, id), UUID.randomUUID(), model);
    }

    private Exemplar editable(Actor actor, UUID id) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(actor, ExemplarAction.PUBLISH, exemplar);
        return exemplar;
    }

    private String page(Exemplar exemplar, UUID form, Model model) {
        model.addAttribute("exemplar", exemplar);
        Optional<Story> story = publishing.story(exemplar.id());
        model.addAttribute("story", story.orElse(null));
        model.addAttribute(
                "missing",
                story.map(one -> one.missing(publishing.agreed(exemplar.id()))).orElse(List.of()));
        model.addAttribute("consents", publishing.consents(exemplar.id()));
        model.addAttribute("publications", publishing.publications(exemplar.id()));
        model.addAttribute(
                "criteria",
                criteria.of(exemplar).stream().map(StoryController::criterion).toList());
        model.addAttribute("form", form);
        return "communication/story";
    }

    private static Criterion criterion(FoundCriteria.Found found) {
        Criterion criterion =
                Criterion.of(Text.plain(found.text()), found.clause(), Criterion.Judge.PERSON, found.outcome());
        return found.words().isEmpty() ? criterion : criterion.finding(Text.plain(String.join(" · ", found.words())));
    }

    @PostMapping(ONE)
    Object write(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("written") StoryForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        if (errors.hasErrors()) {
            return page(exemplar, opened(form), model);
        }
        Verdict verdict = publishing.write(actor, id, form.form(), form.version(), form.text());
        if (verdict instanceof Verdict.Refused refused) {
            model.addAttribute("refusal", refused);
            // the page shows what is stored beside what was typed; saving again is then a choice
            return new ModelAndView(page(exemplar, UUID.randomUUID(), model), model.asMap(), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("flash", Flash.done("communication.saved"));
        return "redirect:" + DESK + "/" + id;
    }

    @SuppressWarnings("NullAway") // bound from a request: without an id when somebody left it out
    private static UUID opened(StoryForm form) {
        return Optional.ofNullable(form.form()).orElseGet(UUID::randomUUID);
    }

    @PostMapping(ONE + "/anh")
    Object portray(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture,
            @RequestParam(defaultValue = "") String says,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        String words = WrittenText.clean(says);
        Problems problems = new Problems();
        if (picture == null || picture.isEmpty()) {
            problems.add("picture", "communication.problem.picture");
        }
        if (words.isEmpty()) {
            problems.add("says", "communication.problem.says");
        } else if (words.length() > StoryForm.LINE) {
            problems.add("says", "communication.problem.too-long", StoryForm.LINE);
        }
        if (!problems.isEmpty() || picture == null) {
            model.addAttribute("problems", problems);
            return page(exemplar, UUID.randomUUID(), model);
        }
        publishing.portray(actor, id, upload(picture), words).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("communication.portrayed"));
        return "redirect:" + DESK + "/" + id + "#anh";
    }

    private static Upload upload(MultipartFile file) {
        try {
            return new Upload(Optional.ofNullable(file.getOriginalFilename()).orElse(""), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The picture as the desk and the preview show it; readers get it from the public page. */
    @GetMapping(ONE + "/anh")
    ResponseEntity<byte[]> portrait(Actor actor, @PathVariable UUID id) {
        editable(actor, id);
        return publishing
                .story(id)
                .flatMap(story -> Optional.ofNullable(story.portraitId()))
                .flatMap(picture -> attachments.download(picture, Rendition.FILE))
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("communication.hidden")))
                .shown();
    }

    @GetMapping(ONE + "/xem-truoc")
    String preview(Actor actor, @PathVariable UUID id, Model model) {
        Exemplar exemplar = editable(actor, id);
        Story story = publishing
                .story(id)
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("communication.hidden")));
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("story", story);
        return "communication/preview";
    }

    @PostMapping(ONE + "/xuat-ban")
    String publish(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        publishing.publish(actor, id).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("communication.published"));
        return "redirect:" + DESK + "/" + id;
    }

    @PostMapping(ONE + "/go-xuat-ban")
    Object end(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        String words = WrittenText.clean(reason);
        Problems problems = new Problems();
        if (words.isEmpty()) {
            problems.add("reason", "communication.problem.reason");
        } else if (words.length() > REASON) {
            problems.add("reason", "communication.problem.too-long", REASON);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(exemplar, UUID.randomUUID(), model);
        }
        publishing.end(actor, id, words).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("communication.ended"));
        return "redirect:" + DESK + "/" + id;
    }

    @PostMapping(ONE + "/dong-y")
    Object agree(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("consented") ConsentForm form,
            BindingResult errors,
            @RequestParam(name = "paper", required = false) @Nullable MultipartFile paper,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        Problems problems = new Problems();
        if (!form.shows() && !errors.hasFieldErrors("scope")) {
            problems.add("scope", "privacy.problem.scope");
        }
        if (errors.hasErrors() || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(exemplar, UUID.randomUUID(), model);
        }
        publishing
                .agree(actor, id, form.given(), paper == null || paper.isEmpty() ? null : upload(paper))
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("privacy.consent.done"));
        return "redirect:" + DESK + "/" + id + "#dong-y";
    }

    @PostMapping(ONE + "/rut-dong-y")
    Object withdrawConsent(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String how,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        String words = WrittenText.clean(how);
        Problems problems = new Problems();
        if (words.isEmpty()) {
            problems.add("how", "privacy.problem.how");
        } else if (words.length() > REASON) {
            problems.add("how", "communication.problem.too-long", REASON);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(exemplar, UUID.randomUUID(), model);
        }
        publishing.withdrawConsent(actor, id, words).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("privacy.consent.withdrawn"));
        return "redirect:" + DESK + "/" + id;
    }

    /** The paper that those who are shown signed. */
    @GetMapping(ONE + "/dong-y/{consent}")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id, @PathVariable UUID consent) {
        editable(actor, id);
        return publishing.consents(id).stream()
                .filter(one -> one.id().equals(consent))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.documentId()))
                .flatMap(document -> attachments.download(document, Rendition.FILE))
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("communication.hidden")))
                .shown();
    }
}
