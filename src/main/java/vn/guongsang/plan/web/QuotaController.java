package vn.guongsang.plan.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.PlanTabs;
import vn.guongsang.plan.Selections;
import vn.guongsang.plan.domain.DoubleCounts;
import vn.guongsang.plan.domain.QuotaChoices;
import vn.guongsang.plan.domain.QuotaReadings;
import vn.guongsang.plan.pack.Quota;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** How far each quota of a plan is, how its clauses are read, and who is counted twice. */
@Controller
class QuotaController {

    private static final int LONGEST = 2000;
    private static final String ALL = "tat-ca";

    private final Seen seen;
    private final QuotaReadings readings;
    private final DoubleCounts doubles;
    private final QuotaChoices choices;
    private final ObjectProvider<ExemplarCounts> register;
    private final Selections selections;
    private final Permissions permissions;
    private final BusinessDay day;

    QuotaController(
            Seen seen,
            QuotaReadings readings,
            DoubleCounts doubles,
            QuotaChoices choices,
            ObjectProvider<ExemplarCounts> register,
            Selections selections,
            Permissions permissions,
            BusinessDay day) {
        this.seen = seen;
        this.readings = readings;
        this.doubles = doubles;
        this.choices = choices;
        this.register = register;
        this.selections = selections;
        this.permissions = permissions;
        this.day = day;
    }

