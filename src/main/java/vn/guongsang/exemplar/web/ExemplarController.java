package vn.guongsang.exemplar.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionService;
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
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.ExemplarSection;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.Fostering;
import vn.guongsang.exemplar.SectionView;
import vn.guongsang.exemplar.State;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Page;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Step;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.QuotaStandings;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Sector;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** An exemplar's own page, its fostering log, its withdrawal, its evidence. */
@Controller
class ExemplarController {

    private static final String ONE = "/dien-hinh/{id}";

    private final Seen seen;
    private final Permissions permissions;
    private final Exemplars exemplars;
    private final ExemplarPath path;
    private final CriteriaView criteria;
    private final Plans plans;
    private final Movements movements;
    private final QuotaStandings quotas;
    private final Bodies bodies;
    private final Attachments attachments;
    private final Audit audit;
    private final BusinessDay day;
    private final Clock clock;
    private final ConversionService conversion;
    private final ObjectProvider<ExemplarSection> sections;
    private final TemplateEngine templates;

    ExemplarController(
            Seen seen,
            Permissions permissions,
            Exemplars exemplars,
            ExemplarPath path,
            CriteriaView criteria,
            Plans plans,
            Movements movements,
            QuotaStandings quotas,
            Bodies bodies,
            Attachments attachments,
            Audit audit,
            BusinessDay day,
            Clock clock,
            @Qualifier("mvcConversionService") ConversionService conversion,
            ObjectProvider<ExemplarSection> sections,
            TemplateEngine templates) {
        this.seen = seen;
        this.permissions = permissions;
        this.exemplars = exemplars;
        this.path = path;
        this.criteria = criteria;
        this.plans = plans;
        this.movements = movements;
        this.quotas = quotas;
        this.bodies = bodies;
        this.attachments = attachments;
        this.audit = audit;
        this.day = day;
        this.clock = clock;
        this.conversion = conversion;
        this.sections = sections;
        this.templates = templates;
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return show(actor, seen.by(actor, id), FormId.next(clock), model);
    }

    private String show(Actor actor, Exemplar exemplar, UUID noteId, Model model) {
        List<SectionView> added = sections.stream()
                .sorted(Comparator.comparingInt(ExemplarSection::order))
                .flatMap(section -> section.of(actor, exemplar).stream())
                .toList();
        boolean own = permissions.may(actor, ExemplarAction.EDIT, exemplar);
        List<Exemplars.Step> steps = exemplars.steps(exemplar.id());
        model.addAttribute("exemplar", exemplar);
        model.addAttribute("facts", facts(exemplar));
        model.addAttribute("stages", stages(exemplar, added));
        model.addAttribute("layers", criteria.of(exemplar));
        model.addAttribute("notes", exemplars.fostering(exemplar.id()));
        model.addAttribute("noteId", noteId);
        model.addAttribute("acts", acts(actor, exemplar, added));
        model.addAttribute("sections", added.stream().map(this::rendered).toList());
        model.addAttribute("timeline", Timelines.of(audit.timeline(Subject.of("exemplar", exemplar.id())), own));
        model.addAttribute("setBack", steps.isEmpty() ? null : setBack(exemplar, steps.getLast()));
        model.addAttribute("own", own);
        return "exemplar/show";
    }

    /** The words with which it came back or went, while that is how it stands. */
    private static Exemplars.@Nullable Step setBack(Exemplar exemplar, Exemplars.Step last) {
        return switch (exemplar.state()) {
            case RETURNED, WITHDRAWN -> last;
            case DRAFT, SUBMITTED, FOSTERED, RECOGNISED -> null;
        };
    }

    private Facts facts(Exemplar exemplar) {
        Plan plan = plans.get(exemplar.planId());
        PlanPack pack = plans.pack(plan.id());
        return new Facts(
                plan,
                bodies.get(exemplar.bodyId()).name(),
                movements.nameOf(plan.id(), exemplar.profile().movement()),
                pack.sector(exemplar.profile().sector()).map(Sector::name).orElse(""),
                pack.subjects().stream()
                        .filter(subject ->
                                subject.kind().yaml().equals(exemplar.profile().subjectKind()))
                        .map(subject -> subject.name())
                        .findFirst()
                        .orElse(exemplar.profile().subjectKind()),
                path.meantFor(exemplar).orElse(null),
                quotas.of(
                        plan.id(),
                        exemplar.id(),
                        exemplar.profile().movement(),
                        exemplar.profile().sector(),
                        exemplar.profile().subjectKind()));
    }

    private static List<Step> stages(Exemplar exemplar, List<SectionView> added) {
        int own = switch (exemplar.state()) {
            case DRAFT, SUBMITTED, RETURNED, WITHDRAWN -> 0;
            case FOSTERED -> 1;
            case RECOGNISED -> 3;
        };
        return Step.stages(
                Math.max(own, added.stream().mapToInt(SectionView::stage).max().orElse(0)));
    }

