package vn.guongsang.dossier.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.DossierClearance;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Dossiers.Remark;
import vn.guongsang.dossier.OpenMovements;
import vn.guongsang.dossier.Opinion;
import vn.guongsang.dossier.Proofs;
import vn.guongsang.dossier.Stops;
import vn.guongsang.dossier.Turns;
import vn.guongsang.dossier.Under;
import vn.guongsang.dossier.paper.ReportPaper;
import vn.guongsang.dossier.paper.ReturnLetter;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.outgoing.OutgoingPaper;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** A dossier's own page: what it says, what was found, who has it, and what the reader can do with it now. */
@Controller
class DossierController {

    static final int REASON = 1_000;
    private static final int REMARKS = 40;
    private static final String ONE = SeenDossier.LIST + "/{id}";

    /** Acts of the authority of which those who put forward hear by the result. */
    private static final Set<String> INTERNAL = Set.of(
            "dossier.found",
            "dossier.asked",
            "dossier.clearance-asked",
            "dossier.answered",
            "dossier.compared",
            "dossier.alike-copied",
            "dossier.alike-legitimate",
            "dossier.alike-unlike");

    private final SeenDossier seen;
    private final Dossiers dossiers;
    private final DossierPath path;
    private final Permissions permissions;
    private final Attachments attachments;
    private final AlikeDossiers alike;
    private final Proofs proofs;
    private final Stops stops;
    private final Turns turns;
    private final DossierClearance clearance;
    private final Consultations consultations;
    private final Awards awards;
    private final OpenMovements movements;
    private final Bodies bodies;
    private final Audit audit;
    private final BusinessDay day;
    private final ReportPaper paper;
    private final OutgoingPapers outgoing;
    private final LedgerSubjects subjects;

    DossierController(
            SeenDossier seen,
            Dossiers dossiers,
            DossierPath path,
            Permissions permissions,
            Attachments attachments,
            AlikeDossiers alike,
            Proofs proofs,
            Stops stops,
            Turns turns,
            DossierClearance clearance,
            Consultations consultations,
            Awards awards,
            OpenMovements movements,
            Bodies bodies,
            Audit audit,
            BusinessDay day,
            ReportPaper paper,
            OutgoingPapers outgoing,
            LedgerSubjects subjects) {
        this.seen = seen;
        this.dossiers = dossiers;
        this.path = path;
        this.permissions = permissions;
        this.attachments = attachments;
        this.alike = alike;
        this.proofs = proofs;
        this.stops = stops;
        this.turns = turns;
        this.clearance = clearance;
        this.consultations = consultations;
        this.awards = awards;
        this.movements = movements;
        this.bodies = bodies;
        this.audit = audit;
        this.day = day;
        this.paper = paper;
        this.outgoing = outgoing;
        this.subjects = subjects;
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return show(actor, seen.by(actor, id), model);
    }

