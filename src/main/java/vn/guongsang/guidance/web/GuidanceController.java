package vn.guongsang.guidance.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Type;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.guidance.Guidance;
import vn.guongsang.guidance.Guidance.Strength;
import vn.guongsang.guidance.GuidanceAction;
import vn.guongsang.guidance.Limit;
import vn.guongsang.guidance.Limit.Base;
import vn.guongsang.guidance.Limit.Reach;
import vn.guongsang.guidance.Place;
import vn.guongsang.guidance.Places;
import vn.guongsang.guidance.Places.Overview;
import vn.guongsang.guidance.Places.Row;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.BodyKind;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plans;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** "Chỉ tiêu khen thưởng": what the guidance of a year allows, what is taken of it, and what remains. */
@Controller
public class GuidanceController {

    private static final String LIST = "/chi-tieu-khen-thuong";
    private static final String NEW = LIST + "/moi";
    private static final int BASIS = 500;
    private static final int NAME = 300;

    /** In which the share is said; the number stands for itself. */
    private static final String NUMBER = "NUMBER";

    private final Guidance guidance;
    private final Places places;
    private final Permissions permissions;
    private final Parts parts;
    private final Bodies bodies;
    private final BodyFinder finder;
    private final Plans plans;
    private final Movements movements;
    private final Awards awards;
    private final Audit audit;
    private final Sheets sheets;
    private final BusinessDay day;

    GuidanceController(
            Guidance guidance,
            Places places,
            Permissions permissions,
            Parts parts,
            Bodies bodies,
            BodyFinder finder,
            Plans plans,
            Movements movements,
            Awards awards,
            Audit audit,
            Sheets sheets,
            BusinessDay day) {
        this.guidance = guidance;
        this.places = places;
        this.permissions = permissions;
        this.parts = parts;
        this.bodies = bodies;
        this.finder = finder;
        this.plans = plans;
        this.movements = movements;
        this.awards = awards;
        this.audit = audit;
        this.sheets = sheets;
        this.day = day;
    }

    @Bean
    static MenuContribution guidanceInMenu() {
        return MenuContribution.of("guidance.menu", LIST, 45, actor -> switch (actor.role()) {
            case OFFICER, HEAD, LEADER, HUB_OFFICER, INSPECTOR -> true;
            case APPRAISER, COUNCIL_SECRETARY, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> false;
        });
    }

    /** A limit in words. */
    public record Shown(Limit limit, Text what, Text whom, Text says) {}

    /** A place in words. */
    public record ShownPlace(Place place, Text what, Text whom) {}

    /** Whose guidance of which year is looked at. */
    private record Asked(Body authority, int year) {

        String address() {
            return Address.of(LIST)
                    .with("cap", authority.id().toString())
                    .with("nam", String.valueOf(year))
                    .toString();
        }
    }

    private Asked asked(Actor actor, Map<String, String> sent) {
        int year = Untrusted.year(sent.get("nam")).orElse(day.today().getYear());
        Body authority = Untrusted.id(sent.get("cap"))
                .map(id -> bodies.find(id).orElseThrow(() -> Untrusted.hidden("guidance.hidden")))
                .orElseGet(() -> ofFirstResort(actor, year));
        permissions.require(actor, GuidanceAction.READ, authority.id());
        return new Asked(authority, year);
    }

    /** The one that the actor looks after, the nearest that says anything, or the nearest. */
    private Body ofFirstResort(Actor actor, int year) {
        List<Body> near = authorities(actor);
        return near.stream()
                .filter(body -> permissions.may(actor, GuidanceAction.OVERSEE, body.id()))
                .findFirst()
                .or(() -> near.stream()
                        .filter(body -> !guidance.limits(body.id(), year).isEmpty())
                        .findFirst())
                .orElse(near.getFirst());
    }

    /** Those for which the body works or to which it puts forward. */
    private List<Body> authorities(Actor actor) {
        Set<UUID> ids = new LinkedHashSet<>();
        parts.authorities(actor.bodyId()).stream()
                .filter(id -> !id.equals(actor.bodyId()))
                .forEach(ids::add);
        bodies.above(actor.bodyId(), day.today()).reversed().forEach(body -> ids.add(body.id()));
        ids.add(actor.bodyId());
        return ids.stream().map(bodies::get).toList();
    }

