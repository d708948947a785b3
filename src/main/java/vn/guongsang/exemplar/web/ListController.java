package vn.guongsang.exemplar.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.exemplar.State;
import vn.guongsang.exemplar.reading.ExemplarList;
import vn.guongsang.exemplar.reading.ExemplarList.Filter;
import vn.guongsang.exemplar.reading.ExemplarList.View;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.AsOf;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Tab;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;

/** The register as a list, on the page and as a spreadsheet, under one rule. */
@Controller
class ListController {

    static final String LIST = "/dien-hinh";

    /** More rows than anybody reads in Excel: the note below says to narrow the filter. */
    private static final int EXPORTED = 10_000;

    /** A tab counts no further. */
    private static final int COUNTED = 100;

    private final ExemplarList list;
    private final Plans plans;
    private final Movements movements;
    private final BusinessDay day;
    private final Sheets sheets;

    ListController(ExemplarList list, Plans plans, Movements movements, BusinessDay day, Sheets sheets) {
        this.list = list;
        this.plans = plans;
        this.movements = movements;
        this.day = day;
        this.sheets = sheets;
    }

    @GetMapping(LIST)
    String list(Actor actor, Paging paging, @RequestParam Map<String, String> asked, Model model) {
        Problems problems = new Problems();
        var query = ListQuery.of(asked, AsOf.asked(asked, day.today(), problems));
        Filter filter = filter(query);
        List<ExemplarList.Row> rows = list.rows(actor, filter, paging.offset(), paging.limit());
        List<Plan> all = plans.all();
        model.addAttribute("problems", problems);
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
                        .map(one -> Choices.movements(movements.of(one.id())))
                        .orElse(List.of()));
        return "exemplar/list";
    }

    @GetMapping(LIST + "/tai-xuong")
    ResponseEntity<StreamingResponseBody> export(Actor actor, @RequestParam Map<String, String> asked) {
        AsOf asOf = AsOf.asked(asked, day.today(), new Problems());
        List<ExemplarList.Row> rows = list.rows(actor, filter(ListQuery.of(asked, asOf)), 0, EXPORTED);
        return sheets.send("dien-hinh-" + asOf.day() + ".xlsx", sheet(rows, asOf));
    }

    private Spreadsheet sheet(List<ExemplarList.Row> rows, AsOf asOf) {
        return new Spreadsheet(
                sheets.say("exemplar.list"),
                sheets.say(asOf.rolled() ? "frame.asOf.rolled.sheet" : "frame.day.asOf", asOf.day(), asOf.named()),
                List.of(
                        sheets.column("exemplar.column.name", Spreadsheet.Type.TEXT, 40),
                        sheets.column("exemplar.column.kind", Spreadsheet.Type.TEXT, 16),
                        sheets.column("exemplar.column.body", Spreadsheet.Type.TEXT, 32),
                        sheets.column("exemplar.column.movement", Spreadsheet.Type.TEXT, 48),
                        sheets.column("exemplar.column.plan", Spreadsheet.Type.TEXT, 32),
                        sheets.column("exemplar.column.state", Spreadsheet.Type.STATUS, 18),
                        sheets.column("exemplar.column.registered", Spreadsheet.Type.DATE, 14)),
                rows.stream()
                        .map(row -> List.of(
                                row.name(),
                                sheets.say("exemplar.kind." + row.subjectKind()),
                                row.bodyName(),
                                row.movement(),
                                row.planTitle(),
                                new Spreadsheet.Status(sheets.say("exemplar.state." + row.state()), tone(row.state())),
                                row.registeredOn()))
                        .toList(),
                rows.size() < EXPORTED ? List.of() : List.of(sheets.say("exemplar.export.cut", EXPORTED)));
    }

    private static Spreadsheet.Tone tone(State state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> Spreadsheet.Tone.NOT_OPEN;
            case SUBMITTED, FOSTERED -> Spreadsheet.Tone.WAITING;
            case RETURNED -> Spreadsheet.Tone.NEAR;
            case RECOGNISED -> Spreadsheet.Tone.DONE;
        };
    }

    private Filter filter(ListQuery query) {
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
                query.text(),
                query.asOf());
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
