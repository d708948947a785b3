package vn.guongsang.ledger.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.MemberColumn;
import vn.guongsang.ledger.MemberLists;
import vn.guongsang.ledger.MemberLists.Row;
import vn.guongsang.ledger.MemberLists.Standing;
import vn.guongsang.ledger.MemberLists.Usual;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The members of a collective pasted or uploaded as a list: looked through, put right in place, entered as a whole. */
@Controller
class MemberListController {

    private static final String PAGE = SubjectController.ONE + "/thanh-phan/nhap";
    private static final int LONGEST_PASTE = 400_000;
    private static final int BASIS = 300;

    private final LedgerSubjects subjects;
    private final MemberLists lists;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    MemberListController(
            LedgerSubjects subjects, MemberLists lists, Permissions permissions, BusinessDay day, Sheets sheets) {
        this.subjects = subjects;
        this.lists = lists;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    /** Only what consists of people has members. */
    private LedgerSubject collective(Actor actor, String id) {
        LedgerSubject subject = Untrusted.id(id)
                .map(known -> subjects.read(actor, known))
                .orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(subject));
        if (subject.individual()) {
            throw Untrusted.hidden("ledger.hidden");
        }
        return subject;
    }

    @GetMapping(PAGE)
    String begin(Actor actor, @PathVariable("id") String id, Model model) {
        return page(collective(actor, id), UUID.randomUUID(), "", List.of(), Map.of(), model);
    }

    private static String page(
            LedgerSubject collective, UUID form, String text, List<Row> rows, Map<String, String> sent, Model model) {
        model.addAttribute("since", sent.getOrDefault("vao-ngay", ""));
        model.addAttribute("basis", sent.getOrDefault("can-cu-tham-gia", ""));
        model.addAttribute("subject", collective);
        model.addAttribute("formId", form);
        model.addAttribute("text", text);
        model.addAttribute("rows", rows);
        return "ledger/memberlist";
    }

    /** An empty list with its columns, and with the roles that may be chosen. */
    @GetMapping(PAGE + "/mau.xlsx")
    ResponseEntity<StreamingResponseBody> template(Actor actor, @PathVariable("id") String id) {
        collective(actor, id);
        return sheets.send(
                "danh-sach-thanh-vien.xlsx",
                new Spreadsheet(
                        sheets.say("ledger.memberlist"),
                        "",
                        Stream.of(MemberColumn.values())
                                .map(column -> new Spreadsheet.Column(
                                        column.heading(),
                                        column.dated() ? Spreadsheet.Type.DATE : Spreadsheet.Type.TEXT,
                                        column.dated() ? 14 : 30,
                                        sheets.say("ledger.memberlist.column." + column),
                                        column == MemberColumn.ROLE ? MemberColumn.roles() : List.of()))
                                .toList(),
                        List.of(),
                        List.of(),
                        sheets.say("ledger.memberlist.guide")));
    }

    /** Looked through as often as it is sent; entered when that is asked for and nothing is wrong with any row. */
    @PostMapping(PAGE)
    String look(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        LedgerSubject collective = collective(actor, id);
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        var typed = new TypedForm(sent, new Problems());
        Optional<LocalDate> since = typed.day("vao-ngay", true);
        String basis = typed.words("can-cu-tham-gia", BASIS, "ledger.problem.empty");
        String text = typed.words("dan", LONGEST_PASTE);
        boolean uploaded = file != null && !file.isEmpty();
        Optional<IncomingSheet> sheet = sheet(typed, text, uploaded ? file : null);
        if (sheet.isPresent() && uploaded) {
            text = MemberLists.text(sheet.get());
        }
        model.addAttribute("problems", typed.problems());
        if (sheet.isEmpty() || !typed.problems().isEmpty()) {
            return page(collective, form, text, List.of(), sent, model);
        }
        var usual = new Usual(since.orElse(day.today()), basis);
        List<Row> rows = lists.look(actor, collective, sheet.get(), usual);
        if (!sent.containsKey("ghi")) {
            return page(collective, form, text, rows, sent, model);
        }
        if (lists.enter(actor, form, collective, sheet.get(), usual) instanceof Verdict.Refused refused) {
            typed.problems().add("dan", refused.code(), refused.args().toArray());
            return page(collective, form, text, rows, sent, model);
        }
        redirect.addFlashAttribute(
                "flash",
                Flash.done(
                        "ledger.memberlist.entered",
                        MemberLists.count(rows, Standing.JOINS) + MemberLists.count(rows, Standing.NEW)));
        return "redirect:" + LedgerController.LIST + "/" + collective.id() + "/thanh-phan";
    }

    private static Optional<IncomingSheet> sheet(TypedForm typed, String text, @Nullable MultipartFile file)
            throws IOException {
        if (file == null && text.isEmpty()) {
            typed.problems().add("dan", "ledger.memberlist.missing");
            return Optional.empty();
        }
        try {
            return Optional.of(MemberLists.read(
                    file == null
                            ? MemberLists.pasted(text)
                            : new Upload(String.valueOf(file.getOriginalFilename()), file.getBytes())));
        } catch (Refusal refusal) {
            typed.problems()
                    .add(
                            file == null ? "dan" : "tep",
                            refusal.verdict().code(),
                            refusal.verdict().args().toArray());
            return Optional.empty();
        }
    }
}
