package vn.guongsang.ledger.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.Reach;
import vn.guongsang.ledger.reading.LedgerList;
import vn.guongsang.ledger.reading.LedgerList.Filter;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.rules.AwardList;
import vn.guongsang.time.BusinessDay;

/** The ledger as lists: emulation titles, forms of commendation, and the subjects themselves. */
@Controller
class LedgerController {

    static final String LIST = "/so-khen-thuong";

    /** More rows than anybody reads in Excel: the note below says to narrow the filter. */
    private static final int EXPORTED = 50_000;

    private final LedgerList list;
    private final Reach reach;
    private final Bodies bodies;
    private final BodyFinder finder;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    LedgerController(
            LedgerList list,
            Reach reach,
            Bodies bodies,
            BodyFinder finder,
            Permissions permissions,
            BusinessDay day,
            Sheets sheets) {
        this.list = list;
        this.reach = reach;
        this.bodies = bodies;
        this.finder = finder;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    /** Which of the lists; null stands for the subjects. */
    private static @Nullable AwardList list(Map<String, String> asked) {
        return switch (asked.getOrDefault("muc", "")) {
            case "hinh-thuc" -> AwardList.FORM;
            case "ho-so" -> null;
            default -> AwardList.TITLE;
        };
    }

    @GetMapping(LIST)
    String list(Actor actor, Paging paging, @RequestParam Map<String, String> asked, Model model) {
        Problems problems = new Problems();
        AwardList shown = list(asked);
        Filter filter = filter(actor, shown, asked, problems);
        if (shown == null) {
            List<LedgerList.SubjectRow> rows = list.subjects(actor, filter, paging.offset(), paging.limit());
            model.addAttribute("subjects", paging.shown(rows));
            model.addAttribute("more", paging.more(rows));
        } else {
            List<LedgerList.Row> rows = list.awards(actor, filter, paging.offset(), paging.limit());
            model.addAttribute("awards", paging.shown(rows));
            model.addAttribute("more", paging.more(rows));
            model.addAttribute(
                    "choices",
                    list.awarded(shown).entrySet().stream()
                            .map(award -> Choice.data(award.getKey(), award.getValue()))
                            .toList());
        }
        model.addAttribute("problems", problems);
        model.addAttribute("shown", shown);
        model.addAttribute("asked", asked);
        model.addAttribute("paging", paging);
        model.addAttribute("records", permissions.may(actor, LedgerAction.RECORD, Concerned.of(actor.bodyId())));
        model.addAttribute("merges", permissions.may(actor, LedgerAction.PROPOSE_MERGE, Concerned.of(actor.bodyId())));
        return "ledger/list";
    }

    /** Everything that was asked for, in the shape that personnel databases take in: one row an award. */
    @GetMapping(LIST + "/tai-xuong")
    ResponseEntity<StreamingResponseBody> export(Actor actor, @RequestParam Map<String, String> asked) {
        List<LedgerList.Row> rows = list.awards(actor, filter(actor, list(asked), asked, new Problems()), 0, EXPORTED);
        return sheets.send(
                "so-khen-thuong-" + day.today() + ".xlsx",
                new Spreadsheet(
                        sheets.say("ledger.menu"),
                        sheets.say("frame.day.asOf", day.today()),
                        columns(),
                        rows.stream().map(this::cells).toList(),
                        rows.size() < EXPORTED ? List.of() : List.of(sheets.say("ledger.export.cut", EXPORTED))));
    }

    private List<Spreadsheet.Column> columns() {
        return List.of(
                sheets.column("ledger.column.name", Spreadsheet.Type.TEXT, 32),
                sheets.column("ledger.column.kind", Spreadsheet.Type.TEXT, 14),
                sheets.column("ledger.column.born", Spreadsheet.Type.DATE, 12),
                sheets.column("ledger.column.body-code", Spreadsheet.Type.TEXT, 20),
                sheets.column("ledger.column.body", Spreadsheet.Type.TEXT, 36),
                sheets.column("ledger.column.list", Spreadsheet.Type.TEXT, 22),
                sheets.column("ledger.column.award-code", Spreadsheet.Type.TEXT, 12),
                sheets.column("ledger.column.award", Spreadsheet.Type.TEXT, 36),
                sheets.column("ledger.column.year", Spreadsheet.Type.TEXT, 8),
                sheets.column("ledger.column.ground", Spreadsheet.Type.TEXT, 20),
                sheets.column("ledger.column.number", Spreadsheet.Type.TEXT, 18),
                sheets.column("ledger.column.decided", Spreadsheet.Type.DATE, 14),
                sheets.column("ledger.column.issuer", Spreadsheet.Type.TEXT, 36),
                sheets.column("ledger.column.state", Spreadsheet.Type.STATUS, 16));
    }

    private List<@Nullable Object> cells(LedgerList.Row row) {
        return Arrays.<@Nullable Object>asList(
                row.name(),
                sheets.say("ledger.kind." + row.kind()),
                row.born(),
                row.bodyCode(),
                row.bodyName(),
                sheets.say("rules.list." + row.list()),
                row.award(),
                row.awardName(),
                String.valueOf(row.year()),
                sheets.say("rules.ground." + row.ground()),
                row.number(),
                row.decidedOn(),
                row.issuer(),
                row.revokedOn() == null
                        ? new Spreadsheet.Status(sheets.say("ledger.state.holds"), Spreadsheet.Tone.DONE)
                        : new Spreadsheet.Status(sheets.say("ledger.state.revoked"), Spreadsheet.Tone.LATE));
    }

    private Filter filter(Actor actor, @Nullable AwardList shown, Map<String, String> asked, Problems problems) {
        String kind = asked.getOrDefault("doi-tuong", "");
        String year = asked.getOrDefault("nam", "").strip();
        if (!year.isEmpty() && Untrusted.year(year).isEmpty()) {
            problems.add(
                    "nam",
                    "ledger.problem.year",
                    "1945",
                    String.valueOf(day.today().getYear()));
        }
        return new Filter(
                shown,
                asked.getOrDefault("tim", ""),
                asked.getOrDefault("danh-muc", ""),
                Untrusted.year(year).orElse(null),
                LedgerSubject.KINDS.contains(kind) ? kind : "",
                bodies(actor, asked.getOrDefault("don-vi", ""), problems));
    }

    /** The body that was typed, with those below it; null where none was. */
    private @Nullable List<UUID> bodies(Actor actor, String typed, Problems problems) {
        if (typed.isBlank()) {
            return null;
        }
        LocalDate today = day.today();
        Match<Body> match = finder.find(typed, body -> reach.holds(actor, body.id(), today));
        return switch (match) {
            case Match.One<Body>(Body found) -> List.copyOf(bodies.subtree(found.id()));
            case Match.Several<Body>(List<Body> found) ->
                found.stream()
                        .flatMap(body -> bodies.subtree(body.id()).stream())
                        .distinct()
                        .toList();
            case Match.None<Body> none -> {
                problems.add("don-vi", "ledger.problem.body");
                yield List.of();
            }
        };
    }
}
