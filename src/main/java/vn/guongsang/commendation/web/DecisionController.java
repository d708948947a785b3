package vn.guongsang.commendation.web;

import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.CommendationAction;
import vn.guongsang.commendation.Decision;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.commendation.Vote;
import vn.guongsang.commendation.paper.DecisionPaper;
import vn.guongsang.commendation.reading.DecisionList;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.AsOf;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Names;
import vn.guongsang.outgoing.KeptPapers;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Decisions: those that wait for number and signature, those issued, and their papers. */
@Controller
class DecisionController {

    static final String LIST = "/quyet-dinh";
    private static final String ONE = "/quyet-dinh/{id}";

    /** More rows than anybody reads in Excel. */
    private static final int EXPORTED = 10_000;

    private final DecisionList list;
    private final Recognising recognising;
    private final DecisionPaper paper;
    private final KeptPapers kept;
    private final Exemplars exemplars;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;
    private final Sheets sheets;

    DecisionController(
            DecisionList list,
            Recognising recognising,
            DecisionPaper paper,
            KeptPapers kept,
            Exemplars exemplars,
            Permissions permissions,
            Audit audit,
            BusinessDay day,
            Sheets sheets) {
        this.list = list;
        this.recognising = recognising;
        this.paper = paper;
        this.kept = kept;
        this.exemplars = exemplars;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
        this.sheets = sheets;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam Map<String, String> asked, Paging paging, Model model) {
        Problems problems = new Problems();
        AsOf asOf = AsOf.asked(asked, day.today(), problems);
        List<DecisionList.Row> rows = rows(actor, issued(asked), asOf, paging.offset(), paging.limit());
        model.addAttribute("problems", problems);
        model.addAttribute("asOf", asOf);
        model.addAttribute("issued", issued(asked));
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "commendation/list";
    }

    @GetMapping(LIST + "/tai-xuong")
    ResponseEntity<StreamingResponseBody> export(Actor actor, @RequestParam Map<String, String> asked) {
        AsOf asOf = AsOf.asked(asked, day.today(), new Problems());
        boolean issued = issued(asked);
        List<List<@Nullable Object>> rows = rows(actor, issued, asOf, 0, EXPORTED).stream()
                .map(row -> Arrays.<@Nullable Object>asList(
                        row.name(),
                        row.bodyName(),
                        sheets.say("commendation.level." + row.level()),
                        row.issuerName(),
                        row.drawnUpOn(),
                        issued ? row.number() : null,
                        issued ? row.issuedOn() : null,
                        issued ? row.signer() : null))
                .toList();
        return sheets.send(
                "quyet-dinh-" + asOf.day() + ".xlsx",
                new Spreadsheet(
                        sheets.say(issued ? "commendation.tab.issued" : "commendation.tab.drafts"),
                        sheets.say(
                                asOf.rolled() ? "frame.asOf.rolled.sheet" : "frame.day.asOf", asOf.day(), asOf.named()),
                        List.of(
                                sheets.column("commendation.column.name", Spreadsheet.Type.TEXT, 40),
                                sheets.column("commendation.column.body", Spreadsheet.Type.TEXT, 32),
                                sheets.column("commendation.column.level", Spreadsheet.Type.TEXT, 20),
                                sheets.column("commendation.column.issuer", Spreadsheet.Type.TEXT, 32),
                                sheets.column("commendation.column.drawn-up", Spreadsheet.Type.DATE, 14),
                                sheets.column("commendation.column.no", Spreadsheet.Type.TEXT, 20),
                                sheets.column("commendation.column.issued-on", Spreadsheet.Type.DATE, 14),
                                sheets.column("commendation.column.signer", Spreadsheet.Type.TEXT, 28)),
                        rows,
                        rows.size() < EXPORTED ? List.of() : List.of(sheets.say("commendation.export.cut", EXPORTED))));
    }

    private List<DecisionList.Row> rows(Actor actor, boolean issued, AsOf asOf, long offset, int limit) {
        return issued ? list.issued(actor, asOf, offset, limit) : list.drafts(actor, asOf, offset, limit);
    }

    private static boolean issued(Map<String, String> asked) {
        return "da-ban-hanh".equals(asked.get("xem"));
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, readable(actor, id), model);
    }

    private Decision readable(Actor actor, UUID id) {
        Decision decision = recognising.get(id);
        permissions.require(actor, CommendationAction.READ, decision);
        return decision;
    }

    private String page(Actor actor, Decision decision, Model model) {
        IssuerName issuer = paper.issuer(decision);
        Vote vote = recognising.vote(decision.voteId());
        model.addAttribute("decision", decision);
        model.addAttribute("kept", kept.find(Recognising.FORM, decision.id()).orElse(null));
        model.addAttribute("vote", vote);
        model.addAttribute("exemplar", exemplars.get(decision.exemplarId()));
        model.addAttribute("issuer", issuer);
        model.addAttribute(
                "timeline",
                TimelineEntry.of(audit.timeline(Subject.of("exemplar", decision.exemplarId())).stream()
                        .filter(entry ->
                                entry.act().startsWith("vote.") || entry.act().startsWith("decision."))
                        .toList()));
        model.addAttribute("issues", permissions.may(actor, CommendationAction.ISSUE, decision));
        return "commendation/decision";
    }

    @PostMapping(ONE + "/ban-hanh")
    Object issue(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("issue") IssueForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        Decision decision = readable(actor, id);
        permissions.require(actor, CommendationAction.ISSUE, decision);
        String number = Objects.requireNonNullElse(form.number(), "");
        var problems = new Problems();
        OutgoingPapers.unreadable("number", number, paper.issuer(decision).numberSign())
                .ifPresent(problems::add);
        if (errors.hasErrors() || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, decision, model);
        }
        Verdict verdict = recognising.issue(actor, id, number, form.issuedOn(), form.capacity());
        if (verdict instanceof Verdict.Refused refused && OutgoingPapers.aboutNumber(refused)) {
            problems.add(OutgoingPapers.besideNumber("number", refused));
            model.addAttribute("problems", problems);
            return page(actor, decision, model);
        }
        if (verdict instanceof Verdict.Refused refused) {
            model.addAttribute("refusal", refused);
            return new ModelAndView(page(actor, decision, model), model.asMap(), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("flash", Flash.done("commendation.issued"));
        return "redirect:" + LIST + "/" + id;
    }

    @GetMapping(ONE + "/quyet-dinh.docx")
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable UUID id) {
        Decision decision = readable(actor, id);
        return file(decision, FileType.DOCX, kept.docx(actor, asked(decision)));
    }

    @GetMapping(ONE + "/quyet-dinh.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        Decision decision = readable(actor, id);
        // its form is always the built-in one
        return file(decision, FileType.PDF, kept.pdf(actor, asked(decision)).orElseThrow());
    }

    private KeptPapers.Asked asked(Decision decision) {
        return recognising.paper(decision, Objects.requireNonNullElseGet(decision.issuedOn(), day::today));
    }

    private static ResponseEntity<byte[]> file(Decision decision, FileType type, byte[] content) {
        String name = "quyet-dinh-" + (decision.number() == null ? "du-thao" : Names.slug(decision.number()));
        ResponseEntity<byte[]> file = new Download(name + "." + type.extension(), type, content).attached();
        // a draft changes until it is issued, and who may read it can change at any time
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(file.getBody());
    }
}
