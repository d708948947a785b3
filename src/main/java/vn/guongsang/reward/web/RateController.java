package vn.guongsang.reward.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.reward.Figure;
import vn.guongsang.reward.RewardAction;
import vn.guongsang.reward.Rewards;

/** "Mức thưởng": the figures that this installation has entered, each from a day on. */
@Controller
class RateController {

    private static final String LIST = "/quan-tri/muc-thuong";
    private static final int TEXT = 200;

    private final Rewards rewards;
    private final Permissions permissions;

    RateController(Rewards rewards, Permissions permissions) {
        this.rewards = rewards;
        this.permissions = permissions;
    }

    @Bean
    static MenuContribution ratesInMenu() {
        return MenuContribution.of("reward.rates", LIST, 687, Actor::answersForAll);
    }

    @GetMapping(LIST)
    String list(Actor actor, Model model) {
        permissions.require(actor, RewardAction.RATES, actor.bodyId());
        model.addAttribute("rates", rewards.entered());
        return "reward/rates";
    }

    @PostMapping(LIST)
    String enter(
            Actor actor,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String award,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String basis,
            Model model,
            RedirectAttributes next) {
        permissions.require(actor, RewardAction.RATES, actor.bodyId());
        var problems = new Problems();
        Optional<Figure.Kind> figure = Untrusted.of(Figure.Kind.class, what);
        if (figure.isEmpty()) {
            problems.add("what", "reward.problem.what");
        }
        String code = award.strip();
        boolean forOneAward = what.equals("MULTIPLE") || what.equals("FACTOR");
        if (!code.matches("[A-Za-z0-9_]{0,40}") || forOneAward == code.isEmpty()) {
            problems.add("award", forOneAward ? "reward.problem.award" : "reward.problem.no-award");
        }
        Optional<LocalDate> day = Untrusted.day(since);
        if (day.isEmpty()) {
            problems.add("since", "m23");
        }
        String number = value.strip().replaceAll("[.\\s\u00a0]", "").replace(',', '.');
        if (!number.matches("\\d{1,11}(\\.\\d{1,4})?")) {
            problems.add("value", "reward.problem.value");
        }
        String words = WrittenText.clean(basis);
        if (words.isEmpty() || words.length() > TEXT) {
            problems.add("basis", "reward.problem.basis", TEXT);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, model);
        }
        rewards.enter(
                actor,
                figure.orElseThrow(),
                code,
                what.equals("FACTOR") ? kind.strip() : "",
                day.orElseThrow(),
                new BigDecimal(number),
                words);
        next.addFlashAttribute("flash", Flash.done("reward.rate.entered"));
        return "redirect:" + LIST;
    }

    @PostMapping(LIST + "/{id}/bo")
    String takeBack(Actor actor, @PathVariable String id, RedirectAttributes next) {
        permissions.require(actor, RewardAction.RATES, actor.bodyId());
        UUID rate = Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("reward.rate.hidden"));
        rewards.takeBack(actor, rate);
        next.addFlashAttribute("flash", Flash.done("reward.rate.taken-back"));
        return "redirect:" + LIST;
    }
}
