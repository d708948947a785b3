package vn.guongsang.ledger.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.Merging;
import vn.guongsang.ledger.Merging.Merge;
import vn.guongsang.ledger.reading.Duplicates;
import vn.guongsang.time.BusinessDay;

/** Probable duplicates: proposed to be one by one person, decided by another, undone where it was wrong. */
@Controller
public class MergeController {

    private static final String PAGE = LedgerController.LIST + "/trung";
    private static final String ONE = PAGE + "/{merge}";
    private static final int MOST = 50;
    private static final int LONGEST = 1_000;

    private final Merging merging;
    private final Duplicates duplicates;
    private final LedgerSubjects subjects;
    private final Permissions permissions;
    private final BusinessDay day;

    MergeController(
            Merging merging, Duplicates duplicates, LedgerSubjects subjects, Permissions permissions, BusinessDay day) {
        this.merging = merging;
        this.duplicates = duplicates;
        this.subjects = subjects;
        this.permissions = permissions;
        this.day = day;
    }

    /** @param decides whether the actor may decide it: not who proposed it */
    public record Line(Merge merge, LedgerSubject gone, LedgerSubject kept, boolean decides) {}

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        permissions.require(actor, LedgerAction.PROPOSE_MERGE, Concerned.of(actor.bodyId()));
        model.addAttribute("pairs", duplicates.pairs(actor, MOST));
        model.addAttribute("waiting", lines(actor, merging.waiting(MOST)));
        model.addAttribute("inForce", lines(actor, merging.inForce(MOST)));
        model.addAttribute("formId", UUID.randomUUID());
        return "ledger/merges";
    }

    private List<Line> lines(Actor actor, List<Merge> merges) {
        return merges.stream()
                .flatMap(merge -> {
                    LedgerSubject gone = subjects.find(merge.goneId()).orElseThrow();
                    LedgerSubject kept = subjects.find(merge.keptId()).orElseThrow();
                    Concerned concerned = concerned(gone, kept, Set.of());
                    return permissions.may(actor, LedgerAction.PROPOSE_MERGE, concerned)
                            ? Stream.of(new Line(
                                    merge,
                                    gone,
                                    kept,
                                    permissions.may(
                                            actor,
                                            LedgerAction.DECIDE_MERGE,
                                            concerned(gone, kept, Set.of(merge.proposedBy())))))
                            : Stream.empty();
                })
                .toList();
    }

    private static Concerned concerned(LedgerSubject one, LedgerSubject other, Set<UUID> proposers) {
        return new Concerned(Stream.of(one.bodyId(), other.bodyId()).collect(Collectors.toSet()), proposers);
    }

    @PostMapping(PAGE)
    String propose(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        Typed typed = new Typed(sent, day.today());
        UUID kept = id(typed.raw("giu"));
        UUID gone = id(typed.raw("gop"));
        String reason = typed.needed("ly-do-" + gone + "-" + kept, LONGEST);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, model);
        }
        merging.propose(actor, typed.id(), gone, kept, reason);
        return back("ledger.merge.proposed", redirect);
    }

    @PostMapping(ONE)
    String decide(
            Actor actor,
            @PathVariable("merge") String merge,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        UUID id = visible(actor, merge);
        Typed typed = new Typed(sent, day.today());
        String basis = typed.needed("can-cu-" + id, LONGEST);
        boolean agreed = typed.raw("quyet-dinh").equals("gop");
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, model);
        }
        merging.decide(actor, id, agreed, basis);
        return back(agreed ? "ledger.merge.agreed" : "ledger.merge.kept-apart", redirect);
    }

    @PostMapping(ONE + "/tach")
    String undo(
            Actor actor,
            @PathVariable("merge") String merge,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        UUID id = visible(actor, merge);
        Typed typed = new Typed(sent, day.today());
        String basis = typed.needed("tach-" + id, LONGEST);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, model);
        }
        merging.undo(actor, id, basis);
        return back("ledger.merge.undone", redirect);
    }

    /** Both records must be within reach, before anything is told about them. */
    private UUID visible(Actor actor, String typed) {
        Merge merge = merging.find(id(typed)).orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
        permissions.require(
                actor,
                LedgerAction.PROPOSE_MERGE,
                concerned(subjects.subject(merge.goneId()), subjects.subject(merge.keptId()), Set.of()));
        return merge.id();
    }

    private static UUID id(String typed) {
        return Untrusted.id(typed).orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
    }

    private static String back(String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done(said));
        return "redirect:" + PAGE;
    }
}
