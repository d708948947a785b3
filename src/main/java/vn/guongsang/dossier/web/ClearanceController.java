package vn.guongsang.dossier.web;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierClearance;
import vn.guongsang.dossier.DossierClearance.Asked;
import vn.guongsang.dossier.DossierClearance.Proposal;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;

/** Where the hub asks all agencies that apply to a dossier at once. */
@Controller
class ClearanceController {

    private final SeenDossier seen;
    private final DossierClearance clearance;
    private final DossierController page;

    ClearanceController(SeenDossier seen, DossierClearance clearance, DossierController page) {
        this.seen = seen;
        this.clearance = clearance;
        this.page = page;
    }

    @PostMapping(SeenDossier.LIST + "/{id}/hiep-y")
    String ask(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.APPRAISE, id);
        var typed = new TypedForm(sent, new Problems());
        var chosen = new ArrayList<Asked>();
        for (Proposal proposal : clearance.proposals(dossier)) {
            String code = proposal.agency().code();
            if (sent.containsKey("hoi-" + code)) {
                String name = typed.words("ten-" + code, NominationForm.PLACE, "dossier.missing.agency");
                typed.day("han-" + code, true).ifPresent(due -> chosen.add(new Asked(code, name, due)));
            }
        }
        if (chosen.isEmpty() && typed.problems().isEmpty()) {
            typed.problems().add("hoi", "dossier.missing.agencies");
        }
        if (!typed.problems().isEmpty()) {
            return page.again(actor, dossier, typed, model);
        }
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        clearance.ask(actor, form, id, chosen).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.clearanceAskedNow", chosen.size()));
        return "redirect:" + SeenDossier.address(id) + "#y-kien";
    }
}
