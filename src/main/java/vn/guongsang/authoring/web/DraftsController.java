package vn.guongsang.authoring.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.DraftSource;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.authoring.domain.Found;
import vn.guongsang.authoring.domain.Previews;
import vn.guongsang.authoring.domain.Publishing;
import vn.guongsang.authoring.domain.Requests;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanKind;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.verdict.Verdict;

/** The drafts that somebody writes: begun, looked over as a whole, taken out as a file, given up. */
@Controller
public class DraftsController {

    static final String PATH = "/ban-thao";

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_REASON = 1000;
    private static final int SHOWN_EDITIONS = 30;

    private final Drafts drafts;
    private final Drafting drafting;
    private final SeenDrafts seen;
    private final Previews previews;
    private final Requests requests;
    private final Publishing publishing;
    private final Plans plans;
    private final Bodies bodies;
    private final Permissions permissions;
    private final ObjectProvider<DraftSource> sources;
    private final PackWords words;
    private final Audit audit;

    DraftsController(
            Drafts drafts,
            Drafting drafting,
            SeenDrafts seen,
            Previews previews,
            Requests requests,
            Publishing publishing,
            Plans plans,
            Bodies bodies,
            Permissions permissions,
            ObjectProvider<DraftSource> sources,
            PackWords words,
            Audit audit) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.seen = seen;
        this.previews = previews;
        this.requests = requests;
        this.publishing = publishing;
        this.plans = plans;
        this.bodies = bodies;
        this.permissions = permissions;
        this.sources = sources;
        this.words = words;
        this.audit = audit;
    }

    @GetMapping(PATH)
    String list(Actor actor, Model model) {
        permissions.require(actor, AuthoringAction.BEGIN, Drafting.prospective(actor, null, null));
        model.addAttribute(
                "drafts",
                drafts.all().stream()
                        .filter(draft -> permissions.may(actor, AuthoringAction.WRITE, draft))
                        .toList());
        return "authoring/list";
    }

    @GetMapping(PATH + "/moi")
    String begin(Actor actor, Model model) {
        permissions.require(actor, AuthoringAction.BEGIN, Drafting.prospective(actor, null, null));
        model.addAttribute("id", UUID.randomUUID());
        model.addAttribute(
                "plans",
                plans.all().stream()
                        .map(plan -> Choice.data(plan.code(), plan.shortTitle()))
                        .toList());
        model.addAttribute(
                "units",
                units(actor).stream()
                        .map(plan -> Choice.data(plan.id().toString(), plan.label()))
                        .toList());
        model.addAttribute(
                "issuers",
                issuers(actor).stream()
                        .map(body -> Choice.data(body.id().toString(), body.name()))
                        .toList());
        model.addAttribute(
                "kinds",
                Stream.of(PlanKind.values())
                        .map(kind -> Choice.of(kind.name(), "authoring.kind." + kind))
                        .toList());
        return "authoring/new";
    }

    /** Who issues plans already that the actor knows of, and the actor's own body. */
    private List<Body> issuers(Actor actor) {
        return bodies.of(
                Stream.concat(Stream.of(actor.bodyId()), plans.all().stream().map(Plan::issuerId))
                        .filter(issuer -> permissions.may(
                                actor, AuthoringAction.PUBLISH, Drafting.prospective(actor, null, issuer)))
                        .distinct()
                        .toList());
    }

    /** Plans that the actor's body, or one below it, has sent under a plan above. */
    private List<DraftSource.Offered> units(Actor actor) {
        return sources.stream()
                .flatMap(source -> source.of(actor.bodyId()).stream())
                .filter(plan ->
                        permissions.may(actor, AuthoringAction.BEGIN, Drafting.prospective(actor, null, plan.issuer())))
                .toList();
    }

    /** Begins one: {@code moi} empty, {@code don-vi} from a plan that a body has sent, {@code sua-doi} the next version of a plan, {@code ban-sao} a copy, {@code tep} a file. */
    @PostMapping(PATH)
    String begin(
            Actor actor,
            @RequestParam(name = "id", required = false) @Nullable UUID formId,
            @RequestParam(name = "cach", defaultValue = "") String way,
            @RequestParam(name = "ten", defaultValue = "") String title,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            @RequestParam(name = "ban-hanh", defaultValue = "") String issuer,
            @RequestParam(name = "ke-hoach", defaultValue = "") String code,
            @RequestParam(name = "ke-hoach-don-vi", defaultValue = "") String unit,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "cua-minh", defaultValue = "") String borrows,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        permissions.require(actor, AuthoringAction.BEGIN, Drafting.prospective(actor, null, null));
        UUID id = formId == null ? UUID.randomUUID() : formId;
        Problems problems = new Problems();
        Optional<Plan> plan = plans.byCode(code);
        switch (way) {
            case "moi" -> {
                String named = title.strip();
                Optional<Body> body = Untrusted.id(issuer)
                        .flatMap(chosen -> issuers(actor).stream()
                                .filter(one -> one.id().equals(chosen))
                                .findFirst());
                Optional<PlanKind> chosen = Untrusted.of(PlanKind.class, kind);
                if (named.isEmpty() || named.length() > LONGEST_TITLE) {
                    problems.add("ten", "authoring.new.title-missing", LONGEST_TITLE);
                }
                if (chosen.isEmpty()) {
                    problems.add("loai", "authoring.new.kind-missing");
                }
                if (body.isEmpty()) {
                    problems.add("ban-hanh", "authoring.new.issuer-missing");
                }
                if (problems.isEmpty()) {
                    drafting.beginEmpty(actor, id, named, chosen.orElseThrow(), body.orElseThrow());
                }
            }
            case "don-vi" -> {
                Optional<UUID> sent = Untrusted.id(unit)
                        .filter(chosen ->
                                units(actor).stream().anyMatch(one -> one.id().equals(chosen)));
                if (sent.isEmpty()) {
                    problems.add("ke-hoach-don-vi", "authoring.new.plan-missing");
                } else {
                    sources.stream()
                            .findFirst()
                            .ifPresent(source -> drafting.beginUnder(actor, id, source.said(sent.get())));
                }
            }
            case "sua-doi", "ban-sao" -> {
                if (plan.isEmpty()) {
                    problems.add("ke-hoach", "authoring.new.plan-missing");
                } else if (way.equals("sua-doi") && !amends(actor, plan.get())) {
                    problems.add(
                            "cach",
                            "authoring.new.of-others",
                            bodies.get(plan.get().issuerId()).name(),
                            drafting.borrower(actor, plan.get()).name());
                } else if (way.equals("sua-doi")) {
                    drafting.beginAmendment(actor, id, plan.get());
                } else {
                    drafting.beginCopy(actor, id, plan.get());
                }
            }
            case "tep" -> {
                if (file == null || file.isEmpty() || file.getSize() > PackReader.MAX_BYTES) {
                    problems.add("tep", "authoring.new.file-missing", PackReader.MAX_BYTES / 1024 / 1024);
                } else if (drafting.beginUpload(actor, id, file.getBytes(), !borrows.isEmpty())
                        instanceof Verdict.Refused refused) {
                    problems.add(
                            refused.code().equals("authoring.refused.of-others") ? "cua-minh" : "tep",
                            refused.code(),
                            refused.args().toArray());
                }
            }
            default -> problems.add("cach", "authoring.new.way-missing");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return begin(actor, model);
        }
        drafts.find(id)
                .filter(draft -> permissions.may(actor, AuthoringAction.WRITE, draft) && drafts.isBorrowed(id))
                .flatMap(draft -> Optional.ofNullable(draft.issuerId()))
                .ifPresent(own -> redirect.addFlashAttribute(
                        "flash",
                        Flash.done("authoring.borrowed", bodies.get(own).name())));
        return "redirect:" + SeenDrafts.path(id);
    }

    private boolean amends(Actor actor, Plan plan) {
        return permissions.may(actor, AuthoringAction.BEGIN, Drafting.prospective(actor, plan.id(), plan.issuerId()));
    }

    /**
     * A section as the draft's page lists it.
     *
     * @param count of its entries; null for one that is a single thing
     */
    public record Section(
            Place place, String name, @Nullable Integer count, long errors, long warnings) {}

    @GetMapping(PATH + "/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Draft draft = seen.by(actor, id);
        DraftPack pack = drafts.pack(id);
        List<Found> found = Found.in(pack);
        seen.show(actor, draft, pack, model);
        model.addAttribute("sections", sections(pack.withoutUntouched(), found));
        model.addAttribute("found", found);
        model.addAttribute(
                "nobody",
                Found.sound(pack)
                        .map(read -> previews.choosingNobody(read, draft.issuerId()))
                        .orElse(List.of()));
        model.addAttribute("requests", requests.takenUpIn(id));
        publishing.planOf(id).map(plans::get).ifPresent(plan -> model.addAttribute("published", plan));
        model.addAttribute("editions", drafts.editions(id, SHOWN_EDITIONS));
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("draft", id))));
        return "authoring/show";
    }

    private List<Section> sections(DraftPack pack, List<Found> found) {
        Map<String, List<Found>> bySection = found.stream()
                .collect(Collectors.groupingBy(one -> one.address().split("/")[0]));
        var sections = new ArrayList<Section>();
        for (Place place : pack.below(pack.root())) {
            List<Found> here = bySection.getOrDefault(place.address(), List.of());
            long errors = here.stream().filter(one -> one.finding().refuses()).count();
            sections.add(new Section(
                    place,
                    words.key("", place.key()),
                    place.isList() ? Integer.valueOf(pack.entries(place).size()) : null,
                    errors,
                    here.size() - errors));
        }
        return sections;
    }

    /** The draft as a pack file, whatever is wrong in it. */
    @GetMapping(PATH + "/{id}/tep")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable UUID id) {
        Draft draft = seen.by(actor, id);
        DraftPack pack = drafts.pack(draft.id());
        String code = String.valueOf(pack.at("plan").orElseThrow().said().getOrDefault("id", "ban-thao"));
        return packFile(code, pack.withoutUntouched().bytes());
    }

    static ResponseEntity<byte[]> packFile(String code, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(code.replaceAll("[^a-z0-9-]", "") + ".yaml")
                                .build()
                                .toString())
                .body(bytes);
    }

    /** An older edition becomes what the draft says. */
    @PostMapping(PATH + "/{id}/ban-luu/{edition}")
    String restore(Actor actor, @PathVariable UUID id, @PathVariable int edition, RedirectAttributes redirect) {
        seen.by(actor, id);
        if (drafts.editions(id, Integer.MAX_VALUE).stream().noneMatch(known -> known.number() == edition)) {
            throw Untrusted.hidden("authoring.hidden");
        }
        drafting.restore(actor, id, edition);
        redirect.addFlashAttribute("flash", Flash.done("authoring.restored", edition));
        return "redirect:" + SeenDrafts.path(id);
    }

    @PostMapping(PATH + "/{id}/bo")
    String discard(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            RedirectAttributes redirect) {
        seen.by(actor, id);
        String said = reason.strip();
        drafting.discard(actor, id, said.substring(0, Math.min(said.length(), LONGEST_REASON)))
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("authoring.discarded"));
        return "redirect:" + PATH;
    }
}
