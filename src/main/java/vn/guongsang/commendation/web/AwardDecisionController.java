package vn.guongsang.commendation.web;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.AwardDecision;
import vn.guongsang.commendation.AwardDecision.Change;
import vn.guongsang.commendation.AwardDecision.Entry;
import vn.guongsang.commendation.AwardDecisionAction;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.commendation.paper.AwardPackage;
import vn.guongsang.commendation.paper.AwardPaper;
import vn.guongsang.commendation.paper.PlanBases;
import vn.guongsang.commendation.reading.AwardDecisionList;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.IssuerName;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.outgoing.Bases;
import vn.guongsang.outgoing.KeptPaper;
import vn.guongsang.outgoing.KeptPapers;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.outgoing.PaperForms;
import vn.guongsang.paper.IssuedPapers;
import vn.guongsang.plan.Parts;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Decisions about awards: drawn up from dossiers that passed, issued, put right, taken away. */
@Controller
public class AwardDecisionController {

    public static final String LIST = "/quyet-dinh-khen-thuong";
    private static final String ONE = LIST + "/{id}";

    private static final int ABOUT = 500;
    private static final int BASIS = 4_000;
    private static final int REASON = 1_000;
    private static final int LINE = 500;

    private final Awarding awarding;
    private final AwardDecisionList list;
    private final AwardPaper paper;
    private final PaperForms forms;
    private final KeptPapers kept;
    private final Bases bases;
    private final PlanBases planBases;
    private final IssuedPapers papers;
    private final OutgoingPapers register;
    private final AwardPackage exchange;
    private final Parts parts;
    private final Awards awards;
    private final Bodies bodies;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    AwardDecisionController(
            Awarding awarding,
            AwardDecisionList list,
            AwardPaper paper,
            PaperForms forms,
            KeptPapers kept,
            Bases bases,
            PlanBases planBases,
            IssuedPapers papers,
            OutgoingPapers register,
            AwardPackage exchange,
            Parts parts,
            Awards awards,
            Bodies bodies,
            Permissions permissions,
            Audit audit,
            BusinessDay day) {
        this.awarding = awarding;
        this.list = list;
        this.paper = paper;
        this.forms = forms;
        this.kept = kept;
        this.bases = bases;
        this.planBases = planBases;
        this.papers = papers;
        this.register = register;
        this.exchange = exchange;
        this.parts = parts;
        this.awards = awards;
        this.bodies = bodies;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    @GetMapping(LIST)
    String list(Actor actor, Paging paging, Model model) {
        List<AwardDecisionList.Row> rows = list.rows(actor, paging.offset(), paging.limit());
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("more", paging.more(rows));
        model.addAttribute("drawsUp", drawsUp(actor));
        return "commendation/awards";
    }

    private static boolean drawsUp(Actor actor) {
        return actor.is(Role.HUB_OFFICER) || actor.is(Role.COUNCIL_SECRETARY);
    }

    private static void mayDrawUp(Actor actor) {
        if (!drawsUp(actor)) {
            Verdict.refused("commendation.clerk.forbidden").orThrow();
        }
    }

    // drawing up

    @GetMapping(LIST + "/moi")
    String begin(Actor actor, @RequestParam(name = "co-quan", required = false) String issuer, Model model) {
        return begin(actor, Untrusted.id(issuer).orElse(null), UUID.randomUUID(), model);
    }

    private String begin(Actor actor, @org.jspecify.annotations.Nullable UUID asked, UUID id, Model model) {
        mayDrawUp(actor);
        Set<UUID> authorities = parts.authorities(actor.bodyId());
        List<Body> issuers = bodies.of(authorities);
        UUID issuer = asked != null && authorities.contains(asked) ? asked : mostWaiting(issuers);
        IssuerName name = IssuerName.of(bodies.get(issuer), bodies);
        model.addAttribute("id", id);
        model.addAttribute("issuer", issuer);
        model.addAttribute(
                "issuers",
                issuers.stream()
                        .map(body -> Choice.data(body.id().toString(), body.name()))
                        .toList());
        model.addAttribute("waiting", awarding.waiting(issuer));
        model.addAttribute("kept", kept(issuer));
        model.addAttribute("planned", planned(issuer));
        model.addAttribute("names", names());
        model.addAttribute("by", name);
        return "commendation/awardnew";
    }

    /** The authority for which most is to be done comes first. */
    private UUID mostWaiting(List<Body> issuers) {
        return issuers.stream()
                .max(java.util.Comparator.comparingInt(
                        body -> awarding.waiting(body.id()).size()))
                .orElseThrow()
                .id();
    }

    private List<String> kept(UUID issuer) {
        return bases.on(issuer, AwardDecision.Kind.GRANT.form(), day.today());
    }

    /** What the issuer's plans rest on, beside what is kept. */
    private List<PlanBases.Offered> planned(UUID issuer) {
        List<String> kept = kept(issuer);
        return planBases.of(issuer, day.today()).stream()
                .filter(offered -> !kept.contains(offered.words()))
                .toList();
    }

    /** What was ticked of what is offered, and what was written. */
    private String basis(UUID issuer, List<String> ticked, String written) {
        Set<String> offered = Stream.concat(
                        kept(issuer).stream(), planned(issuer).stream().map(PlanBases.Offered::words))
                .collect(Collectors.toSet());
        return String.join(
                "\n",
                Bases.ordered(Stream.concat(ticked.stream().filter(offered::contains), written.lines())
                        .toList()));
    }

    private Map<String, String> names() {
        return awards.on(day.today()).stream().collect(Collectors.toMap(Award::code, Award::name));
    }

    @PostMapping(LIST + "/moi")
    String drawUp(
            Actor actor, @RequestParam MultiValueMap<String, String> all, Model model, RedirectAttributes redirect) {
        mayDrawUp(actor);
        Map<String, String> sent = all.toSingleValueMap();
        UUID id = Untrusted.id(sent.get("id")).orElseGet(UUID::randomUUID);
        UUID issuer = Untrusted.id(sent.get("co-quan")).orElse(actor.bodyId());
        var typed = new TypedForm(sent, new Problems());
        String about = typed.words("ve-viec", ABOUT, "commendation.missing.about");
        String basis = basis(issuer, all.getOrDefault("can-cu-chon", List.of()), typed.words("can-cu", BASIS));
        if (basis.isEmpty()) {
            typed.problems().add("can-cu", "commendation.missing.basis");
        }
        Set<UUID> chosen = ids(all.getOrDefault("ho-so", List.of()));
        if (chosen.isEmpty()) {
            typed.problems().add("ho-so", "commendation.missing.dossiers");
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return begin(actor, issuer, id, model);
        }
        awarding.drawUp(actor, id, issuer, about, basis, chosen).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("commendation.award.drawnUp"));
        return "redirect:" + LIST + "/" + id;
    }

