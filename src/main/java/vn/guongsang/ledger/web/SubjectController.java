package vn.guongsang.ledger.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerRecord.Work;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.Likeness;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.ledger.Reach;
import vn.guongsang.ledger.paper.ExtractPaper;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.NameMatching.Alike;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.organisation.Names;
import vn.guongsang.time.BusinessDay;

/** One subject: its life in the ledger, how it is added and corrected, its certified extract. */
@Controller
class SubjectController {

    static final String ONE = LedgerController.LIST + "/{id}";
    private static final String NEW = LedgerController.LIST + "/them";
    private static final int LONGEST = 1_000;

    private final LedgerSubjects subjects;
    private final Ledger ledger;
    private final Bodies bodies;
    private final BodyFinder finder;
    private final Reach reach;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;
    private final ExtractPaper extract;
    private final RecordForm form;

    SubjectController(
            LedgerSubjects subjects,
            Ledger ledger,
            Bodies bodies,
            BodyFinder finder,
            Reach reach,
            Permissions permissions,
            Audit audit,
            BusinessDay day,
            ExtractPaper extract,
            RecordForm form) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.bodies = bodies;
        this.finder = finder;
        this.reach = reach;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
        this.extract = extract;
        this.form = form;
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable("id") String id, Model model) {
        LedgerSubject subject = subject(actor, id);
        Concerned concerned = Concerned.of(subject);
        model.addAttribute("subject", subject);
        model.addAttribute("bodyName", bodies.get(subject.bodyId()).name());
        model.addAttribute("formerNames", subjects.formerNames(subject.id()));
        model.addAttribute("awards", ledger.awards(subject.id()));
        model.addAttribute("revocations", ledger.revocations(subject.id()));
        model.addAttribute("works", ledger.works(subject.id()));
        model.addAttribute(
                "corrections",
                ledger.corrections(subject.id()).stream()
                        .filter(one -> one.before() instanceof Work)
                        .toList());
        model.addAttribute("records", permissions.may(actor, LedgerAction.RECORD, concerned));
        model.addAttribute("sensitive", permissions.may(actor, LedgerAction.SEE_SENSITIVE, concerned));
        model.addAttribute("formId", UUID.randomUUID());
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of(LedgerSubjects.KIND, subject.id()))));
        return "ledger/subject";
    }

    /** Who reads it: the record under which it is read now. */
    private LedgerSubject subject(Actor actor, String id) {
        return Untrusted.id(id)
                .map(known -> subjects.read(actor, known))
                .orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
    }

    private LedgerSubject recordable(Actor actor, String id) {
        LedgerSubject subject = subject(actor, id);
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(subject));
        return subject;
    }

    // ---- added and corrected

    @GetMapping(NEW)
    String blank(Actor actor, Model model) {
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(actor.bodyId()));
        model.addAttribute("subject", null);
        model.addAttribute("bodyName", BodyFinder.written(bodies.get(actor.bodyId())));
        return form(UUID.randomUUID(), List.of(), model);
    }

    @PostMapping(NEW)
    String add(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(actor.bodyId()));
        Typed typed = new Typed(sent, day.today());
        NewSubject added = subject(actor, typed, typed.id(), kind(typed));
        model.addAttribute("subject", null);
        model.addAttribute("bodyName", "");
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return form(added.id(), List.of(), model);
        }
        List<Likeness> alike = subjects.found(actor, added.kind(), added.name(), added.body(), added.born());
        if (!alike.isEmpty() && !typed.raw("van-lap").equals("true")) {
            typed.problems().add("van-lap", "ledger.problem.alike", alike.size());
            model.addAttribute("problems", typed.problems());
            return form(added.id(), alike, model);
        }
        UUID id = subjects.add(actor, added);
        redirect.addFlashAttribute("flash", Flash.done("ledger.subject.added"));
        return "redirect:" + LedgerController.LIST + "/" + id;
    }

    @GetMapping(ONE + "/sua")
    String edit(Actor actor, @PathVariable("id") String id, Model model) {
        LedgerSubject subject = recordable(actor, id);
        model.addAttribute("subject", subject);
        model.addAttribute("bodyName", BodyFinder.written(bodies.get(subject.bodyId())));
        return form(subject.id(), List.of(), model);
    }

    @PostMapping(ONE + "/sua")
    String correct(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = recordable(actor, id);
        Typed typed = new Typed(sent, day.today());
        NewSubject corrected = subject(actor, typed, subject.id(), subject.kind());
        String basis = typed.needed("can-cu", LONGEST);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return edit(actor, id, model);
        }
        subjects.correct(actor, corrected, basis);
        redirect.addFlashAttribute("flash", Flash.done("ledger.subject.corrected"));
        return "redirect:" + LedgerController.LIST + "/" + subject.id();
    }

    private String form(UUID formId, List<Likeness> alike, Model model) {
        model.addAttribute("formId", formId);
        model.addAttribute("alike", alike);
        return "ledger/edit";
    }

    private static String kind(Typed typed) {
        String kind = typed.raw("doi-tuong");
        if (!LedgerSubject.KINDS.contains(kind)) {
            typed.problems().add("doi-tuong", "ledger.problem.choose");
            return LedgerSubject.KINDS.getFirst();
        }
        return kind;
    }

    private NewSubject subject(Actor actor, Typed typed, UUID id, String kind) {
        String name = typed.needed("ten", LedgerSubject.LONGEST_NAME);
        Body body = body(actor, typed);
        LocalDate born = typed.day("ngay-sinh");
        var subject = new NewSubject(
                id, kind, name, body == null ? actor.bodyId() : body.id(), typed.words("noi", LONGEST), born);
        if (!typed.wrong() && subject.name().isEmpty()) {
            typed.problems().add("ten", "ledger.problem.empty");
        }
        return subject;
    }

    /** A body where the actor writes the ledger; null, with what may have been meant, where none is named. */
    private @Nullable Body body(Actor actor, Typed typed) {
        String name = typed.needed("don-vi", LONGEST);
        if (name.isEmpty()) {
            return null;
        }
        LocalDate today = day.today();
        Match<Body> match = finder.find(name, body -> reach.holds(actor, body.id(), today));
        List<Body> meant = switch (match) {
            case Match.One<Body>(Body found) -> List.of(found);
            case Match.Several<Body>(List<Body> found) -> found;
            case Match.None<Body>(List<Alike<Body>> alike) ->
                alike.stream().map(Alike::found).toList();
        };
        if (match instanceof Match.One) {
            if (!permissions.may(
                    actor, LedgerAction.RECORD, Concerned.of(meant.getFirst().id()))) {
                typed.problems().add("don-vi", "ledger.problem.other-body");
            }
            return meant.getFirst();
        }
        typed.problems()
                .add(new Problem(
                        "don-vi",
                        Text.key("ledger.problem.body"),
                        meant.stream()
                                .map(BodyFinder::written)
                                .map(written -> Choice.data(written, written))
                                .toList()));
        return null;
    }

    // ---- initiatives and topics

    @PostMapping(ONE + "/sang-kien")
    String work(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = recordable(actor, id);
        Typed typed = new Typed(sent, day.today());
        Work work = form.work(typed, subject.id());
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, id, model);
        }
        ledger.keep(actor, work);
        redirect.addFlashAttribute("flash", Flash.done("ledger.work.kept"));
        return "redirect:" + LedgerController.LIST + "/" + subject.id();
    }

    // ---- the certified extract

    @GetMapping(ONE + "/trich-sao.docx")
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable("id") String id) {
        return extract(actor, subject(actor, id), FileType.DOCX, Documents::docx);
    }

    @GetMapping(ONE + "/trich-sao.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable("id") String id) {
        return extract(actor, subject(actor, id), FileType.PDF, Documents::pdf);
    }

    private ResponseEntity<byte[]> extract(
            Actor actor, LedgerSubject subject, FileType type, Function<OfficialDocument, byte[]> form) {
        byte[] file = form.apply(extract.of(subject, actor));
        audit.looked(actor.by(), Subject.of(LedgerSubjects.KIND, subject.id()), extract.title(), "");
        ResponseEntity<byte[]> sent =
                new Download("trich-sao-" + Names.slug(subject.name()) + "." + type.extension(), type, file).attached();
        return ResponseEntity.ok()
                .headers(sent.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(Objects.requireNonNull(sent.getBody()));
    }
}
