package vn.guongsang.plan.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.chart.PhaseTimeline;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.Figures;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.OccasionDays;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.PlanEndings;
import vn.guongsang.plan.PlanTabs;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Selections;
import vn.guongsang.plan.domain.QuotaReadings;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.CriteriaScope;
import vn.guongsang.plan.pack.Duty;
import vn.guongsang.plan.pack.Movement;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.QuotaTotals;
import vn.guongsang.plan.reading.Duties;
import vn.guongsang.plan.reading.RawPack;
import vn.guongsang.time.BusinessDay;

/** A plan as work: what it asks of whom by when, and all else that it says. */
@Controller
public class PlanController {

    private static final int LONGEST_CALENDAR = 60;
    private static final int CHART_ROWS = 14;

    private final Seen seen;
    private final Plans plans;
    private final Parts parts;
    private final Movements movements;
    private final Duties duties;
    private final RawPack rawPack;
    private final Permissions permissions;
    private final OccasionDays occasionDays;
    private final Figures figures;
    private final Selections selections;
    private final BusinessDay day;
    private final MessageSource messages;
    private final ObjectProvider<ExemplarCounts> counts;
    private final QuotaReadings readings;
    private final Audit audit;
    private final PlanEndings endings;

    PlanController(
            Seen seen,
            Plans plans,
            Parts parts,
            Movements movements,
            Duties duties,
            RawPack rawPack,
            Permissions permissions,
            OccasionDays occasionDays,
            Figures figures,
            Selections selections,
            BusinessDay day,
            MessageSource messages,
            ObjectProvider<ExemplarCounts> counts,
            QuotaReadings readings,
            Audit audit,
            PlanEndings endings) {
        this.seen = seen;
        this.plans = plans;
        this.parts = parts;
        this.movements = movements;
        this.duties = duties;
        this.rawPack = rawPack;
        this.permissions = permissions;
        this.occasionDays = occasionDays;
        this.figures = figures;
        this.selections = selections;
        this.day = day;
        this.messages = messages;
        this.counts = counts;
        this.readings = readings;
        this.audit = audit;
        this.endings = endings;
    }

    @GetMapping("/ke-hoach")
    String list(Actor actor, Model model) {
        List<Plan> all = plans.all().stream()
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .toList();
        LocalDate today = day.today();
        model.addAttribute(
                "plans",
                all.stream()
                        .sorted(Comparator.comparing((Plan plan) -> !Seen.running(plan, today)))
                        .toList());
        model.addAttribute("parts", parts.of(actor.bodyId()));
        model.addAttribute(
                "running",
                all.stream().filter(plan -> Seen.running(plan, today)).count());
        model.addAttribute("today", today);
        return "plan/list";
    }

    @GetMapping("/ke-hoach/{code}")
    String overview(Actor actor, @PathVariable String code, Model model) {
        PlanView view = view(actor, code, "", model);
        PlanPack pack = view.pack();
        Set<String> parties = duties.parties(view.plan().id(), actor.bodyId());
        LocalDate today = day.today();
        model.addAttribute("today", today);
        model.addAttribute("ending", endings.of(view.plan().id()).orElse(null));
        model.addAttribute("chart", chart(view, today));
        model.addAttribute(
                "above",
                Optional.ofNullable(pack.plan().under()).flatMap(plans::byCode).orElse(null));
        model.addAttribute(
                "quotaTotals", QuotaTotals.of(readings.quotas(view.plan().id(), pack)));
        model.addAttribute(
                "duties",
                pack.duties().stream()
                        .filter(duty -> duty.who().stream().anyMatch(parties::contains))
                        .collect(Collectors.groupingBy(
                                duty -> duty.how() == null
                                        ? "other"
                                        : duty.how().name(),
                                LinkedHashMap::new,
                                Collectors.toList())));
        model.addAttribute(
                "leads",
                pack.movements().stream()
                        .filter(movement -> movement.lead().stream().anyMatch(parties::contains))
                        .toList());
        model.addAttribute(
                "partners",
                pack.movements().stream()
                        .filter(movement -> movement.partners().stream().anyMatch(parties::contains))
                        .toList());
        model.addAttribute(
                "owes",
                pack.obligations().stream()
                        .filter(obligation -> obligation.who().stream().anyMatch(parties::contains))
                        .toList());
        model.addAttribute(
                "next",
                duties
                        .owed(actor.bodyId(), view.plan().id(), today.minusMonths(3), today.plusMonths(4), today, 40)
                        .stream()
                        .filter(one -> one.due() != null && one.metOn() == null)
                        .limit(5)
                        .toList());
        model.addAttribute(
                "timeline",
                TimelineEntry.of(audit.timeline(Subject.of("plan", view.plan().id()))));
        return "plan/overview";
    }

