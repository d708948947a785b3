package vn.guongsang.dossier.web;

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
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.ReportVersion;
import vn.guongsang.dossier.ReportVersions;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** The versions of a report, two of them side by side, and an older one taken up again. */
@Controller
class VersionsController {

    /** Characters of the reason why a version is kept. */
    static final int REASON = 200;

    private static final String VERSIONS = SeenDossier.LIST + "/{id}/phien-ban";

    private final SeenDossier seen;
    private final ReportVersions versions;
    private final Permissions permissions;

    VersionsController(SeenDossier seen, ReportVersions versions, Permissions permissions) {
        this.seen = seen;
        this.versions = versions;
        this.permissions = permissions;
    }

    @GetMapping(VERSIONS)
    String versions(Actor actor, @PathVariable UUID id, Model model) {
        return versions(actor, seen.by(actor, id), model);
    }

    private String versions(Actor actor, Dossier dossier, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("versions", versions.seenBy(actor, dossier));
        model.addAttribute(
                "edits",
                permissions.may(actor, DossierAction.EDIT, dossier)
                        && dossier.describe().allowed());
        return "dossier/versions";
    }

    /** @param before number of the one on the left; without both the last change is shown */
    @GetMapping(VERSIONS + "/so-sanh")
    String compare(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "cu", defaultValue = "") String before,
            @RequestParam(name = "moi", defaultValue = "") String after,
            Model model) {
        Dossier dossier = seen.by(actor, id);
        List<ReportVersion> known = versions.seenBy(actor, dossier);
        if (known.isEmpty()) {
            throw Untrusted.hidden("dossier.version.hidden");
        }
        ReportVersion right = version(known, after, known.getFirst());
        ReportVersion left = version(known, before, known.get(Math.min(1, known.size() - 1)));
        model.addAttribute("dossier", dossier);
        model.addAttribute("versions", known);
        model.addAttribute("before", left);
        model.addAttribute("after", right);
        model.addAttribute("parts", Comparison.of(left, right));
        return "dossier/compare";
    }

    private static ReportVersion version(List<ReportVersion> known, String number, ReportVersion otherwise) {
        return number.isEmpty()
                ? otherwise
                : known.stream()
                        .filter(version -> String.valueOf(version.number()).equals(number))
                        .findFirst()
                        .orElseThrow(() -> Untrusted.hidden("dossier.version.hidden"));
    }

    @PostMapping(VERSIONS)
    String save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.EDIT, id);
        var typed = new TypedForm(sent, new Problems());
        String reason = typed.words("vi", REASON, "dossier.missing.version-reason");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return versions(actor, dossier, model);
        }
        versions.save(actor, id, reason).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.version.keptNow"));
        return "redirect:" + SeenDossier.address(id) + "/phien-ban";
    }

    @PostMapping(VERSIONS + "/{number}/khoi-phuc")
    String restore(Actor actor, @PathVariable UUID id, @PathVariable int number, RedirectAttributes redirect) {
        seen.by(actor, DossierAction.EDIT, id);
        versions.restore(actor, id, number).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.version.restoredNow", number));
        return "redirect:" + SeenDossier.address(id) + "/phien-ban";
    }
}
