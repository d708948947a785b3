package vn.guongsang.dossier.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Status;
import vn.guongsang.document.Spreadsheet.Tone;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.dossier.Person;
import vn.guongsang.dossier.list.ListedPeople;
import vn.guongsang.dossier.list.NominationColumn;
import vn.guongsang.dossier.list.NominationLists;
import vn.guongsang.dossier.list.NominationLists.Looked;
import vn.guongsang.dossier.list.NominationLists.NominationList;
import vn.guongsang.dossier.list.NominationRow;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.rules.AwardList;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Nominations from Excel: a template out, a list in, looked through, put right in place, written as a whole. */
@Controller
class NominationListController {

    private static final String NEW = SeenDossier.LIST + "/nhap";
    private static final String ONE = NEW + "/{id}";
    private static final int LONGEST_PASTE = 3_000_000;

    /** So many rows are put right at a time; the others follow once these are. */
    private static final int AT_ONCE = 50;

    private final NominationLists lists;
    private final NominationForm form;
    private final DossierPath path;
    private final Sheets sheets;

    NominationListController(NominationLists lists, NominationForm form, DossierPath path, Sheets sheets) {
        this.lists = lists;
        this.form = form;
        this.path = path;
        this.sheets = sheets;
    }

    @GetMapping(NEW)
    String begin(Actor actor, @RequestParam(name = "loai", defaultValue = "hinh-thuc") String list, Model model) {
        path.mayBegin(actor).orThrow();
        return begin(actor, list, UUID.randomUUID(), model);
    }

    private String begin(Actor actor, String list, UUID id, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("id", id);
        model.addAttribute("awards", form.awards(list.equals("danh-hieu") ? AwardList.TITLE : AwardList.FORM));
        model.addAttribute("grounds", form.grounds());
        model.addAttribute("years", form.years());
        model.addAttribute("movements", form.movements(actor.bodyId()));
        model.addAttribute("addressees", form.addressees(actor.bodyId()));
        return "dossier/bring";
    }

    /** An empty list with hints and with the words that may be chosen. */
    @GetMapping(NEW + "/mau.xlsx")
    ResponseEntity<StreamingResponseBody> template(Actor actor) {
        path.mayBegin(actor).orThrow();
        return sheets.send(
                "mau-danh-sach-de-nghi.xlsx",
                new Spreadsheet(
                        sheets.say("dossier.list.template"),
                        sheets.say("dossier.list.template.lead"),
                        columns(),
                        List.of(),
                        List.of(),
                        sheets.say("dossier.list.guide")));
    }

    private List<Spreadsheet.Column> columns() {
        return Stream.of(NominationColumn.values())
                .map(column -> new Spreadsheet.Column(
                        column.heading(),
                        column == NominationColumn.BORN ? Spreadsheet.Type.DATE : Spreadsheet.Type.TEXT,
                        column.width(),
                        sheets.say("dossier.list.hint." + column),
                        choices(column)))
                .toList();
    }

    private List<String> choices(NominationColumn column) {
        return switch (column) {
            case KIND ->
                LedgerSubject.KINDS.stream()
                        .map(kind -> sheets.say("ledger.kind." + kind))
                        .toList();
            case GENDER ->
                Stream.of(Person.Gender.values())
                        .map(gender -> sheets.say("dossier.gender." + gender))
                        .toList();
            case WORK ->
                Stream.of(Person.Work.values())
                        .map(work -> sheets.say("dossier.work." + work))
                        .toList();
            case NAME, BORN, PLACE, CITATION, BACKGROUND, ACHIEVEMENT, ETHNICITY -> List.of();
        };
    }

