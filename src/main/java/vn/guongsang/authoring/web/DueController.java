package vn.guongsang.authoring.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.authoring.domain.Found;
import vn.guongsang.authoring.domain.Previews;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.SettingDues;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.reading.DueRules;
import vn.guongsang.verdict.Verdict;

/** The hub sets a day where the plan gives none, by the same rules that a plan has. */
@Controller
class DueController {

    private static final int LONGEST_BASIS = 500;

    private final Plans plans;
    private final SettingDues settingDues;
    private final EntryForm form;
    private final Previews previews;
    private final PackWords words;
    private final Permissions permissions;

    DueController(
            Plans plans,
            SettingDues settingDues,
            EntryForm form,
            Previews previews,
            PackWords words,
            Permissions permissions) {
        this.plans = plans;
        this.settingDues = settingDues;
        this.form = form;
        this.previews = previews;
        this.words = words;
        this.permissions = permissions;
    }

    @GetMapping("/ke-hoach/{code}/nghia-vu/{obligation}/han")
    String form(
            Actor actor, @PathVariable String code, @PathVariable("obligation") String id, Locale locale, Model model) {
        Plan plan = plan(actor, code);
        Obligation obligation = open(plan, id);
        return form(plan, obligation, settingDues.of(plan).get(id), locale, model);
    }

    private String form(
            Plan plan, Obligation obligation, SettingDues.@Nullable Setting now, Locale locale, Model model) {
        return form(plan, obligation, now, now == null ? Map.of() : DueRules.said(now.rule()), locale, model);
    }

    private String form(
            Plan plan,
            Obligation obligation,
            SettingDues.@Nullable Setting now,
            Map<String, Object> said,
            Locale locale,
            Model model) {
        DraftPack looked = said(plan, obligation, said);
        Place place = looked.at("obligations/" + obligation.id()).orElseThrow();
        PlanPack pack = plans.pack(plan);
        model.addAttribute("plan", plan);
        model.addAttribute("obligation", obligation);
        model.addAttribute("asWritten", pack.dueWords(obligation, "as-written").orElse(""));
        model.addAttribute("reason", pack.dueWords(obligation, "reason").orElse(""));
        model.addAttribute("now", now == null ? "" : new CalendarSentences(pack, locale).rule(obligation, now.rule()));
        model.addAttribute("setOn", now == null ? null : now.setOn());
        model.addAttribute("box", form.due(looked, place, said, rules(obligation)));
        model.addAttribute("words", words);
        model.addAttribute("looked", looked);
        model.addAttribute("periods", settingDues.periods(plan, obligation));
        model.addAttribute("history", settingDues.history(plan, obligation.id()));
        model.addAttribute("found", said.isEmpty() ? List.of() : wrong(looked, place));
        model.addAttribute(
                "shown",
                said.isEmpty()
                        ? Optional.<Previews.Preview>empty()
                        : previews.of(looked, place, plan.issuerId(), locale));
        return "authoring/due";
    }

