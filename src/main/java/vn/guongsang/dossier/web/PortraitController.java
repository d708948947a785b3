package vn.guongsang.dossier.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Portraits;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.privacy.Consent;
import vn.guongsang.privacy.Consent.Scope;
import vn.guongsang.verdict.Verdict;

/** The portrait of a person who is put forward, with the consent on which it stands. */
@Controller
class PortraitController {

    private static final String PAGE = "/ho-so/{id}/anh";
    private static final int LINE = 200;

    private final Dossiers dossiers;
    private final Portraits portraits;
    private final Attachments attachments;
    private final Permissions permissions;

    PortraitController(Dossiers dossiers, Portraits portraits, Attachments attachments, Permissions permissions) {
        this.dossiers = dossiers;
        this.portraits = portraits;
        this.attachments = attachments;
        this.permissions = permissions;
    }

    private Dossier readable(Actor actor, UUID id) {
        Dossier dossier = dossiers.get(id);
        permissions.require(actor, DossierAction.READ, dossier);
        return dossier;
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, readable(actor, id), UUID.randomUUID(), model);
    }

    private String page(Actor actor, Dossier dossier, UUID formId, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("portrait", portraits.of(dossier.id()).orElse(null));
        model.addAttribute(
                "edits",
                permissions.may(actor, DossierAction.EDIT, dossier)
                        && dossier.describe().allowed());
        model.addAttribute("formId", formId);
        return "dossier/portrait";
    }

    @GetMapping(PAGE + "/tep")
    ResponseEntity<byte[]> picture(Actor actor, @PathVariable UUID id) {
        readable(actor, id);
        byte[] picture = portraits.of(id).map(portraits::picture).orElseThrow(() -> Untrusted.hidden("dossier.hidden"));
        ResponseEntity<byte[]> shown = new Download("anh.jpg", FileType.JPEG, picture).shown();
        return ResponseEntity.ok()
                .headers(shown.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(shown.getBody());
    }

    @PostMapping(PAGE)
    String put(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "anh", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Dossier dossier = readable(actor, id);
        permissions.require(actor, DossierAction.EDIT, dossier);
        dossier.describe().orThrow();
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        var typed = new TypedForm(sent, new Problems());
        String by = typed.words("nguoi-dong-y", LINE, "dossier.missing.consent-by");
        String how = typed.words("cach-dong-y", LINE, "dossier.missing.consent-how");
        Optional<LocalDate> on = typed.day("ngay-dong-y", true);
        var upload = new Upload(
                file == null
                        ? ""
                        : Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                file == null ? new byte[0] : file.getBytes());
        if (upload.content().length == 0) {
            typed.problems().add("anh", "dossier.missing.portrait");
        } else if (attachments.examine(upload) instanceof Verdict.Refused refused) {
            typed.problems()
                    .add(new Problem(
                            "anh", Text.key(refused.code(), refused.args().toArray())));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, dossier, form, model);
        }
        portraits
                .put(actor, id, upload, new Consent.Given(form, by, how, Set.of(Scope.PICTURE), null, on.orElseThrow()))
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.portrait.added"));
        return "redirect:/ho-so/" + id + "/anh";
    }

    @PostMapping(PAGE + "/bo")
    String takeOut(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        readable(actor, id);
        portraits.takeOut(actor, id).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.portrait.removed"));
        return "redirect:/ho-so/" + id + "/anh";
    }
}
