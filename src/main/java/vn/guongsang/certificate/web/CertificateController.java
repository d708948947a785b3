package vn.guongsang.certificate.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import vn.guongsang.certificate.Certificate;
import vn.guongsang.certificate.Certificate.State;
import vn.guongsang.certificate.CertificateAction;
import vn.guongsang.certificate.Printing;
import vn.guongsang.certificate.Prints;
import vn.guongsang.certificate.Prints.Form;
import vn.guongsang.certificate.Prints.Print;
import vn.guongsang.certificate.reading.CertificateList;
import vn.guongsang.certificate.reading.CertificateList.Count;
import vn.guongsang.certificate.reading.CertificateList.Question;
import vn.guongsang.certificate.reading.CertificateList.Row;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;

/** "Sổ bằng, giấy": the register of a body, printing from it, and what became of each. */
@Controller
class CertificateController {

    private static final String LIST = "/chung-nhan";
    private static final String PRINT = LIST + "/in";
    private static final String PRINTS = LIST + "/ban-in";
    private static final String ONE = LIST + "/{id}";

    /** More rows than anybody reads in Excel. */
    private static final int EXPORTED = 20_000;

    private static final int TEXT = 100;

    private final CertificateList list;
    private final Prints prints;
    private final Printing printing;
    private final Registers registers;
    private final Permissions permissions;
    private final Sheets sheets;
    private final Audit audit;
    private final BusinessDay day;

    CertificateController(
            CertificateList list,
            Prints prints,
            Printing printing,
            Registers registers,
            Permissions permissions,
            Sheets sheets,
            Audit audit,
            BusinessDay day) {
        this.list = list;
        this.prints = prints;
        this.printing = printing;
        this.registers = registers;
        this.permissions = permissions;
        this.sheets = sheets;
        this.audit = audit;
        this.day = day;
    }

    @Bean
    static MenuContribution certificatesInMenu() {
        return MenuContribution.of("certificate.menu", LIST, 345, actor -> switch (actor.role()) {
            case OFFICER, HEAD, LEADER, HUB_OFFICER, COUNCIL_SECRETARY, INSPECTOR -> true;
            case APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> false;
        });
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam Map<String, String> asked, Paging paging, Model model) {
        permissions.require(actor, CertificateAction.READ, actor.bodyId());
        Question question = question(actor, asked);
        List<Row> rows = list.rows(question, paging.offset(), paging.limit());
        Count count = list.count(question);
        model.addAttribute("question", question);
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("count", count);
        model.addAttribute("awards", list.awards(question.issuers()));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        model.addAttribute(
                "prints",
                question.issuers().stream()
                        .anyMatch(issuer -> permissions.may(actor, CertificateAction.PRINT, issuer)));
        return "certificate/list";
    }

    @GetMapping(LIST + "/tai-xuong")
    ResponseEntity<StreamingResponseBody> export(Actor actor, @RequestParam Map<String, String> asked) {
        permissions.require(actor, CertificateAction.READ, actor.bodyId());
        List<Row> rows = list.rows(question(actor, asked), 0, EXPORTED);
        Function<String, String> states = sheets.words("certificate.state.");
        var sheet = new Spreadsheet(
                sheets.say("certificate.title"),
                sheets.say("certificate.sheet.as-of", day.today()),
                List.of(
                        sheets.column("certificate.column.number", Spreadsheet.Type.TEXT, 12),
                        sheets.column("certificate.column.award", Spreadsheet.Type.TEXT, 24),
                        sheets.column("certificate.name", Spreadsheet.Type.TEXT, 32),
                        sheets.column("certificate.place", Spreadsheet.Type.TEXT, 32),
                        sheets.column("certificate.column.decision", Spreadsheet.Type.TEXT, 18),
                        sheets.column("certificate.column.decided", Spreadsheet.Type.DATE, 12),
                        sheets.column("certificate.column.state", Spreadsheet.Type.TEXT, 16),
                        sheets.column("certificate.column.printed", Spreadsheet.Type.TEXT, 12)),
                rows.stream()
                        .map(row -> List.of(
                                row.serial() + "/" + row.year(),
                                row.awardName(),
                                row.name(),
                                row.place(),
                                row.decisionNumber(),
                                row.decidedOn(),
                                states.apply(row.state().name()),
                                states.apply(row.printed() ? "PRINTED" : "NOT_PRINTED")))
                        .toList(),
                List.of());
        return sheets.send("so-bang-giay.xlsx", sheet);
    }

    /** What would be printed of the list, in which shape, and why if it is printed again. */
    @GetMapping(PRINT)
    String choose(Actor actor, @RequestParam Map<String, String> asked, Model model) {
        Question question = question(actor, asked);
        UUID issuer = printer(actor, question);
        model.addAttribute("question", ofOne(question, issuer));
        model.addAttribute("count", list.count(ofOne(question, issuer)));
        return "certificate/print";
    }

