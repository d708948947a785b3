package vn.guongsang.ledger.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Ground;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** An award entered by a person who has the paper: written, put right, marked as revoked. */
@Controller
class AwardController {

    private static final String NEW = SubjectController.ONE + "/ghi";
    private static final String ONE = LedgerController.LIST + "/muc/{award}";
    private static final int LONGEST = 1_000;
    private static final int NUMBER = 60;

    private final LedgerSubjects subjects;
    private final Ledger ledger;
    private final Awards awards;
    private final Permissions permissions;
    private final BusinessDay day;

    AwardController(LedgerSubjects subjects, Ledger ledger, Awards awards, Permissions permissions, BusinessDay day) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.awards = awards;
        this.permissions = permissions;
        this.day = day;
    }

    private LedgerSubject recordable(Actor actor, Optional<UUID> id) {
        LedgerSubject subject =
                id.map(known -> subjects.read(actor, known)).orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
        permissions.require(actor, LedgerAction.RECORD, Concerned.of(subject));
        return subject;
    }

    /** Titles and forms are entered apart: {@code ?loai=hinh-thuc} asks for a form. */
    private static AwardList list(String asked) {
        return asked.equals("hinh-thuc") ? AwardList.FORM : AwardList.TITLE;
    }

    @GetMapping(NEW)
    String blank(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "loai", defaultValue = "") String list,
            Model model) {
        return form(recordable(actor, Untrusted.id(id)), list(list), null, UUID.randomUUID(), model);
    }

    @PostMapping(NEW)
    String enter(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        LedgerSubject subject = recordable(actor, Untrusted.id(id));
        AwardList list = list(sent.getOrDefault("loai", ""));
        Typed typed = new Typed(sent, day.today());
        HeldAward award = award(typed, typed.id(), subject, list, Source.RECORD);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return form(subject, list, null, award.id(), model);
        }
        ledger.enter(actor, award);
        return back(subject, "ledger.award.entered", redirect);
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable("award") String id, Model model) {
        HeldAward award = award(id);
        return form(recordable(actor, Optional.of(award.subjectId())), award.list(), award, award.id(), model);
    }

    @PostMapping(ONE)
    String correct(
            Actor actor,
            @PathVariable("award") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        HeldAward before = award(id);
        LedgerSubject subject = recordable(actor, Optional.of(before.subjectId()));
        mustNotBeDecidedHere(before);
        Typed typed = new Typed(sent, day.today());
        HeldAward corrected = award(typed, before.id(), subject, before.list(), before.source());
        String basis = typed.needed("can-cu", LONGEST);
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return form(subject, before.list(), before, before.id(), model);
        }
        ledger.correct(actor, corrected, basis);
        return back(subject, "ledger.award.corrected", redirect);
    }

    @PostMapping(ONE + "/thu-hoi")
    String revoke(
            Actor actor,
            @PathVariable("award") String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        HeldAward award = award(id);
        LedgerSubject subject = recordable(actor, Optional.of(award.subjectId()));
        mustNotBeDecidedHere(award);
        Typed typed = new Typed(sent, day.today());
        String basis = typed.needed("quyet-dinh-thu-hoi", LONGEST);
        LocalDate on = typed.neededDay("ngay-thu-hoi");
        if (typed.wrong()) {
            model.addAttribute("problems", typed.problems());
            return form(subject, award.list(), award, award.id(), model);
        }
        ledger.revoke(actor, award, basis, on);
        return back(subject, "ledger.award.revoked", redirect);
    }

    private HeldAward award(String id) {
        return Untrusted.id(id).flatMap(ledger::award).orElseThrow(() -> Untrusted.hidden("ledger.hidden"));
    }

    /** What a decision of this product gave is corrected and revoked by a decision, not here. */
    private static void mustNotBeDecidedHere(HeldAward award) {
        if (award.source() == Source.DECISION) {
            Verdict.refused("ledger.award.decided").orThrow();
        }
    }

    private String form(LedgerSubject subject, AwardList list, @Nullable HeldAward award, UUID formId, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("list", list);
        model.addAttribute("award", award);
        model.addAttribute(
                "revocation",
                award == null ? null : ledger.revocations(subject.id()).get(award.id()));
        model.addAttribute("formId", formId);
        model.addAttribute("choices", choices(list));
        return "ledger/award";
    }

    private List<Award> choices(AwardList list) {
        return awards.on(day.today()).stream().filter(one -> one.list() == list).toList();
    }

    private HeldAward award(Typed typed, UUID id, LedgerSubject subject, AwardList list, Source source) {
        LocalDate decided = typed.day("ngay");
        LocalDate on = decided == null ? day.today() : decided;
        String code = typed.raw("danh-muc");
        Optional<Award> award =
                awards.find(code, on).or(() -> awards.find(code, day.today())).filter(known -> known.list() == list);
        if (award.isEmpty()) {
            typed.problems().add("danh-muc", "ledger.problem.choose");
        }
        return new HeldAward(
                id,
                subject.id(),
                code,
                award.map(Award::name).orElse(code),
                list,
                typed.year("nam"),
                typed.chosen(Ground.class, "loai-hinh"),
                typed.words("thanh-tich", LONGEST),
                typed.words("so", NUMBER),
                decided,
                typed.needed("nguoi-quyet-dinh", LONGEST),
                subject.bodyId(),
                source,
                null);
    }

    private static String back(LedgerSubject subject, String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done(said));
        return "redirect:" + LedgerController.LIST + "/" + subject.id();
    }
}
