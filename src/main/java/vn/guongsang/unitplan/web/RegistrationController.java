package vn.guongsang.unitplan.web;

import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.Registration.Intent;
import vn.guongsang.unitplan.Registration.Round;
import vn.guongsang.unitplan.Registrations;
import vn.guongsang.unitplan.reading.RegistrationList;
import vn.guongsang.unitplan.reading.RegistrationList.Question;

/** Bodies register for the movements of a plan each year; the hub sets the days and sees who did. */
@Controller
class RegistrationController {

    private static final String OF_PLAN = "/ke-hoach/{code}/dang-ky-phong-trao";
    private static final int EXPORTED = 20_000;
    private static final int MOST_EXEMPLARS = 9_999;
    private static final int LONGEST = 1_000;

    private final Registrations registrations;
    private final RegistrationList list;
    private final Movements movements;
    private final Plans plans;
    private final Bodies bodies;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    RegistrationController(
            Registrations registrations,
            RegistrationList list,
            Movements movements,
            Plans plans,
            Bodies bodies,
            Permissions permissions,
            BusinessDay day,
            Sheets sheets) {
        this.registrations = registrations;
        this.list = list;
        this.movements = movements;
        this.plans = plans;
        this.bodies = bodies;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    /** One's own registration, and to those who oversee the plan who registered for what; or that of one body. */
    @GetMapping(OF_PLAN)
    String page(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "nam", defaultValue = "") String typedYear,
            @RequestParam(name = "tinh-trang", defaultValue = "") String state,
            @RequestParam(name = "don-vi", defaultValue = "") String typedBody,
            Paging paging,
            Model model) {
        Plan plan = plan(actor, code);
        int year = year(typedYear);
        boolean oversees = permissions.may(actor, PlanAction.READ_BOARD, plan);
        UUID body = Untrusted.id(typedBody).filter(_ -> oversees).orElse(actor.bodyId());
        boolean own = body.equals(actor.bodyId());
        Optional<Round> round = registrations.round(plan.id(), year);
        boolean open = round.filter(one -> one.takes(day.today()).allowed()).isPresent();
        model.addAttribute("plan", plan);
        model.addAttribute("year", year);
        model.addAttribute("round", round.orElse(null));
        model.addAttribute("open", open);
        model.addAttribute("today", day.today());
        model.addAttribute("oversees", oversees);
        model.addAttribute("maySet", permissions.may(actor, PlanAction.SET_DUE, plan));
        model.addAttribute("body", own ? null : bodies.get(body).name());
        model.addAttribute("last", registrations.last(plan.id(), body, year).orElse(null));
        model.addAttribute("movements", movements.openTo(plan.id(), body, day.today(), ""));
        model.addAttribute("all", movements.of(plan.id()));
        model.addAttribute(
                "mayRegister",
                own && open && registrations.mayRegister(actor, plan).allowed());
        model.addAttribute("duty", own ? registrations.duty(body, plan, year).orElse(null) : null);
        model.addAttribute("formId", UUID.randomUUID());
        if (oversees) {
            Boolean registered = state.equals("co") ? Boolean.TRUE : state.equals("chua") ? Boolean.FALSE : null;
            Question question = new Question(plan.id(), year, registered);
            List<RegistrationList.Row> rows = list.rows(question, paging.offset(), paging.limit());
            model.addAttribute("registered", registered);
            model.addAttribute("counts", list.counts(question));
            model.addAttribute("byMovement", list.byMovement(question));
            model.addAttribute("rows", paging.shown(rows));
            model.addAttribute("more", paging.more(rows));
        }
        model.addAttribute("paging", paging);
        return "unitplan/registration";
    }

