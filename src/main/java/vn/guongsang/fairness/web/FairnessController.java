package vn.guongsang.fairness.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.chart.BarChart;
import vn.guongsang.document.chart.SvgChart;
import vn.guongsang.fairness.Dimension;
import vn.guongsang.fairness.FairnessAction;
import vn.guongsang.fairness.Minorities;
import vn.guongsang.fairness.Minorities.Release;
import vn.guongsang.fairness.SmallCells;
import vn.guongsang.fairness.Stage;
import vn.guongsang.fairness.Targets;
import vn.guongsang.fairness.Targets.Target;
import vn.guongsang.fairness.reading.Flow;
import vn.guongsang.fairness.reading.Flow.Picture;
import vn.guongsang.fairness.reading.Flow.Row;
import vn.guongsang.fairness.reading.Flow.Table;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.Check;
import vn.guongsang.plan.pack.Criterion;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Sector;
import vn.guongsang.rules.AwardList;
import vn.guongsang.time.BusinessDay;

/** Who is put forward and who is awarded, for hub, leader and inspector of an authority. */
@Controller
public class FairnessController {

    static final String HOME = "/co-cau-khen-thuong";
    private static final String TARGETS = HOME + "/chi-tieu";
    private static final int LONGEST = 500;

    /** What plan packs call those who work directly. */
    private static final String DIRECT = "direct-labour";

    private final Flow flow;
    private final Targets targets;
    private final Minorities minorities;
    private final Plans plans;
    private final Parts parts;
    private final Bodies bodies;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    FairnessController(
            Flow flow,
            Targets targets,
            Minorities minorities,
            Plans plans,
            Parts parts,
            Bodies bodies,
            Permissions permissions,
            BusinessDay day,
            Sheets sheets) {
        this.flow = flow;
        this.targets = targets;
        this.minorities = minorities;
        this.plans = plans;
        this.parts = parts;
        this.bodies = bodies;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    /**
     * What an address asks for.
     *
     * @param plan under which they stand, null for all
     * @param exemplars of the plan are counted, instead of dossiers
     */
    public record Shown(
            @Nullable AwardList list,
            @Nullable Integer year,
            LocalDate asOf,
            @Nullable Plan plan,
            @Nullable PlanPack pack,
            boolean exemplars,
            Picture picture,
            List<Target> targets,
            List<Release> releases) {

        /** What a group is called that is data; empty where it has a message of its own. */
        public String name(Dimension dimension, String key) {
            return dimension != Dimension.SECTOR
                    ? ""
                    : pack == null || !exemplars
                            ? key
                            : pack.sectors().stream()
                                    .filter(sector -> sector.id().equals(key))
                                    .findFirst()
                                    .map(Sector::name)
                                    .orElse(key);
        }

        public Optional<Target> target(Dimension dimension) {
            return targets.stream()
                    .filter(target -> target.share() == dimension)
                    .reduce((_, later) -> later);
        }
    }

    @GetMapping(HOME)
    String show(Actor actor, @RequestParam Map<String, String> asked, Model model) {
        permissions.require(actor, FairnessAction.READ, actor.bodyId());
        Problems problems = new Problems();
        Shown shown = shown(actor, asked, problems);
        model.addAttribute("problems", problems);
        return page(actor, shown, model);
    }

    private String page(Actor actor, Shown shown, Model model) {
        Set<UUID> authorities = parts.authorities(actor.bodyId());
        model.addAttribute("shown", shown);
        model.addAttribute("years", flow.years(authorities));
        model.addAttribute("authorities", bodies.of(authorities));
        model.addAttribute("plans", overseen(actor));
        model.addAttribute("charts", charts(shown));
        model.addAttribute("threshold", SmallCells.THRESHOLD);
        model.addAttribute("sets", permissions.may(actor, FairnessAction.SET, actor.bodyId()));
        model.addAttribute("today", day.today());
        model.addAttribute("formId", UUID.randomUUID());
        return "fairness/show";
    }

    private List<Plan> overseen(Actor actor) {
        return plans.all().stream()
                .filter(plan -> parts.oversees(actor.bodyId(), plan.id()))
                .toList();
    }

    private Shown shown(Actor actor, Map<String, String> asked, Problems problems) {
        LocalDate today = day.today();
        String typed = asked.getOrDefault("ngay", "");
        Optional<LocalDate> asOf = Untrusted.day(typed);
        if (!typed.isBlank() && asOf.isEmpty()) {
            problems.add("ngay", "m23");
        }
        LocalDate on = asOf.filter(known -> !known.isAfter(today)).orElse(today);
        Set<UUID> authorities = parts.authorities(actor.bodyId());
        AwardList list = switch (asked.getOrDefault("danh-muc", "")) {
            case "danh-hieu" -> AwardList.TITLE;
            case "hinh-thuc" -> AwardList.FORM;
            default -> null;
        };
        Integer year = Untrusted.year(asked.get("nam")).orElse(null);
        Plan plan = overseen(actor).stream()
                .filter(one -> one.code().equals(asked.getOrDefault("ke-hoach", "")))
                .findFirst()
                .orElse(null);
        PlanPack pack = plan == null ? null : plans.pack(plan);
        boolean exemplars = asked.getOrDefault("so-lieu", "").equals("dien-hinh") && plan != null;
        return new Shown(
                list,
                year,
                on,
                plan,
                pack,
                exemplars,
                plan == null || pack == null || !exemplars
                        ? flow.dossiers(new Flow.Question(authorities, list, plan == null ? null : plan.id(), year, on))
                        : flow.exemplars(plan.id(), direct(pack), on),
                targets.on(authorities, on),
                exemplars ? List.of() : minorities.released(authorities, on));
    }

    /** Criteria of a plan by which somebody is said to work directly. */
    private static List<String> direct(PlanPack pack) {
        return pack.criteria().sets().stream()
                .flatMap(set -> set.items().stream())
                .filter(item -> item.check() != null
                        && item.check().type() == Check.Type.ATTRIBUTE
                        && DIRECT.equals(item.check().of()))
                .map(Criterion::id)
                .toList();
    }

    // ---- charts

    /** Of a favoured group its share at each stage; of groups side by side how many of those put forward came to the end. */
    private Map<Dimension, String> charts(Shown shown) {
        Map<Dimension, String> charts = new LinkedHashMap<>();
        shown.picture().tables().forEach((dimension, table) -> {
            List<BarChart.Bar> bars = dimension.favoured() == null ? outcomes(shown, table) : shares(shown, table);
            if (!bars.isEmpty() && table.known(0) > 0) {
                charts.put(
                        dimension,
                        new BarChart(
                                        sheets.say("fairness.chart." + dimension),
                                        sheets.say(
                                                "fairness.chart.desc",
                                                bars.getFirst().label(),
                                                bars.getFirst().shown(),
                                                bars.getLast().label(),
                                                bars.getLast().shown()),
                                        bars,
                                        100.0)
                                .svg());
            }
        });
        return charts;
    }

    private List<BarChart.Bar> shares(Shown shown, Table table) {
        Dimension dimension = table.dimension();
        Double target = shown.target(dimension)
                .map(asked -> Double.valueOf(asked.percent()))
                .orElse(null);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int stage = 0; stage < table.stages().size(); stage++) {
            double share = table.share(dimension.favoured(), stage);
            bars.add(new BarChart.Bar(
                    sheets.say("fairness.stage." + table.stages().get(stage)),
                    sheets.say(
                            "fairness.share",
                            Math.round(share),
                            table.of(dimension.favoured(), stage),
                            table.known(stage)),
                    share,
                    0,
                    target));
        }
        return bars;
    }

