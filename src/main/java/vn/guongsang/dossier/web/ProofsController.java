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
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Endorsement;
import vn.guongsang.dossier.Meeting;
import vn.guongsang.dossier.Proofs;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.verdict.Verdict;

/** What a body gives for its dossier: meeting, endorsement, and where in its files each condition is proved. */
@Controller
class ProofsController {

    private static final String PROOFS = SeenDossier.LIST + "/{id}/minh-chung";
    private static final int NAME = 200;
    private static final int MOST = 9_999;

    private final SeenDossier seen;
    private final Proofs proofs;
    private final Dossiers dossiers;
    private final DossierPath path;

    ProofsController(SeenDossier seen, Proofs proofs, Dossiers dossiers, DossierPath path) {
        this.seen = seen;
        this.proofs = proofs;
        this.dossiers = dossiers;
        this.path = path;
    }

    @GetMapping(PROOFS)
    String proofs(Actor actor, @PathVariable UUID id, Model model) {
        return proofs(editing(actor, id), model);
    }

    private Dossier editing(Actor actor, UUID id) {
        Dossier dossier = seen.by(actor, DossierAction.EDIT, id);
        dossier.describe().orThrow();
        return dossier;
    }

    private String proofs(Dossier dossier, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("meeting", proofs.meeting(dossier.id()).orElse(null));
        model.addAttribute("endorsement", proofs.endorsement(dossier.id()).orElse(null));
        model.addAttribute("lines", path.judgement(dossier).lines());
        model.addAttribute("files", dossiers.files(dossier.id()));
        model.addAttribute("pointers", proofs.pointers(dossier.id()));
        return "dossier/proofs";
    }

    @PostMapping(PROOFS + "/hop-xet")
    String meeting(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = editing(actor, id);
        var typed = new TypedForm(sent, new Problems());
        var metOn = typed.day("met-on", true);
        String chair = typed.words("chair", NAME, "dossier.missing.chair");
        var members = number(typed, "members", 1);
        var present = number(typed, "present", 1);
        var agreed = number(typed, "agreed", 0);
        var against = number(typed, "against", 0);
        if (typed.problems().isEmpty()) {
            Verdict verdict = proofs.record(
                    actor,
                    id,
                    new Meeting(
                            metOn.orElseThrow(),
                            chair,
                            members.orElseThrow(),
                            present.orElseThrow(),
                            agreed.orElseThrow(),
                            against.orElseThrow()));
            refuse(typed, "agreed", verdict);
        }
        return end(dossier, typed, "dossier.meeting.recordedNow", model, redirect);
    }

    @PostMapping(PROOFS + "/xac-nhan")
    String endorsement(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = editing(actor, id);
        var typed = new TypedForm(sent, new Problems());
        String words = typed.words("words", DossierController.REASON, "dossier.missing.endorsement");
        String signer = typed.words("signer", NAME, "dossier.missing.signer");
        String capacity = typed.words("capacity", NAME, "dossier.missing.capacity");
        var signedOn = typed.day("signed-on", true);
        if (typed.problems().isEmpty()) {
            refuse(
                    typed,
                    "signed-on",
                    proofs.record(actor, id, new Endorsement(words, signer, capacity, signedOn.orElseThrow())));
        }
        return end(dossier, typed, "dossier.endorsement.recordedNow", model, redirect);
    }

    @PostMapping(PROOFS + "/{line}/chi")
    String point(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String line,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = editing(actor, id);
        var typed = new TypedForm(sent, new Problems());
        Optional<UUID> file = Untrusted.id(sent.get("tep-" + line));
        if (file.isEmpty()) {
            typed.problems().add("tep-" + line, "dossier.missing.file");
        }
        var page = number(typed, "trang-" + line, 1);
        if (typed.problems().isEmpty()) {
            refuse(typed, "tep-" + line, proofs.point(actor, id, line, file.orElseThrow(), page.orElseThrow()));
        }
        return end(dossier, typed, "dossier.evidence.pointedNow", model, redirect);
    }

    @PostMapping(PROOFS + "/{pointer}/bo")
    String unpoint(Actor actor, @PathVariable UUID id, @PathVariable UUID pointer) {
        editing(actor, id);
        proofs.unpoint(actor, id, pointer).orThrow();
        return "redirect:" + SeenDossier.address(id) + "/minh-chung";
    }

    private static Optional<Integer> number(TypedForm typed, String field, int least) {
        Optional<Integer> number = Untrusted.number(typed.sent().get(field), least, MOST);
        if (number.isEmpty()) {
            typed.problems().add(field, "dossier.problem.number", least, MOST);
        }
        return number;
    }

    private static void refuse(TypedForm typed, String field, Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            typed.problems()
                    .add(new Problem(
                            field, Text.key(refused.code(), refused.args().toArray())));
        }
    }

    private String end(Dossier dossier, TypedForm typed, String flash, Model model, RedirectAttributes redirect) {
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return proofs(dossier, model);
        }
        redirect.addFlashAttribute("flash", Flash.done(flash));
        return "redirect:" + SeenDossier.address(dossier.id()) + "/minh-chung";
    }
}
