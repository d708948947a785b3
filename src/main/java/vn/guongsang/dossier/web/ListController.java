package vn.guongsang.dossier.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.reading.DossierList;
import vn.guongsang.dossier.reading.DossierList.Filter;
import vn.guongsang.dossier.reading.DossierList.View;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Tab;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;

/** Dossiers as a list, on the page and as a spreadsheet, under one rule. */
@Controller
class ListController {

    private static final int EXPORTED = 10_000;

    /** A tab counts no further. */
    private static final int COUNTED = 100;

    private final DossierList list;
    private final Awards awards;
    private final BusinessDay day;
    private final Sheets sheets;

    ListController(DossierList list, Awards awards, BusinessDay day, Sheets sheets) {
        this.list = list;
        this.awards = awards;
        this.day = day;
        this.sheets = sheets;
    }

    @GetMapping(SeenDossier.LIST)
    String list(Actor actor, Paging paging, @RequestParam Map<String, String> asked, Model model) {
        Filter filter = filter(asked);
        List<DossierList.Row> rows = list.rows(actor, filter, paging.offset(), paging.limit());
        model.addAttribute("filter", filter);
        model.addAttribute("tab", asked.getOrDefault("muc", ""));
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("names", names());
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        model.addAttribute("tabs", tabs(actor, filter.view()));
        model.addAttribute("begins", actor.is(Role.OFFICER));
        model.addAttribute(
                "awards",
                awards.on(day.today()).stream()
                        .collect(Collectors.groupingBy(
                                Award::list,
                                TreeMap::new,
                                Collectors.mapping(
                                        award -> Choice.data(award.code(), award.name()), Collectors.toList()))));
        model.addAttribute(
                "states",
                Arrays.stream(DossierState.values())
                        .map(state -> Choice.of(state.name(), "dossier.state." + state))
                        .toList());
        return "dossier/list";
    }

    @GetMapping(SeenDossier.LIST + "/tai-xuong")
    ResponseEntity<StreamingResponseBody> export(Actor actor, @RequestParam Map<String, String> asked) {
        List<DossierList.Row> rows = list.rows(actor, filter(asked), 0, EXPORTED);
        Map<String, String> names = names();
        return sheets.send(
                "ho-so-khen-thuong-" + day.today() + ".xlsx",
                new Spreadsheet(
                        sheets.say("dossier.menu"),
                        sheets.say("frame.day.asOf", day.today(), day.today()),
                        List.of(
                                sheets.column("dossier.column.name", Spreadsheet.Type.TEXT, 40),
                                sheets.column("dossier.column.kind", Spreadsheet.Type.TEXT, 16),
                                sheets.column("dossier.column.award", Spreadsheet.Type.TEXT, 40),
                                sheets.column("dossier.column.year", Spreadsheet.Type.NUMBER, 10),
                                sheets.column("dossier.column.body", Spreadsheet.Type.TEXT, 32),
                                sheets.column("dossier.column.addressee", Spreadsheet.Type.TEXT, 32),
                                sheets.column("dossier.column.state", Spreadsheet.Type.TEXT, 24),
                                sheets.column("dossier.column.received", Spreadsheet.Type.DATE, 14)),
                        rows.stream().map(row -> cells(row, names)).toList(),
                        rows.size() < EXPORTED ? List.of() : List.of(sheets.say("dossier.export.cut", EXPORTED))));
    }

    private List<@Nullable Object> cells(DossierList.Row row, Map<String, String> names) {
        return Arrays.<@Nullable Object>asList(
                row.name(),
                sheets.say("ledger.kind." + row.kind()),
                names.getOrDefault(row.award(), row.award()),
                row.year(),
                row.bodyName(),
                row.addresseeName(),
                sheets.say("dossier.state." + row.state()),
                row.receivedOn());
    }

    /** What awards are called today. */
    private Map<String, String> names() {
        return awards.on(day.today()).stream().collect(Collectors.toMap(Award::code, Award::name));
    }

    private Filter filter(Map<String, String> asked) {
        View view = switch (asked.getOrDefault("muc", "")) {
            case "cho-tham-dinh" -> View.TO_APPRAISE;
            case "cho-y-kien" -> View.TO_ANSWER;
            case "tra-lai" -> View.RETURNED;
            default -> View.ALL;
        };
        return new Filter(
                view,
                asked.getOrDefault("khen-thuong", ""),
                Untrusted.of(DossierState.class, asked.get("trang-thai")).orElse(null),
                Untrusted.year(asked.get("nam")).orElse(null),
                asked.getOrDefault("tim", ""));
    }

    private List<Tab> tabs(Actor actor, View now) {
        return Stream.<@Nullable Tab>of(
                        Tab.of("dossier.tab.all", SeenDossier.LIST, now == View.ALL),
                        actor.is(Role.HUB_OFFICER)
                                ? tab(actor, View.TO_APPRAISE, "dossier.tab.appraise", "cho-tham-dinh", now)
                                : null,
                        actor.is(Role.COUNCIL_SECRETARY)
                                        || actor.is(Role.COUNCIL_MEMBER)
                                        || actor.is(Role.LEADER)
                                        || actor.is(Role.INSPECTOR)
                                ? null
                                : tab(actor, View.TO_ANSWER, "dossier.tab.answer", "cho-y-kien", now),
                        actor.is(Role.OFFICER) || actor.is(Role.HEAD)
                                ? tab(actor, View.RETURNED, "m3", "tra-lai", now)
                                : null)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toList());
    }

    private Tab tab(Actor actor, View view, String key, String name, View now) {
        Tab tab = Tab.of(key, Address.of(SeenDossier.LIST).with("muc", name).toString(), now == view);
        int waiting = list.count(actor, Filter.of(view), COUNTED);
        return waiting < COUNTED ? tab.count(waiting) : tab;
    }
}
