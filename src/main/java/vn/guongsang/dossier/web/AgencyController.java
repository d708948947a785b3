package vn.guongsang.dossier.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.dossier.Agencies;
import vn.guongsang.dossier.Agency;
import vn.guongsang.dossier.ClearanceAction;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;

/** "Cơ quan hiệp y": which agencies are asked for which kind of subject and award, from a day on. */
@Controller
class AgencyController {

    private static final String LIST = "/quan-tri/hiep-y";
    private static final int TEXT = 300;
    private static final int QUESTION = 1_000;

    private final Agencies agencies;
    private final Permissions permissions;
    private final BusinessDay day;

    AgencyController(Agencies agencies, Permissions permissions, BusinessDay day) {
        this.agencies = agencies;
        this.permissions = permissions;
        this.day = day;
    }

    @Bean
    static MenuContribution agenciesInMenu() {
        return MenuContribution.of("dossier.agencies", LIST, 685, Actor::answersForAll);
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam(name = "co-quan", defaultValue = "") String code, Model model) {
        permissions.require(actor, ClearanceAction.ENTER, actor.bodyId());
        List<Agency> today = agencies.on(day.today());
        model.addAttribute("agencies", today);
        model.addAttribute("entered", agencies.entered());
        model.addAttribute(
                "edited",
                today.stream()
                        .filter(agency -> agency.code().equals(code))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("formId", UUID.randomUUID());
        return "dossier/agencies";
    }

    @PostMapping(LIST)
    String enter(
            Actor actor, @RequestParam MultiValueMap<String, String> sent, Model model, RedirectAttributes redirect) {
        permissions.require(actor, ClearanceAction.ENTER, actor.bodyId());
        var typed = new TypedForm(sent.toSingleValueMap(), new Problems());
        String code = typed.words("ma-co-quan", 40, "dossier.missing.agency-code");
        if (!code.isEmpty() && !code.matches("[a-z0-9-]+")) {
            typed.problems().add("ma-co-quan", "dossier.problem.agency-code");
        }
        String name = typed.words("ten", TEXT, "dossier.missing.agency");
        String question = typed.words("noi-dung", QUESTION, "dossier.missing.question");
        Set<String> kinds = sent.getOrDefault("doi-tuong", List.of()).stream()
                .filter(Agencies.KINDS::contains)
                .collect(Collectors.toSet());
        if (kinds.isEmpty()) {
            typed.problems().add("doi-tuong", "dossier.missing.kinds");
        }
        Optional<Integer> days = Untrusted.number(sent.getFirst("so-ngay"), 1, Agencies.MOST_DAYS);
        if (days.isEmpty()) {
            typed.problems().add("so-ngay", "consultation.problem.days", Agencies.MOST_DAYS);
        }
        var since = typed.day("tu-ngay", true);
        String basis = typed.words("can-cu", TEXT, "consultation.missing.basis");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return list(actor, code, model);
        }
        agencies.enter(
                actor,
                new Agency(
                        Untrusted.id(sent.getFirst("ma")).orElseGet(UUID::randomUUID),
                        code,
                        name,
                        question,
                        kinds,
                        codes(typed, "khen-thuong"),
                        codes(typed, "bat-buoc"),
                        days.orElseThrow(),
                        !"co".equals(sent.getFirst("thoi-hoi")),
                        since.orElseThrow(),
                        null,
                        basis,
                        true,
                        actor.name()));
        redirect.addFlashAttribute("flash", Flash.done("dossier.agencies.entered", name));
        return "redirect:" + LIST;
    }

    /** Levels and codes of awards, as one types a list. */
    private static Set<String> codes(TypedForm typed, String field) {
        return Arrays.stream(typed.words(field, TEXT).split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    @PostMapping(LIST + "/{id}/bo")
    String takeBack(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        permissions.require(actor, ClearanceAction.ENTER, actor.bodyId());
        agencies.takeBack(actor, id);
        redirect.addFlashAttribute("flash", Flash.done("dossier.agencies.taken-back"));
        return "redirect:" + LIST;
    }
}