    @GetMapping(LIST)
    String list(Actor actor, @RequestParam Map<String, String> sent, Model model) {
        return list(actor, asked(actor, sent), model);
    }

    private String list(Actor actor, Asked asked, Model model) {
        UUID authority = asked.authority().id();
        boolean oversees = permissions.may(actor, GuidanceAction.OVERSEE, authority);
        model.addAttribute("authority", asked.authority());
        model.addAttribute("authorities", choices(authorities(actor)));
        model.addAttribute("year", asked.year());
        model.addAttribute("today", day.today());
        model.addAttribute(
                "limits",
                guidance.limits(authority, asked.year()).stream()
                        .map(this::shown)
                        .toList());
        model.addAttribute(
                "own",
                authority.equals(actor.bodyId())
                        ? List.of()
                        : places.of(authority, asked.year(), actor.bodyId(), day.today()).stream()
                                .map(this::shown)
                                .toList());
        model.addAttribute("ownName", bodies.get(actor.bodyId()).name());
        Overview overview = oversees ? places.overview(authority, asked.year(), day.today()) : null;
        model.addAttribute("overview", overview);
        model.addAttribute(
                "columns",
                overview == null
                        ? List.of()
                        : overview.whats().stream().map(this::shown).toList());
        model.addAttribute(
                "together",
                overview == null
                        ? List.of()
                        : overview.together().stream().map(this::shown).toList());
        model.addAttribute("sets", permissions.may(actor, GuidanceAction.SET, authority));
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of(Guidance.KIND, authority))));
        return "guidance/list";
    }

    private Shown shown(Limit limit) {
        return new Shown(limit, places.what(limit), places.whom(limit), Places.says(limit));
    }

    private ShownPlace shown(Place place) {
        return new ShownPlace(place, places.what(place.limit()), places.whom(place.limit()));
    }

    private static List<Choice> choices(List<Body> bodies) {
        return bodies.stream()
                .map(body -> Choice.data(body.id().toString(), body.name()))
                .toList();
    }

    /** Bodies by what is limited: taken, allowed and left of each. */
    @GetMapping(LIST + "/excel")
    ResponseEntity<StreamingResponseBody> excel(Actor actor, @RequestParam Map<String, String> sent) {
        Asked asked = asked(actor, sent);
        permissions.require(actor, GuidanceAction.OVERSEE, asked.authority().id());
        Overview overview = places.overview(asked.authority().id(), asked.year(), day.today());
        List<Spreadsheet.Column> columns = Stream.concat(
                        Stream.of(sheets.column("guidance.column.body", Type.TEXT, 40)),
                        overview.whats().stream()
                                .map(places::what)
                                .map(this::said)
                                .flatMap(what -> Stream.of("taken", "bound", "left")
                                        .map(part -> new Spreadsheet.Column(
                                                what + " – " + sheets.say("guidance.column." + part),
                                                Type.NUMBER,
                                                16))))
                .toList();
        return sheets.send(
                "chi-tieu-khen-thuong-" + asked.year() + ".xlsx",
                new Spreadsheet(
                        sheets.say("guidance.title", String.valueOf(asked.year())),
                        sheets.say("guidance.as-of", asked.authority().name(), day.today()),
                        columns,
                        overview.rows().stream()
                                .map(row -> cells(row, overview.whats()))
                                .toList(),
                        List.of()));
    }

    private static List<@Nullable Object> cells(Row row, List<Limit> whats) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.body().name());
        for (Limit what : whats) {
            Place place = row.of(what);
            cells.add(place == null ? null : place.taken());
            cells.add(place == null ? null : place.bound());
            cells.add(place == null ? null : place.left());
        }
        return cells;
    }

    private String said(Text text) {
        return text.key() == null
                ? String.valueOf(text.plain())
                : sheets.say(
                        text.key(),
                        text.args().stream()
                                .map(arg -> arg instanceof Text part ? said(part) : arg)
                                .toArray());
    }

    @GetMapping(NEW)
    String begin(Actor actor, @RequestParam Map<String, String> sent, Model model) {
        Asked asked = asked(actor, sent);
        permissions.require(actor, GuidanceAction.SET, asked.authority().id());
        return form(asked, UUID.randomUUID(), model);
    }

    private String form(Asked asked, UUID id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("authority", asked.authority());
        model.addAttribute("back", asked.address());
        model.addAttribute("year", asked.year());
        model.addAttribute("years", years());
        model.addAttribute(
                "awards",
                awards.on(day.today()).stream()
                        .map(award -> Choice.data(award.code(), award.name()))
                        .toList());
        model.addAttribute("movements", movements(asked.authority().id()));
        model.addAttribute(
                "kinds",
                KINDS.stream()
                        .map(kind -> Choice.of(kind, "rules.kind." + kind.replace('-', '_')))
                        .toList());
        model.addAttribute("bodyKinds", BODY_KINDS);
        return "guidance/new";
    }

    private static final List<Choice> BODY_KINDS = Arrays.stream(BodyKind.values())
            .map(kind -> Choice.of(kind.code(), "organisation.kind." + kind.code()))
            .toList();

    private List<Choice> years() {
        int now = day.today().getYear();
        return IntStream.rangeClosed(now - 2, now + 1)
                .mapToObj(String::valueOf)
                .map(year -> Choice.data(year, year))
                .toList();
    }

    /** Of the plans that the authority issued. */
    private List<Choice> movements(UUID authority) {
        return plans.all().stream()
                .filter(plan -> plan.issuerId().equals(authority))
                .flatMap(plan -> movements.of(plan.id()).stream()
                        .map(movement -> Choice.data(
                                plan.id() + "/" + movement.code(), movement.label() + " (" + plan.shortTitle() + ")")))
                .toList();
    }

    @PostMapping(NEW)
    String decide(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        Asked asked = asked(actor, sent);
        permissions.require(actor, GuidanceAction.SET, asked.authority().id());
        UUID id = Untrusted.id(sent.get("id")).orElseGet(UUID::randomUUID);
        var typed = new TypedForm(sent, new Problems());
        Optional<Limit> limit = read(typed, id, asked);
        if (limit.isPresent() && guidance.decide(actor, limit.get()) instanceof Verdict.Refused refused) {
            typed.problems().add("tu-ngay", refused.code(), refused.args().toArray());
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return form(asked, id, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("guidance.decided"));
        return "redirect:" + asked.address();
    }

    private Optional<Limit> read(TypedForm typed, UUID id, Asked asked) {
        Problems problems = typed.problems();
        String award = offered(
                typed,
                "danh-hieu",
                awards.on(day.today()).stream().map(one -> one.code()).toList());
        String movement = offered(
                typed,
                "phong-trao",
                movements(asked.authority().id()).stream().map(Choice::value).toList());
        if (award.isEmpty() && movement.isEmpty()) {
            problems.add("danh-hieu", "guidance.problem.what");
        }
        Reach reach = Untrusted.of(Reach.class, typed.sent().get("cho")).orElse(null);
        if (reach == null) {
            problems.add("cho", "guidance.problem.whom");
        }
        UUID body = reach == Reach.BODY ? body(typed, "don-vi") : null;
        String counted = typed.sent().getOrDefault("tinh-theo", "");
        Optional<Base> base = Untrusted.of(Base.class, counted);
        boolean share = base.isPresent();
        if (!share && !counted.equals(NUMBER)) {
            problems.add("tinh-theo", "guidance.problem.counted");
        } else if (share && reach == Reach.TOTAL) {
            problems.add("tinh-theo", "guidance.problem.total-share");
        }
        Optional<Integer> value = Untrusted.number(typed.sent().get("so"), share ? 1 : 0, share ? 100 : Guidance.MOST);
        if (value.isEmpty()) {
            problems.add("so", share ? "guidance.problem.percent" : "guidance.problem.number");
        }
        Optional<LocalDate> since = typed.day("tu-ngay", true);
        String basis = typed.words("can-cu", BASIS, "guidance.problem.basis");
        String kind = offered(typed, "doi-tuong", KINDS);
        String bodyKind = reach == Reach.EACH
                ? offered(
                        typed,
                        "loai-don-vi",
                        BODY_KINDS.stream().map(Choice::value).toList())
                : "";
        if (!problems.isEmpty() || reach == null) {
            return Optional.empty();
        }
        return Optional.of(new Limit(
                id,
                asked.authority().id(),
                asked.year(),
                award,
                movement.isEmpty() ? null : UUID.fromString(movement.substring(0, movement.indexOf('/'))),
                movement.substring(movement.indexOf('/') + 1),
                kind,
                reach,
                bodyKind,
                body,
                share ? null : value.orElseThrow(),
                share ? value.orElseThrow() : null,
                base.orElse(Base.PEOPLE),
                basis,
                since.orElseThrow(),
                null,
                ""));
    }

    /** Of subjects, as plan packs write them. */
    static final List<String> KINDS = List.of(
            "individual", "collective", "household", "enterprise", "cooperative", "cooperative-group", "community");

    private static String offered(TypedForm typed, String field, List<String> known) {
        String said = typed.sent().getOrDefault(field, "");
        if (!said.isEmpty() && !known.contains(said)) {
            typed.problems().add(field, "guidance.problem.choice");
            return "";
        }
        return said;
    }

    private @Nullable UUID body(TypedForm typed, String field) {
        String name = typed.words(field, NAME);
        if (!name.isEmpty()
                && finder.find(name, body -> body.existsOn(day.today())) instanceof Match.One<Body>(Body found)) {
            return found.id();
        }
        typed.problems().add(field, name.isEmpty() ? "guidance.problem.body.missing" : "guidance.problem.body", name);
        return null;
    }

    @PostMapping(LIST + "/{id}/ket-thuc")
    String end(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        Limit limit = guidance.find(id).orElseThrow(() -> Untrusted.hidden("guidance.hidden"));
        permissions.require(actor, GuidanceAction.SET, limit.authority());
        var asked = new Asked(bodies.get(limit.authority()), limit.year());
        var typed = new TypedForm(sent, new Problems());
        Optional<LocalDate> on = typed.day("ngay-" + id, true);
        String basis = typed.words("can-cu-" + id, BASIS, "guidance.problem.basis");
        if (typed.problems().isEmpty()
                && guidance.end(actor, limit, on.orElseThrow(), basis) instanceof Verdict.Refused refused) {
            typed.problems().add("ngay-" + id, refused.code(), refused.args().toArray());
        }
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return list(actor, asked, model);
        }
        redirect.addFlashAttribute("flash", Flash.done("guidance.ended"));
        return "redirect:" + asked.address();
    }

    @PostMapping(LIST + "/quy-mo")
    String strength(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        Asked asked = asked(actor, sent);
        permissions.require(actor, GuidanceAction.SET, asked.authority().id());
        var typed = new TypedForm(sent, new Problems());
        UUID body = body(typed, "cua");
        if (body != null && !guidance.counts(asked.authority().id(), body)) {
            typed.problems().add("cua", "guidance.refused.not-below");
        }
        Optional<Integer> people = count(typed, "so-nguoi");
        Optional<Integer> collectives = count(typed, "so-tap-the");
        String basis = typed.words("nguon", BASIS, "guidance.problem.basis");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return list(actor, asked, model);
        }
        guidance.enter(
                actor,
                asked.authority().id(),
                new Strength(
                        Objects.requireNonNull(body),
                        asked.year(),
                        people.orElseThrow(),
                        collectives.orElseThrow(),
                        basis,
                        ""));
        redirect.addFlashAttribute("flash", Flash.done("guidance.strength.entered"));
        return "redirect:" + asked.address();
    }

    private static Optional<Integer> count(TypedForm typed, String field) {
        Optional<Integer> count = Untrusted.number(typed.sent().get(field), 0, Guidance.MOST);
        if (count.isEmpty()) {
            typed.problems().add(field, "guidance.problem.number");
        }
        return count;
    }
}
