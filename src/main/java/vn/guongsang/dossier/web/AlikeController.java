package vn.guongsang.dossier.web;

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
import vn.guongsang.dossier.AlikeJudgement.Finding;
import vn.guongsang.dossier.AlikeReports;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;

/** Two alike reports side by side, and what the appraiser finds in them. */
@Controller
class AlikeController {

    private static final String ALIKE = SeenDossier.LIST + "/{id}/giong";
    private static final String PAIR = ALIKE + "/{other}";

    private final SeenDossier seen;
    private final AlikeReports reports;
    private final AlikeDossiers alike;

    AlikeController(SeenDossier seen, AlikeReports reports, AlikeDossiers alike) {
        this.seen = seen;
        this.reports = reports;
        this.alike = alike;
    }

    @GetMapping(PAIR)
    String pair(Actor actor, @PathVariable UUID id, @PathVariable UUID other, Model model) {
        return pair(seen.by(actor, DossierAction.APPRAISE, id), seen.by(actor, other), model);
    }

    private String pair(Dossier dossier, Dossier other, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("other", other);
        model.addAttribute(
                "passages",
                alike.passages(dossier.id(), other.id()).orElseThrow(() -> Untrusted.hidden("dossier.hidden")));
        model.addAttribute(
                "judgements",
                reports.judgements(dossier.id()).stream()
                        .filter(judgement -> judgement.about(dossier.id(), other.id()))
                        .toList());
        return "dossier/pair";
    }

    @PostMapping(PAIR)
    String judge(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.APPRAISE, id);
        Dossier there = seen.by(actor, other);
        var typed = new TypedForm(sent, new Problems());
        Optional<Finding> finding = Untrusted.of(Finding.class, sent.get("nhan-dinh"));
        if (finding.isEmpty()) {
            typed.problems().add("nhan-dinh", "dossier.missing.alike");
        }
        String reason = typed.words("vi", DossierController.REASON, "dossier.missing.reason");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return pair(dossier, there, model);
        }
        reports.judge(actor, id, other, finding.orElseThrow(), reason).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.alike.judgedNow"));
        return "redirect:" + SeenDossier.address(id) + "#giong";
    }

    @PostMapping(ALIKE)
    String compare(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        seen.by(actor, DossierAction.APPRAISE, id);
        reports.compare(actor, id).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.alike.comparedNow"));
        return "redirect:" + SeenDossier.address(id) + "#giong";
    }
}