    private static Set<UUID> ids(List<String> sent) {
        return sent.stream()
                .flatMap(one -> Untrusted.id(one).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    // one

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, readable(actor, id), model);
    }

    private AwardDecision readable(Actor actor, UUID id) {
        return readable(actor, AwardDecisionAction.READ, id);
    }

    private AwardDecision readable(Actor actor, AwardDecisionAction action, UUID id) {
        AwardDecision decision = awarding.get(id);
        permissions.require(actor, action, decision);
        return decision;
    }

    private String page(Actor actor, AwardDecision decision, Model model) {
        IssuerName issuer = paper.issuer(decision);
        boolean clerk = permissions.may(actor, AwardDecisionAction.DRAW_UP, decision);
        UUID of = decision.of();
        model.addAttribute("decision", decision);
        model.addAttribute("earlier", of == null ? null : awarding.get(of));
        model.addAttribute("entries", of == null ? awarding.entries(decision.id()) : awarding.concerned(decision));
        model.addAttribute("changes", of == null ? awarding.corrected(decision.id()) : awarding.changes(decision.id()));
        model.addAttribute("later", awarding.about(decision.id()));
        model.addAttribute("unreached", exchange.readers(decision).without());
        model.addAttribute("papers", papers.count("award-decision", decision.id()));
        model.addAttribute("issuer", issuer);
        model.addAttribute("next", register.next(decision.issuerId(), DocumentKind.DECISION));
        model.addAttribute("issues", permissions.may(actor, AwardDecisionAction.ISSUE, decision));
        model.addAttribute("clerk", clerk);
        model.addAttribute("formId", UUID.randomUUID());
        KeptPaper asIssued = kept.find(decision.kind().form(), decision.id()).orElse(null);
        model.addAttribute("kept", asIssued);
        model.addAttribute(
                "ownForm",
                asIssued == null
                        ? forms.edited(decision.issuerId(), decision.kind().form(), on(decision))
                                .isPresent()
                        : asIssued.pdf() == null);
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("award-decision", decision.id()))));
        return "commendation/award";
    }

    @PostMapping(ONE + "/ban-hanh")
    String issue(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        AwardDecision decision = readable(actor, AwardDecisionAction.ISSUE, id);
        var typed = new TypedForm(sent, new Problems());
        String capacity = typed.words("capacity", 120, "commendation.missing.capacity");
        var issuedOn = typed.day("issuedOn", true);
        String number = typed.words("number", 40);
        OutgoingPapers.unreadable("number", number, paper.issuer(decision).numberSign())
                .ifPresent(typed.problems()::add);
        if (typed.problems().isEmpty()
                && awarding.issue(actor, id, number, issuedOn.orElseThrow(), capacity)
                        instanceof Verdict.Refused refused) {
            typed.problems().add(OutgoingPapers.besideNumber("number", refused));
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, decision, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("commendation.award.issued"));
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping(ONE + "/can-cu")
    String rest(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        AwardDecision decision = readable(actor, AwardDecisionAction.DRAW_UP, id);
        var typed = new TypedForm(sent, new Problems());
        String basis = typed.words("can-cu", BASIS, "commendation.missing.basis");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, decision, model);
        }
        awarding.rest(actor, id, basis).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("commendation.award.rested"));
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping(ONE + "/bo")
    String discard(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        readable(actor, AwardDecisionAction.DRAW_UP, id);
        awarding.discard(actor, id).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("commendation.award.discarded"));
        return "redirect:" + LIST;
    }

    @GetMapping(ONE + "/dinh-chinh/{entry}")
    String correction(Actor actor, @PathVariable UUID id, @PathVariable UUID entry, Model model) {
        return correction(readable(actor, AwardDecisionAction.DRAW_UP, id), line(id, entry), model);
    }

    private String correction(AwardDecision decision, Entry entry, Model model) {
        model.addAttribute("decision", decision);
        model.addAttribute("entry", entry);
        model.addAttribute("now", awarding.now(entry));
        model.addAttribute("formId", UUID.randomUUID());
        return "commendation/correction";
    }

    private Entry line(UUID decision, UUID entry) {
        return awarding.entries(decision).stream()
                .filter(one -> one.id().equals(entry))
                .findFirst()
                .orElseThrow(() -> Untrusted.hidden("commendation.hidden"));
    }

    @PostMapping(ONE + "/dinh-chinh/{entry}")
    String correct(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID entry,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        AwardDecision decision = readable(actor, AwardDecisionAction.DRAW_UP, id);
        Entry line = line(id, entry);
        Change before = awarding.now(line);
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        var typed = new TypedForm(sent, new Problems());
        Change change = new Change(
                entry,
                typed.words("ten", LINE, "commendation.missing.name"),
                typed.words("noi", LINE),
                typed.words("thanh-tich", LINE, "commendation.missing.citation"));
        String reason = typed.words("ly-do", REASON, "commendation.missing.reason");
        if (change.equals(before)) {
            typed.problems().add("ten", "commendation.missing.change");
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return correction(decision, line, model);
        }
        awarding.drawUpCorrection(actor, form, id, reason, change).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("commendation.award.drawnUp"));
        return "redirect:" + LIST + "/" + form;
    }

    @PostMapping(ONE + "/huy")
    String revoke(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> all,
            Model model,
            RedirectAttributes redirect) {
        AwardDecision decision = readable(actor, AwardDecisionAction.DRAW_UP, id);
        Map<String, String> sent = all.toSingleValueMap();
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        var typed = new TypedForm(sent, new Problems());
        Set<UUID> chosen = ids(all.getOrDefault("dong", List.of()));
        String reason = typed.words("huy-vi", REASON, "commendation.missing.reason");
        if (chosen.isEmpty()) {
            typed.problems().add("dong", "commendation.missing.lines");
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, decision, model);
        }
        awarding.drawUpRevocation(actor, form, id, reason, chosen).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("commendation.award.drawnUp"));
        return "redirect:" + LIST + "/" + form;
    }

    // papers

    @GetMapping(ONE + "/quyet-dinh.docx")
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable UUID id) {
        AwardDecision decision = readable(actor, id);
        return file(decision, FileType.DOCX, kept.docx(actor, awarding.paper(decision, on(decision))));
    }

    @GetMapping(ONE + "/quyet-dinh.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        AwardDecision decision = readable(actor, id);
        return file(
                decision,
                FileType.PDF,
                kept.pdf(actor, awarding.paper(decision, on(decision)))
                        .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("outgoing.refused.edited"))));
    }

    @GetMapping(ONE + "/lien-thong.edxml")
    ResponseEntity<byte[]> exchange(Actor actor, @PathVariable UUID id) {
        AwardDecision decision = readable(actor, AwardDecisionAction.DRAW_UP, id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("quyet-dinh-" + Names.slug(String.valueOf(decision.number())) + ".edxml")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_XML)
                .body(exchange.of(actor, decision));
    }

    /** The day whose form it stands in. */
    private LocalDate on(AwardDecision decision) {
        return decision.issuedOn() == null ? day.today() : decision.issuedOn();
    }

    private static ResponseEntity<byte[]> file(AwardDecision decision, FileType type, byte[] content) {
        String name = "quyet-dinh-" + (decision.number() == null ? "du-thao" : Names.slug(decision.number()));
        ResponseEntity<byte[]> file = new Download(name + "." + type.extension(), type, content).attached();
        // a draft changes until it is issued, and who may read it can change at any time
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(file.getBody());
    }
}