    @PostMapping(PRINT)
    String print(Actor actor, @RequestParam Map<String, String> asked, Model model) {
        Question question = question(actor, asked);
        UUID issuer = printer(actor, question);
        String why = WrittenText.clean(asked.getOrDefault("why", ""));
        boolean all = "all".equals(asked.get("which"));
        var problems = new Problems();
        if (why.length() > Prints.LONGEST_REASON) {
            problems.add("why", "certificate.problem.why-long", Prints.LONGEST_REASON);
        }
        Question wanted = all ? ofOne(question, issuer) : unprinted(ofOne(question, issuer));
        Count count = list.count(wanted);
        if (count.all() == count.revoked()) {
            problems.add("which", "certificate.problem.none");
        } else if (count.all() - count.revoked() > Prints.MOST) {
            problems.add("which", "certificate.problem.many", Prints.MOST);
        } else if (count.printed() > 0 && why.isEmpty()) {
            problems.add("why", "certificate.problem.why", count.printed());
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return choose(actor, asked, model);
        }
        Form form = Untrusted.of(Form.class, asked.get("form")).orElse(Form.ONE);
        return "redirect:/tac-vu/" + prints.ask(actor, issuer, list.printable(wanted, Prints.MOST), form, why);
    }

    private UUID printer(Actor actor, Question question) {
        permissions.require(actor, CertificateAction.PRINT, actor.bodyId());
        return question.issuers().stream()
                .filter(issuer -> permissions.may(actor, CertificateAction.PRINT, issuer))
                .filter(issuer -> list.count(ofOne(question, issuer)).all() > 0)
                .findFirst()
                .orElse(actor.bodyId());
    }

    @GetMapping(PRINTS)
    String prints(Actor actor, Paging paging, Model model) {
        permissions.require(actor, CertificateAction.READ, actor.bodyId());
        List<Print> rows = prints.of(registers.of(actor), paging.offset(), paging.limit());
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "certificate/prints";
    }

    @GetMapping(PRINTS + "/{id}")
    String onePrint(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("print", print(actor, id));
        return "certificate/one-print";
    }

    @GetMapping(PRINTS + "/{id}/tep")
    ResponseEntity<StreamingResponseBody> file(Actor actor, @PathVariable String id) {
        Print print = print(actor, id);
        permissions.require(actor, CertificateAction.PRINT, print.issuer());
        if (!print.kept()) {
            throw Untrusted.hidden("certificate.print.gone");
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(print.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .contentType(print.form() == Form.ONE ? MediaType.APPLICATION_PDF : new MediaType("application", "zip"))
                .contentLength(print.size())
                .body(out -> prints.send(print.id(), out));
    }

    private Print print(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(prints::find)
                .filter(print -> permissions.may(actor, CertificateAction.READ, print.issuer()))
                .orElseThrow(() -> Untrusted.hidden("certificate.print.hidden"));
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable String id, Model model) {
        Certificate one = registers.one(actor, id);
        model.addAttribute("one", one);
        model.addAttribute("prints", prints.with(one.id()));
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("certificate", one.id()))));
        model.addAttribute(
                "may", one.state() != State.REVOKED && permissions.may(actor, CertificateAction.PRINT, one.issuer()));
        return "certificate/one";
    }

    /** One certificate again, as a file at once. */
    @PostMapping(ONE + "/in")
    Object printOne(
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "why", defaultValue = "") String typed,
            Model model,
            RedirectAttributes next) {
        Certificate one = registers.one(actor, id);
        permissions.require(actor, CertificateAction.PRINT, one.issuer());
        String why = WrittenText.clean(typed);
        var problems = new Problems();
        if (why.isEmpty() && prints.printed(one)) {
            problems.add("why", "certificate.problem.why-one");
        } else if (why.length() > Prints.LONGEST_REASON) {
            problems.add("why", "certificate.problem.why-long", Prints.LONGEST_REASON);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return one(actor, id, model);
        }
        UUID print = printing.now(actor, one, why);
        next.addFlashAttribute("flash", Flash.done("certificate.print.made"));
        return "redirect:" + PRINTS + "/" + print;
    }

    private Question question(Actor actor, Map<String, String> asked) {
        String text = WrittenText.clean(asked.getOrDefault("q", "")).replace("\u0000", "");
        return new Question(
                registers.of(actor),
                text.length() > TEXT ? text.substring(0, TEXT) : text,
                WrittenText.clean(asked.getOrDefault("hinh-thuc", "")),
                Untrusted.year(asked.get("nam")).orElse(null),
                Untrusted.id(asked.get("quyet-dinh")).orElse(null),
                Untrusted.of(State.class, asked.get("trang-thai")).orElse(null),
                switch (asked.getOrDefault("in", "")) {
                    case "roi" -> true;
                    case "chua" -> false;
                    default -> null;
                });
    }

    private static Question ofOne(Question question, UUID issuer) {
        return new Question(
                List.of(issuer),
                question.text(),
                question.award(),
                question.year(),
                question.decision(),
                question.state(),
                question.printed());
    }

    private static Question unprinted(Question question) {
        return new Question(
                question.issuers(),
                question.text(),
                question.award(),
                question.year(),
                question.decision(),
                question.state(),
                false);
    }
}
