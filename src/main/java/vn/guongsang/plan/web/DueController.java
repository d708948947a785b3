package vn.guongsang.plan.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.SettingDues;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.DueRule.DueMonth;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.reading.Duties;
import vn.guongsang.verdict.Verdict;

/** The hub sets a day where the plan gives none. */
@Controller
class DueController {

    private static final List<String> RULES = List.of("date", "day-of-month", "days-after-period", "end-of-period");

    private final Seen seen;
    private final Duties duties;
    private final SettingDues settingDues;
    private final Permissions permissions;

    DueController(Seen seen, Duties duties, SettingDues settingDues, Permissions permissions) {
        this.seen = seen;
        this.duties = duties;
        this.settingDues = settingDues;
        this.permissions = permissions;
    }

    @GetMapping("/ke-hoach/{code}/nghia-vu/{obligation}/han")
    String form(Actor actor, @PathVariable String code, @PathVariable("obligation") String id, Model model) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.SET_DUE, plan);
        Obligation obligation = seen.obligation(plan, id);
        PlanView view = seen.view(plan);
        if (!view.isOpen(obligation)) {
            Verdict.refusedBy(obligation.clause(), "plan.refused.due-given").orThrow();
        }
        model.addAttribute("view", view);
        model.addAttribute("obligation", obligation);
        model.addAttribute("setOn", duties.settings(plan.id()).get(id));
        model.addAttribute("rules", choices(obligation.cadence()));
        model.addAttribute("months", months(obligation.cadence()));
        return "plan/due";
    }

    @PostMapping("/ke-hoach/{code}/nghia-vu/{obligation}/han")
    String set(
            Actor actor,
            @PathVariable String code,
            @PathVariable("obligation") String id,
            @RequestParam(name = "cach", required = false) @Nullable String rule,
            @RequestParam(name = "ngay", required = false) @Nullable String date,
            @RequestParam(name = "ngay-thang", required = false) @Nullable String dayOfMonth,
            @RequestParam(name = "thang", required = false) @Nullable String month,
            @RequestParam(name = "so-ngay", required = false) @Nullable String days,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.SET_DUE, plan);
        Obligation obligation = seen.obligation(plan, id);
        Problems problems = new Problems();
        DueRule chosen = read(obligation, rule, date, dayOfMonth, month, days, problems);
        if (chosen == null || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return form(actor, code, id, model);
        }
        settingDues.set(actor, plan, id, chosen).orThrow();
        redirect.addFlashAttribute(
                "flash", Flash.done("plan.due.set", seen.view(plan).rule(obligation)));
        return "redirect:/ke-hoach/" + code + "/nghia-vu#" + id;
    }

    private static @Nullable DueRule read(
            Obligation obligation,
            @Nullable String rule,
            @Nullable String date,
            @Nullable String dayOfMonth,
            @Nullable String month,
            @Nullable String days,
            Problems problems) {
        if (rule == null
                || !RULES.contains(rule)
                || !DueFit.rulesFor(obligation.cadence()).contains(rule)) {
            problems.add("cach", "plan.due.choose");
            return null;
        }
        return switch (rule) {
            case "date" -> {
                var day = Untrusted.day(date);
                if (day.isEmpty()) {
                    problems.add("ngay", "m23");
                }
                yield day.map(known -> new DueRule.OnDate(known, DueRule.Boundary.BY, null))
                        .orElse(null);
            }
            case "day-of-month" -> {
                var number = number(dayOfMonth, 1, 31);
                if (number.isEmpty()) {
                    problems.add("ngay-thang", "plan.due.dayRange");
                }
                yield number.map(known -> new DueRule.DayOfMonth(known, month(obligation.cadence(), month), null, null))
                        .orElse(null);
            }
            case "days-after-period" -> {
                var number = number(days, 0, 366);
                if (number.isEmpty()) {
                    problems.add("so-ngay", "plan.due.daysRange");
                }
                yield number.map(known -> new DueRule.DaysAfterPeriod(known, null, null))
                        .orElse(null);
            }
            default -> new DueRule.EndOfPeriod(null);
        };
    }

    private static DueMonth month(Cadence cadence, @Nullable String text) {
        return Untrusted.of(DueMonth.class, text)
                .filter(month -> DueFit.monthsFor(cadence).contains(month.yaml()))
                .orElse(cadence == Cadence.MONTHLY ? DueMonth.THIS : DueMonth.LAST);
    }

    private static Optional<Integer> number(@Nullable String text, int least, int most) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    private static List<Choice> choices(Cadence cadence) {
        return RULES.stream()
                .filter(DueFit.rulesFor(cadence)::contains)
                .map(rule -> Choice.of(rule, "plan.due.rule." + rule).hint(Text.key("plan.due.rule." + rule + ".hint")))
                .toList();
    }

    private static List<Choice> months(Cadence cadence) {
        return List.of(DueMonth.THIS, DueMonth.LAST, DueMonth.NEXT).stream()
                .filter(month -> DueFit.monthsFor(cadence).contains(month.yaml()))
                .map(month -> Choice.of(month.name(), "plan.due.month." + month))
                .toList();
    }
}
