package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Figures;
import vn.guongsang.plan.OccasionDays;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.verdict.Verdict;

/** What a plan leaves to be entered: days of milestones and events, and figures of bodies. */
@Controller
class OccasionController {

    private static final String PATH = "/ke-hoach/{code}/su-kien";
    private static final int LONGEST = 1000;

    private final Seen seen;
    private final OccasionDays days;
    private final Figures figures;
    private final Permissions permissions;

    OccasionController(Seen seen, OccasionDays days, Figures figures, Permissions permissions) {
        this.seen = seen;
        this.days = days;
        this.figures = figures;
        this.permissions = permissions;
    }

    @GetMapping(PATH)
    String list(Actor actor, @PathVariable String code, Model model) {
        Plan plan = seen.plan(actor, code);
        model.addAttribute("view", seen.view(plan));
        model.addAttribute("occasions", days.of(plan));
        model.addAttribute("figures", figures.of(plan));
        model.addAttribute("maySet", permissions.may(actor, PlanAction.SET_DUE, plan));
        return "plan/occasions";
    }

    /** The page has one form for each; the names of its fields end with the id. */
    @PostMapping(PATH + "/{occasion}")
    String set(
            Actor actor,
            @PathVariable String code,
            @PathVariable String occasion,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes next) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.SET_DUE, plan);
        var problems = new Problems();
        Optional<LocalDate> day = Untrusted.day(fields.get("ngay-" + occasion));
        String basis = WrittenText.clean(fields.getOrDefault("can-cu-" + occasion, ""));
        if (day.isEmpty()) {
            problems.add("ngay-" + occasion, "m23");
        }
        if (basis.isEmpty() || basis.length() > LONGEST) {
            problems.add("can-cu-" + occasion, "plan.occasion.refused.basis");
        }
        if (problems.isEmpty()
                && days.set(actor, plan, occasion, day.orElseThrow(), holds(fields.get("hieu-luc-" + occasion)), basis)
                        instanceof Verdict.Refused refused) {
            problems.add(new Problem(
                    "ngay-" + occasion, Text.key(refused.code(), refused.args().toArray())));
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, code, model);
        }
        next.addFlashAttribute("flash", Flash.done("plan.occasion.done"));
        return "redirect:/ke-hoach/" + code + "/su-kien";
    }

    /** One form for all: the names of its fields end with their keys. */
    @PostMapping("/ke-hoach/{code}/so-lieu")
    String figures(
            Actor actor,
            @PathVariable String code,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes next) {
        Plan plan = seen.plan(actor, code);
        permissions.require(actor, PlanAction.SET_DUE, plan);
        var problems = new Problems();
        Map<UUID, Long> values = new HashMap<>();
        fields.forEach((name, typed) -> {
            Matcher field = FIGURE.matcher(name);
            String digits = typed.replaceAll("[.\\s]", "");
            if (field.matches() && digits.equals(fields.get("da-xem-" + field.group(1)))) {
                // nobody touched it: what somebody else entered meanwhile stays
                return;
            }
            if (field.matches() && digits.matches("\\d{1,12}")) {
                Untrusted.id(field.group(1)).ifPresent(key -> values.put(key, Long.valueOf(digits)));
            } else if (field.matches() && !digits.isEmpty()) {
                problems.add(name, "plan.figure.refused.number");
            }
        });
        String basis = WrittenText.clean(fields.getOrDefault("can-cu", ""));
        if (basis.isEmpty() || basis.length() > LONGEST) {
            problems.add("can-cu", "plan.figure.refused.basis");
        }
        if (problems.isEmpty() && figures.set(actor, plan, values, basis) instanceof Verdict.Refused refused) {
            problems.add(new Problem(
                    "can-cu", Text.key(refused.code(), refused.args().toArray())));
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, code, model);
        }
        next.addFlashAttribute("flash", Flash.done("plan.figure.done"));
        return "redirect:/ke-hoach/" + code + "/su-kien#so-lieu";
    }

    private static final Pattern FIGURE = Pattern.compile("so-([0-9a-f-]{36})");

    private static OccasionDays.Holds holds(@Nullable String said) {
        return Arrays.stream(OccasionDays.Holds.values())
                .filter(one -> one.name().equals(said))
                .findFirst()
                .orElse(OccasionDays.Holds.ONCE);
    }
}
