package vn.guongsang.exemplar.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.exemplar.State;
import vn.guongsang.exemplar.reading.ExemplarList;
import vn.guongsang.exemplar.reading.ExemplarList.Filter;
import vn.guongsang.exemplar.reading.ExemplarList.View;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Tab;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;

/** The register as a list, on the page and as a spreadsheet, under one rule. */
@Controller
class ListController {

    private static final String LIST = "/dien-hinh";

    /** More rows than anybody reads in Excel: the note below says to narrow the filter. */
    private static final int EXPORTED = 10_000;

    /** A tab counts no further. */
    private static final int COUNTED = 100;

    private final ExemplarList list;
    private final Plans plans;
    private final BusinessDay day;
    private final MessageSource messages;

    ListController(ExemplarList list, Plans plans, BusinessDay day, MessageSource messages) {
        this.list = list;
        this.plans = plans;
        this.day = day;
        this.messages = messages;
    }

    /** The search box of every page looks for exemplars, until more can be found. */
    @GetMapping("/tim-kiem")
    String search(@RequestParam(name = "q", defaultValue = "") String text, RedirectAttributes there) {
        there.addAttribute("tim", text);
        return "redirect:" + LIST;
    }

    @GetMapping(LIST)
    String list(
            Actor actor,
            Paging paging,
            @RequestParam(name = "muc", defaultValue = "") String tab,
            @RequestParam(name = "ke-hoach", defaultValue = "") String plan,
            @RequestParam(name = "phong-trao", defaultValue = "") String movement,
            @RequestParam(name = "doi-tuong", defaultValue = "") String kind,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "tim", defaultValue = "") String text,
            Model model) {
        var query = new ListQuery(tab, plan, movement, kind, state, text);
        Filter filter = filter(actor, query);
        List<ExemplarList.Row> rows = list.rows(actor, filter, paging.offset(), paging.limit());
        List<Plan> all = plans.all();
        model.addAttribute("query", query);
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        model.addAttribute("tabs", tabs(actor, filter.view()));
        model.addAttribute("view", filter.view());
        model.addAttribute("mayRegister", actor.is(Role.OFFICER));
        model.addAttribute(
                "plans",
                all.stream()
                        .map(one -> Choice.data(one.code(), one.shortTitle()))
                        .toList());
        model.addAttribute(
                "movements",
                chosen(query.plan())
                        .map(one -> Choices.movements(plans.pack(one.id())))
                        .orElse(List.of()));
        return "exemplar/list";
    }

    @GetMapping(LIST + "/tai-xuong")
    ResponseEntity<byte[]> export(
            Actor actor,
            @RequestParam(name = "muc", defaultValue = "") String tab,
            @RequestParam(name = "ke-hoach", defaultValue = "") String plan,
            @RequestParam(name = "phong-trao", defaultValue = "") String movement,
            @RequestParam(name = "doi-tuong", defaultValue = "") String kind,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "tim", defaultValue = "") String text,
            Locale locale) {
        Filter filter = filter(actor, new ListQuery(tab, plan, movement, kind, state, text));
        List<ExemplarList.Row> rows = list.rows(actor, filter, 0, EXPORTED);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("dien-hinh-" + day.today() + ".xlsx")
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(Documents.xlsx(sheet(rows, locale)));
    }

    private Spreadsheet sheet(List<ExemplarList.Row> rows, Locale locale) {
        return new Spreadsheet(
                say(locale, "exemplar.list"),
                say(
                        locale,
                        "frame.day.asOf",
                        java.time.format.DateTimeFormatter.ofPattern("dd/MM/uuuu")
                                .format(day.today())),
                List.of(
                        column(locale, "exemplar.column.name", 40),
                        column(locale, "exemplar.column.kind", 16),
                        column(locale, "exemplar.column.body", 32),
                        column(locale, "exemplar.column.movement", 48),
                        column(locale, "exemplar.column.plan", 32),
                        new Spreadsheet.Column(say(locale, "exemplar.column.state"), Spreadsheet.Type.STATUS, 18),
                        new Spreadsheet.Column(say(locale, "exemplar.column.registered"), Spreadsheet.Type.DATE, 14)),
                rows.stream()
                        .map(row -> List.of(
                                row.name(),
                                say(locale, "exemplar.kind." + row.subjectKind()),
                                row.bodyName(),
                                row.movement(),
                                row.planTitle(),
                                new Spreadsheet.Status(say(locale, "exemplar.state." + row.state()), tone(row.state())),
                                row.registeredOn()))
                        .toList(),
                rows.size() < EXPORTED ? List.of() : List.of(say(locale, "exemplar.export.cut", EXPORTED)));
    }

    private Spreadsheet.Column column(Locale locale, String key, int width) {
        return new Spreadsheet.Column(say(locale, key), Spreadsheet.Type.TEXT, width);
    }

    private static Spreadsheet.Tone tone(State state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> Spreadsheet.Tone.NOT_OPEN;
            case SUBMITTED, FOSTERED -> Spreadsheet.Tone.WAITING;
            case RETURNED -> Spreadsheet.Tone.NEAR;
            case RECOGNISED -> Spreadsheet.Tone.DONE;
        };
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private Filter filter(Actor actor, ListQuery query) {
        View view = switch (query.tab()) {
            case "cho-danh-gia" -> View.TO_JUDGE;
            case "tra-lai" -> View.RETURNED;
            default -> View.ALL;
        };
        State state = Arrays.stream(State.values())
                .filter(one -> one.name().equals(query.state()))
                .findFirst()
                .orElse(null);
        Optional<Plan> plan = chosen(query.plan());
        return new Filter(
                view,
                plan.map(Plan::id).orElse(null),
                plan.isPresent() ? query.movement() : "",
                query.kind(),
                state,
                query.text());
    }

    private Optional<Plan> chosen(String code) {
        return code.isEmpty() ? Optional.empty() : plans.byCode(code);
    }

    private List<Tab> tabs(Actor actor, View now) {
        return Stream.of(
                        Optional.of(Tab.of("exemplar.tab.all", LIST, now == View.ALL)),
                        list.judges(actor)
                                ? Optional.of(tab(actor, View.TO_JUDGE, "exemplar.tab.to-judge", "cho-danh-gia", now))
                                : Optional.<Tab>empty(),
                        actor.is(Role.OFFICER) || actor.is(Role.HEAD)
                                ? Optional.of(tab(actor, View.RETURNED, "m3", "tra-lai", now))
                                : Optional.<Tab>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private Tab tab(Actor actor, View view, String key, String name, View now) {
        Tab tab = Tab.of(key, Address.of(LIST).with("muc", name).toString(), now == view);
        int waiting = list.count(actor, Filter.of(view), COUNTED);
        return waiting < COUNTED ? tab.count(waiting) : tab;
    }
}