    private String show(Actor actor, Dossier dossier, Model model) {
        UUID id = dossier.id();
        DossierState state = dossier.state();
        boolean appraises = permissions.may(actor, DossierAction.APPRAISE, dossier);
        List<Dossiers.Taken> steps = dossiers.steps(id);
        model.addAttribute("dossier", dossier);
        model.addAttribute(
                "letter",
                state == DossierState.RETURNED
                        ? outgoing.standing(ReturnLetter.FORM, steps.getLast().id())
                                .map(OutgoingPaper::sign)
                                .orElse(appraises ? "" : null)
                        : null);
        model.addAttribute("award", award(dossier));
        Under under = dossier.nomination().under();
        model.addAttribute("movement", under == null ? null : movements.nameOf(under));
        model.addAttribute("body", bodies.get(dossier.bodyId()).name());
        model.addAttribute(
                "recorded",
                permissions.may(
                        actor,
                        LedgerAction.READ,
                        Concerned.of(subjects.subject(dossier.nomination().subject()))));
        model.addAttribute("addressee", bodies.get(dossier.addresseeId()).name());
        model.addAttribute("judgement", path.judgement(dossier));
        boolean internal = permissions.may(actor, DossierAction.INTERNAL, dossier);
        model.addAttribute(
                "findings",
                internal
                        ? dossiers.findings(id).stream()
                                .collect(Collectors.toMap(Dossiers.Found::line, Function.identity()))
                        : Map.of());
        model.addAttribute("pointers", proofs.pointers(id));
        model.addAttribute("meeting", proofs.meeting(id).orElse(null));
        model.addAttribute("endorsement", proofs.endorsement(id).orElse(null));
        model.addAttribute("required", path.required(dossier));
        model.addAttribute("files", dossiers.files(id));
        model.addAttribute("completeness", path.completeness(dossier));
        model.addAttribute("opinions", opinions(actor, dossier));
        model.addAttribute("steps", steps);
        model.addAttribute("reports", dossiers.reports(id));
        model.addAttribute("today", day.today());
        model.addAttribute("own", actor.bodyId());
        model.addAttribute(
                "edits",
                permissions.may(actor, DossierAction.EDIT, dossier)
                        && dossier.describe().allowed());
        model.addAttribute("sends", permissions.may(actor, DossierAction.SUBMIT, dossier));
        model.addAttribute("appraises", appraises);
        model.addAttribute("alike", appraises ? alike.of(actor, dossier) : List.of());
        model.addAttribute("examines", appraises && dossier.examine().allowed());
        model.addAttribute("answers", permissions.may(actor, DossierAction.ANSWER, dossier));
        model.addAttribute("formId", UUID.randomUUID());
        model.addAttribute("turns", turns.of(dossier));
        model.addAttribute("stops", internal ? stops.of(dossier) : List.of());
        model.addAttribute(
                "proposals", appraises && dossier.examine().allowed() ? clearance.proposals(dossier) : List.of());
        consultations.latest(DossierPath.MATTER, id).ifPresent(item -> {
            model.addAttribute("consulted", item);
            model.addAttribute("tally", consultations.tally(item.id()));
        });
        model.addAttribute("consults", appraises && dossier.consult().allowed());
        model.addAttribute(
                "higher",
                appraises && state == DossierState.PASSED
                        ? bodies.above(dossier.addresseeId(), day.today()).reversed().stream()
                                .map(one -> Choice.data(one.id().toString(), one.name()))
                                .toList()
                        : List.of());
        model.addAttribute(
                "timeline",
                TimelineEntry.of(audit.timeline(Subject.of("dossier", id)).stream()
                        .filter(entry -> internal || !INTERNAL.contains(entry.act()))
                        .toList()));
        return "dossier/show";
    }

    /** All of them, or the one for which the actor's body was asked. */
    private List<Opinion> opinions(Actor actor, Dossier dossier) {
        boolean all = permissions.may(actor, DossierAction.INTERNAL, dossier);
        return dossiers.opinions(dossier.id()).stream()
                .filter(opinion -> all || actor.bodyId().equals(opinion.body()))
                .toList();
    }

    private String award(Dossier dossier) {
        return awards.find(
                        dossier.nomination().award(), dossier.receivedOn() == null ? day.today() : dossier.receivedOn())
                .map(one -> one.name())
                .orElse(dossier.nomination().award());
    }

    @GetMapping(ONE + "/tep/{attachment}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable UUID id, @PathVariable UUID attachment) {
        Dossier dossier = seen.by(actor, id);
        return Stream.concat(
                        dossiers.files(dossier.id()).stream().map(Dossiers.PartFile::attachmentId),
                        opinions(actor, dossier).stream().map(Opinion::attachmentId))
                .filter(attachment::equals)
                .findFirst()
                .flatMap(file -> attachments.download(file, Attachment.Rendition.FILE))
                .orElseThrow(() -> Untrusted.hidden("dossier.hidden"))
                .attached();
    }

