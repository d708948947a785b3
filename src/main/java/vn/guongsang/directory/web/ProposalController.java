package vn.guongsang.directory.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Change;
import vn.guongsang.directory.domain.Proposal;
import vn.guongsang.directory.domain.Proposals;
import vn.guongsang.frame.Definition;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.Successions;
import vn.guongsang.verdict.Verdict;

/** Successions across lines that wait for their word: what each does, who has agreed, and the word itself. */
@Controller
class ProposalController {

    static final String PATH = SuccessionController.PATH + "/de-nghi";

    private final Proposals proposals;
    private final Successions successions;
    private final Bodies bodies;
    private final Accounts accounts;
    private final Told told;

    ProposalController(Proposals proposals, Successions successions, Bodies bodies, Accounts accounts, Told told) {
        this.proposals = proposals;
        this.successions = successions;
        this.bodies = bodies;
        this.accounts = accounts;
        this.told = told;
    }

    @Bean
    static WorkSource proposalsAcrossLines(Proposals proposals) {
        return actor -> proposals.waitingFor(actor).stream()
                .flatMap(one -> item(actor, one, proposals))
                .toList();
    }

    private static Stream<WorkItem> item(Actor actor, Proposal proposal, Proposals proposals) {
        boolean asked = !proposals.toGive(actor, proposal).isEmpty();
        if (!asked && !proposals.isTheirs(actor, proposal)) {
            return Stream.empty();
        }
        return Stream.of(new WorkItem(
                asked ? WorkItem.Group.WAITING : WorkItem.Group.ELSEWHERE,
                Text.key(
                        "directory.work.proposal." + proposal.kind(),
                        Text.key("organisation.succession.kind." + proposal.form()),
                        proposal.effective()),
                PATH + "/" + proposal.id(),
                null,
                "",
                asked
                        ? Text.key("directory.work.proposal.asked", proposal.bodyName())
                        : Text.key("directory.work.proposal.waits", String.join("; ", proposal.missing())),
                5));
    }

    @GetMapping(PATH + "/{id}")
    String one(Actor actor, @PathVariable("id") String id, Model model) {
        return page(actor, known(actor, id), model);
    }

    private String page(Actor actor, Proposal proposal, Model model) {
        model.addAttribute("proposal", proposal);
        model.addAttribute("tale", proposal.waits() ? tale(proposal).orElse(null) : null);
        model.addAttribute(
                "does", proposal.waits() && proposal.draft() != null ? does(proposal.draft()) : List.<Definition>of());
        model.addAttribute(
                "against",
                proposal.waits() && proposals.judge(proposal) instanceof Verdict.Refused refused ? refused : null);
        model.addAttribute(
                "mine",
                proposals.toGive(actor, proposal).stream()
                        .map(Proposal.Word::lineName)
                        .toList());
        model.addAttribute("theirs", proposals.isTheirs(actor, proposal));
        return "directory/proposal";
    }

    /** What the picture does not show: numbers, where those that begin are to stand, what changes, where those below go. */
    private List<Definition> does(Succession.Draft draft) {
        Map<UUID, String> names = new HashMap<>();
        bodies.of(draft.involved(), draft.effective()).forEach(body -> names.put(body.id(), body.name()));
        draft.born().forEach(born -> names.put(born.id(), born.facts().name()));
        Function<UUID, String> name = id -> names.computeIfAbsent(
                id, one -> bodies.find(one).map(Body::name).orElse("—"));
        List<Definition> does = new ArrayList<>();
        does.add(number("directory.touches.ends", draft.ended().size()));
        does.add(number(
                "directory.touches.posts",
                draft.ended().stream().mapToLong(accounts::postsIn).sum()));
        for (NewBody born : draft.born()) {
            UUID parent = born.facts().parentId();
            does.add(Definition.of(
                    "directory.touches.born",
                    parent == null
                            ? Text.plain(born.facts().name())
                            : Text.key(
                                    "directory.proposal.bornBelow", born.facts().name(), name.apply(parent))));
        }
        Facts change = draft.change();
        if (change != null) {
            bodies.find(draft.before().getFirst().body(), draft.effective().minusDays(1))
                    .map(Body::facts)
                    .ifPresent(facts -> facts.to(change, name).forEach(one -> does.add(told(one))));
        }
        draft.moved()
                .forEach((child, parent) -> does.add(new Definition(
                        Text.plain(name.apply(child)), Text.key("directory.into", name.apply(parent)), null)));
        return does;
    }

    private static Definition told(Change change) {
        return Definition.of(
                change.field(),
                Text.key(
                        "directory.proposal.change",
                        EditController.word(change.field(), change.before()),
                        EditController.word(change.field(), change.after())));
    }

    private static Definition number(String key, long number) {
        return Definition.of(key, Text.key("directory.proposal.number", number));
    }

    private Optional<Tale> tale(Proposal proposal) {
        return proposal.draft() != null
                ? Optional.of(told.of(proposal.draft()))
                : successions
                        .find(proposal.successionId())
                        .filter(one -> one.annulment() == null)
                        .map(told::of);
    }

    @PostMapping(PATH + "/{id}/dong-y")
    String agree(Actor actor, @PathVariable("id") String id, RedirectAttributes redirect) {
        Proposal proposal = proposals.agree(actor, uuid(id));
        if (proposal.waits()) {
            redirect.addFlashAttribute(
                    "flash", Flash.done("directory.proposal.agreed", String.join("; ", proposal.missing())));
            return to(proposal.id());
        }
        redirect.addFlashAttribute(
                "flash",
                proposal.kind() == Proposal.Kind.RECORD
                        ? Flash.done("directory.recorded", proposal.effective())
                        : Flash.done("directory.annulment.done"));
        return "redirect:" + SuccessionController.PATH + "/" + proposal.successionId();
    }

    @PostMapping(PATH + "/{id}/khong-dong-y")
    String decline(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "ly-do", defaultValue = "") String typed,
            Model model,
            RedirectAttributes redirect) {
        Proposal proposal = known(actor, id);
        String reason = WrittenText.clean(typed);
        if (reason.isEmpty() || reason.length() > SuccessionForm.LONGEST_TEXT) {
            model.addAttribute(
                    "problems",
                    reason.isEmpty()
                            ? new Problems().add("ly-do", "directory.proposal.reason.missing")
                            : new Problems().add("ly-do", "directory.problem.long", SuccessionForm.LONGEST_TEXT));
            return page(actor, proposal, model);
        }
        proposals.decline(actor, proposal.id(), reason);
        redirect.addFlashAttribute("flash", Flash.done("directory.proposal.declined"));
        return to(proposal.id());
    }

    @PostMapping(PATH + "/{id}/rut")
    String withdraw(Actor actor, @PathVariable("id") String id, RedirectAttributes redirect) {
        proposals.withdraw(actor, uuid(id));
        redirect.addFlashAttribute("flash", Flash.done("directory.proposal.withdrawn"));
        return to(uuid(id));
    }

    private static String to(UUID proposal) {
        return "redirect:" + PATH + "/" + proposal;
    }

    private Proposal known(Actor actor, String id) {
        return proposals.find(actor, uuid(id)).orElseThrow(() -> Untrusted.hidden("directory.hidden"));
    }

    private static UUID uuid(String id) {
        return Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("directory.hidden"));
    }
}
