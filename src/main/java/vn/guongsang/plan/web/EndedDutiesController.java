package vn.guongsang.plan.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.EndedDuties;
import vn.guongsang.plan.EndedDuties.Outcome;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** What ended bodies left open, and the decision on each: asked, shown once more with the number, then made. */
@Controller
class EndedDutiesController {

    private static final String PATH = "/nhiem-vu/don-vi-ket-thuc";
    private static final int EXPORTED_AT_ONCE = 500;
    private static final int LONGEST = 500;

    /** The choice of each body's own main heir. */
    private static final String MAIN_HEIR = "chinh";

    private final EndedDuties duties;
    private final Plans plans;
    private final Seen seen;
    private final Permissions permissions;
    private final MessageSource messages;

    EndedDutiesController(EndedDuties duties, Plans plans, Seen seen, Permissions permissions, MessageSource messages) {
        this.duties = duties;
        this.plans = plans;
        this.seen = seen;
        this.permissions = permissions;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String list(
            Actor actor, @RequestParam(name = "ke-hoach", defaultValue = "") String code, Paging paging, Model model) {
        Plan chosen = chosen(actor, code);
        List<EndedDuties.Open> open = duties.open(chosen.id(), paging.offset(), paging.limit());
        model.addAttribute("plans", settled(actor));
        model.addAttribute("chosen", chosen);
        model.addAttribute("total", duties.count(chosen.id()));
        model.addAttribute("duties", paging.shown(open));
        model.addAttribute("successors", duties.successors(chosen.id()));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(open));
        return "plan/ended";
    }

    @PostMapping(PATH)
    String decide(
            Actor actor,
            @RequestParam(name = "ke-hoach", defaultValue = "") String code,
            @RequestParam(name = "chon", required = false) @Nullable List<String> ticked,
            @RequestParam(name = "ket-qua", defaultValue = "") String outcomeName,
            @RequestParam(name = "chuyen-den", defaultValue = MAIN_HEIR) String heir,
            @RequestParam(name = "can-cu", defaultValue = "") String basis,
            @RequestParam(name = "xac-nhan", required = false) @Nullable String confirmed,
            Paging paging,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = chosen(actor, code);
        List<UUID> chosen = Objects.requireNonNullElse(ticked, List.<String>of()).stream()
                .map(Untrusted::id)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Optional<Outcome> outcome = Untrusted.of(Outcome.class, outcomeName);
        Optional<UUID> to = Untrusted.id(heir);
        Problems problems = new Problems();
        if (chosen.isEmpty()) {
            problems.add("chon", "plan.ended.none");
        }
        if (outcome.isEmpty()) {
            problems.add("ket-qua", "plan.ended.choose");
        }
        if (to.isEmpty() && !heir.equals(MAIN_HEIR)) {
            problems.add("chuyen-den", "plan.ended.heir-unknown");
        }
        if (basis.isBlank()) {
            problems.add("can-cu", "plan.ended.basis");
        } else if (basis.length() > LONGEST) {
            problems.add("can-cu", "plan.ended.basis-long", LONGEST);
        }
        if (!problems.isEmpty() || outcome.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, code, paging, model);
        }
        if (confirmed == null) {
            model.addAttribute("chosen", plan);
            model.addAttribute("ticked", chosen);
            model.addAttribute("outcome", outcome.get());
            model.addAttribute("heir", heir);
            model.addAttribute(
                    "heirName",
                    to.map(id -> duties.successors(plan.id()).get(id)).orElse(null));
            model.addAttribute("basis", basis.strip());
            return "plan/ended-confirm";
        }
        duties.decide(actor, plan, chosen, outcome.get(), to.orElse(null), basis.strip())
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("plan.ended.done." + outcome.get(), chosen.size()));
        return "redirect:" + PATH + "?ke-hoach=" + plan.code();
    }

    @GetMapping(PATH + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor, @RequestParam(name = "ke-hoach", defaultValue = "") String code) {
        Plan plan = chosen(actor, code);
        Locale locale = LocaleContextHolder.getLocale();
        long pages = duties.count(plan.id()) / EXPORTED_AT_ONCE + 1;
        return BoardController.sheet(
                "nhiem-vu-don-vi-ket-thuc-" + plan.code() + ".xlsx",
                new Spreadsheet(
                        say(locale, "plan.ended"),
                        plan.shortTitle(),
                        List.of(
                                column(locale, "plan.board.body", Spreadsheet.Type.TEXT, 44),
                                column(locale, "plan.ended.lastDay", Spreadsheet.Type.DATE, 14),
                                column(locale, "plan.obligation", Spreadsheet.Type.TEXT, 60),
                                column(locale, "plan.ended.period", Spreadsheet.Type.TEXT, 18),
                                column(locale, "plan.ended.due", Spreadsheet.Type.DATE, 14),
                                column(locale, "plan.ended.heir", Spreadsheet.Type.TEXT, 44)),
                        () -> IntStream.range(0, Math.toIntExact(pages))
                                .boxed()
                                .flatMap(page ->
                                        duties
                                                .open(plan.id(), (long) page * EXPORTED_AT_ONCE, EXPORTED_AT_ONCE)
                                                .stream())
                                .<List<? extends @Nullable Object>>map(EndedDutiesController::row)
                                .iterator(),
                        List.of()));
    }

    private static List<@Nullable Object> row(EndedDuties.Open duty) {
        return Arrays.<@Nullable Object>asList(
                duty.body(), duty.lastDay(), duty.what(), duty.period(), duty.due(), duty.heir());
    }

    private Spreadsheet.Column column(Locale locale, String key, Spreadsheet.Type type, int width) {
        return new Spreadsheet.Column(say(locale, key), type, width);
    }

    private String say(Locale locale, String key) {
        return messages.getMessage(key, null, locale);
    }

    private List<Plan> settled(Actor actor) {
        return plans.all().stream()
                .filter(plan -> permissions.may(actor, PlanAction.SETTLE, plan))
                .toList();
    }

    /** The plan asked for, else the first under which something waits. */
    private Plan chosen(Actor actor, String code) {
        if (!code.isEmpty()) {
            Plan plan = seen.plan(actor, code);
            permissions.require(actor, PlanAction.SETTLE, plan);
            return plan;
        }
        List<Plan> settled = settled(actor);
        return settled.stream()
                .filter(plan -> duties.count(plan.id()) > 0)
                .findFirst()
                .or(() -> settled.stream().findFirst())
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("plan.hub.forbidden")));
    }
}
