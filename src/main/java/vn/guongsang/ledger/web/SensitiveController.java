package vn.guongsang.ledger.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerRecord;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.privacy.Particular;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.time.BusinessDay;

/** Ratings, discipline and open matters: on a page of their own, because every look at them is noted. */
@Controller
public class SensitiveController {

    private static final String PAGE = SubjectController.ONE + "/xep-loai";
    private static final int LONGEST = 1_000;
    private static final int SHORT = 200;

    private final LedgerSubjects subjects;
    private final Ledger ledger;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;
    private final RecordForm form;
    private final Particulars particulars;

    SensitiveController(
            LedgerSubjects subjects,
            Ledger ledger,
            Permissions permissions,
            Audit audit,
            BusinessDay day,
            RecordForm form,
            Particulars particulars) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
        this.form = form;
        this.particulars = particulars;
    }

    private LedgerSubject subject(Actor actor, String id) {
        return Untrusted.id(id)
                .map(known -> subjects.read(actor, known))
                .orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable("id") String id, Model model) {
        LedgerSubject subject = subject(actor, id);
        model.addAttribute("known", subject.individual() ? particulars.of(sealed(subject)) : List.of());
        model.addAttribute("subject", subject);
        model.addAttribute("sensitive", ledger.see(actor, subject, ""));
        model.addAttribute(
                "corrections",
                ledger.corrections(subject.id()).stream()
                        .filter(one -> one.before().sensitive())
                        .toList());
        model.addAttribute("complete", ledger.complete(subject.id()));
        model.addAttribute("records", permissions.may(actor, LedgerAction.RECORD, Concerned.of(subject)));
        model.addAttribute("formId", UUID.randomUUID());
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of(Ledger.SENSITIVE, subject.id()))));
        return "ledger/sensitive";
    }

    @PostMapping(PAGE)
    String rate(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        Typed typed = new Typed(sent, day.today());
        return keep(actor, id, typed, form.rating(typed, subject.id()), model, redirect);
    }

    @PostMapping(PAGE + "/ky-luat")
    String discipline(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        Typed typed = new Typed(sent, day.today());
        return keep(actor, id, typed, form.discipline(typed, subject.id()), model, redirect);
    }

    @PostMapping(PAGE + "/vu-viec")
    String open(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        Typed typed = new Typed(sent, day.today());
        return keep(actor, id, typed, form.matter(typed, subject.id()), model, redirect);
    }

    /** Who may look but not write is told so before the form is read. */
    private LedgerSubject toRecord(Actor actor, String id) {
        LedgerSubject subject = subject(actor, id);
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(subject));
        return subject;
    }

    private String keep(
            Actor actor, String id, Typed typed, LedgerRecord kept, Model model, RedirectAttributes redirect) {
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, id, model);
        }
        ledger.keep(actor, kept);
        return back(id, redirect);
    }

    @PostMapping(PAGE + "/vu-viec/{matter}")
    String conclude(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("matter") String matter,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        UUID open = Untrusted.id(matter)
                .filter(known -> ledger.matters(subject.id()).stream()
                        .anyMatch(one -> one.id().equals(known)))
                .orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
        Typed typed = new Typed(sent, day.today());
        LocalDate on = typed.neededDay("ngay-" + open);
        String conclusion = typed.needed("ket-luan-" + open, LONGEST);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, id, model);
        }
        ledger.conclude(actor, open, on, conclusion);
        return back(id, redirect);
    }

    /** Of which topics all is on record: what is ticked is, what is not is not. */
    @PostMapping(PAGE + "/du-lieu")
    String declare(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "du", defaultValue = "") List<String> ticked,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        for (Topic topic : Topic.values()) {
            ledger.declare(actor, subject.id(), topic, ticked.contains(topic.name()));
        }
        return back(id, redirect);
    }

    // ---- what is sealed: seen one by one, with a reason

    /** What may be recorded of a person here. */
    public static final List<Particular.Kind> SEALED =
            List.of(Particular.Kind.PARTY_MEMBERSHIP, Particular.Kind.ETHNICITY);

    private static Subject sealed(LedgerSubject subject) {
        return Subject.of(LedgerSubjects.KIND, subject.id());
    }

    private static Optional<Particular.Kind> kind(String said) {
        return Untrusted.of(Particular.Kind.class, said).filter(SEALED::contains);
    }

    private LedgerSubject person(Actor actor, String id, LedgerAction action) {
        LedgerSubject subject = subject(actor, id);
        permissions.require(actor, action, Concerned.of(subject));
        if (!subject.individual()) {
            throw Untrusted.hidden("ledger.hidden");
        }
        return subject;
    }

    @PostMapping(PAGE + "/thong-tin")
    String seal(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = person(actor, id, LedgerAction.RECORD);
        Typed typed = form.typed(sent);
        Optional<Particular.Kind> kind = kind(typed.raw("thong-tin"));
        if (kind.isEmpty()) {
            typed.problems().add("thong-tin", "ledger.problem.choose");
        }
        String value = typed.needed("noi-dung-thong-tin", SHORT);
        String neededFor = typed.needed("can-cho", SHORT);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, id, model);
        }
        particulars.record(
                actor, sealed(subject), kind.orElseThrow(), value.getBytes(StandardCharsets.UTF_8), neededFor);
        return back(id, redirect);
    }

    /** Shown in this answer only. */
    @PostMapping(PAGE + "/thong-tin/xem")
    String open(Actor actor, @PathVariable("id") String id, @RequestParam Map<String, String> sent, Model model) {
        LedgerSubject subject = person(actor, id, LedgerAction.SEE_SENSITIVE);
        Typed typed = form.typed(sent);
        Optional<Particular.Kind> kind = kind(typed.raw("xem"));
        if (kind.isEmpty()) {
            typed.problems().add("xem", "ledger.problem.choose");
        }
        String reason = typed.needed("ly-do-xem", SHORT);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, id, model);
        }
        byte[] value = particulars.see(actor, sealed(subject), kind.orElseThrow(), reason);
        model.addAttribute("shown", kind.orElseThrow());
        model.addAttribute("value", new String(value, StandardCharsets.UTF_8));
        return show(actor, id, model);
    }

    @PostMapping(PAGE + "/thong-tin/{kind}/xoa")
    String remove(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("kind") String kind,
            RedirectAttributes redirect) {
        LedgerSubject subject = person(actor, id, LedgerAction.RECORD);
        particulars.remove(actor, sealed(subject), kind(kind).orElseThrow(() -> Untrusted.hidden("ledger.hidden")));
        return back(id, redirect);
    }

    private static String back(String id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done("ledger.kept"));
        return "redirect:" + LedgerController.LIST + "/" + id + "/xep-loai";
    }
}
