package vn.guongsang.dossier.web;

import java.io.IOException;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.ReportVersions;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** A report that was written in Word: read, looked at beside what stands in the dossier, and taken over by parts. */
@Controller
class WordReportController {

    private static final String WORD = SeenDossier.LIST + "/{id}/tu-word";

    private final SeenDossier seen;
    private final ReportVersions versions;

    WordReportController(SeenDossier seen, ReportVersions versions) {
        this.seen = seen;
        this.versions = versions;
    }

    @GetMapping(WORD)
    String look(Actor actor, @PathVariable UUID id, Model model) {
        Dossier dossier = seen.by(actor, DossierAction.EDIT, id);
        dossier.describe().orThrow();
        return look(dossier, model);
    }

    private String look(Dossier dossier, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("read", versions.waiting(dossier.id()).orElse(null));
        return "dossier/word";
    }

    @PostMapping(WORD)
    String read(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        Dossier dossier = seen.by(actor, DossierAction.EDIT, id);
        String name = file == null
                ? ""
                : Optional.ofNullable(file.getOriginalFilename()).orElse("");
        if (file == null || name.isEmpty()) {
            return refuse(dossier, Text.key("dossier.word.missing"), model);
        }
        Verdict verdict = file.getSize() > Upload.LIMIT
                ? Verdict.refused("document.upload.too-large", name, Upload.LIMIT / 1024 / 1024)
                : readable(actor, id, new Upload(name, file.getBytes()));
        if (verdict instanceof Verdict.Refused refused) {
            return refuse(
                    dossier,
                    Text.key(
                            "dossier.file.refused",
                            Text.key(refused.code(), refused.args().toArray())),
                    model);
        }
        return "redirect:" + SeenDossier.address(id) + "/tu-word";
    }

    /** A file that cannot be read is said beside the field; what the dossier itself refuses is not. */
    private Verdict readable(Actor actor, UUID id, Upload upload) {
        try {
            return versions.read(actor, id, upload);
        } catch (Refusal refusal) {
            if (refusal.verdict().code().startsWith("document.")) {
                return refusal.verdict();
            }
            throw refusal;
        }
    }

    private String refuse(Dossier dossier, Text why, Model model) {
        model.addAttribute("problems", new Problems().add(new Problem("tep", why)));
        return look(dossier, model);
    }

    /** @param all takes over both parts, whatever is ticked */
    @PostMapping(WORD + "/lay")
    String take(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "tat-ca", defaultValue = "false") boolean all,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.EDIT, id);
        var typed = new TypedForm(sent, new Problems());
        String background = chosen(typed, "background", all);
        String achievement = chosen(typed, "achievement", all);
        if (background == null && achievement == null) {
            typed.problems().add("lay-background", "dossier.word.nothing");
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return look(dossier, model);
        }
        int version = Untrusted.number(sent.get("version"), 0, 999_999).orElse(-1);
        versions.take(actor, id, version, background, achievement).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.word.takenNow"));
        return "redirect:" + SeenDossier.address(id) + "/sua";
    }

    private static @Nullable String chosen(TypedForm typed, String part, boolean all) {
        return all || typed.sent().containsKey("lay-" + part) ? typed.words(part, ReportVersions.TEXT) : null;
    }

    @PostMapping(WORD + "/bo")
    String discard(Actor actor, @PathVariable UUID id) {
        seen.by(actor, DossierAction.EDIT, id);
        versions.discard(actor, id).orThrow();
        return "redirect:" + SeenDossier.address(id) + "/sua";
    }
}
