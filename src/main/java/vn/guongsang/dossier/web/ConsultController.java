package vn.guongsang.dossier.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.consultation.ConsultationRule;
import vn.guongsang.consultation.ConsultationRules;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierConsultation;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.Stops;
import vn.guongsang.dossier.reading.DossierList;
import vn.guongsang.dossier.reading.DossierList.Filter;
import vn.guongsang.dossier.reading.DossierList.View;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;

/** Where the hub opens a consultation on one dossier or several: first which, then what the public is told. */
@Controller
class ConsultController {

    private static final String OPEN = SeenDossier.LIST + "/lay-y-kien";
    private static final int TITLE = 200;
    private static final int SUMMARY = 2_000;

    private final SeenDossier seen;
    private final DossierConsultation consultation;
    private final Consultations consultations;
    private final Stops stops;
    private final DossierList list;

    ConsultController(
            SeenDossier seen,
            DossierConsultation consultation,
            Consultations consultations,
            Stops stops,
            DossierList list) {
        this.seen = seen;
        this.consultation = consultation;
        this.consultations = consultations;
        this.stops = stops;
        this.list = list;
    }

    @GetMapping(OPEN)
    String form(Actor actor, @RequestParam(name = "hs", required = false) List<String> asked, Model model) {
        consultation.mayOpen(actor).orThrow();
        List<Dossier> chosen = chosen(actor, Optional.ofNullable(asked).orElse(List.of()));
        if (chosen.isEmpty()) {
            model.addAttribute("choices", choices(actor));
            return "dossier/consultchoose";
        }
        return form(chosen, model);
    }

    private String form(List<Dossier> chosen, Model model) {
        // the longest that any of them asks for
        Optional<ConsultationRule> rule = chosen.stream()
                .flatMap(dossier -> stops.rule(dossier).stream())
                .reduce((one, other) -> one.days() >= other.days() ? one : other);
        model.addAttribute("chosen", chosen);
        model.addAttribute("rule", rule.orElse(null));
        model.addAttribute("formId", UUID.randomUUID());
        return "dossier/consult";
    }

    @PostMapping(OPEN)
    String open(
            Actor actor, @RequestParam MultiValueMap<String, String> sent, Model model, RedirectAttributes redirect) {
        consultation.mayOpen(actor).orThrow();
        List<Dossier> chosen = chosen(actor, sent.getOrDefault("hs", List.of()));
        if (chosen.isEmpty()) {
            model.addAttribute("problems", new Problems().add("hs", "dossier.missing.chosen"));
            model.addAttribute("choices", choices(actor));
            return "dossier/consultchoose";
        }
        var typed = new TypedForm(sent.toSingleValueMap(), new Problems());
        String title = typed.words("ten-dot", TITLE, "dossier.missing.consultation");
        Optional<Integer> days = Untrusted.number(sent.getFirst("so-ngay"), 1, ConsultationRules.MOST_DAYS);
        if (days.isEmpty()) {
            typed.problems().add("so-ngay", "consultation.problem.days", ConsultationRules.MOST_DAYS);
        }
        String basis = typed.words("can-cu", TITLE, "consultation.missing.basis");
        var summaries = new LinkedHashMap<UUID, String>();
        for (Dossier dossier : chosen) {
            summaries.put(dossier.id(), typed.words("tom-tat-" + dossier.id(), SUMMARY, "dossier.missing.summary"));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return form(chosen, model);
        }
        UUID id = Untrusted.id(sent.getFirst("ma")).orElseGet(UUID::randomUUID);
        consultation
                .open(actor, id, title, days.orElseThrow(), basis, summaries)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.consultedNow", chosen.size()));
        return chosen.size() == 1
                ? "redirect:" + SeenDossier.address(chosen.getFirst().id()) + "#lay-y-kien"
                : "redirect:/y-kien-nhan-dan";
    }

    private List<Dossier> chosen(Actor actor, List<String> asked) {
        return asked.stream()
                .flatMap(id -> Untrusted.id(id).stream())
                .distinct()
                .limit(Consultations.MOST_ITEMS)
                .map(id -> seen.by(actor, DossierAction.APPRAISE, id))
                .toList();
    }

    /** Those being appraised that are not before the public now. */
    private List<Choice> choices(Actor actor) {
        var choices = new ArrayList<Choice>();
        for (DossierList.Row row : list.rows(
                actor,
                new Filter(View.TO_APPRAISE, "", DossierState.ACCEPTED, null, ""),
                0,
                4 * Consultations.MOST_ITEMS)) {
            boolean running = consultations
                    .latest(DossierPath.MATTER, row.id())
                    .filter(item -> item.finding() == null)
                    .isPresent();
            if (!running) {
                choices.add(Choice.data(row.id().toString(), row.name()).hint(Text.plain(row.bodyName())));
            }
        }
        return choices;
    }
}