    @GetMapping("/ke-hoach/{code}/nghia-vu")
    String obligations(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "cua", defaultValue = "") String whose,
            Model model) {
        PlanView view = view(actor, code, "nghia-vu", model);
        Set<String> parties = duties.parties(view.plan().id(), actor.bodyId());
        boolean own = whose.equals("toi");
        model.addAttribute("own", own);
        model.addAttribute("parties", parties);
        Map<String, Long> sizes = duties.partySizes(view.plan().id());
        model.addAttribute("sizes", sizes);
        model.addAttribute(
                "unowed", view.unowed(sizes.keySet(), duties.laidOut(view.plan().id()), day.today()));
        model.addAttribute("setOn", duties.settings(view.plan().id()));
        model.addAttribute("mayBoard", permissions.may(actor, PlanAction.READ_BOARD, view.plan()));
        model.addAttribute("maySet", permissions.may(actor, PlanAction.SET_DUE, view.plan()));
        model.addAttribute("occasions", occasionDays.of(view.plan()).size());
        List<Figures.Figure> counted = figures.of(view.plan());
        model.addAttribute(
                "figures",
                counted.isEmpty()
                        ? -1
                        : (int) counted.stream()
                                .filter(one -> one.value() == null)
                                .count());
        model.addAttribute(
                "obligations",
                view.obligations().stream()
                        .filter(obligation -> !own || obligation.who().stream().anyMatch(parties::contains))
                        .toList());
        return "plan/obligations";
    }

    @GetMapping("/ke-hoach/{code}/lich")
    String calendar(Actor actor, @PathVariable String code, @RequestParam Map<String, String> asked, Model model) {
        PlanView view = view(actor, code, "lich", model);
        Problems problems = new Problems();
        Range range = range(asked, problems);
        boolean board = permissions.may(actor, PlanAction.READ_BOARD, view.plan());
        boolean own = own(actor, view, range, board, asked);
        model.addAttribute("problems", problems);
        model.addAttribute("range", range);
        model.addAttribute("own", own);
        model.addAttribute("showMet", board || own);
        model.addAttribute("board", board);
        model.addAttribute(
                "months",
                falling(actor, view, range, own).stream()
                        .collect(Collectors.groupingBy(
                                one -> YearMonth.from(one.due()), LinkedHashMap::new, Collectors.toList())));
        model.addAttribute(
                "undated",
                view.obligations().stream()
                        .filter(obligation -> view.isOpen(obligation) && !view.setByHub(obligation))
                        .toList());
        model.addAttribute(
                "unowed",
                view.unowed(
                        duties.partySizes(view.plan().id()).keySet(),
                        duties.laidOut(view.plan().id()),
                        day.today()));
        model.addAttribute("today", day.today());
        return "plan/calendar";
    }

    /** For {@code plan calendar --bodies}: whom the product asks, in time. */
    @GetMapping("/ke-hoach/{code}/lich/don-vi.csv")
    ResponseEntity<byte[]> bodiesInTime(Actor actor, @PathVariable String code) {
        PlanView view = seen.view(actor, code);
        permissions.require(actor, PlanAction.READ_BOARD, view.plan());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("don-vi-" + view.plan().code() + ".csv")
                                .build()
                                .toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(selections.csv(view.plan().issuerId(), view.pack()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/ke-hoach/{code}/lich/excel")
    ResponseEntity<StreamingResponseBody> calendarSheet(
            Actor actor, @PathVariable String code, @RequestParam Map<String, String> asked) {
        PlanView view = seen.view(actor, code);
        Range range = range(asked, new Problems());
        boolean board = permissions.may(actor, PlanAction.READ_BOARD, view.plan());
        boolean own = own(actor, view, range, board, asked);
        boolean met = board || own;
        var columns = new ArrayList<>(List.of(
                new Spreadsheet.Column(say("plan.calendar.day"), Spreadsheet.Type.DATE, 12),
                new Spreadsheet.Column(say("plan.obligation"), Spreadsheet.Type.TEXT, 60),
                new Spreadsheet.Column(say("plan.period"), Spreadsheet.Type.TEXT, 22),
                new Spreadsheet.Column(say("plan.clause"), Spreadsheet.Type.TEXT, 14),
                new Spreadsheet.Column(say("plan.calendar.count"), Spreadsheet.Type.NUMBER, 12)));
        if (met) {
            columns.add(new Spreadsheet.Column(say("plan.calendar.sent"), Spreadsheet.Type.NUMBER, 12));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Duties.Falling one : falling(actor, view, range, own)) {
            var row = new ArrayList<@Nullable Object>(
                    List.of(one.due(), one.what(), one.period(), one.clause(), one.bodies()));
            if (met) {
                row.add(one.met());
            }
            rows.add(row);
        }
        return BoardController.sheet(
                "lich-" + view.plan().code() + ".xlsx",
                new Spreadsheet(
                        say("plan.calendar.title", view.plan().shortTitle()),
                        say(
                                "plan.calendar.state",
                                Words.full(range.from().atDay(1)),
                                Words.full(range.to().atEndOfMonth())),
                        columns,
                        rows,
                        List.of()));
    }

    @GetMapping("/ke-hoach/{code}/phong-trao")
    String movements(Actor actor, @PathVariable String code, Model model) {
        PlanView view = view(actor, code, "phong-trao", model);
        model.addAttribute("quotas", quotas(view));
        model.addAttribute("registered", counts.getIfAvailable() != null);
        model.addAttribute("launched", movements.ofBodies(view.plan().id()));
        model.addAttribute("register", parts.putsForward(actor, view.plan().id()));
        return "plan/movements";
    }

    @GetMapping("/ke-hoach/{code}/phong-trao/{movement}")
    String movement(Actor actor, @PathVariable String code, @PathVariable("movement") String id, Model model) {
        PlanView view = view(actor, code, "phong-trao", model);
        Movement movement = view.pack().movement(id).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        model.addAttribute("movement", movement);
        model.addAttribute("quotas", quotas(view).getOrDefault(id, List.of()));
        model.addAttribute(
                "sets",
                view.pack().criteria().sets().stream()
                        .filter(set -> id.equals(set.movement()))
                        .toList());
        model.addAttribute(
                "launched",
                movements.ofBodies(view.plan().id()).stream()
                        .filter(own -> own.countsIn().equals(id))
                        .toList());
        model.addAttribute("register", parts.putsForward(actor, view.plan().id()));
        return "plan/movement";
    }

    @GetMapping("/ke-hoach/{code}/tieu-chi")
    String criteria(Actor actor, @PathVariable String code, Model model) {
        PlanView view = view(actor, code, "tieu-chi", model);
        var layers = new LinkedHashMap<CriteriaScope, List<vn.guongsang.plan.pack.CriteriaSet>>();
        for (CriteriaScope scope : CriteriaScope.values()) {
            List<vn.guongsang.plan.pack.CriteriaSet> sets = view.pack().criteria().sets().stream()
                    .filter(set -> set.scope() == scope)
                    .toList();
            if (!sets.isEmpty()) {
                layers.put(scope, sets);
            }
        }
        model.addAttribute("layers", layers);
        return "plan/criteria";
    }

    @GetMapping("/ke-hoach/{code}/don-vi")
    String bodies(Actor actor, @PathVariable String code, Model model) {
        PlanView view = view(actor, code, "don-vi", model);
        PlanPack pack = view.pack();
        var rows = new ArrayList<BodyDuties>();
        for (Body body : pack.bodies()) {
            rows.add(new BodyDuties(
                    body,
                    pack.duties().stream()
                            .filter(duty -> duty.who().contains(body.id()))
                            .toList(),
                    pack.obligationsNaming(body.id()),
                    pack.movements().stream()
                            .filter(movement -> movement.lead().contains(body.id()))
                            .toList(),
                    pack.movements().stream()
                            .filter(movement -> movement.partners().contains(body.id()))
                            .toList()));
        }
        model.addAttribute("bodies", rows);
        model.addAttribute("sizes", duties.partySizes(view.plan().id()));
        model.addAttribute("parties", duties.parties(view.plan().id(), actor.bodyId()));
        return "plan/bodies";
    }

    @GetMapping("/ke-hoach/{code}/diem-chua-ro")
    String ambiguities(Actor actor, @PathVariable String code, Model model) {
        view(actor, code, "diem-chua-ro", model);
        return "plan/ambiguities";
    }

    @GetMapping("/ke-hoach/{code}/hoi-nghi")
    String conferences(Actor actor, @PathVariable String code, Model model) {
        view(actor, code, "hoi-nghi", model);
        model.addAttribute("today", day.today());
        return "plan/conferences";
    }

    @GetMapping("/ke-hoach/{code}/toan-van")
    String whole(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "muc", defaultValue = "") String section,
            Model model) {
        PlanView view = view(actor, code, "toan-van", model);
        Map<String, Object> sections = rawPack.of(view.plan().id());
        model.addAttribute("sections", sections);
        model.addAttribute("section", sections.containsKey(section) ? section : "plan");
        return "plan/whole";
    }

    /** What one body of the plan has to do. */
    public record BodyDuties(
            Body body, List<Duty> duties, List<Obligation> obligations, List<Movement> leads, List<Movement> partners) {

        public boolean silent() {
            return duties.isEmpty() && obligations.isEmpty() && leads.isEmpty() && partners.isEmpty();
        }
    }

    /** Months of a calendar, both included. */
    public record Range(YearMonth from, YearMonth to) {}

    private PlanView view(Actor actor, String code, String tab, Model model) {
        PlanView view = seen.view(actor, code);
        model.addAttribute("view", view);
        model.addAttribute("tabs", PlanTabs.of(view.plan(), view.pack(), tab));
        return view;
    }

    private Map<String, List<QuotaLine>> quotas(PlanView view) {
        ExemplarCounts register = counts.getIfAvailable();
        return QuotaLine.byMovement(QuotaLine.of(
                view.pack(),
                readings.quotas(view.plan().id(), view.pack()),
                register == null ? List.of() : register.of(view.plan().id()),
                register != null));
    }

    /** Whoever does not oversee the plan is shown its own first, if there is any. */
    private boolean own(Actor actor, PlanView view, Range range, boolean board, Map<String, String> asked) {
        return asked.containsKey("cua")
                ? asked.get("cua").equals("toi")
                : !board && !falling(actor, view, range, true).isEmpty();
    }

    private List<Duties.Falling> falling(Actor actor, PlanView view, Range range, boolean own) {
        UUID body = own ? actor.bodyId() : null;
        return duties.calendar(
                view.plan().id(), body, range.from().atDay(1), range.to().atEndOfMonth(), day.today());
    }

    private Range range(Map<String, String> asked, Problems problems) {
        YearMonth first = YearMonth.of(day.today().getYear(), 1);
        YearMonth from = month(asked.get("tu"), "tu", problems).orElse(first);
        YearMonth to = month(asked.get("den"), "den", problems)
                .filter(end -> !end.isBefore(from))
                .orElse(from.plusMonths(11));
        YearMonth furthest = from.plusMonths(LONGEST_CALENDAR - 1L);
        if (to.isAfter(furthest)) {
            problems.add("den", "plan.calendar.tooLong", furthest.getMonthValue() + "/" + furthest.getYear());
            return new Range(from, furthest);
        }
        return new Range(from, to);
    }

    private static Optional<YearMonth> month(@Nullable String text, String field, Problems problems) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<YearMonth> month = Untrusted.day("1/" + text.strip()).map(YearMonth::from);
        if (month.isEmpty()) {
            problems.add(field, "plan.calendar.bad");
        }
        return month;
    }

    private @Nullable String chart(PlanView view, LocalDate today) {
        PlanPack pack = view.pack();
        LocalDate first = Stream.concat(
                        Stream.ofNullable(view.plan().periodFrom()),
                        pack.phases().stream()
                                .map(vn.guongsang.plan.pack.Phase::from)
                                .filter(Objects::nonNull))
                .min(Comparator.naturalOrder())
                .orElseGet(() -> pack.phases().stream()
                        .map(vn.guongsang.plan.pack.Phase::to)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(end -> end.withDayOfYear(1))
                        .orElse(null));
        LocalDate last = Stream.concat(
                        Stream.ofNullable(view.plan().periodTo()),
                        pack.phases().stream()
                                .map(vn.guongsang.plan.pack.Phase::to)
                                .filter(Objects::nonNull))
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (first == null || last == null || pack.phases().isEmpty()) {
            return null;
        }
        List<PhaseTimeline.Phase> phases = pack.phases().stream()
                .filter(phase -> phase.from() != null || phase.to() != null)
                .map(phase -> new PhaseTimeline.Phase(
                        phase.name(),
                        Objects.requireNonNullElse(phase.from(), earlier(first, phase.to())),
                        Objects.requireNonNullElse(phase.to(), later(last, phase.from()))))
                .limit(CHART_ROWS)
                .toList();
        if (phases.isEmpty()) {
            return null;
        }
        List<PhaseTimeline.Milestone> milestones = pack.milestones().stream()
                .flatMap(milestone -> Stream.concat(Stream.ofNullable(milestone.date()), milestone.dates().stream())
                        .map(day -> new PhaseTimeline.Milestone(milestone.name(), day)))
                .filter(milestone ->
                        !milestone.on().isBefore(first) && !milestone.on().isAfter(last))
                .limit(CHART_ROWS - phases.size())
                .toList();
        return new PhaseTimeline(
                        say("plan.phases.title"),
                        say("plan.phases.desc", phases.size()),
                        phases,
                        milestones,
                        today,
                        say("plan.today"))
                .svg();
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private String say(String key, Object... args) {
        return String.valueOf(messages.getMessage(key, args, key, LocaleContextHolder.getLocale()));
    }
}
