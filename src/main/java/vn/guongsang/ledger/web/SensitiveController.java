package vn.guongsang.ledger.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Matter;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.rules.Grade;
import vn.guongsang.time.BusinessDay;

/** Ratings, discipline and open matters: on a page of their own, because every look at them is noted. */
@Controller
class SensitiveController {

    private static final String PAGE = SubjectController.ONE + "/xep-loai";
    private static final int LONGEST = 1_000;

    private final LedgerSubjects subjects;
    private final Ledger ledger;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    SensitiveController(LedgerSubjects subjects, Ledger ledger, Permissions permissions, Audit audit, BusinessDay day) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    private LedgerSubject subject(Actor actor, String id) {
        return Untrusted.id(id)
                .map(known -> subjects.read(actor, known))
                .orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable("id") String id, Model model) {
        LedgerSubject subject = subject(actor, id);
        model.addAttribute("subject", subject);
        model.addAttribute("sensitive", ledger.see(actor, subject, ""));
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
        LedgerSubject subject = subject(actor, id);
        Typed typed = new Typed(sent, day.today());
        return keep(
                actor,
                id,
                typed,
                new Rating(
                        typed.id(),
                        subject.id(),
                        typed.year("nam"),
                        typed.chosen(Grade.class, "muc"),
                        typed.needed("van-ban", LONGEST)),
                model,
                redirect);
    }

    @PostMapping(PAGE + "/ky-luat")
    String discipline(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = subject(actor, id);
        Typed typed = new Typed(sent, day.today());
        LocalDate decided = typed.neededDay("ngay-quyet-dinh");
        LocalDate until = Untrusted.day(typed.raw("het-ngay")).orElse(null);
        if (until == null && !typed.raw("het-ngay").isBlank()) {
            typed.problems().add("het-ngay", "m23");
        } else if (until != null && until.isBefore(decided)) {
            typed.problems().add("het-ngay", "ledger.problem.order");
        }
        return keep(
                actor,
                id,
                typed,
                new Discipline(
                        typed.id(),
                        subject.id(),
                        typed.needed("hinh-thuc", LONGEST),
                        typed.needed("quyet-dinh", LONGEST),
                        decided,
                        until),
                model,
                redirect);
    }

    @PostMapping(PAGE + "/vu-viec")
    String open(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = subject(actor, id);
        Typed typed = new Typed(sent, day.today());
        return keep(
                actor,
                id,
                typed,
                new Matter(
                        typed.id(),
                        subject.id(),
                        typed.chosen(Facts.MatterKind.class, "loai"),
                        typed.needed("noi-dung", LONGEST),
                        typed.needed("can-cu", LONGEST),
                        typed.neededDay("tu-ngay"),
                        null,
                        ""),
                model,
                redirect);
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
        LedgerSubject subject = subject(actor, id);
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
        LedgerSubject subject = subject(actor, id);
        for (Topic topic : Topic.values()) {
            ledger.declare(actor, subject.id(), topic, ticked.contains(topic.name()));
        }
        return back(id, redirect);
    }

    private static String back(String id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done("ledger.kept"));
        return "redirect:" + LedgerController.LIST + "/" + id + "/xep-loai";
    }
}
