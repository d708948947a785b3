package vn.guongsang.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Person;
import vn.guongsang.dossier.Report;
import vn.guongsang.dossier.ReportVersions;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Page;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.verdict.Verdict;

/** The draft: nomination, achievement report and the required parts in one form that saves itself. */
@Controller
class DraftController {

    private static final int ETHNICITY = 50;

    /** A file field is called by the code of its part. */
    private static final String FILE = "tep-";

    private static final String EDIT = SeenDossier.LIST + "/{id}/sua";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final SeenDossier seen;
    private final Dossiers dossiers;
    private final DossierPath path;
    private final NominationForm form;
    private final Clock clock;
    private final MessageSource messages;

    DraftController(
            SeenDossier seen,
            Dossiers dossiers,
            DossierPath path,
            NominationForm form,
            Clock clock,
            MessageSource messages) {
        this.seen = seen;
        this.dossiers = dossiers;
        this.path = path;
        this.form = form;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping(EDIT)
    String edit(Actor actor, @PathVariable UUID id, Model model) {
        Dossier dossier = seen.by(actor, DossierAction.EDIT, id);
        dossier.describe().orThrow();
        return draft(dossier, UUID.randomUUID(), model);
    }

    private String draft(Dossier dossier, UUID formId, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("formId", formId);
        model.addAttribute(
                "awards", form.awards(form.listOf(dossier.nomination().award())));
        model.addAttribute("kinds", form.kinds());
        model.addAttribute("grounds", form.grounds());
        model.addAttribute("years", form.years());
        model.addAttribute("movements", form.movements(dossier.bodyId()));
        model.addAttribute("addressees", form.addressees(dossier.bodyId()));
        model.addAttribute("required", path.required(dossier));
        model.addAttribute("files", dossiers.files(dossier.id()));
        model.addAttribute("person", dossiers.person(dossier.id()));
        model.addAttribute("ethnicityKnown", path.knowsEthnicity(dossier.id()));
        model.addAttribute(
                "last",
                dossiers.steps(dossier.id()).stream()
                        .reduce((_, later) -> later)
                        .orElse(null));
        return "dossier/draft";
    }

    /**
     * Saves the draft. The script sends it every few seconds and is answered in one line; a button sends it with
     * its files and is led on.
     *
     * @param formId the opened form
     * @param version that it began from
     * @param remove a file to let go
     * @param next {@code gui} leads to the page of the dossier, where it is sent
     */
    @PostMapping(EDIT)
    Object save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam("form") UUID formId,
            @RequestParam int version,
            @RequestParam(name = "bo-tep", required = false) @Nullable UUID remove,
            @RequestParam(name = "tiep", defaultValue = "") String next,
            @RequestParam Map<String, String> sent,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean script,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Dossier dossier = seen.by(actor, DossierAction.EDIT, id);
        var typed = new TypedForm(sent, new Problems());
        var nomination = form.read(typed, dossier.nomination().subject(), dossier.bodyId());
        var addressee = form.addressee(typed, dossier.bodyId());
        var report = new Report(
                typed.words("background", ReportVersions.TEXT), typed.words("achievement", ReportVersions.TEXT));
        var person = new Person(
                Untrusted.of(Person.Gender.class, sent.get("gender")).orElse(null),
                Untrusted.of(Person.Work.class, sent.get("work")).orElse(null));
        String ethnicity = typed.words("ethnicity", ETHNICITY);
        if (!typed.problems().isEmpty()) {
            if (script) {
                return answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        locale,
                        "dossier.draft.not-saved",
                        say(locale, typed.problems().all().getFirst().text()));
            }
            model.addAttribute("problems", typed.problems());
            return draft(dossier, formId, model);
        }
        Verdict verdict = path.describe(actor, id, formId, version, addressee, nomination, report);
        if (verdict.allowed()) {
            path.tell(actor, id, person).orThrow();
        }
        if (script) {
            return switch (verdict) {
                case Verdict.Allowed _ -> answer(HttpStatus.OK, locale, "m14", time());
                case Verdict.Refused refused ->
                    answer(
                            HttpStatus.CONFLICT,
                            locale,
                            refused.code(),
                            refused.args().toArray());
            };
        }
        verdict.orThrow();
        if (!ethnicity.isEmpty()) {
            path.sealEthnicity(actor, id, ethnicity, say(locale, Text.key("dossier.field.ethnicity.needed")))
                    .orThrow();
        }
        Problems problems = files(actor, id, request);
        if (remove != null) {
            path.removeFile(actor, id, remove).orThrow();
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return draft(dossiers.get(id), formId, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("m14", time()));
        return "redirect:" + SeenDossier.address(id) + (next.equals("gui") ? "" : "/sua");
    }

    private Problems files(Actor actor, UUID id, HttpServletRequest request) throws IOException {
        var problems = new Problems();
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart == null) {
            return problems;
        }
        for (var field : multipart.getMultiFileMap().entrySet()) {
            for (MultipartFile file : field.getValue()) {
                String name = file.getOriginalFilename();
                if (field.getKey().startsWith(FILE) && name != null && !name.isEmpty()) {
                    Verdict verdict = file.getSize() > Upload.LIMIT
                            ? Verdict.refused("document.upload.too-large", name, Upload.LIMIT / 1024 / 1024)
                            : path.attach(
                                    actor,
                                    id,
                                    field.getKey().substring(FILE.length()),
                                    new Upload(name, file.getBytes()));
                    if (verdict instanceof Verdict.Refused refused) {
                        problems.add(
                                field.getKey(),
                                "dossier.file.refused",
                                Text.key(refused.code(), refused.args().toArray()));
                    }
                }
            }
        }
        return problems;
    }

    private ResponseEntity<String> answer(HttpStatus status, Locale locale, String key, Object... args) {
        return ResponseEntity.status(status)
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(messages.getMessage(key, args, locale));
    }

    private String say(Locale locale, Text text) {
        return messages.getMessage(String.valueOf(text.key()), text.args().toArray(), locale);
    }

    private String time() {
        return TIME.format(clock.instant().atZone(Page.ZONE));
    }
}
