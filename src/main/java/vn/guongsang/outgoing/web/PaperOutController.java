package vn.guongsang.outgoing.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
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
import vn.guongsang.document.Signature;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Names;
import vn.guongsang.outgoing.KeptPapers;
import vn.guongsang.outgoing.OutgoingDraft;
import vn.guongsang.outgoing.OutgoingPaper;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** One paper on its way out: looked at, numbered and issued, taken along as Word or PDF, withdrawn. */
@Controller
class PaperOutController {

    private static final String ONE = RegisterController.LIST + "/{form}/{of}";
    private static final int NUMBER = 40;
    private static final int SIGNER = 120;
    private static final int REASON = 1_000;

    private final OutgoingPapers papers;
    private final KeptPapers kept;
    private final Audit audit;
    private final BusinessDay day;

    PaperOutController(OutgoingPapers papers, KeptPapers kept, Audit audit, BusinessDay day) {
        this.papers = papers;
        this.kept = kept;
        this.audit = audit;
        this.day = day;
    }

    /** @param paper null while it is a draft */
    private record Place(
            String form,
            UUID of,
            OutgoingDraft draft,
            @Nullable OutgoingPaper paper) {

        String address() {
            return RegisterController.LIST + "/" + form + "/" + of;
        }
    }

    private Place place(Actor actor, String form, String id) {
        UUID of = Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("outgoing.hidden"));
        OutgoingDraft draft = papers.draft(actor, form, of);
        return new Place(form, of, draft, papers.standing(form, of).orElse(null));
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable String form, @PathVariable String of, Model model) {
        return page(actor, place(actor, form, of), model);
    }

    private String page(Actor actor, Place place, Model model) {
        OutgoingDraft draft = place.draft();
        OutgoingPaper paper = place.paper();
        List<OutgoingPaper> all = papers.of(place.form(), place.of());
        model.addAttribute("form", place.form());
        model.addAttribute("address", place.address());
        model.addAttribute("draft", draft);
        model.addAttribute("paper", paper);
        model.addAttribute(
                "withdrawn", all.stream().filter(one -> !one.stands()).toList());
        model.addAttribute("issues", papers.mayIssue(actor, draft));
        model.addAttribute("sign", papers.sign(draft));
        model.addAttribute("next", papers.next(draft.organ(), draft.paper().kind()));
        model.addAttribute("pdf", kept.pdf(actor, asked(place)).isPresent());
        model.addAttribute(
                "timeline",
                TimelineEntry.of(all.reversed().stream()
                        .flatMap(one -> audit.timeline(Subject.of("outgoing-paper", one.id())).stream())
                        .toList()));
        return "outgoing/paper";
    }

    @PostMapping(ONE)
    String issue(
            Actor actor,
            @PathVariable String form,
            @PathVariable String of,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Place place = issued(actor, form, of);
        var typed = new TypedForm(sent, new Problems());
        String number = typed.words("so", NUMBER);
        Optional<LocalDate> on = typed.day("ngay", true);
        String capacity = typed.words("quyen-han", SIGNER, "outgoing.problem.capacity");
        String signer = typed.words("nguoi-ky", SIGNER, "outgoing.problem.signer");
        OutgoingPapers.unreadable("so", number, papers.sign(place.draft())).ifPresent(typed.problems()::add);
        if (typed.problems().isEmpty()
                && papers.issue(actor, form, place.of(), number, on.orElseThrow(), signature(capacity, signer))
                        instanceof Verdict.Refused refused) {
            typed.problems().add(OutgoingPapers.besideNumber("so", refused));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, place, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("outgoing.issued"));
        return "redirect:" + place.address();
    }

    private static Signature signature(String capacity, String signer) {
        return new Signature(Arrays.asList(capacity.split("\\s*/\\s*")), signer);
    }

    private Place issued(Actor actor, String form, String of) {
        Place place = place(actor, form, of);
        if (!papers.mayIssue(actor, place.draft())) {
            Verdict.refused("outgoing.issue.forbidden").orThrow();
        }
        return place;
    }

    @PostMapping(ONE + "/thu-hoi")
    String withdraw(
            Actor actor,
            @PathVariable String form,
            @PathVariable String of,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Place place = issued(actor, form, of);
        var typed = new TypedForm(sent, new Problems());
        String reason = typed.words("ly-do", REASON, "outgoing.problem.reason");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, place, model);
        }
        papers.withdraw(actor, form, place.of(), reason).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("outgoing.withdrawn"));
        return "redirect:" + place.address();
    }

    @GetMapping(ONE + "/van-ban.docx")
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable String form, @PathVariable String of) {
        Place place = place(actor, form, of);
        byte[] content = kept.docx(actor, asked(place));
        return fresh(new Download(name(place) + ".docx", FileType.DOCX, content).attached());
    }

    @GetMapping(ONE + "/van-ban.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable String form, @PathVariable String of) {
        Place place = place(actor, form, of);
        byte[] content = kept.pdf(actor, asked(place)).orElseThrow(PaperOutController::edited);
        return fresh(new Download(name(place) + ".pdf", FileType.PDF, content).attached());
    }

    /** The first page, to be looked at in place. */
    @GetMapping(ONE + "/trang-dau.png")
    ResponseEntity<byte[]> picture(Actor actor, @PathVariable String form, @PathVariable String of) {
        byte[] picture = kept.pdf(actor, asked(place(actor, form, of)))
                .flatMap(pdf -> Documents.picture(pdf, 1))
                .orElseThrow(PaperOutController::edited);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(picture);
    }

    private KeptPapers.Asked asked(Place place) {
        OutgoingDraft draft = place.draft();
        return new KeptPapers.Asked(draft.body(), place.form(), place.of(), day.today(), draft::paper);
    }

    private static String name(Place place) {
        return place.paper() == null
                ? place.form() + "-du-thao"
                : Names.slug(place.paper().sign());
    }

    private static Refusal edited() {
        return new Refusal((Verdict.Refused) Verdict.refused("outgoing.refused.edited"));
    }

    /** A draft changes until it is issued, and who may read it can change at any time. */
    private static ResponseEntity<byte[]> fresh(ResponseEntity<byte[]> file) {
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(file.getBody());
    }
}
