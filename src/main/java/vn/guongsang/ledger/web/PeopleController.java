package vn.guongsang.ledger.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import vn.guongsang.ledger.Likeness;
import vn.guongsang.ledger.Members;
import vn.guongsang.time.BusinessDay;

/** Of whom a collective consists, and to what a person belongs. */
@Controller
class PeopleController {

    private static final String PAGE = SubjectController.ONE + "/thanh-phan";
    private static final String MEMBERSHIP = SubjectController.ONE + "/thanh-vien";
    private static final int LONGEST = 300;

    private final LedgerSubjects subjects;
    private final Ledger ledger;
    private final Members members;
    private final RecordForm form;
    private final Permissions permissions;
    private final BusinessDay day;

    PeopleController(
            LedgerSubjects subjects,
            Ledger ledger,
            Members members,
            RecordForm form,
            Permissions permissions,
            BusinessDay day) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.members = members;
        this.form = form;
        this.permissions = permissions;
        this.day = day;
    }

    private LedgerSubject subject(Actor actor, String id) {
        return Untrusted.id(id)
                .map(known -> subjects.read(actor, known))
                .orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
    }

    private LedgerSubject toRecord(Actor actor, String id) {
        LedgerSubject subject = subject(actor, id);
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(subject));
        return subject;
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable("id") String id, Model model) {
        return page(actor, subject(actor, id), List.of(), model);
    }

    private String page(Actor actor, LedgerSubject subject, List<Likeness> alike, Model model) {
        LocalDate today = day.today();
        model.addAttribute("subject", subject);
        model.addAttribute("records", permissions.may(actor, LedgerAction.RECORD, Concerned.of(subject)));
        model.addAttribute("formId", UUID.randomUUID());
        model.addAttribute(
                "corrections",
                ledger.corrections(subject.id()).stream()
                        .filter(one -> one.before() instanceof Membership || one.before() instanceof Composition)
                        .toList());
        if (subject.individual()) {
            List<Membership> memberships = ledger.memberships(subject.id());
            model.addAttribute("memberships", memberships);
            model.addAttribute("collectives", names(memberships));
            model.addAttribute("organisations", form.organisations());
            return "ledger/memberships";
        }
        model.addAttribute("compositions", ledger.compositions(subject.id()));
        model.addAttribute(
                "facts",
                ledger.compositions(subject.id()).stream()
                        .map(one ->
                                ledger.facts(subject.id(), today, one.year()).composition())
                        .toList());
        model.addAttribute("members", members.of(subject.id()));
        model.addAttribute("asked", form.asked());
        model.addAttribute("alike", alike);
        model.addAttribute("today", today);
        return "ledger/composition";
    }

    private Map<UUID, String> names(List<Membership> memberships) {
        return memberships.stream()
                .map(Membership::collectiveId)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(
                        collective -> collective,
                        collective -> subjects.subject(collective).name()));
    }

    /** With numbers, or counted from the members: {@code cach=dem}. */
    @PostMapping(PAGE)
    String state(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        if (subject.individual()) {
            throw Untrusted.hidden("ledger.hidden");
        }
        Typed typed = form.typed(sent);
        return keep(
                actor,
                subject,
                typed,
                typed.raw("cach").equals("dem") ? form.counted(typed, subject.id()) : form.stated(typed, subject.id()),
                model,
                redirect);
    }

    /** A person joins an organisation, or a collective takes a person in whom the ledger knows. */
    @PostMapping(MEMBERSHIP)
    String join(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        Typed typed = form.typed(sent);
        if (subject.individual()) {
            return keep(
                    actor,
                    subject,
                    typed,
                    form.membership(typed, subject.id(), null, form.organisation(typed)),
                    model,
                    redirect);
        }
        String name = typed.needed("ho-ten", LONGEST);
        LocalDate born = typed.day("sinh-ngay");
        List<Likeness> alike = name.isEmpty()
                ? List.of()
                : subjects.found(actor, LedgerSubject.KINDS.getFirst(), name, subject.bodyId(), born);
        Optional<LedgerSubject> meant = meant(alike, typed.raw("ai"));
        if (alike.isEmpty() && !name.isEmpty()) {
            typed.problems().add("ho-ten", "ledger.problem.nobody");
        } else if (meant.isEmpty() && !name.isEmpty()) {
            typed.problems().add("ai", "ledger.problem.which");
        }
        LedgerRecord joined =
                form.membership(typed, meant.map(LedgerSubject::id).orElse(subject.id()), subject.id(), "");
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, subject, alike, model);
        }
        return keep(actor, subject, typed, joined, model, redirect);
    }

    /** The one who was chosen, or the only one who is called so. */
    private static Optional<LedgerSubject> meant(List<Likeness> alike, String chosen) {
        List<Likeness> called = alike.stream()
                .filter(one -> one.reasons().contains(Likeness.Reason.SAME_NAME)
                        || one.reasons().contains(Likeness.Reason.SAME_LETTERS))
                .toList();
        return alike.stream()
                .map(Likeness::subject)
                .filter(one -> one.id().toString().equals(chosen))
                .findFirst()
                .or(() -> called.size() == 1 ? Optional.of(called.getFirst().subject()) : Optional.empty());
    }

    private String keep(
            Actor actor,
            LedgerSubject subject,
            Typed typed,
            @Nullable LedgerRecord kept,
            Model model,
            RedirectAttributes redirect) {
        if (typed.wrong() || kept == null) {
            model.addAttribute("problems", typed.problems());
            return page(actor, subject, List.of(), model);
        }
        ledger.keep(actor, kept);
        return back(subject, redirect);
    }

    /** A membership comes to an end. */
    @PostMapping(MEMBERSHIP + "/{membership}")
    String end(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("membership") String membership,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = toRecord(actor, id);
        UUID ended = Untrusted.id(membership)
                .filter(known -> belongs(subject, known))
                .orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
        Typed typed = form.typed(sent);
        LocalDate on = typed.neededDay("thoi-" + ended);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, subject, List.of(), model);
        }
        ledger.end(actor, ended, on);
        return back(subject, redirect);
    }

    private boolean belongs(LedgerSubject subject, UUID membership) {
        return subject.individual()
                ? ledger.memberships(subject.id()).stream()
                        .anyMatch(one -> one.id().equals(membership))
                : members.of(subject.id()).stream()
                        .anyMatch(one -> one.membershipId().equals(membership));
    }

    private static String back(LedgerSubject subject, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done("ledger.kept"));
        return "redirect:" + LedgerController.LIST + "/" + subject.id() + "/thanh-phan";
    }
}