    @PostMapping(OF_PLAN)
    String register(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "nam", defaultValue = "") String typedYear,
            @RequestParam MultiValueMap<String, String> sent,
            Paging paging,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        registrations.mayRegister(actor, plan).orThrow();
        int year = year(typedYear);
        Problems problems = new Problems();
        List<Intent> intents = intents(plan, actor, new TypedForm(sent.toSingleValueMap(), problems), sent);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, code, typedYear, "", "", paging, model);
        }
        registrations
                .register(actor, Untrusted.id(sent.getFirst("ma")).orElseGet(UUID::randomUUID), plan, year, intents)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("unitplan.registration.done", Year.of(year)));
        return address(plan, year);
    }

    /** A movement is chosen by its box, and by whatever is said of it. */
    private List<Intent> intents(Plan plan, Actor actor, TypedForm typed, MultiValueMap<String, String> sent) {
        List<String> chosen = sent.getOrDefault("tham-gia", List.of());
        return movements.openTo(plan.id(), actor.bodyId(), day.today(), "").stream()
                .map(movement -> {
                    String number = typed.sent().getOrDefault("so." + movement.code(), "");
                    Optional<Integer> exemplars = Untrusted.number(number, 0, MOST_EXEMPLARS);
                    if (exemplars.isEmpty() && !number.isBlank()) {
                        typed.problems()
                                .add("so." + movement.code(), "unitplan.registration.problem.number", MOST_EXEMPLARS);
                    }
                    return new Intent(
                            movement.code(), exemplars.orElse(0), typed.words("viec." + movement.code(), LONGEST));
                })
                .filter(intent -> chosen.contains(intent.movement())
                        || intent.exemplars() > 0
                        || !intent.works().isEmpty())
                .toList();
    }

    @PostMapping(OF_PLAN + "/dot")
    String set(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "nam", defaultValue = "") String typedYear,
            @RequestParam Map<String, String> sent,
            Paging paging,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        permissions.require(actor, PlanAction.SET_DUE, plan);
        int year = year(typedYear);
        Problems problems = new Problems();
        var typed = new TypedForm(sent, problems);
        Optional<LocalDate> opens = typed.day("mo-ngay", true);
        Optional<LocalDate> closes = typed.day("dong-ngay", true);
        typed.inOrder(opens, closes, "dong-ngay");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, code, typedYear, "", "", paging, model);
        }
        registrations.set(actor, plan, year, opens.orElseThrow(), closes.orElseThrow());
        redirect.addFlashAttribute("flash", Flash.done("unitplan.registration.set", Year.of(year)));
        return address(plan, year);
    }

    @GetMapping(OF_PLAN + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor, @PathVariable String code, @RequestParam(name = "nam", defaultValue = "") String typedYear) {
        Plan plan = plan(actor, code);
        permissions.require(actor, PlanAction.READ_BOARD, plan);
        int year = year(typedYear);
        return sheets.send(
                "dang-ky-phong-trao-" + code + "-" + year + ".xlsx",
                new Spreadsheet(
                        sheets.say("unitplan.registration", Year.of(year)),
                        sheets.say("unitplan.sheet", plan.shortTitle(), day.today()),
                        List.of(
                                sheets.column("unitplan.column.body", Spreadsheet.Type.TEXT, 44),
                                sheets.column("unitplan.registration.day", Spreadsheet.Type.DATE, 14),
                                sheets.column("unitplan.registration.movement", Spreadsheet.Type.TEXT, 60),
                                sheets.column("unitplan.registration.exemplars", Spreadsheet.Type.NUMBER, 14),
                                sheets.column("unitplan.registration.works", Spreadsheet.Type.TEXT, 60)),
                        list.lines(new Question(plan.id(), year, null), EXPORTED).stream()
                                .map(line -> Arrays.<@Nullable Object>asList(
                                        line.body(),
                                        line.registeredOn(),
                                        line.registeredOn() == null
                                                ? sheets.say("unitplan.registration.missing")
                                                : line.movement(),
                                        line.exemplars(),
                                        line.works()))
                                .toList(),
                        List.of()));
    }

    private int year(String typed) {
        return Untrusted.number(typed, 2000, 2100).orElse(day.today().getYear());
    }

    private Plan plan(Actor actor, String code) {
        return plans.byCode(code)
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    private static String address(Plan plan, int year) {
        return "redirect:/ke-hoach/" + plan.code() + "/dang-ky-phong-trao?nam=" + year;
    }
}