    private Acts acts(Actor actor, Exemplar exemplar, List<SectionView> added) {
        return new Acts(
                next(actor, exemplar)
                        .or(() -> added.stream()
                                .flatMap(view -> Optional.ofNullable(view.next()).stream())
                                .findFirst())
                        .orElse(null),
                permissions.may(actor, ExemplarAction.FOSTER, exemplar)
                        && exemplar.foster().allowed(),
                permissions.may(actor, ExemplarAction.WITHDRAW, exemplar) && withdrawable(exemplar.state()));
    }

    private static boolean withdrawable(State state) {
        return switch (state) {
            case DRAFT, SUBMITTED, RETURNED, FOSTERED -> true;
            case RECOGNISED, WITHDRAWN -> false;
        };
    }

    private Optional<SectionView.NextStep> next(Actor actor, Exemplar exemplar) {
        String here = Seen.address(exemplar);
        boolean own = permissions.may(actor, ExemplarAction.EDIT, exemplar);
        return switch (exemplar.state()) {
            case DRAFT ->
                permissions.may(actor, ExemplarAction.SUBMIT, exemplar)
                                && path.completeness(exemplar).complete()
                        ? Optional.of(step("m7", here + "/gui"))
                        : own ? Optional.of(step("exemplar.act.edit", here + "/sua")) : Optional.empty();
            case RETURNED -> own ? Optional.of(step("exemplar.act.supplement", here + "/sua")) : Optional.empty();
            case SUBMITTED ->
                permissions.may(actor, ExemplarAction.JUDGE, exemplar)
                        ? Optional.of(step("exemplar.act.judge", here + "/danh-gia"))
                        : Optional.empty();
            case FOSTERED, RECOGNISED, WITHDRAWN -> Optional.empty();
        };
    }

    private static SectionView.NextStep step(String key, String href) {
        return new SectionView.NextStep(Text.key(key), href);
    }

    private Function<Page, Content> rendered(SectionView view) {
        return page -> output -> {
            Map<String, Object> parameters = new HashMap<>(view.model());
            parameters.put("page", page);
            templates.render(view.template() + ".jte", parameters, output);
        };
    }

    // fostering

    @PostMapping(ONE + "/boi-duong")
    Object foster(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam("ghi") UUID noteId,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = seen.by(actor, ExemplarAction.FOSTER, id);
        exemplar.foster().orThrow();
        var typed = new Typed(fields, new Problems());
        String words = typed.text("words", Typed.WORDS, "");
        String kind = typed.code("kind", code -> fostering(code).isPresent(), "");
        LocalDate reviewOn = typed.day("reviewOn", null, text -> conversion.convert(text.strip(), LocalDate.class));
        if (kind.isEmpty() && typed.problems().on("kind").isEmpty()) {
            typed.problems().add("kind", "exemplar.missing.note-kind");
        }
        if (words.isEmpty()) {
            typed.problems().add("words", "exemplar.missing.note");
        }
        if (reviewOn != null && !reviewOn.isAfter(day.today())) {
            typed.problems().add("reviewOn", "exemplar.review.past", day.today());
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, exemplar, noteId, model);
        }
        path.foster(actor, id, noteId, fostering(kind).orElseThrow(), words, reviewOn)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("exemplar.fostering.noted"));
        return "redirect:" + Seen.address(id) + "#boi-duong";
    }

    private static Optional<Fostering> fostering(String code) {
        return java.util.Arrays.stream(Fostering.values())
                .filter(kind -> kind.name().equals(code))
                .findFirst();
    }

    // leaving

    @PostMapping(ONE + "/rut")
    Object withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Exemplar exemplar = seen.by(actor, ExemplarAction.WITHDRAW, id);
        var typed = new Typed(fields, new Problems());
        String reason = typed.text("reason", Typed.REASON, "");
        if (reason.isEmpty()) {
            typed.problems().add("reason", "exemplar.missing.reason");
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return show(actor, exemplar, FormId.next(clock), model);
        }
        path.withdraw(actor, id, reason).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("exemplar.withdrawn"));
        return "redirect:" + Seen.address(id);
    }

    // evidence

    @GetMapping(ONE + "/minh-chung/{attachment}")
    ResponseEntity<byte[]> evidence(Actor actor, @PathVariable UUID id, @PathVariable UUID attachment) {
        Exemplar exemplar = seen.by(actor, id);
        return exemplars.evidence(exemplar.id()).stream()
                .filter(file -> file.attachmentId().equals(attachment))
                .findFirst()
                .flatMap(file -> attachments.download(file.attachmentId(), Attachment.Rendition.FILE))
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("exemplar.hidden")))
                .attached();
    }
}
