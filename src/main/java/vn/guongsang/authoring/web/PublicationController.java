package vn.guongsang.authoring.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.authoring.domain.Found;
import vn.guongsang.authoring.domain.Previews;
import vn.guongsang.authoring.domain.Publishing;
import vn.guongsang.authoring.domain.Requests;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.PlanEndings;
import vn.guongsang.plan.PlanTabs;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.reading.Amended;
import vn.guongsang.plan.pack.reading.Finding;
import vn.guongsang.time.BusinessDay;

/** A draft becomes the plan that holds; and the versions of a plan, each by what and from when. */
@Controller
public class PublicationController {

    private static final int LONGEST_DOCUMENT = 100;

    private final Drafts drafts;
    private final SeenDrafts seen;
    private final Publishing publishing;
    private final Previews previews;
    private final Plans plans;
    private final PlanEndings endings;
    private final Requests requests;
    private final PackWords words;
    private final Permissions permissions;
    private final BusinessDay day;

    PublicationController(
            Drafts drafts,
            SeenDrafts seen,
            Publishing publishing,
            Previews previews,
            Plans plans,
            PlanEndings endings,
            Requests requests,
            PackWords words,
            Permissions permissions,
            BusinessDay day) {
        this.drafts = drafts;
        this.seen = seen;
        this.publishing = publishing;
        this.previews = previews;
        this.plans = plans;
        this.endings = endings;
        this.requests = requests;
        this.words = words;
        this.permissions = permissions;
        this.day = day;
    }

    @GetMapping(DraftsController.PATH + "/{id}/ban-hanh")
    String form(Actor actor, @PathVariable UUID id, Model model) {
        Draft draft = seen.by(actor, id);
        permissions.require(actor, AuthoringAction.PUBLISH, draft);
        DraftPack pack = drafts.pack(id);
        List<Found> found = Found.in(pack);
        Optional<PlanPack> sound = Found.sound(pack);
        seen.show(actor, draft, pack, model);
        model.addAttribute("found", found);
        model.addAttribute(
                "nobody",
                sound.map(read -> previews.choosingNobody(read, draft.issuerId()))
                        .orElse(List.of()));
        model.addAttribute("unowed", unowed(draft, sound));
        UUID plan = draft.planId();
        model.addAttribute(
                "amended",
                plan == null
                        ? List.<Finding>of()
                        : sound.map(read -> Amended.findings(plans.pack(plan), read))
                                .orElse(List.of()));
        // a document that amends has a number and a day of its own
        model.addAttribute("document", plan == null ? said(pack, "plan", "number") : "");
        model.addAttribute("dated", plan == null ? issuedOn(pack) : "");
        LocalDate effective = effective(draft, pack, sound);
        model.addAttribute("effective", effective);
        // what the form was sent with comes back with how much would be late by it
        model.asMap().putIfAbsent("overdue", overdue(draft, sound, effective));
        model.addAttribute("requests", requests.takenUpIn(id));
        List<Plan> replaceable = replaceable(actor, draft);
        model.addAttribute(
                "replaceable",
                replaceable.stream()
                        .map(other -> Choice.data(
                                other.code(),
                                words.say(
                                        "authoring.publish.replaces-open",
                                        other.shortTitle(),
                                        endings.openFrom(other.id(), day.today()))))
                        .toList());
        model.addAttribute("named", named(pack, replaceable));
        return "authoring/publish";
    }

    private List<Obligation> unowed(Draft draft, Optional<PlanPack> sound) {
        return sound.map(read -> previews.unowed(read, draft.issuerId(), drafts.isBorrowed(draft.id())))
                .orElse(List.of());
    }

    /** The day of the paper that the draft itself is. */
    private static String issuedOn(DraftPack pack) {
        return pack.at("plan")
                .map(at -> at.said().get("issued"))
                .map(issued -> issued instanceof Map<?, ?> map ? map.get("on") : null)
                .map(Object::toString)
                .orElse("");
    }

    /** How much a new plan would make overdue at once if it held from a day. */
    private int overdue(Draft draft, Optional<PlanPack> sound, LocalDate effective) {
        return draft.planId() != null
                ? 0
                : sound.map(read -> previews.overdueAtOnce(
                                read, draft.issuerId(), effective, drafts.isBorrowed(draft.id())))
                        .orElse(0);
    }

    /**
     * A plan holds from its own first day or that of its paper, so that nothing it asks is lost; from today where
     * somebody would be late at once by that, and so does an amendment of one that has begun.
     */
    private LocalDate effective(Draft draft, DraftPack pack, Optional<PlanPack> sound) {
        LocalDate today = day.today();
        LocalDate begin = sound.map(read -> read.plan().window().from()).orElse(null);
        if (begin == null || draft.planId() != null && begin.isBefore(today)) {
            return today;
        }
        LocalDate from = Untrusted.day(issuedOn(pack)).filter(begin::isBefore).orElse(begin);
        return overdue(draft, sound, from) > 0 ? today : from;
    }

    private static String said(DraftPack pack, String place, String key) {
        return pack.at(place)
                .map(at -> at.said().get(key))
                .map(Object::toString)
                .orElse("");
    }

    /** Whether the plan that is amended, or an earlier amendment of it, has this number. */
    private boolean taken(Draft draft, String number) {
        UUID plan = draft.planId();
        return plan != null
                && Stream.concat(
                                Stream.ofNullable(plans.get(plan).number()),
                                publishing.of(plan).stream().map(Publishing.Publication::document))
                        .anyMatch(number::equalsIgnoreCase);
    }

