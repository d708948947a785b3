package vn.guongsang.ledger.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerRecord;
import vn.guongsang.ledger.LedgerRecord.Composition;
import vn.guongsang.ledger.LedgerRecord.Membership;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;

/** A record that was wrong is put right or struck out, with reason and basis; what it said stays readable. */
@Controller
class CorrectionController {

    private static final String ONE = LedgerController.LIST + "/dinh-chinh/{record}";
    private static final int LONGEST = 1_000;

    private final LedgerSubjects subjects;
    private final Ledger ledger;
    private final RecordForm form;
    private final Permissions permissions;

    CorrectionController(LedgerSubjects subjects, Ledger ledger, RecordForm form, Permissions permissions) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.form = form;
        this.permissions = permissions;
    }

    private LedgerRecord record(Actor actor, String id) {
        LedgerRecord record =
                Untrusted.id(id).flatMap(ledger::record).orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
        LedgerSubject subject = subjects.read(actor, record.subjectId());
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(subject));
        return record;
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable("record") String id, Model model) {
        return page(actor, record(actor, id), model);
    }

    private String page(Actor actor, LedgerRecord record, Model model) {
        LedgerSubject subject = subjects.subject(record.subjectId());
        if (record.sensitive()) {
            ledger.see(actor, subject, "");
        }
        model.addAttribute("subject", subject);
        model.addAttribute("record", record);
        model.addAttribute("asked", form.asked());
        model.addAttribute("organisations", form.organisations());
        model.addAttribute("formId", UUID.randomUUID());
        model.addAttribute("back", address(subject, record));
        model.addAttribute(
                "earlier",
                ledger.corrections(subject.id()).stream()
                        .filter(one -> one.before().id().equals(record.id()))
                        .findFirst()
                        .orElse(null));
        return "ledger/correction";
    }

    /** Struck out where {@code viec=bo}, otherwise put right. */
    @PostMapping(ONE)
    String correct(
            Actor actor,
            @PathVariable("record") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerRecord before = record(actor, id);
        Typed typed = form.typed(sent);
        LedgerRecord corrected = typed.raw("viec").equals("bo") ? null : form.instead(typed, before);
        String reason = typed.needed("ly-do", LONGEST);
        String basis = typed.needed("can-cu-dinh-chinh", LONGEST);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, before, model);
        }
        ledger.correct(actor, before.id(), corrected, reason, basis);
        redirect.addFlashAttribute("flash", Flash.done(corrected == null ? "ledger.struck-out" : "ledger.corrected"));
        return "redirect:" + address(subjects.subject(before.subjectId()), before);
    }

    /** The page on which the record stands. */
    private static String address(LedgerSubject subject, LedgerRecord record) {
        String page = LedgerController.LIST + "/" + subject.id();
        return record.sensitive()
                ? page + "/xep-loai"
                : record instanceof Membership || record instanceof Composition ? page + "/thanh-phan" : page;
    }
}