    @PostMapping(NEW)
    String receive(
            Actor actor,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        path.mayBegin(actor).orThrow();
        UUID id = Untrusted.id(sent.get("id")).orElseGet(UUID::randomUUID);
        var typed = new TypedForm(sent, new Problems());
        Nomination common = form.common(typed, actor.bodyId());
        UUID addressee = form.addressee(typed, actor.bodyId());
        String pasted = typed.words("dan", LONGEST_PASTE);
        Upload upload = NominationLists.pasted(pasted);
        if (file != null && !file.isEmpty()) {
            String name = String.valueOf(file.getOriginalFilename());
            if (file.getSize() > Upload.LIMIT) {
                typed.problems().add("tep", "document.upload.too-large", name, Upload.LIMIT / 1024 / 1024);
            } else {
                upload = new Upload(name, file.getBytes());
            }
        } else if (pasted.isEmpty()) {
            typed.problems().add("tep", "dossier.list.missing");
        }
        if (typed.problems().isEmpty()) {
            try {
                lists.receive(
                        actor,
                        new NominationList(
                                id,
                                actor.bodyId(),
                                addressee,
                                common.award(),
                                common.ground(),
                                common.shortWay(),
                                common.year(),
                                common.under(),
                                upload.fileName(),
                                null,
                                null),
                        upload);
                return "redirect:" + NEW + "/" + id;
            } catch (Refusal refusal) {
                Verdict.Refused refused = refusal.verdict();
                typed.problems()
                        .add(
                                pasted.isEmpty() ? "tep" : "dan",
                                refused.code(),
                                refused.args().toArray());
            }
        }
        model.addAttribute("problems", typed.problems());
        return begin(actor, sent.getOrDefault("loai", "hinh-thuc"), id, model);
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Paging paging, Model model) {
        NominationList list = lists.get(actor, id);
        List<Looked> rows = lists.look(actor, list);
        List<Looked> faulty = rows.stream().filter(row -> !row.clean()).toList();
        List<Looked> page =
                rows.stream().skip(paging.offset()).limit(paging.limit()).toList();
        model.addAttribute("list", list);
        model.addAttribute("working", lists.working(list).orElse(null));
        model.addAttribute("rows", paging.shown(page));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(page));
        model.addAttribute("total", rows.size());
        model.addAttribute("corrected", faulty.stream().limit(AT_ONCE).toList());
        model.addAttribute("faulty", faulty.size());
        model.addAttribute("award", form.nameOf(list.award()));
        model.addAttribute("kinds", form.kinds());
        model.addAttribute("people", lists.people(list));
        return "dossier/brought";
    }

    /** Puts the rows right that the page offered, or leaves one out. */
    @PostMapping(ONE)
    String correct(
            Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> sent, RedirectAttributes redirect) {
        NominationList list = lists.get(actor, id);
        List<NominationRow> corrected = lists.look(actor, list).stream()
                .map(Looked::row)
                .filter(row -> sent.containsKey("ten-" + row.number()))
                .map(row -> new NominationRow(
                        row.number(),
                        typed(sent, "ten-", row.number(), row.name()),
                        typed(sent, "loai-", row.number(), row.kind()),
                        typed(sent, "sinh-", row.number(), row.born()),
                        typed(sent, "noi-", row.number(), row.place()),
                        typed(sent, "thanh-tich-", row.number(), row.citation()),
                        row.background(),
                        row.achievement(),
                        typed(sent, "la-", row.number(), row.subject()),
                        "",
                        row.dossierId()))
                .toList();
        lists.correct(actor, list, corrected).orThrow();
        for (NominationRow row : corrected) {
            if (sent.containsKey("gioi-" + row.number())) {
                lists.correct(
                                actor,
                                list,
                                row.number(),
                                new Person(
                                        Untrusted.of(Person.Gender.class, sent.get("gioi-" + row.number()))
                                                .orElse(null),
                                        Untrusted.of(Person.Work.class, sent.get("viec-" + row.number()))
                                                .orElse(null)))
                        .orThrow();
            }
        }
        Untrusted.number(sent.get("bo"), 0, 999_999)
                .ifPresent(number -> lists.leaveOut(actor, list, number).orThrow());
        redirect.addFlashAttribute("flash", Flash.done("dossier.list.corrected", corrected.size()));
        return "redirect:" + NEW + "/" + id;
    }

    private static String typed(Map<String, String> sent, String field, int number, String stored) {
        String typed = sent.get(field + number);
        return typed == null ? stored : NewSubject.cleaned(typed);
    }

    @PostMapping(ONE + "/ghi")
    String write(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        NominationList list = lists.get(actor, id);
        Optional<UUID> work = lists.enter(actor, list, sheets.say("dossier.field.ethnicity.needed"));
        if (work.isPresent()) {
            return "redirect:/tac-vu/" + work.get();
        }
        redirect.addFlashAttribute("flash", Flash.done("dossier.list.written"));
        return "redirect:" + NEW + "/" + id;
    }

    /** The rows with what was found in each before it. */
    @GetMapping(ONE + "/ket-qua.xlsx")
    ResponseEntity<StreamingResponseBody> findings(Actor actor, @PathVariable UUID id) {
        NominationList list = lists.get(actor, id);
        Map<Integer, ListedPeople.Said> people = lists.people(list);
        List<Spreadsheet.Column> columns = Stream.concat(
                        Stream.of(
                                sheets.column("dossier.list.column.standing", Spreadsheet.Type.STATUS, 14),
                                sheets.column("dossier.list.column.reason", Spreadsheet.Type.TEXT, 60)),
                        columns().stream())
                .toList();
        return sheets.send(
                "ket-qua-" + list.id() + ".xlsx",
                new Spreadsheet(
                        sheets.say("dossier.list.findings"),
                        list.fileName(),
                        columns,
                        lists.look(actor, list).stream()
                                .map(looked -> cells(
                                        list, looked, people.get(looked.row().number())))
                                .toList(),
                        List.of()));
    }

    private List<@Nullable Object> cells(NominationList list, Looked looked, ListedPeople.@Nullable Said said) {
        NominationRow row = looked.row();
        return Arrays.<@Nullable Object>asList(
                looked.clean()
                        ? new Status(
                                sheets.say(list.writtenAt() == null ? "dossier.list.clean" : "dossier.list.begun"),
                                Tone.DONE)
                        : new Status(sheets.say("dossier.list.faulty"), Tone.LATE),
                looked.faults().stream().map(this::say).collect(Collectors.joining(" ")),
                row.name(),
                LedgerSubject.KINDS.contains(row.kind()) ? sheets.say("ledger.kind." + row.kind()) : row.kind(),
                row.birthday().orElse(null),
                row.place(),
                row.citation(),
                row.background(),
                row.achievement(),
                said == null ? "" : spoken("dossier.gender.", Person.Gender.class, said.gender()),
                said == null ? "" : spoken("dossier.work.", Person.Work.class, said.work()),
                said == null || said.key() == null ? "" : sheets.say("dossier.list.sealed"));
    }

    /** A word that is known in the language of the page, any other as it was typed. */
    private <E extends Enum<E>> String spoken(String prefix, Class<E> type, String said) {
        return Untrusted.of(type, said).map(known -> sheets.say(prefix + known)).orElse(said);
    }

    private String say(Text text) {
        return sheets.say(String.valueOf(text.key()), text.args().toArray());
    }
}