    /** Plans of the same issuer that hold, and whose open duties the actor may end. */
    private List<Plan> replaceable(Actor actor, Draft draft) {
        return plans.all().stream()
                .filter(plan ->
                        plan.issuerId().equals(draft.issuerId()) && !plan.id().equals(draft.planId()))
                .filter(plan -> endings.of(plan.id()).isEmpty())
                .filter(plan -> permissions.may(actor, PlanAction.SETTLE, plan))
                .toList();
    }

    /** The one among them that the draft itself names as replaced, by its number; empty for none. */
    private static String named(DraftPack pack, List<Plan> replaceable) {
        return pack.at("plan/replaces").map(pack::entries).orElse(List.of()).stream()
                .map(place -> place.said().get("number"))
                .flatMap(number -> replaceable.stream()
                        .filter(plan -> plan.number() != null && plan.number().equals(number)))
                .map(Plan::code)
                .findFirst()
                .orElse("");
    }

    @PostMapping(DraftsController.PATH + "/{id}/ban-hanh")
    String publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "so", defaultValue = "") String document,
            @RequestParam(name = "ngay", required = false) @Nullable String dated,
            @RequestParam(name = "hieu-luc", required = false) @Nullable String effective,
            @RequestParam(name = "thay-the", defaultValue = "") String replaced,
            @RequestParam(name = "het-hieu-luc", required = false) @Nullable String endsOn,
            @RequestParam(name = "khong-ai", defaultValue = "") String unowed,
            @RequestParam(name = "qua-han", defaultValue = "") String overdue,
            Model model,
            RedirectAttributes redirect) {
        Draft draft = seen.by(actor, id);
        permissions.require(actor, AuthoringAction.PUBLISH, draft);
        Problems problems = new Problems();
        String number = document.strip();
        Optional<LocalDate> on = Untrusted.day(dated);
        Optional<LocalDate> from = Untrusted.day(effective);
        if (number.isEmpty() || number.length() > LONGEST_DOCUMENT) {
            problems.add("so", "authoring.publish.document-missing", LONGEST_DOCUMENT);
        } else if (taken(draft, number)) {
            problems.add("so", "authoring.publish.document-taken", number);
        }
        if (on.isEmpty()) {
            problems.add("ngay", "m23");
        } else if (on.get().isAfter(day.today())) {
            problems.add("ngay", "authoring.publish.not-yet");
        }
        if (from.isEmpty()) {
            problems.add("hieu-luc", "m23");
        }
        Optional<PlanPack> sound = Found.sound(drafts.pack(id));
        if (unowed.isEmpty() && !unowed(draft, sound).isEmpty()) {
            problems.add("khong-ai", "authoring.publish.unowed-unconfirmed");
        }
        int late = from.map(typed -> overdue(draft, sound, typed)).orElse(0);
        // the number is confirmed: with another day it is asked again
        if (late > 0 && !overdue.equals(Integer.toString(late))) {
            problems.add("qua-han", "authoring.publish.overdue-unconfirmed", late);
        }
        Optional<Plan> ended = replaceable(actor, draft).stream()
                .filter(plan -> plan.code().equals(replaced))
                .findFirst();
        Optional<LocalDate> end = endsOn == null || endsOn.isBlank() ? from : Untrusted.day(endsOn);
        if (ended.isPresent() && end.isEmpty()) {
            problems.add("het-hieu-luc", "m23");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            model.addAttribute("overdue", late);
            return form(actor, id, model);
        }
        publishing
                .publish(
                        actor,
                        id,
                        new Publishing.Basis(
                                number,
                                on.orElseThrow(),
                                from.orElseThrow(),
                                ended.orElse(null),
                                ended.isPresent() ? end.orElseThrow() : null))
                .orThrow();
        Plan plan = plans.get(publishing.planOf(id).orElseThrow());
        redirect.addFlashAttribute("flash", Flash.done("authoring.published", plan.shortTitle()));
        return "redirect:/ke-hoach/" + plan.code();
    }

    /**
     * A version as its page tells it.
     *
     * @param publication null where it was loaded from a file
     */
    public record Told(Plans.Version version, Publishing.@Nullable Publication publication) {}

    @GetMapping("/ke-hoach/{code}/phien-ban")
    String versions(Actor actor, @PathVariable String code, Model model) {
        Plan plan = plan(actor, code);
        List<Publishing.Publication> published = publishing.of(plan.id());
        model.addAttribute("plan", plan);
        model.addAttribute("tabs", PlanTabs.of(plan, plans.pack(plan), "phien-ban"));
        model.addAttribute("ending", endings.of(plan.id()).orElse(null));
        model.addAttribute(
                "mayAmend",
                permissions.may(actor, AuthoringAction.BEGIN, Drafting.prospective(actor, plan.id(), plan.issuerId())));
        model.addAttribute("newId", UUID.randomUUID());
        model.addAttribute(
                "versions",
                plans.versions(plan.id()).reversed().stream()
                        .map(version -> new Told(
                                version,
                                published.stream()
                                        .filter(one -> one.version() == version.number())
                                        .findFirst()
                                        .orElse(null)))
                        .toList());
        return "authoring/versions";
    }

    @GetMapping("/ke-hoach/{code}/phien-ban/{number}/tep")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String code, @PathVariable int number) {
        Plan plan = plan(actor, code);
        return plans.versions(plan.id()).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> DraftsController.packFile(code + "-" + number, plans.file(version.id())))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    private Plan plan(Actor actor, String code) {
        return plans.byCode(code)
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }
}
