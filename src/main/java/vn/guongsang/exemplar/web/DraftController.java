package vn.guongsang.exemplar.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;
import vn.guongsang.document.Upload;
import vn.guongsang.exemplar.Completeness;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.Profile;
import vn.guongsang.exemplar.State;
import vn.guongsang.exemplar.reading.Receivers;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Page;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.QuotaStandings;
import vn.guongsang.plan.pack.Enough;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** From the choice of plan to the sending: what an officer of the body writes. */
@Controller
class DraftController {

    private static final String ONE = "/dien-hinh/{id}";
    private static final String EVIDENCE = "evidence-";

    private final Seen seen;
    private final Plans plans;
    private final Movements movements;
    private final QuotaStandings quotas;
    private final Exemplars exemplars;
    private final ExemplarPath path;
    private final CriteriaView criteria;
    private final DraftForm form;
    private final Receivers receivers;
    private final BusinessDay day;
    private final Clock clock;
    private final MessageSource messages;

    DraftController(
            Seen seen,
            Plans plans,
            Movements movements,
            QuotaStandings quotas,
            Exemplars exemplars,
            ExemplarPath path,
            CriteriaView criteria,
            DraftForm form,
            Receivers receivers,
            BusinessDay day,
            Clock clock,
            MessageSource messages) {
        this.seen = seen;
        this.plans = plans;
        this.movements = movements;
        this.quotas = quotas;
        this.exemplars = exemplars;
        this.path = path;
        this.criteria = criteria;
        this.form = form;
        this.receivers = receivers;
        this.day = day;
        this.clock = clock;
        this.messages = messages;
    }

    // choosing what it is

    /** Without a plan: which one; with one: movement, sector and kind as that plan knows them. */
    @GetMapping("/dien-hinh/moi")
    String begin(
            Actor actor,
            @RequestParam(name = "ke-hoach", defaultValue = "") String plan,
            @RequestParam(name = "phong-trao", defaultValue = "") String movement,
            @RequestParam(name = "nhiem-vu", required = false) @Nullable UUID duty,
            Model model) {
        List<Plan> open = plans.all().stream()
                .filter(one -> path.mayRegister(actor, one.id()).allowed())
                .toList();
        Optional<Plan> chosen = plan.isEmpty() && open.size() == 1 ? Optional.of(open.getFirst()) : plans.byCode(plan);
        if (chosen.isEmpty()) {
            if (open.isEmpty()) {
                path.mayRegister(actor, UUID.randomUUID()).orThrow();
            }
            model.addAttribute("plans", open);
            return "exemplar/choose";
        }
        path.mayRegister(actor, chosen.get().id()).orThrow();
        return begin(actor, chosen.get(), FormId.next(clock), movement, duty, model);
    }

    private String begin(Actor actor, Plan plan, UUID id, String movement, @Nullable UUID duty, Model model) {
        PlanPack pack = plans.pack(plan.id());
        model.addAttribute("plan", plan);
        model.addAttribute("id", id);
        model.addAttribute("movement", movement);
        model.addAttribute("duty", path.duty(actor, plan.id(), duty).orElse(null));
        model.addAttribute(
                "movements", Choices.movementsOrNone(movements.openTo(plan.id(), actor.bodyId(), day.today(), "")));
        model.addAttribute("sectors", Choices.sectors(pack));
        model.addAttribute("kinds", Choices.kinds(pack));
        return "exemplar/new";
    }

    @PostMapping("/dien-hinh")
    String register(
            Actor actor,
            @RequestParam UUID id,
            @RequestParam("ke-hoach") String code,
            @RequestParam(name = "nhiem-vu", required = false) @Nullable UUID duty,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        Plan plan = plans.byCode(code).orElseThrow(DraftController::noSuchPlan);
        path.mayRegister(actor, plan.id()).orThrow();
        PlanPack pack = plans.pack(plan.id());
        var typed = new Typed(fields, new Problems());
        String movement = fields.getFirst("movement");
        List<Movements.Known> open = movements.openTo(plan.id(), actor.bodyId(), day.today(), "");
        String kind = typed.code("subjectKind", offered -> DraftForm.offers(pack, offered), "");
        Profile profile = new Profile(
                typed.code(
                        "movement",
                        offered -> movements.isOpenTo(plan.id(), actor.bodyId(), offered, day.today(), ""),
                        ""),
                typed.code("sector", offered -> pack.sector(offered).isPresent(), ""),
                kind,
                typed.line("name", Typed.LINE, ""),
                "",
                null,
                "",
                "",
                "");
        if (profile.name().isEmpty()) {
            typed.problems().add("name", "exemplar.missing.name");
        }
        if (kind.isEmpty() && typed.problems().on("subjectKind").isEmpty()) {
            typed.problems().add("subjectKind", "exemplar.missing.kind");
        }
        if (!open.isEmpty() && (movement == null || movement.isEmpty())) {
            typed.problems().add("movement", "exemplar.missing.movement");
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return begin(actor, plan, id, "", duty, model);
        }
        Verdict verdict = path.register(actor, id, plan.id(), profile, duty);
        if (verdict instanceof Verdict.Refused refused && refused.code().equals("exemplar.refused.duty-movement")) {
            typed.problems().add("movement", refused.code(), refused.args().toArray());
            model.addAttribute("problems", typed.problems());
            return begin(actor, plan, id, "", duty, model);
        }
        verdict.orThrow();
        return "redirect:" + Seen.address(id) + "/sua";
    }

