package vn.guongsang.pact.web;

import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.pact.Pact;
import vn.guongsang.pact.Pact.Half;
import vn.guongsang.pact.PactAction;
import vn.guongsang.pact.Pacts;
import vn.guongsang.pact.reading.PactList;
import vn.guongsang.time.BusinessDay;

/** Pacts of clusters and blocs: which there are in a year, and one with its signatures and reviews. */
@Controller
public class PactController {

    private static final String LIST = "/giao-uoc";
    private static final String ONE = LIST + "/{bloc}";
    private static final int LONGEST = 20_000;

    private final Pacts pacts;
    private final PactList list;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;
    private final Sheets sheets;

    PactController(Pacts pacts, PactList list, Permissions permissions, Audit audit, BusinessDay day, Sheets sheets) {
        this.pacts = pacts;
        this.list = list;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
        this.sheets = sheets;
    }

    /** A cluster or bloc with how far its pact has come; without a row nothing was drawn up. */
    public record Line(Blocs.Listed bloc, PactList.@Nullable Row row) {}

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam(name = "nam", defaultValue = "") String typed, Model model) {
        int year = year(typed);
        model.addAttribute("year", year);
        model.addAttribute("today", day.today());
        model.addAttribute("lines", lines(actor, year));
        return "pact/list";
    }

    private List<Line> lines(Actor actor, int year) {
        List<Blocs.Listed> seen = pacts.readable(actor, year);
        Map<UUID, PactList.Row> rows =
                list.of(seen.stream().map(Blocs.Listed::id).toList(), year);
        return seen.stream().map(bloc -> new Line(bloc, rows.get(bloc.id()))).toList();
    }

    @GetMapping(LIST + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor, @RequestParam(name = "nam", defaultValue = "") String typed) {
        int year = year(typed);
        return sheets.send(
                "giao-uoc-" + year + ".xlsx",
                new Spreadsheet(
                        sheets.say("pact.list", Year.of(year)),
                        sheets.say("pact.sheet", day.today()),
                        List.of(
                                sheets.column("pact.column.bloc", Spreadsheet.Type.TEXT, 40),
                                sheets.column("pact.column.head", Spreadsheet.Type.TEXT, 40),
                                sheets.column("pact.column.members", Spreadsheet.Type.NUMBER, 12),
                                sheets.column("pact.column.pact", Spreadsheet.Type.TEXT, 20),
                                sheets.column("pact.column.signed", Spreadsheet.Type.NUMBER, 12),
                                sheets.column("pact.half.MIDYEAR", Spreadsheet.Type.TEXT, 20),
                                sheets.column("pact.half.YEAR", Spreadsheet.Type.TEXT, 20)),
                        lines(actor, year).stream().map(this::cells).toList(),
                        List.of()));
    }

    private List<@Nullable Object> cells(Line line) {
        PactList.Row row = line.row();
        return Arrays.<@Nullable Object>asList(
                line.bloc().name(),
                line.bloc().head(),
                line.bloc().members(),
                sheets.say(row == null ? "pact.none" : "pact.drawn"),
                row == null ? null : row.signed(),
                sheets.say(row != null && row.midyear() ? "pact.concluded" : "pact.not-concluded"),
                sheets.say(row != null && row.yearEnd() ? "pact.concluded" : "pact.not-concluded"));
    }

    @GetMapping(ONE)
    String one(
            Actor actor,
            @PathVariable("bloc") String bloc,
            @RequestParam(name = "nam", defaultValue = "") String typed,
            Model model) {
        Pact pact = visible(actor, bloc, typed);
        model.addAttribute("pact", pact);
        model.addAttribute("today", day.today());
        model.addAttribute("own", actor.bodyId());
        model.addAttribute("leads", permissions.may(actor, PactAction.LEAD, pact));
        model.addAttribute("reviews", permissions.may(actor, PactAction.REVIEW, pact));
        model.addAttribute("signs", permissions.may(actor, PactAction.SIGN, pact));
        model.addAttribute("formId", UUID.randomUUID());
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("pact", pact.bloc()))));
        return "pact/one";
    }

    @PostMapping(ONE)
    String drawUp(
            Actor actor,
            @PathVariable("bloc") String bloc,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Pact pact = visible(actor, bloc, sent.getOrDefault("nam", ""));
        permissions.require(actor, PactAction.LEAD, pact);
        Problems problems = new Problems();
        String contents = words(sent, "noi-dung", true, problems);
        if (!problems.isEmpty()) {
            return again(actor, pact, problems, model);
        }
        pacts.drawUp(actor, id(sent), pact.bloc(), pact.year(), contents).orThrow();
        return back(pact, "pact.drawnUp", redirect);
    }

    @PostMapping(ONE + "/ky")
    String sign(
            Actor actor,
            @PathVariable("bloc") String bloc,
            @RequestParam(name = "nam", defaultValue = "") String typed,
            RedirectAttributes redirect) {
        Pact pact = visible(actor, bloc, typed);
        pacts.sign(actor, pact.bloc(), pact.year()).orThrow();
        return back(pact, "pact.signedNow", redirect);
    }

    @PostMapping(ONE + "/tu-danh-gia")
    String review(
            Actor actor,
            @PathVariable("bloc") String bloc,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Pact pact = visible(actor, bloc, sent.getOrDefault("nam", ""));
        permissions.require(actor, PactAction.REVIEW, pact);
        Problems problems = new Problems();
        Half half = half(sent);
        String results = words(sent, "ket-qua-" + half, true, problems);
        String proposals = words(sent, "de-xuat-" + half, false, problems);
        if (!problems.isEmpty()) {
            return again(actor, pact, problems, model);
        }
        pacts.review(actor, id(sent), pact.bloc(), pact.year(), half, results, proposals)
                .orThrow();
        return back(pact, "pact.reviewedNow", redirect);
    }

    @PostMapping(ONE + "/ket-luan")
    String conclude(
            Actor actor,
            @PathVariable("bloc") String bloc,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Pact pact = visible(actor, bloc, sent.getOrDefault("nam", ""));
        permissions.require(actor, PactAction.LEAD, pact);
        Problems problems = new Problems();
        Half half = half(sent);
        String conclusion = words(sent, "ket-luan-" + half, true, problems);
        String proposals = words(sent, "kien-nghi-" + half, false, problems);
        if (!problems.isEmpty()) {
            return again(actor, pact, problems, model);
        }
        pacts.conclude(actor, pact.bloc(), pact.year(), half, conclusion, proposals)
                .orThrow();
        return back(pact, "pact.concludedNow", redirect);
    }

    private String again(Actor actor, Pact pact, Problems problems, Model model) {
        model.addAttribute("problems", problems);
        return one(actor, pact.bloc().toString(), String.valueOf(pact.year()), model);
    }

    private static String back(Pact pact, String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done(said));
        return "redirect:" + LIST + "/" + pact.bloc() + "?nam=" + pact.year();
    }

    private static Half half(Map<String, String> sent) {
        return Untrusted.of(Half.class, sent.get("ky")).orElse(Half.YEAR);
    }

    private static UUID id(Map<String, String> sent) {
        return Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
    }

    private static String words(Map<String, String> sent, String field, boolean needed, Problems problems) {
        String words = WrittenText.clean(sent.getOrDefault(field, ""));
        if (needed && words.isEmpty()) {
            problems.add(field, "pact.problem.empty");
        } else if (words.length() > LONGEST) {
            problems.add(field, "pact.problem.long", LONGEST);
        }
        return words;
    }

    private Pact visible(Actor actor, String bloc, String typed) {
        return Untrusted.id(bloc)
                .flatMap(id -> pacts.find(id, year(typed)))
                .filter(pact -> permissions.may(actor, PactAction.READ, pact))
                .orElseThrow(() -> Untrusted.hidden("pact.hidden"));
    }

    private int year(String typed) {
        return Optional.of(typed)
                .flatMap(text -> Untrusted.number(text, 2000, 2100))
                .orElse(day.today().getYear());
    }

    @Configuration(proxyBeanMethods = false)
    static class Entrance {

        @Bean
        MenuContribution pactsInMenu() {
            return MenuContribution.of(
                    "pact.menu",
                    LIST,
                    95,
                    actor -> actor.is(Role.OFFICER)
                            || actor.is(Role.HEAD)
                            || actor.is(Role.HUB_OFFICER)
                            || actor.is(Role.LEADER)
                            || actor.is(Role.INSPECTOR));
        }
    }
}
