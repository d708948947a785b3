package vn.guongsang.directory.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.directory.domain.Proposals;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Annulling;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.Successions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Successions: all of a year, one with its picture, and the form that records one after a look at what it does. */
@Controller
class SuccessionController {

    static final String PATH = TreeController.PATH + "/sap-xep";

    private final Successions successions;
    private final Annulling annulling;
    private final Proposals proposals;
    private final Bodies bodies;
    private final Accounts accounts;
    private final Told told;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    SuccessionController(
            Successions successions,
            Annulling annulling,
            Proposals proposals,
            Bodies bodies,
            Accounts accounts,
            Told told,
            Permissions permissions,
            BusinessDay day,
            Sheets sheets) {
        this.successions = successions;
        this.annulling = annulling;
        this.proposals = proposals;
        this.bodies = bodies;
        this.accounts = accounts;
        this.told = told;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    @GetMapping(PATH)
    String list(Actor actor, @RequestParam(name = "nam", defaultValue = "") String year, Model model) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        int asked = year(year);
        model.addAttribute("year", asked);
        model.addAttribute("tales", tales(asked));
        model.addAttribute("mayEdit", permissions.may(actor, DirectoryAction.EDIT, actor.bodyId()));
        model.addAttribute("proposals", proposals.waitingFor(actor));
        return "directory/successions";
    }