    private static Refusal noSuchPlan() {
        return new Refusal((Verdict.Refused) Verdict.refused("exemplar.hidden"));
    }

    // writing

    @GetMapping(ONE + "/sua")
    String edit(Actor actor, @PathVariable UUID id, Model model) {
        Exemplar exemplar = seen.by(actor, ExemplarAction.EDIT, id);
        exemplar.describe(exemplar.profile()).orThrow();
        return draft(exemplar, FormId.next(clock), model);
    }

    /** Where a reload after a refused saving leads. */
    @GetMapping(ONE + "/ban-nhap")
    String again(Actor actor, @PathVariable UUID id) {
        seen.by(actor, ExemplarAction.EDIT, id);
        return "redirect:" + Seen.address(id) + "/sua";
    }

    private String draft(Exemplar exemplar, UUID formId, Model model) {
        PlanPack pack = plans.pack(exemplar.planId());
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("formId", formId);
        model.addAttribute("plan", plans.get(exemplar.planId()));
        model.addAttribute(
                "quotas",
                quotas.of(
                        exemplar.planId(),
                        exemplar.id(),
                        exemplar.profile().movement(),
                        exemplar.profile().sector(),
                        exemplar.profile().subjectKind()));
        model.addAttribute("layers", criteria.of(exemplar));
        model.addAttribute(
                "movements",
                Choices.movementsOrNone(movements.openTo(
                        exemplar.planId(),
                        exemplar.bodyId(),
                        day.today(),
                        exemplar.profile().movement())));
        model.addAttribute("sectors", Choices.sectors(pack));
        model.addAttribute("kinds", Choices.kinds(pack));
        model.addAttribute(
                "returned",
                lastStep(exemplar, State.RETURNED)
                        .filter(_ -> exemplar.state() == State.RETURNED)
                        .orElse(null));
        return "exemplar/draft";
    }

    private Optional<Exemplars.Step> lastStep(Exemplar exemplar, State step) {
        return exemplars.steps(exemplar.id()).stream()
                .filter(taken -> taken.step() == step)
                .reduce((_, later) -> later);
    }