    /** @param doing {@code xem} shows what it comes to and sets nothing */
    @PostMapping("/ke-hoach/{code}/nghia-vu/{obligation}/han")
    String set(
            Actor actor,
            @PathVariable String code,
            @PathVariable("obligation") String id,
            @RequestParam(name = "viec", defaultValue = "") String doing,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        Obligation obligation = open(plan, id);
        Problems problems = new Problems();
        Map<String, Object> said = form.due(sent, problems);
        DraftPack looked = said(plan, obligation, said);
        Optional<DueRule> rule =
                rules(obligation).contains(String.valueOf(said.get("rule"))) ? DueRules.of(said) : Optional.empty();
        if (doing.equals("xem")) {
            return form(plan, obligation, settingDues.of(plan).get(id), said, locale, model);
        }
        if (said.isEmpty()) {
            problems.add("m.due.rule", "plan.due.choose");
        } else if (problems.isEmpty()) {
            wrong(looked, looked.at("obligations/" + id).orElseThrow())
                    .forEach(found -> problems.add(
                            "m." + found.field(looked), "authoring.due.wrong", words.finding(found.finding())));
        }
        if (!problems.isEmpty() || rule.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add("m.due.rule", "plan.due.choose");
            }
            model.addAttribute("problems", problems);
            return form(plan, obligation, settingDues.of(plan).get(id), said, locale, model);
        }
        settingDues.set(actor, plan, id, rule.get()).orThrow();
        redirect.addFlashAttribute(
                "flash",
                Flash.done(
                        "plan.due.set", new CalendarSentences(plans.pack(plan), locale).rule(obligation, rule.get())));
        return "redirect:/ke-hoach/" + code + "/nghia-vu#" + id;
    }

    /** Sets the day of one period. */
    @PostMapping("/ke-hoach/{code}/nghia-vu/{obligation}/han/mot-ky")
    String setDay(
            Actor actor,
            @PathVariable String code,
            @PathVariable("obligation") String id,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "ngay", required = false) @Nullable String date,
            @RequestParam(name = "can-cu", defaultValue = "") String typed,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        Obligation obligation = open(plan, id);
        Problems problems = new Problems();
        Optional<LocalDate> from = Untrusted.day(period);
        Optional<LocalDate> day = Untrusted.day(date);
        String basis = WrittenText.clean(typed);
        if (from.isEmpty()) {
            problems.add("ky", "plan.dueday.period-missing");
        }
        if (day.isEmpty()) {
            problems.add("ngay", "m23");
        }
        if (basis.isEmpty() || basis.length() > LONGEST_BASIS) {
            problems.add("can-cu", "plan.dueday.basis-missing", LONGEST_BASIS);
        }
        if (problems.isEmpty()
                && settingDues.setDay(actor, plan, id, from.orElseThrow(), day.orElseThrow(), basis)
                        instanceof Verdict.Refused refused) {
            problems.add(
                    new Problem("ngay", Text.key(refused.code(), refused.args().toArray())));
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return form(plan, obligation, settingDues.of(plan).get(id), locale, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("plan.dueday.done", day.orElseThrow()));
        return "redirect:/ke-hoach/" + code + "/nghia-vu/" + id + "/han";
    }

    private Plan plan(Actor actor, String code) {
        Plan plan = plans.byCode(code)
                .filter(known -> permissions.may(actor, PlanAction.READ, known))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        permissions.require(actor, PlanAction.SET_DUE, plan);
        return plan;
    }

    private Obligation open(Plan plan, String id) {
        Obligation obligation = plans.pack(plan).obligation(id).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        if (!(obligation.due() instanceof DueRule.Open)) {
            Verdict.refusedBy(obligation.clause(), "plan.refused.due-given").orThrow();
        }
        return obligation;
    }

    /** All that go with the cadence, but leaving it open. */
    private static List<String> rules(Obligation obligation) {
        return DueFit.rulesFor(obligation.cadence(), obligation.every()).stream()
                .filter(rule -> !rule.equals("open"))
                .toList();
    }

    /** The plan as if it said the rule itself. */
    private DraftPack said(Plan plan, Obligation obligation, Map<String, Object> rule) {
        DraftPack pack = DraftPack.of(
                        plans.file(plans.versions(plan.id()).getLast().id()))
                .orElseThrow();
        String address = "obligations/" + obligation.id();
        if (!rule.isEmpty()) {
            Map<String, Object> own =
                    new LinkedHashMap<>(pack.at(address).orElseThrow().own());
            own.put("due", rule);
            pack.put(address, own);
        }
        return pack;
    }

    private static List<Found> wrong(DraftPack looked, Place place) {
        return Found.in(looked).stream()
                .filter(found -> found.finding().refuses() && found.address().equals(place.address()))
                .toList();
    }
}
