package vn.guongsang.rules.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.RuleAction;
import vn.guongsang.rules.Rulebook;
import vn.guongsang.rules.domain.Contradictions;
import vn.guongsang.rules.domain.RuleChanges;
import vn.guongsang.rules.domain.RuleChanges.Draft;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Kind;
import vn.guongsang.rules.language.RuleVersion;
import vn.guongsang.rules.language.Sentences;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * A rule is changed in a form: one button adds a condition, one removes one, one tries the rule on decided cases, one
 * decides it. All of it travels with the form, so that nothing is half decided and nothing needs a script.
 */
@Controller
public class ChangeController {

    private static final String NEW = RuleController.ONE + "/quy-dinh-moi";
    private static final int LONGEST = 1_000;

    private final Eligibility eligibility;
    private final RuleChanges changes;
    private final Permissions permissions;
    private final BusinessDay day;

    ChangeController(Eligibility eligibility, RuleChanges changes, Permissions permissions, BusinessDay day) {
        this.eligibility = eligibility;
        this.changes = changes;
        this.permissions = permissions;
        this.day = day;
    }

    /** What stands in the form beside the conditions. */
    public record Head(String id, String seen, String since, String until, String basis) {}

    /** It begins with the rule that is in force, or with the last one. */
    @GetMapping(NEW)
    String begin(Actor actor, @PathVariable("code") String code, Model model) {
        Award award = award(actor, code);
        List<RuleVersion> versions = eligibility.rulebook().versions(code);
        RuleVersion now = eligibility
                .rulebook()
                .version(code, day.today())
                .or(() -> versions.stream().reduce((_, later) -> later))
                .orElse(null);
        return show(
                award,
                now == null ? new Sketch(List.of()) : Sketch.of(now.conditions()),
                new Head(
                        UUID.randomUUID().toString(),
                        String.valueOf(seen(versions)),
                        "",
                        "",
                        now == null ? "" : now.basis()),
                null,
                model);
    }

    @PostMapping(NEW)
    String work(
            Actor actor,
            @PathVariable("code") String code,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Award award = award(actor, code);
        Sketch sketch = Sketch.sent(sent);
        Head head = new Head(
                first(sent, "ma"),
                first(sent, "ban"),
                first(sent, "tu-ngay"),
                first(sent, "den-ngay"),
                first(sent, "can-cu"));
        String removed = first(sent, "bo");
        String under = sent.getFirst("them");
        if (!removed.isEmpty()) {
            return show(award, sketch.without(removed), head, null, model);
        }
        if (under != null) {
            Optional<Kind> kind = Untrusted.of(Kind.class, first(sent, "loai" + (under.isEmpty() ? "" : "-" + under)));
            return show(
                    award,
                    kind.isPresent() && !sketch.full() ? sketch.with(under, kind.get()) : sketch,
                    head,
                    null,
                    model);
        }
        Problems problems = new Problems();
        Optional<Draft> draft = draft(award, sketch, head, problems);
        if (draft.isEmpty()) {
            model.addAttribute("problems", problems);
            return show(award, sketch, head, null, model);
        }
        if (sent.containsKey("ban-hanh")) {
            if (changes.decide(actor, draft.get()) instanceof Verdict.Refused refused) {
                // another page would lose what was built up in this one
                problems.add("tu-ngay", refused.code(), refused.args().toArray());
                model.addAttribute("problems", problems);
                return show(award, sketch, head, null, model);
            }
            redirect.addFlashAttribute(
                    "flash", Flash.done("rules.decided", draft.get().since()));
            return "redirect:" + RuleController.LISTS + "/" + code + "?ngay="
                    + draft.get().since();
        }
        return show(award, sketch, head, changes.tryOut(actor, draft.get()), model);
    }

    private Award award(Actor actor, String code) {
        permissions.require(actor, RuleAction.DECIDE, code);
        return eligibility
                .rulebook()
                .known(code, day.today())
                .orElseThrow(() -> Untrusted.hidden("rules.award.hidden"));
    }

    private static int seen(List<RuleVersion> versions) {
        return versions.stream().mapToInt(RuleVersion::number).max().orElse(0);
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : WrittenText.clean(value);
    }

    /** Empty with the problems told, each beside its field. */
    private Optional<Draft> draft(Award award, Sketch sketch, Head head, Problems problems) {
        Optional<LocalDate> since = Untrusted.day(head.since());
        Optional<LocalDate> until = Untrusted.day(head.until());
        if (since.isEmpty()) {
            problems.add("tu-ngay", "m23");
        }
        if (until.isEmpty() && !head.until().isEmpty()) {
            problems.add("den-ngay", "m23");
        }
        if (head.basis().isEmpty()) {
            problems.add("can-cu", "rules.problem.empty");
        } else if (head.basis().length() > LONGEST) {
            problems.add("can-cu", "rules.problem.long", LONGEST);
        }
        List<Clause> clauses = sketch.clauses(problems);
        if (sketch.nodes().isEmpty()) {
            problems.add("loai", "rules.problem.no-condition");
        }
        if (!problems.isEmpty() || since.isEmpty()) {
            return Optional.empty();
        }
        Rulebook book = eligibility.rulebook();
        Contradictions.in(book, book.known(award.code(), since.get()).orElse(award), since.get(), clauses)
                .forEach(fault -> problems.add(new Problem(fault.clause() + "-words", fault.why())));
        var draft = new Draft(
                Untrusted.id(head.id()).orElseGet(UUID::randomUUID),
                award.code(),
                Untrusted.number(head.seen(), 0, 100_000).orElse(0),
                since.get(),
                until.orElse(null),
                head.basis(),
                clauses);
        if (changes.fits(draft) instanceof Verdict.Refused refused) {
            problems.add("tu-ngay", refused.code(), refused.args().toArray());
        }
        return problems.isEmpty() ? Optional.of(draft) : Optional.empty();
    }

    private String show(Award award, Sketch sketch, Head head, RuleChanges.@Nullable Trial trial, Model model) {
        Rulebook book = eligibility.rulebook();
        model.addAttribute("award", award);
        model.addAttribute("sketch", sketch);
        model.addAttribute("head", head);
        model.addAttribute("trial", trial);
        model.addAttribute("known", book.awards(day.today()));
        model.addAttribute(
                "sentences",
                new Sentences(
                        code -> book.known(code, day.today()).map(Award::name).orElse(code)));
        return "rules/edit";
    }
}