    /**
     * Saves the draft. The script sends it every few seconds and is answered in one line; a button
     * sends it with its files and is led on.
     *
     * @param formId the opened form
     * @param version that it began from
     * @param remove a file to let go
     * @param next {@code gui} leads to the check page, a criterion back to that criterion
     */
    @PostMapping(ONE + "/ban-nhap")
    Object save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam("form") UUID formId,
            @RequestParam int version,
            @RequestParam(name = "bo-tep", required = false) UUID remove,
            @RequestParam(name = "tiep", defaultValue = "") String next,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean script,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Exemplar exemplar = seen.by(actor, ExemplarAction.EDIT, id);
        DraftForm.Sent sent = form.read(exemplar, fields);
        if (!sent.problems().isEmpty()) {
            return script
                    ? answer(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            locale,
                            "exemplar.draft.not-saved",
                            say(locale, sent.problems().all().getFirst().text()))
                    : withProblems(exemplar, formId, sent.problems(), model);
        }
        Verdict verdict = path.describe(actor, id, formId, version, sent.profile(), sent.claims());
        boolean changed =
                verdict instanceof Verdict.Refused refused && refused.code().equals("exemplar.refused.changed");
        if (script) {
            return switch (verdict) {
                case Verdict.Allowed _ -> answer(HttpStatus.OK, locale, "m14", time());
                case Verdict.Refused refused ->
                    answer(
                            HttpStatus.CONFLICT,
                            locale,
                            refused.code(),
                            refused.args().toArray());
            };
        }
        if (!changed) {
            verdict.orThrow();
        }
        Problems problems = files(actor, id, request);
        if (remove != null) {
            path.removeEvidence(actor, id, remove).orThrow();
        }
        exemplar = exemplars.get(id);
        if (changed) {
            return compare(exemplar, sent, formId, model);
        }
        if (!problems.isEmpty()) {
            return withProblems(exemplar, formId, problems, model);
        }
        if (next.equals("gui")) {
            return "redirect:" + Seen.address(id) + "/gui";
        }
        redirect.addFlashAttribute("flash", Flash.done("m14", time()));
        return "redirect:" + Seen.address(id) + "/sua" + (next.isEmpty() ? "" : "#" + EVIDENCE + next);
    }

    private Problems files(Actor actor, UUID id, HttpServletRequest request) throws IOException {
        var problems = new Problems();
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart == null) {
            return problems;
        }
        for (var field : multipart.getMultiFileMap().entrySet()) {
            for (MultipartFile file : field.getValue()) {
                if (field.getKey().startsWith(EVIDENCE)
                        && file.getOriginalFilename() != null
                        && !file.getOriginalFilename().isEmpty()) {
                    Verdict verdict = attach(actor, id, field.getKey().substring(EVIDENCE.length()), file);
                    if (verdict instanceof Verdict.Refused refused) {
                        problems.add(
                                field.getKey(),
                                "exemplar.file.refused",
                                Text.key(refused.code(), refused.args().toArray()),
                                Text.key(
                                        refused.code() + ".next", refused.args().toArray()));
                    }
                }
            }
        }
        return problems;
    }

    private Verdict attach(Actor actor, UUID id, String criterion, MultipartFile file) throws IOException {
        String name = String.valueOf(file.getOriginalFilename());
        // what is too large is not even read
        return file.getSize() > Upload.LIMIT
                ? Verdict.refused("document.upload.too-large", name, Upload.LIMIT / 1024 / 1024)
                : path.attach(actor, id, criterion, new Upload(name, file.getBytes()));
    }

    private ModelAndView withProblems(Exemplar exemplar, UUID formId, Problems problems, Model model) {
        model.addAttribute("problems", problems);
        return new ModelAndView(draft(exemplar, formId, model), model.asMap());
    }

    private ModelAndView compare(Exemplar exemplar, DraftForm.Sent sent, UUID formId, Model model) {
        List<DraftForm.Difference> differences = form.compare(exemplar, sent);
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("formId", formId);
        model.addAttribute("by", exemplars.changedBy(exemplar.id()));
        model.addAttribute("differences", differences);
        model.addAttribute("undisputed", form.undisputed(sent, differences));
        return new ModelAndView("exemplar/compare", model.asMap(), HttpStatus.CONFLICT);
    }

    private ResponseEntity<String> answer(HttpStatus status, Locale locale, String key, Object... args) {
        return ResponseEntity.status(status)
                .contentType(new MediaType("text", "plain", java.nio.charset.StandardCharsets.UTF_8))
                .body(messages.getMessage(key, args, locale));
    }

    private String say(Locale locale, Text text) {
        return messages.getMessage(String.valueOf(text.key()), text.args().toArray(), locale);
    }

    private String time() {
        return java.time.format.DateTimeFormatter.ofPattern("HH:mm")
                .format(clock.instant().atZone(Page.ZONE));
    }

    // sending

    @GetMapping(ONE + "/gui")
    String check(Actor actor, @PathVariable UUID id, Model model) {
        Exemplar exemplar = seen.by(actor, ExemplarAction.SUBMIT, id);
        exemplar.describe(exemplar.profile()).orThrow();
        return check(exemplar, model);
    }

    private String check(Exemplar exemplar, Model model) {
        Completeness completeness = path.completeness(exemplar);
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("plan", plans.get(exemplar.planId()));
        model.addAttribute("missing", completeness.missing());
        model.addAttribute("layers", criteria.of(exemplar));
        List<Obligations.Instance> duties = path.duties(exemplar);
        model.addAttribute("duties", duties);
        model.addAttribute(
                "traits",
                duties.stream()
                        .flatMap(duty -> duty.needs().stream())
                        .flatMap(needs -> needs.parts().stream())
                        .flatMap(part -> Enough.traitOf(part).stream())
                        .distinct()
                        .toList());
        model.addAttribute("meant", path.meantFor(exemplar).orElse(null));
        model.addAttribute("hubs", receivers.hubs(exemplar.planId()));
        model.addAttribute("leads", receivers.leads(exemplar));
        return "exemplar/check";
    }

    @PostMapping(ONE + "/gui")
    Object send(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "nhiem-vu", required = false) UUID duty,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        Exemplar exemplar = seen.by(actor, ExemplarAction.SUBMIT, id);
        boolean sentBefore = exemplar.state() == State.SUBMITTED;
        if (!sentBefore) {
            if (!path.completeness(exemplar).complete()
                    && exemplar.describe(exemplar.profile()).allowed()) {
                return new ModelAndView(check(exemplar, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            Verdict verdict = path.submit(
                    actor,
                    id,
                    duty,
                    sent.getOrDefault("dac-diem", List.of()).stream()
                            .map(Enough::trait)
                            .collect(Collectors.toSet()));
            // the second click of a double click finds it sent: that is what was wanted
            if (!(verdict instanceof Verdict.Refused refused)
                    || !refused.code().equals("exemplar.refused.already-submitted")) {
                verdict.orThrow();
            }
        }
        return "redirect:" + Seen.address(id) + "/da-gui";
    }

    @GetMapping(ONE + "/da-gui")
    String sent(Actor actor, @PathVariable UUID id, Model model) {
        Exemplar exemplar = seen.by(actor, id);
        Optional<Exemplars.Step> step = lastStep(exemplar, State.SUBMITTED);
        if (step.isEmpty()) {
            return "redirect:" + Seen.address(id);
        }
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("step", step.get());
        model.addAttribute("hubs", receivers.hubs(exemplar.planId()));
        model.addAttribute("leads", receivers.leads(exemplar));
        return "exemplar/sent";
    }
}
