package vn.guongsang.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.Likeness;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.rules.AwardList;

/** Where a dossier begins: for which award, and whom the ledger may know already. */
@Controller
class BeginController {

    private static final String NEW = SeenDossier.LIST + "/moi";
    private static final String TITLES = "danh-hieu";
    private static final String FORMS = "hinh-thuc";

    /** The answer to “is it one of these?” when it is none of them. */
    private static final String NOBODY = "moi";

    private final DossierPath path;
    private final NominationForm form;
    private final LedgerSubjects subjects;

    BeginController(DossierPath path, NominationForm form, LedgerSubjects subjects) {
        this.path = path;
        this.form = form;
        this.subjects = subjects;
    }

    /** First which of the two lists, then the award: titles and forms are never mixed. */
    @GetMapping(NEW)
    String begin(Actor actor, @RequestParam(name = "loai", defaultValue = "") String list, Model model) {
        path.mayBegin(actor).orThrow();
        return list.equals(TITLES) || list.equals(FORMS)
                ? ask(actor, list, UUID.randomUUID(), List.of(), model)
                : "dossier/choose";
    }

    private String ask(Actor actor, String list, UUID id, List<Likeness> alike, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("id", id);
        model.addAttribute("alike", alike);
        model.addAttribute("awards", form.awards(list.equals(TITLES) ? AwardList.TITLE : AwardList.FORM));
        model.addAttribute("kinds", form.kinds());
        model.addAttribute("grounds", form.grounds());
        model.addAttribute("years", form.years());
        model.addAttribute("movements", form.movements(actor.bodyId()));
        model.addAttribute("addressees", form.addressees(actor.bodyId()));
        return "dossier/new";
    }

    @PostMapping(NEW)
    String begin(Actor actor, @RequestParam Map<String, String> sent, Model model) {
        path.mayBegin(actor).orThrow();
        UUID id = Untrusted.id(sent.get("id")).orElseGet(UUID::randomUUID);
        var typed = new TypedForm(sent, new Problems());
        Nomination nomination = form.read(typed, id, actor.bodyId());
        UUID addressee = form.addressee(typed, actor.bodyId());
        String list = sent.getOrDefault("loai", TITLES);
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return ask(actor, list, id, List.of(), model);
        }
        List<Likeness> alike =
                subjects.found(actor, nomination.kind(), nomination.name(), actor.bodyId(), nomination.born());
        String said = sent.getOrDefault("subject", "");
        Optional<LedgerSubject> known = alike.stream()
                .map(Likeness::subject)
                .filter(subject -> subject.id().toString().equals(said))
                .findFirst();
        if (!alike.isEmpty() && known.isEmpty() && !said.equals(NOBODY)) {
            model.addAttribute("problems", new Problems().add("subject", "dossier.missing.subject"));
            return ask(actor, list, id, alike, model);
        }
        UUID subject = known.map(LedgerSubject::id)
                .orElseGet(() -> subjects.add(
                        actor,
                        new NewSubject(
                                id,
                                nomination.kind(),
                                nomination.name(),
                                actor.bodyId(),
                                nomination.place(),
                                nomination.born())));
        path.begin(actor, id, addressee, of(nomination, subject)).orThrow();
        return "redirect:" + SeenDossier.address(id) + "/sua";
    }

    private static Nomination of(Nomination typed, UUID subject) {
        return new Nomination(
                subject,
                typed.name(),
                typed.kind(),
                typed.place(),
                typed.born(),
                typed.award(),
                typed.ground(),
                typed.shortWay(),
                typed.year(),
                typed.citation(),
                typed.under());
    }
}
