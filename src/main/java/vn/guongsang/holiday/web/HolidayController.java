package vn.guongsang.holiday.web;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.holiday.HolidayAction;
import vn.guongsang.holiday.Holidays;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.WorkingDays;
import vn.guongsang.time.WorkingDays.Special;
import vn.guongsang.verdict.Verdict;

/** Ngày nghỉ, ngày làm bù: the special days of a year, for administrators. */
@Controller
class HolidayController {

    private static final String PATH = "/quan-tri/ngay-nghi";
    private static final int LONGEST = 300;

    private final Holidays holidays;
    private final Permissions permissions;
    private final BusinessDay day;

    HolidayController(Holidays holidays, Permissions permissions, BusinessDay day) {
        this.holidays = holidays;
        this.permissions = permissions;
        this.day = day;
    }

    @Bean
    static MenuContribution holidaysInMenu() {
        return MenuContribution.of("holiday.menu", PATH, 690, Actor::answersForAll);
    }

    @GetMapping(PATH)
    String year(Actor actor, @RequestParam(name = "nam", required = false) @Nullable String asked, Model model) {
        permissions.require(actor, HolidayAction.ENTER, actor.bodyId());
        int year = Untrusted.year(asked)
                .filter(known -> known >= Holidays.FIRST_YEAR && known <= Holidays.LAST_YEAR)
                .orElse(day.today().getYear());
        WorkingDays days = holidays.workingDays();
        model.addAttribute("year", year);
        model.addAttribute("days", days.of(year));
        model.addAttribute("known", days.known(LocalDate.of(year, 1, 1)));
        model.addAttribute("entered", holidays.entered(year));
        return "holiday/year";
    }

    @PostMapping(PATH)
    String enter(
            Actor actor,
            @RequestParam(name = "nam", required = false) @Nullable String year,
            @RequestParam(name = "tu-ngay", required = false) @Nullable String from,
            @RequestParam(name = "den-ngay", required = false) @Nullable String to,
            @RequestParam(name = "lam-bu", defaultValue = "") String worked,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "can-cu", defaultValue = "") String basis,
            Model model,
            RedirectAttributes redirect) {
        permissions.require(actor, HolidayAction.ENTER, actor.bodyId());
        Problems problems = new Problems();
        Optional<LocalDate> first = Untrusted.day(from);
        Optional<LocalDate> last = to == null || to.isBlank() ? first : Untrusted.day(to);
        if (first.isEmpty()) {
            problems.add("tu-ngay", "m23");
        }
        if (last.isEmpty() && first.isPresent()) {
            problems.add("den-ngay", "m23");
        }
        words(problems, "ten", name, "holiday.name.missing");
        words(problems, "can-cu", basis, "holiday.basis.missing");
        if (problems.isEmpty()) {
            Verdict verdict = holidays.enter(
                    actor,
                    new Special(
                            first.orElseThrow(),
                            last.orElseThrow(),
                            worked.equals("WORKED"),
                            name.strip(),
                            basis.strip(),
                            true));
            if (verdict instanceof Verdict.Refused refused) {
                problems.add("tu-ngay", refused.code(), refused.args().toArray());
            }
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return year(actor, year, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("holiday.entered", name.strip()));
        return "redirect:" + PATH + "?nam=" + first.orElseThrow().getYear();
    }

    @PostMapping(PATH + "/bo")
    String remove(
            Actor actor,
            @RequestParam(name = "tu-ngay", required = false) @Nullable String from,
            RedirectAttributes redirect) {
        permissions.require(actor, HolidayAction.ENTER, actor.bodyId());
        LocalDate first = Untrusted.day(from).orElse(LocalDate.MIN);
        holidays.remove(actor, first).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("holiday.removed"));
        return "redirect:" + PATH + "?nam=" + first.getYear();
    }

    @PostMapping(PATH + "/mac-dinh")
    String reset(
            Actor actor,
            @RequestParam(name = "nam", required = false) @Nullable String asked,
            RedirectAttributes redirect) {
        permissions.require(actor, HolidayAction.ENTER, actor.bodyId());
        int year = Untrusted.year(asked).orElse(day.today().getYear());
        holidays.reset(actor, year);
        redirect.addFlashAttribute("flash", Flash.done("holiday.reset", String.valueOf(year)));
        return "redirect:" + PATH + "?nam=" + year;
    }

    private static void words(Problems problems, String field, String words, String missing) {
        if (words.isBlank() || words.length() > LONGEST) {
            problems.add(field, missing, LONGEST);
        }
    }
}