    @GetMapping(PATH + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor, @RequestParam(name = "nam", defaultValue = "") String year) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        int asked = year(year);
        List<List<@Nullable Object>> rows = tales(asked).entrySet().stream()
                .flatMap(one -> one.getValue().rows().stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                one.getKey().effective(),
                                sheets.say("organisation.succession.kind."
                                        + one.getKey().kind()),
                                row.before(),
                                row.after(),
                                row.main() ? sheets.say("directory.mainHeir") : null,
                                one.getKey().basis())))
                .toList();
        return sheets.send(
                "sap-xep-don-vi-" + asked + ".xlsx",
                new Spreadsheet(
                        sheets.say("directory.successions"),
                        String.valueOf(asked),
                        List.of(
                                sheets.column("directory.effective", Spreadsheet.Type.DATE, 14),
                                sheets.column("directory.successionKind", Spreadsheet.Type.TEXT, 24),
                                sheets.column("directory.before", Spreadsheet.Type.TEXT, 44),
                                sheets.column("directory.after", Spreadsheet.Type.TEXT, 44),
                                sheets.column("directory.rolls", Spreadsheet.Type.TEXT, 20),
                                sheets.column("directory.basis", Spreadsheet.Type.TEXT, 50)),
                        rows,
                        List.of()));
    }

    private Map<Succession, Tale> tales(int year) {
        Map<Succession, Tale> tales = new LinkedHashMap<>();
        successions
                .between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .forEach(one -> tales.put(one, told.of(one)));
        return tales;
    }

    private int year(String text) {
        return Optional.of(text)
                .filter(year -> year.matches("(19|20|21)\\d\\d"))
                .map(Integer::valueOf)
                .orElse(day.today().getYear());
    }

    @GetMapping(PATH + "/{id}")
    String one(Actor actor, @PathVariable("id") String id, Model model) {
        permissions.require(actor, DirectoryAction.READ, actor.bodyId());
        return page(actor, known(id), model);
    }

    private String page(Actor actor, Succession succession, Model model) {
        model.addAttribute("succession", succession);
        model.addAttribute("tale", told.of(succession));
        model.addAttribute("behind", proposals.behind(succession).orElse(null));
        Set<UUID> touched = proposals.touched(actor, succession);
        boolean mayEdit = proposals.may(actor, touched);
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute(
                "asks",
                mayEdit ? proposals.names(proposals.missing(actor, touched).keySet()) : "");
        model.addAttribute(
                "proposals",
                proposals.waitingFor(actor).stream()
                        .filter(one -> one.successionId().equals(succession.id()))
                        .toList());
        return "directory/succession";
    }

    /** The recording was wrong and is taken back. */
    @PostMapping(PATH + "/{id}/huy-bo")
    String annul(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        Succession succession = known(id);
        Set<UUID> touched = proposals.touched(actor, succession);
        proposals.require(actor, touched);
        if (reason.isBlank()) {
            model.addAttribute("problems", new Problems().add("ly-do", "directory.annulment.problem"));
            return page(actor, succession, model);
        }
        Set<UUID> missing = proposals.missing(actor, touched).keySet();
        if (!missing.isEmpty()) {
            Tale tale = told.of(succession);
            UUID proposal =
                    proposals.proposeAnnulment(actor, succession, reason.strip(), tale.allBefore(), tale.allAfter());
            return proposed(proposal, missing, redirect);
        }
        annulling.annul(actor.by(), succession.id(), reason.strip());
        redirect.addFlashAttribute("flash", Flash.done("directory.annulment.done"));
        return "redirect:" + PATH + "/" + succession.id();
    }

    private String proposed(UUID proposal, Set<UUID> missing, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.info("directory.proposed", proposals.names(missing)));
        return "redirect:" + ProposalController.PATH + "/" + proposal;
    }

    private Succession known(String id) {
        return Untrusted.id(id).flatMap(successions::find).orElseThrow(() -> Untrusted.hidden("directory.hidden"));
    }

    @GetMapping(PATH + "/moi")
    String form(
            Actor actor,
            @RequestParam(name = "truoc", defaultValue = "") String before,
            @RequestParam(name = "theo", defaultValue = "") String like,
            Model model) {
        permissions.require(actor, DirectoryAction.EDIT, actor.bodyId());
        // a body that ends as the one above it did: on the same day, by the same paper
        model.addAttribute("like", Untrusted.id(like).flatMap(successions::find).orElse(null));
        model.addAttribute(
                "before",
                Untrusted.id(before)
                        .flatMap(bodies::find)
                        .map(BodyFinder::written)
                        .orElse(""));
        model.addAttribute("id", UUID.randomUUID());
        return "directory/record";
    }

    /** Shows what it does; records it once that was seen and confirmed. */
    @PostMapping(PATH + "/moi")
    Object record(
            Actor actor, @RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes redirect) {
        permissions.require(actor, DirectoryAction.EDIT, actor.bodyId());
        var form = new SuccessionForm(typed, bodies, successions);
        Optional<Succession.Draft> draft = form.draft();
        if (draft.isEmpty() || typed.containsKey("sua-lai")) {
            model.addAttribute("before", "");
            model.addAttribute("id", Untrusted.id(typed.getFirst("id")).orElseGet(UUID::randomUUID));
            model.addAttribute("problems", typed.containsKey("sua-lai") ? new Problems() : form.problems());
            return "directory/record";
        }
        Set<UUID> touched = draft.get().involved();
        proposals.require(actor, touched);
        Set<UUID> missing = proposals.missing(actor, touched).keySet();
        Verdict verdict = successions.judge(draft.get());
        if (verdict.allowed() && typed.containsKey("ghi-nhan") && !missing.isEmpty()) {
            Tale tale = told.of(draft.get());
            return proposed(
                    proposals.propose(actor, draft.get(), tale.allBefore(), tale.allAfter()), missing, redirect);
        }
        if (verdict.allowed() && typed.containsKey("ghi-nhan")) {
            successions.record(actor.by(), draft.get()).orThrow();
            redirect.addFlashAttribute(
                    "flash", Flash.done("directory.recorded", draft.get().effective()));
            return "redirect:" + PATH + "/" + draft.get().id();
        }
        foreign(actor, touched, missing, model);
        model.addAttribute("waits", !missing.isEmpty());
        Verdict.Refused against = verdict instanceof Verdict.Refused refused ? refused : null;
        model.addAttribute("typed", typed);
        model.addAttribute("preview", preview(draft.get(), typed));
        if (against == null) {
            return "directory/preview";
        }
        model.addAttribute("refusal", against);
        return new ModelAndView("directory/preview", model.asMap(), HttpStatus.CONFLICT);
    }

    /** Which bodies stand outside the actor's own line, so that nobody changes them without knowing. */
    private void foreign(Actor actor, Set<UUID> touched, Set<UUID> missing, Model model) {
        LocalDate today = day.today();
        List<UUID> outside = touched.stream()
                .filter(body -> !bodies.within(actor.bodyId(), body, today))
                .toList();
        if (!outside.isEmpty()) {
            model.addAttribute(
                    "others",
                    missing.isEmpty()
                            ? Badge.near(
                                    "directory.others",
                                    proposals.names(outside),
                                    actor.post().bodyName())
                            : Badge.near(
                                    "directory.others.across",
                                    proposals.names(outside),
                                    actor.post().bodyName(),
                                    proposals.names(missing)));
        }
    }

    private Preview preview(Succession.Draft draft, MultiValueMap<String, String> typed) {
        LocalDate eve = draft.effective().minusDays(1);
        Map<UUID, String> choices = new LinkedHashMap<>();
        Set<UUID> successors = new LinkedHashSet<>();
        draft.before().forEach(going -> successors.addAll(going.into()));
        bodies.of(successors, draft.effective()).forEach(body -> choices.put(body.id(), body.name()));
        draft.born()
                .forEach((NewBody born) -> choices.put(born.id(), born.facts().name()));
        Map<UUID, String> children = new LinkedHashMap<>();
        Set<UUID> ended = draft.ended();
        successions.children(ended, draft.effective()).values().stream()
                .flatMap(List::stream)
                .filter(child -> !ended.contains(child.id()) || SuccessionForm.endsToo(typed, child.id()))
                .forEach(child -> children.put(child.id(), child.name()));
        Map<UUID, String> names = new LinkedHashMap<>();
        bodies.of(draft.before().stream().map(Succession.Going::body).toList(), eve)
                .forEach((Body body) -> names.put(body.id(), body.name()));
        return new Preview(
                draft,
                told.of(draft),
                names,
                choices,
                children,
                ended.stream().mapToLong(accounts::postsIn).sum());
    }
}
