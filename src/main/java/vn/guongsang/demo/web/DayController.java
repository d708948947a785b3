package vn.guongsang.demo.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.demo.MovingTheDay;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.identity.Actor;

/** The page on which an administrator moves the day of the demo world. */
@Controller
class DayController {

    private static final String PATH = "/quan-tri/ngay-lam-viec";

    /** Beyond these years no plan has a period and no sheet a day. */
    private static final int EARLIEST = 2000;

    private static final int LATEST = 2099;

    private final MovingTheDay moving;

    DayController(MovingTheDay moving) {
        this.moving = moving;
    }

    @Bean
    static MenuContribution dayInMenu(MovingTheDay moving) {
        return MenuContribution.of(
                "demo.day", PATH, 800, actor -> moving.mayMove(actor).allowed());
    }

    @GetMapping(PATH)
    String page(Actor actor) {
        moving.mayMove(actor).orThrow();
        return "demo/day";
    }

    @PostMapping(PATH)
    String move(Actor actor, @RequestParam("ngay") @Nullable LocalDate day, Model model, RedirectAttributes next) {
        moving.mayMove(actor).orThrow();
        if (day == null) {
            model.addAttribute("problems", new Problems().add("ngay", "demo.day.missing"));
            return "demo/day";
        }
        if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
            model.addAttribute("problems", new Problems().add("ngay", "demo.day.far"));
            return "demo/day";
        }
        moving.move(actor, day).orThrow();
        next.addFlashAttribute("flash", Flash.done("demo.day.moved", day));
        return "redirect:" + PATH;
    }
}
