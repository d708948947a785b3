package vn.guongsang.communication.web;

import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
import vn.guongsang.frame.Kept;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * The editor's desk: write, portray, look at it as readers will, publish, take off again. The page is one
 * form with several buttons, so that none of them loses what was typed elsewhere.
 */
@Controller
class StoryController {

    private static final String DESK = "/tuyen-truyen";
    private static final String ONE = "/tuyen-truyen/{id}";
    private static final int REASON = 1_000;

    private static final Set<String> CONSENT = Set.of("consentBy", "consentHow", "scope", "consentOn");

    /** All that can be typed on the page beside the article. */
    private static final Set<String> BESIDE =
            Stream.concat(CONSENT.stream(), Stream.of("says", "reason", "how")).collect(Collectors.toSet());

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
        if (!model.containsAttribute("version")) {
            model.addAttribute("version", story.map(Story::version).orElse(0));
        }
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
            @Valid @ModelAttribute("written") StoryForm article,
            BindingResult errors,
            @RequestParam(name = "tiep", defaultValue = "") String next,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        return unsaved(actor, exemplar, article, errors, model).orElseGet(() -> {
            String done = done(id, "", Flash.done("communication.saved"), Set.of(), fields, redirect);
            return next.equals("xem-truoc") ? "redirect:" + DESK + "/" + id + "/xem-truoc" : done;
        });
    }

    /** Saves the article; where that cannot be, the page comes back with all that was typed. */
    private Optional<Object> unsaved(
            Actor actor, Exemplar exemplar, StoryForm article, BindingResult errors, Model model) {
        Publishing.Text text = article.text();
        if (text.headline().isBlank()) {
            model.addAttribute("problems", new Problems().add("headline", "NotBlank"));
        }
        if (text.headline().isBlank() || errors.hasErrors()) {
            model.addAttribute("version", article.begunFrom());
            return Optional.of(page(exemplar, article.opened(), model));
        }
        Verdict verdict = publishing.write(actor, exemplar.id(), article.opened(), article.begunFrom(), text);
        // the page shows what is stored beside what was typed; saving again is then a choice
        return verdict instanceof Verdict.Refused refused
                ? Optional.of(refused(exemplar, refused, model))
                : Optional.empty();
    }

    /** As {@link #unsaved}, for the other buttons of the page: the article comes along with each of them. */
    private Optional<Object> carried(
            Actor actor, Exemplar exemplar, StoryForm article, BindingResult errors, Model model) {
        boolean begun = article.headline() != null
                && (publishing.story(exemplar.id()).isPresent()
                        || article.isBegun(exemplar.profile().lesson()));
        return begun ? unsaved(actor, exemplar, article, errors, model) : Optional.empty();
    }

    private ModelAndView refused(Exemplar exemplar, Verdict.Refused refused, Model model) {
        model.addAttribute("refusal", refused);
        return new ModelAndView(page(exemplar, UUID.randomUUID(), model), model.asMap(), HttpStatus.CONFLICT);
    }

    /**
     * Leads back to the page, with what was typed there in parts that the pressed button did not send.
     *
     * @param sent the fields of the part that is done
     */
    private static String done(
            UUID id,
            String part,
            Flash flash,
            Set<String> sent,
            MultiValueMap<String, String> fields,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", flash);
        redirect.addFlashAttribute(
                "kept",
                Kept.of(
                        fields,
                        BESIDE.stream().filter(field -> !sent.contains(field)).toList()));
        return "redirect:" + DESK + "/" + id + part;
    }

    private static Verdict attempt(Supplier<Verdict> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            return refusal.verdict();
        }
    }

    @PostMapping(ONE + "/anh")
    Object portray(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("written") StoryForm article,
            BindingResult errors,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture,
            @RequestParam(defaultValue = "") String says,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        Optional<Object> unsaved = carried(actor, exemplar, article, errors, model);
        if (unsaved.isPresent()) {
            return unsaved.get();
        }
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
        Upload file = upload(picture);
        return attempt(() -> publishing.portray(actor, id, file, words)) instanceof Verdict.Refused refused
                ? refused(exemplar, refused, model)
                : done(id, "#anh", Flash.done("communication.portrayed"), Set.of("says"), fields, redirect);
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

    /** Publishes what is on the screen: it is saved first. */
    @PostMapping(ONE + "/xuat-ban")
    Object publish(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("written") StoryForm article,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        Optional<Object> unsaved = carried(actor, exemplar, article, errors, model);
        if (unsaved.isPresent()) {
            return unsaved.get();
        }
        return publishing.publish(actor, id) instanceof Verdict.Refused refused
                ? refused(exemplar, refused, model)
                : done(id, "", Flash.done("communication.published"), Set.of(), fields, redirect);
    }

    /** Nothing in the article keeps a story on the public site: it is taken off first, then the article is saved. */
    @PostMapping(ONE + "/go-xuat-ban")
    Object end(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("written") StoryForm article,
            BindingResult errors,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        String words = WrittenText.clean(reason);
        Problems problems = said("reason", words, "communication.problem.reason");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(exemplar, UUID.randomUUID(), model);
        }
        if (publishing.end(actor, id, words) instanceof Verdict.Refused refused) {
            return refused(exemplar, refused, model);
        }
        Flash flash = Flash.done("communication.ended");
        model.addAttribute("flash", flash);
        return carried(actor, exemplar, article, errors, model)
                .orElseGet(() -> done(id, "", flash, Set.of("reason"), fields, redirect));
    }

    private static Problems said(String field, String words, String missing) {
        Problems problems = new Problems();
        if (words.isEmpty()) {
            problems.add(field, missing);
        } else if (words.length() > REASON) {
            problems.add(field, "communication.problem.too-long", REASON);
        }
        return problems;
    }

    @PostMapping(ONE + "/dong-y")
    Object agree(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("written") StoryForm article,
            BindingResult articleErrors,
            @Valid @ModelAttribute("consented") ConsentForm form,
            BindingResult errors,
            @RequestParam(name = "paper", required = false) @Nullable MultipartFile paper,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        Optional<Object> unsaved = carried(actor, exemplar, article, articleErrors, model);
        if (unsaved.isPresent()) {
            return unsaved.get();
        }
        Problems problems = new Problems();
        if (!form.shows() && !errors.hasFieldErrors("scope")) {
            problems.add("scope", "privacy.problem.scope");
        }
        if (errors.hasErrors() || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(exemplar, UUID.randomUUID(), model);
        }
        Upload signed = paper == null || paper.isEmpty() ? null : upload(paper);
        return attempt(() -> publishing.agree(actor, id, form.given(), signed)) instanceof Verdict.Refused refused
                ? refused(exemplar, refused, model)
                : done(id, "#dong-y", Flash.done("privacy.consent.done"), CONSENT, fields, redirect);
    }

    /** As {@link #end}: who no longer agrees is taken off at once. */
    @PostMapping(ONE + "/rut-dong-y")
    Object withdrawConsent(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("written") StoryForm article,
            BindingResult errors,
            @RequestParam(defaultValue = "") String how,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = editable(actor, id);
        String words = WrittenText.clean(how);
        Problems problems = said("how", words, "privacy.problem.how");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(exemplar, UUID.randomUUID(), model);
        }
        if (publishing.withdrawConsent(actor, id, words) instanceof Verdict.Refused refused) {
            return refused(exemplar, refused, model);
        }
        Flash flash = Flash.done("privacy.consent.withdrawn");
        model.addAttribute("flash", flash);
        return carried(actor, exemplar, article, errors, model)
                .orElseGet(() -> done(id, "", flash, Set.of("how"), fields, redirect));
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