    @GetMapping(ONE + "/bao-cao.docx")
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable UUID id) {
        return report(seen.by(actor, id), FileType.DOCX, Documents::docx);
    }

    @GetMapping(ONE + "/bao-cao.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        return report(seen.by(actor, id), FileType.PDF, Documents::pdf);
    }

    private ResponseEntity<byte[]> report(Dossier dossier, FileType type, Function<OfficialDocument, byte[]> form) {
        String name = "bao-cao-thanh-tich-" + Names.slug(dossier.nomination().name());
        return new Download(name + "." + type.extension(), type, form.apply(paper.of(dossier))).attached();
    }

    // the body

    @PostMapping(ONE + "/gui")
    String submit(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        seen.by(actor, DossierAction.SUBMIT, id);
        path.submit(actor, id).orThrow();
        return back(id, "dossier.sent", redirect);
    }

    @PostMapping(ONE + "/rut")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.SUBMIT, id);
        var typed = new TypedForm(sent, new Problems());
        String reason = typed.words("rut-vi", REASON, "dossier.missing.reason");
        if (!typed.problems().isEmpty()) {
            return again(actor, dossier, typed, model);
        }
        path.withdraw(actor, id, reason).orThrow();
        return back(id, "dossier.withdrawnNow", redirect);
    }

    // the hub

    @PostMapping(ONE + "/tiep-nhan")
    String accept(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        seen.by(actor, DossierAction.APPRAISE, id);
        path.accept(actor, id).orThrow();
        return back(id, "dossier.acceptedNow", redirect);
    }

    @PostMapping(ONE + "/tra-lai")
    String sendBack(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.APPRAISE, id);
        var typed = new TypedForm(sent, new Problems());
        String reason = typed.words("tra-vi", REASON, "dossier.missing.reason");
        List<Remark> remarks = new ArrayList<>();
        for (String part : parts(dossier)) {
            String words = typed.words("nhan-xet-" + part, REASON);
            if (!words.isEmpty() && remarks.size() < REMARKS) {
                remarks.add(new Remark(part, words));
            }
        }
        if (!typed.problems().isEmpty()) {
            return again(actor, dossier, typed, model);
        }
        path.sendBack(actor, id, reason, remarks).orThrow();
        return back(id, "dossier.returnedNow", redirect);
    }

    /** What a remark can be about: the two parts of the report, and the parts that are files. */
    private List<String> parts(Dossier dossier) {
        var parts = new ArrayList<>(List.of("citation", "background", "achievement"));
        path.required(dossier).forEach(part -> parts.add(part.code()));
        return parts;
    }

    @PostMapping(ONE + "/nhan-dinh/{line}")
    String find(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String line,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.APPRAISE, id);
        var typed = new TypedForm(sent, new Problems());
        String words = typed.words("can-cu-" + line, REASON, "dossier.missing.finding");
        String met = sent.getOrDefault("dat-" + line, "");
        if (!met.equals("co") && !met.equals("khong")) {
            typed.problems().add("dat-" + line, "dossier.missing.met");
        }
        if (!typed.problems().isEmpty()) {
            return again(actor, dossier, typed, model);
        }
        path.find(actor, id, line, met.equals("co"), words).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.foundNow"));
        return "redirect:" + SeenDossier.address(id) + "#dieu-kien";
    }

    @PostMapping(ONE + "/ket-luan")
    String appraise(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.APPRAISE, id);
        var typed = new TypedForm(sent, new Problems());
        String said = sent.getOrDefault("ket-luan", "");
        if (!said.equals("dat") && !said.equals("khong-dat")) {
            typed.problems().add("ket-luan", "dossier.missing.conclusion");
        }
        String reason = said.equals("dat")
                ? typed.words("ket-luan-vi", REASON)
                : typed.words("ket-luan-vi", REASON, "dossier.missing.reason");
        if (!typed.problems().isEmpty()) {
            return again(actor, dossier, typed, model);
        }
        path.appraise(actor, id, said.equals("dat"), reason).orThrow();
        return back(id, "dossier.appraisedNow", redirect);
    }

    @PostMapping(ONE + "/chuyen-cap-tren")
    String escalate(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.APPRAISE, id);
        var typed = new TypedForm(sent, new Problems());
        String reason = typed.words("chuyen-vi", REASON, "dossier.missing.reason");
        UUID higher = Untrusted.id(sent.get("cap-tren")).orElse(null);
        if (higher == null) {
            typed.problems().add("cap-tren", "dossier.missing.addressee");
        }
        if (higher == null || !typed.problems().isEmpty()) {
            return again(actor, dossier, typed, model);
        }
        path.escalate(actor, id, higher, reason).orThrow();
        return back(id, "dossier.escalatedNow", redirect);
    }

    // opinions

    @PostMapping(ONE + "/y-kien")
    String ask(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Dossier dossier = seen.by(actor, DossierAction.APPRAISE, id);
        var typed = new TypedForm(sent, new Problems());
        UUID form = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        String agency = typed.words("co-quan", NominationForm.PLACE, "dossier.missing.agency");
        String question = typed.words("noi-dung", REASON, "dossier.missing.question");
        var due = typed.day("han", true);
        if (!typed.problems().isEmpty()) {
            return again(actor, dossier, typed, model);
        }
        UUID body = clearance.bodyNamed(agency).map(Body::id).orElse(null);
        path.ask(actor, form, id, body, agency, question, due.orElseThrow()).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.askedNow", agency));
        return "redirect:" + SeenDossier.address(id) + "#y-kien";
    }

    @PostMapping(ONE + "/y-kien/{opinion}")
    String answer(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID opinion,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "cong-van", required = false) @Nullable MultipartFile letter,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Dossier dossier = seen.by(actor, id);
        path.mayAnswer(actor, dossier, opinion).orThrow();
        var typed = new TypedForm(sent, new Problems());
        String words = typed.words("tra-loi-" + opinion, REASON, "dossier.missing.answer");
        String agreed = sent.getOrDefault("dong-y-" + opinion, "");
        if (!agreed.equals("co") && !agreed.equals("khong")) {
            typed.problems().add("dong-y-" + opinion, "dossier.missing.agreed");
        }
        String number = typed.words("so-cong-van-" + opinion, NominationForm.PLACE);
        Upload file = upload(letter, typed);
        if (!typed.problems().isEmpty()) {
            return again(actor, dossier, typed, model);
        }
        Verdict verdict = path.answer(actor, id, opinion, agreed.equals("co"), words, number, file);
        if (verdict instanceof Verdict.Refused refused && refused.code().startsWith("document.")) {
            typed.problems().add("cong-van", refused.code(), refused.args().toArray());
            return again(actor, dossier, typed, model);
        }
        verdict.orThrow();
        redirect.addFlashAttribute("flash", Flash.done("dossier.answeredNow"));
        return "redirect:" + SeenDossier.address(id) + "#y-kien";
    }

    private static @Nullable Upload upload(@Nullable MultipartFile sent, TypedForm typed) throws IOException {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        String name = String.valueOf(sent.getOriginalFilename());
        if (sent.getSize() > Upload.LIMIT) {
            typed.problems().add("cong-van", "document.upload.too-large", name, Upload.LIMIT / 1024 / 1024);
            return null;
        }
        return new Upload(name, sent.getBytes());
    }

    String again(Actor actor, Dossier dossier, TypedForm typed, Model model) {
        model.addAttribute("problems", typed.problems());
        return show(actor, dossier, model);
    }

    private static String back(UUID id, String flash, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done(flash));
        return "redirect:" + SeenDossier.address(id);
    }
}