    private List<BarChart.Bar> outcomes(Shown shown, Table table) {
        int last = table.stages().size() - 1;
        return table.rows().stream()
                .filter(row -> row.reached().getFirst() > 0)
                .limit(SvgChart.MAX_ROWS)
                .map(row -> {
                    double share =
                            100.0 * row.reached().get(last) / row.reached().getFirst();
                    return new BarChart.Bar(
                            named(shown, table.dimension(), row.key()),
                            sheets.say(
                                    "fairness.share",
                                    Math.round(share),
                                    row.reached().get(last),
                                    row.reached().getFirst()),
                            share);
                })
                .toList();
    }

    private String named(Shown shown, Dimension dimension, String key) {
        if (key.isEmpty()) {
            return sheets.say("fairness.not-stated");
        }
        String name = shown.name(dimension, key);
        return name.isEmpty()
                ? sheets.say(dimension == Dimension.KIND ? "ledger.kind." + key : "fairness.group." + key)
                : name;
    }

    // ---- Excel

    @GetMapping(HOME + "/tai-xuong")
    ResponseEntity<StreamingResponseBody> download(Actor actor, @RequestParam Map<String, String> asked) {
        permissions.require(actor, FairnessAction.READ, actor.bodyId());
        Shown shown = shown(actor, asked, new Problems());
        List<Stage> stages = shown.picture().stages();
        List<Spreadsheet.Column> columns = new ArrayList<>(List.of(
                sheets.column("fairness.column.by", Spreadsheet.Type.TEXT, 28),
                sheets.column("fairness.column.group", Spreadsheet.Type.TEXT, 36)));
        stages.forEach(stage -> {
            columns.add(sheets.column("fairness.stage." + stage, Spreadsheet.Type.NUMBER, 16));
            columns.add(new Spreadsheet.Column(
                    sheets.say("fairness.column.share", sheets.say("fairness.stage." + stage)),
                    Spreadsheet.Type.NUMBER,
                    16));
        });
        return sheets.send(
                "co-cau-khen-thuong.xlsx",
                new Spreadsheet(
                        sheets.say("fairness.menu"),
                        sheets.say("frame.day.asOf", shown.asOf()),
                        columns,
                        lines(shown),
                        shown.releases().isEmpty()
                                ? List.of()
                                : List.of(sheets.say("fairness.minority.rule", SmallCells.THRESHOLD))));
    }