    @GetMapping("/ke-hoach/{code}/chi-tieu")
    String quotas(Actor actor, @PathVariable String code, Model model) {
        PlanView view = seen.named(seen.plan(actor, code));
        Plan plan = view.plan();
        List<Quota> quotas = readings.quotas(plan.id(), view.pack());
        ExemplarCounts counts = register.getIfAvailable();
        List<QuotaLine> lines =
                QuotaLine.of(view.pack(), quotas, counts == null ? List.of() : counts.of(plan.id()), counts != null);
        boolean oversees = permissions.may(actor, PlanAction.READ_BOARD, plan);
        model.addAttribute("view", view);
        model.addAttribute("tabs", PlanTabs.of(view.plan(), view.pack(), "chi-tieu"));
        Function<QuotaLine, String> lead = line -> view.names(view.leadOf(line.asked()));
        model.addAttribute(
                "linesByLead", lines.stream().collect(Collectors.groupingBy(lead, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("today", day.today());
        model.addAttribute("byLead", sums(plan, lines, lead));
        model.addAttribute("byKind", sums(plan, lines, line -> line.kind().yaml()));
        model.addAttribute("branches", branches(view, quotas, counts));
        model.addAttribute(
                "ambiguous",
                quotas.stream().filter(quota -> quota.perBranch() != null).toList());
        model.addAttribute("history", readings.history(plan.id()));
        model.addAttribute("cases", oversees ? doubles.of(plan.id()) : List.of());
        model.addAttribute("choices", oversees ? choices.of(plan) : List.of());
        model.addAttribute("mayCount", permissions.may(actor, PlanAction.COUNT, plan));
        return "plan/quota-board";
    }

    @GetMapping("/ke-hoach/{code}/chi-tieu/{quota}/cach-hieu")
    String reading(Actor actor, @PathVariable String code, @PathVariable("quota") String id, Model model) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.COUNT, plan);
        PlanView view = seen.named(plan);
        model.addAttribute("view", view);
        model.addAttribute(
                "quota",
                readings.quotas(plan.id(), view.pack()).stream()
                        .filter(quota -> quota.id().equals(id) && quota.perBranch() != null)
                        .findFirst()
                        .orElseThrow(() -> Untrusted.hidden("plan.hidden")));
        return "plan/quota-reading";
    }

    @PostMapping("/ke-hoach/{code}/chi-tieu/{quota}/cach-hieu")
    String read(
            Actor actor,
            @PathVariable String code,
            @PathVariable("quota") String quota,
            @RequestParam(name = "cach", defaultValue = "") String reading,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.COUNT, plan);
        Problems problems = new Problems();
        if (!Set.of("tung-nganh", "chung").contains(reading)) {
            problems.add("cach", "plan.quota.chooseReading");
        }
        words(problems, reason, "plan.quota.refused.reason");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return reading(actor, code, quota, model);
        }
        readings.read(actor, plan, quota, reading.equals("tung-nganh"), reason.strip())
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("plan.quota.read"));
        return "redirect:/ke-hoach/" + code + "/chi-tieu";
    }

    @GetMapping("/ke-hoach/{code}/chi-tieu/tinh-trung")
    String doubles(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "guong", required = false) @Nullable List<String> exemplars,
            Model model) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.COUNT, plan);
        model.addAttribute("view", seen.named(plan));
        model.addAttribute(
                "one",
                doubles.find(plan.id(), ids(exemplars))
                        .orElseThrow(
                                () -> new Refusal((Verdict.Refused) Verdict.refused("plan.double.refused.unknown"))));
        return "plan/double-count";
    }

    @PostMapping("/ke-hoach/{code}/chi-tieu/tinh-trung")
    String count(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "guong", required = false) @Nullable List<String> exemplars,
            @RequestParam(name = "tinh", defaultValue = "") String kept,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.COUNT, plan);
        Problems problems = new Problems();
        Optional<UUID> one = Untrusted.id(kept);
        if (one.isEmpty() && !kept.equals(ALL)) {
            problems.add("tinh", "plan.double.choose");
        }
        words(problems, reason, "plan.double.refused.reason");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return doubles(actor, code, exemplars, model);
        }
        doubles.decide(actor, plan, ids(exemplars), one.orElse(null), reason.strip())
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("plan.double.decided"));
        return "redirect:/ke-hoach/" + code + "/chi-tieu";
    }

    @GetMapping("/ke-hoach/{code}/chi-tieu/tinh-vao")
    String choice(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "guong", defaultValue = "") String exemplar,
            Model model) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.COUNT, plan);
        model.addAttribute("view", seen.named(plan));
        model.addAttribute(
                "one",
                Untrusted.id(exemplar)
                        .flatMap(id -> choices.find(plan, id))
                        .orElseThrow(
                                () -> new Refusal((Verdict.Refused) Verdict.refused("plan.choice.refused.unknown"))));
        return "plan/quota-choice";
    }

    @PostMapping("/ke-hoach/{code}/chi-tieu/tinh-vao")
    String choose(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "guong", defaultValue = "") String exemplar,
            @RequestParam(name = "tinh", defaultValue = "") String only,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        String page = choice(actor, code, exemplar, model);
        Problems problems = new Problems();
        if (only.isBlank()) {
            problems.add("tinh", "plan.choice.choose");
        }
        words(problems, reason, "plan.double.refused.reason");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page;
        }
        choices.decide(
                        actor,
                        seen.plan(actor, code),
                        Untrusted.id(exemplar).orElseThrow(),
                        only.equals(ALL) ? null : only,
                        reason.strip())
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("plan.double.decided"));
        return "redirect:/ke-hoach/" + code + "/chi-tieu";
    }

    private static Set<UUID> ids(@Nullable List<String> asked) {
        return Objects.requireNonNullElse(asked, List.<String>of()).stream()
                .map(Untrusted::id)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static void words(Problems problems, String reason, String missing) {
        if (reason.isBlank()) {
            problems.add("ly-do", missing);
        } else if (reason.length() > LONGEST) {
            problems.add("ly-do", "plan.filing.tooLong", LONGEST);
        }
    }

    private Map<String, QuotaSum> sums(Plan plan, List<QuotaLine> lines, Function<QuotaLine, String> by) {
        var sums = new LinkedHashMap<String, QuotaSum>();
        lines.stream()
                .filter(line -> line.counted() != null)
                .forEach(line -> sums.merge(by.apply(line), QuotaSum.of(plan, line, day.today()), QuotaSum::plus));
        return sums;
    }

    private List<QuotaBranch> branches(PlanView view, List<Quota> quotas, @Nullable ExemplarCounts counts) {
        if (counts == null) {
            return List.of();
        }
        return quotas.stream()
                .filter(quota -> quota.branchesCounted() > 1)
                .flatMap(quota -> quota.branches().stream().flatMap(branch -> {
                    Set<UUID> bodies = selections.of(view.plan().issuerId(), view.pack(), branch, day.today()).stream()
                            .map(Selections.Chosen::id)
                            .collect(Collectors.toSet());
                    return QuotaLine.of(
                                    view.pack(),
                                    List.of(quota.readAs(false)),
                                    counts.of(view.plan().id(), bodies),
                                    true)
                            .stream()
                            .filter(line -> line.counted() != null)
                            .map(line -> new QuotaBranch(
                                    quota,
                                    branch,
                                    line.kind(),
                                    line.number(),
                                    Objects.requireNonNull(line.counted()).recognised(),
                                    Objects.requireNonNull(line.counted()).inProgress()));
                }))
                .toList();
    }
}
