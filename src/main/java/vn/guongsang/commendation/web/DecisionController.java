package vn.guongsang.commendation.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.CommendationAction;
import vn.guongsang.commendation.Decision;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.commendation.Vote;
import vn.guongsang.commendation.paper.DecisionPaper;
import vn.guongsang.commendation.paper.IssuerName;
import vn.guongsang.commendation.reading.DecisionList;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Names;
import vn.guongsang.verdict.Verdict;

/** Decisions: those that wait for number and signature, those issued, and their papers. */
@Controller
class DecisionController {

    private static final String LIST = "/quyet-dinh";
    private static final String ONE = "/quyet-dinh/{id}";
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6}\\p{Alpha}?)(?:/(.+))?");

    private final DecisionList list;
    private final Recognising recognising;
    private final DecisionPaper paper;
    private final Exemplars exemplars;
    private final Permissions permissions;
    private final Audit audit;

    DecisionController(
            DecisionList list,
            Recognising recognising,
            DecisionPaper paper,
            Exemplars exemplars,
            Permissions permissions,
            Audit audit) {
        this.list = list;
        this.recognising = recognising;
        this.paper = paper;
        this.exemplars = exemplars;
        this.permissions = permissions;
        this.audit = audit;
    }

    @InitBinder
    void text(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new WrittenText());
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam(name = "xem", defaultValue = "") String view, Paging paging, Model model) {
        boolean issued = view.equals("da-ban-hanh");
        List<DecisionList.Row> rows = issued
                ? list.issued(actor, paging.offset(), paging.limit())
                : list.drafts(actor, paging.offset(), paging.limit());
        model.addAttribute("issued", issued);
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        return "commendation/list";
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, readable(actor, id), model);
    }

    private Decision readable(Actor actor, UUID id) {
        Decision decision = recognising.get(id);
        permissions.require(actor, CommendationAction.READ, decision);
        return decision;
    }

    private String page(Actor actor, Decision decision, Model model) {
        IssuerName issuer = paper.issuer(decision);
        Vote vote = recognising.vote(decision.voteId());
        model.addAttribute("decision", decision);
        model.addAttribute("vote", vote);
        model.addAttribute("exemplar", exemplars.get(decision.exemplarId()));
        model.addAttribute("issuer", issuer);
        model.addAttribute(
                "timeline",
                TimelineEntry.of(audit.timeline(Subject.of("exemplar", decision.exemplarId())).stream()
                        .filter(entry ->
                                entry.act().startsWith("vote.") || entry.act().startsWith("decision."))
                        .toList()));
        model.addAttribute("issues", permissions.may(actor, CommendationAction.ISSUE, decision));
        return "commendation/decision";
    }

    @PostMapping(ONE + "/ban-hanh")
    Object issue(
            Actor actor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("issue") IssueForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        Decision decision = readable(actor, id);
        permissions.require(actor, CommendationAction.ISSUE, decision);
        String sign = paper.issuer(decision).numberSign();
        Problems problems = new Problems();
        Matcher number =
                NUMBER.matcher(form.number() == null ? "" : form.number().replaceAll("\\s+", ""));
        boolean readable =
                number.matches() && (number.group(2) == null || number.group(2).equalsIgnoreCase(sign));
        if (!errors.hasFieldErrors("number") && !readable) {
            problems.add("number", "commendation.problem.number", sign);
        }
        if (errors.hasErrors() || !problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(actor, decision, model);
        }
        Verdict verdict = recognising.issue(actor, id, number.group(1) + "/" + sign, form.issuedOn(), form.capacity());
        if (verdict instanceof Verdict.Refused refused) {
            model.addAttribute("refusal", refused);
            return new ModelAndView(page(actor, decision, model), model.asMap(), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("flash", Flash.done("commendation.issued"));
        return "redirect:" + LIST + "/" + id;
    }

    @GetMapping(ONE + "/quyet-dinh.docx")
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable UUID id) {
        return file(readable(actor, id), FileType.DOCX, Documents::docx);
    }

    @GetMapping(ONE + "/quyet-dinh.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        return file(readable(actor, id), FileType.PDF, Documents::pdf);
    }

    private ResponseEntity<byte[]> file(Decision decision, FileType type, Function<OfficialDocument, byte[]> form) {
        String name = "quyet-dinh-" + (decision.number() == null ? "du-thao" : Names.slug(decision.number()));
        ResponseEntity<byte[]> file =
                new Download(name + "." + type.extension(), type, form.apply(paper.of(decision))).attached();
        // a draft changes until it is issued, and who may read it can change at any time
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(file.getBody());
    }
}