    private List<List<@Nullable Object>> lines(Shown shown) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        shown.picture()
                .tables()
                .values()
                .forEach(table -> table.rows().forEach(row -> lines.add(line(shown, table, row))));
        Map<LocalDate, List<Release>> periods = new LinkedHashMap<>();
        shown.releases()
                .forEach(release -> periods.computeIfAbsent(release.until(), _ -> new ArrayList<>())
                        .add(release));
        periods.forEach((_, period) -> {
            List<@Nullable Object> line = new ArrayList<>();
            Release first = period.getFirst();
            line.add(sheets.say("fairness.minority"));
            line.add(sheets.say("fairness.minority.period", first.since(), first.until()));
            for (Stage stage : shown.picture().stages()) {
                Release told = period.stream()
                        .filter(one -> one.stage() == stage)
                        .findFirst()
                        .orElseThrow();
                line.add(told.minority());
                line.add(
                        told.stated() == null || told.minority() == null
                                ? null
                                : Math.round(100.0 * told.minority() / told.stated()));
            }
            lines.add(line);
        });
        return lines;
    }

    private List<@Nullable Object> line(Shown shown, Table table, Row row) {
        List<@Nullable Object> line = new ArrayList<>(Arrays.asList(
                sheets.say("fairness.by." + table.dimension()), named(shown, table.dimension(), row.key())));
        for (int stage = 0; stage < table.stages().size(); stage++) {
            line.add(row.reached().get(stage));
            line.add(row.key().isEmpty() ? null : Math.round(table.share(row.key(), stage)));
        }
        return line;
    }

    // ---- what a plan asks for

    @PostMapping(TARGETS)
    String target(Actor actor, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        permissions.require(actor, FairnessAction.SET, actor.bodyId());
        var typed = new TypedForm(sent, new Problems());
        Optional<Dimension> share =
                Untrusted.of(Dimension.class, sent.get("ty-le")).filter(dimension -> dimension.favoured() != null);
        if (share.isEmpty()) {
            typed.problems().add("ty-le", "fairness.problem.choose");
        }
        Optional<Integer> percent =
                Untrusted.number(sent.getOrDefault("muc", "").strip(), 1, 100);
        if (percent.isEmpty()) {
            typed.problems().add("muc", "fairness.problem.percent");
        }
        Optional<UUID> authority = Untrusted.id(sent.get("cap")).filter(parts.authorities(actor.bodyId())::contains);
        if (authority.isEmpty()) {
            typed.problems().add("cap", "fairness.problem.choose");
        }
        Optional<LocalDate> since = typed.day("tu-ngay", true);
        String basis = typed.words("can-cu", LONGEST, "fairness.problem.empty");
        if (!typed.problems().isEmpty()) {
            model.addAttribute("problems", typed.problems());
            return page(actor, shown(actor, Map.of(), new Problems()), model);
        }
        targets.enter(
                actor,
                new Target(
                        Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID),
                        authority.orElseThrow(),
                        share.orElseThrow(),
                        percent.orElseThrow(),
                        since.orElseThrow(),
                        null,
                        basis));
        return kept(redirect);
    }

    @PostMapping(TARGETS + "/{target}")
    String end(Actor actor, @PathVariable("target") String target, RedirectAttributes redirect) {
        permissions.require(actor, FairnessAction.SET, actor.bodyId());
        targets.end(actor, Untrusted.id(target).orElseThrow(() -> Untrusted.hidden("fairness.hidden")), day.today());
        return kept(redirect);
    }

    private static String kept(RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done("fairness.kept"));
        return "redirect:" + HOME;
    }

    @Configuration(proxyBeanMethods = false)
    static class InMenu {

        @Bean
        MenuContribution fairnessInMenu() {
            return MenuContribution.of(
                    "fairness.menu",
                    HOME,
                    350,
                    actor -> actor.is(Role.HUB_OFFICER) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR));
        }
    }
}
