package vn.guongsang.plan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.chart.BarChart;
import vn.guongsang.frame.AsOf;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bloc;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.Extensions;
import vn.guongsang.plan.FollowAction;
import vn.guongsang.plan.Followed;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.domain.QuotaReadings;
import vn.guongsang.plan.pack.Level;
import vn.guongsang.plan.reading.Compliance;
import vn.guongsang.plan.reading.Compliance.Group;
import vn.guongsang.plan.reading.Compliance.Picture;
import vn.guongsang.plan.reading.Compliance.Question;
import vn.guongsang.plan.reading.Compliance.Sum;
import vn.guongsang.plan.reading.Duties;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** How far a plan's duties are done: of all bodies for hub, issuer and inspector, of a cluster for its head. */
@Controller
class ComplianceController {

    static final String PATH = "/nhiem-vu/tinh-hinh";
    static final String ONE_PAGE = "/nhiem-vu/mot-trang";

    private static final int BODIES = 50;
    private static final int DEEPEST_PAGE = 2000;

    /** A paper names the worst only. */
    private static final int ON_PAPER = 30;

    private static final int ON_ONE_PAGE = 3;

    private final Compliance compliance;
    private final CompliancePaper paper;
    private final Duties duties;
    private final Extensions extensions;
    private final ObjectProvider<ExemplarCounts> register;
    private final QuotaReadings readings;
    private final Seen seen;
    private final Parts parts;
    private final Blocs blocs;
    private final Permissions permissions;
    private final BusinessDay day;
    private final MessageSource messages;

    ComplianceController(
            Compliance compliance,
            CompliancePaper paper,
            Duties duties,
            Extensions extensions,
            ObjectProvider<ExemplarCounts> register,
            QuotaReadings readings,
            Seen seen,
            Parts parts,
            Blocs blocs,
            Permissions permissions,
            BusinessDay day,
            MessageSource messages) {
        this.compliance = compliance;
        this.paper = paper;
        this.duties = duties;
        this.extensions = extensions;
        this.register = register;
        this.readings = readings;
        this.seen = seen;
        this.parts = parts;
        this.blocs = blocs;
        this.permissions = permissions;
        this.day = day;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String board(Actor actor, @RequestParam Map<String, String> asked, Model model) {
        Problems problems = new Problems();
        ShownCompliance shown = shown(actor, asked, problems);
        int page = Untrusted.number(asked.get(Paging.PAGE), 1, DEEPEST_PAGE).orElse(1);
        Picture picture = compliance.picture(shown.question(), (page - 1L) * BODIES, BODIES);
        model.addAttribute("problems", problems);
        model.addAttribute("shown", shown);
        model.addAttribute("picture", picture);
        model.addAttribute("pageNumber", page);
        model.addAttribute("pages", (picture.listed() + BODIES - 1) / BODIES);
        model.addAttribute("trend", trend(picture));
        model.addAttribute(
                "unowed",
                shown.whole()
                        ? shown.view()
                                .unowed(
                                        duties.partySizes(shown.question().plan())
                                                .keySet(),
                                        duties.laidOut(shown.question().plan()),
                                        day.today())
                        : List.of());
        model.addAttribute("byPlan", byPlan(actor, shown));
        return "plan/compliance";
    }

    /** The leader's page: five figures, what is worst, what waits for a decision. */
    @GetMapping(ONE_PAGE)
    String onePage(Actor actor, @RequestParam Map<String, String> asked, Model model) {
        Problems problems = new Problems();
        ShownCompliance shown = shown(actor, asked, problems);
        UUID plan = shown.question().plan();
        model.addAttribute("problems", problems);
        model.addAttribute("shown", shown);
        Picture picture = compliance.picture(shown.question(), 0, ON_ONE_PAGE);
        model.addAttribute("picture", picture);
        model.addAttribute("trend", trend(picture));
        model.addAttribute("waiting", duties.waitingCount(plan));
        model.addAttribute("extensions", extensions.waitingUnder(plan).size());
        model.addAttribute("undated", seen.view(shown.view().plan()).undated());
        ExemplarCounts counts = register.getIfAvailable();
        model.addAttribute(
                "quotas",
                counts == null
                        ? List.of()
                        : QuotaLine.of(
                                        shown.view().pack(),
                                        readings.quotas(plan, shown.view().pack()),
                                        counts.of(plan),
                                        true)
                                .stream()
                                .filter(line -> line.counted() != null)
                                .toList());
        model.addAttribute(
                "mayRule", permissions.may(actor, PlanAction.RULE, shown.view().plan()));
        return "plan/one-page";
    }

    @GetMapping(PATH + "/excel")
    ResponseEntity<StreamingResponseBody> excel(Actor actor, @RequestParam Map<String, String> asked) {
        ShownCompliance shown = shown(actor, asked, new Problems());
        Picture picture = compliance.picture(shown.question(), 0, Integer.MAX_VALUE);
        return BoardController.sheet(file(shown) + ".xlsx", paper.sheet(shown, picture));
    }

    @GetMapping(PATH + "/pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @RequestParam Map<String, String> asked) {
        ShownCompliance shown = shown(actor, asked, new Problems());
        Picture picture = compliance.picture(shown.question(), 0, ON_PAPER);
        return new Download(file(shown) + ".pdf", FileType.PDF, Documents.pdf(paper.report(actor, shown, picture)))
                .attached();
    }

    private static String file(ShownCompliance shown) {
        return "tinh-hinh-" + shown.view().plan().code() + "-"
                + shown.question().year();
    }

    private ShownCompliance shown(Actor actor, Map<String, String> asked, Problems problems) {
        AsOf asOf = AsOf.asked(asked, day.today(), problems);
        List<Plan> plans = seen.ofBody(actor.bodyId(), day.today());
        Plan plan = chosen(actor, plans, asked.getOrDefault("ke-hoach", ""));
        boolean whole = permissions.may(actor, FollowAction.READ, Followed.all(plan));
        List<Bloc> led = whole ? List.of() : blocs.ledBy(actor.bodyId(), day.today());
        UUID bloc = Untrusted.id(asked.get("cum"))
                .or(() -> led.stream().findFirst().map(Bloc::id))
                .orElse(null);
        permissions.require(actor, FollowAction.READ, bloc == null ? Followed.all(plan) : Followed.ofBloc(plan, bloc));
        PlanView view = seen.named(plan);
        List<Integer> years = BoardController.years(plan, asOf.day());
        return new ShownCompliance(
                view,
                plans,
                led,
                whole,
                new Question(
                        plan.id(),
                        Untrusted.year(asked.get("nam"))
                                .orElse(Math.clamp(asOf.day().getYear(), years.getFirst(), years.getLast())),
                        asOf.day(),
                        view.pack()
                                .obligation(asked.getOrDefault("nghia-vu", ""))
                                .map(one -> one.id())
                                .orElse(null),
                        bloc,
                        Untrusted.of(Level.class, asked.get("cap"))
                                .map(Level::yaml)
                                .orElse(null),
                        Standing.OVERDUE.name().equals(asked.get("tinh-trang")),
                        asOf.rolledTo()),
                years,
                asOf);
    }

    private Plan chosen(Actor actor, List<Plan> plans, String code) {
        return code.isEmpty()
                ? plans.stream()
                        .filter(plan -> permissions.may(actor, FollowAction.READ, Followed.all(plan)))
                        .findFirst()
                        .or(() -> plans.stream().findFirst())
                        .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("plan.follow.forbidden")))
                : plans.stream()
                        .filter(plan -> plan.code().equals(code) && permissions.may(actor, PlanAction.READ, plan))
                        .findFirst()
                        .orElseGet(() -> seen.plan(actor, code));
    }

    /** The sums of all plans that the actor oversees, if there are several. */
    private List<Group> byPlan(Actor actor, ShownCompliance shown) {
        List<Plan> overseen = shown.plans().stream()
                .filter(plan -> shown.whole() && parts.oversees(actor.bodyId(), plan.id()))
                .toList();
        if (overseen.size() < 2) {
            return List.of();
        }
        var sums = compliance.byPlan(
                overseen.stream().map(Plan::id).toList(),
                shown.question().year(),
                shown.question().asOf());
        return overseen.stream()
                .map(plan -> new Group(plan.code(), plan.shortTitle(), sums.getOrDefault(plan.id(), Sum.NONE)))
                .filter(group -> group.sum().asked() > 0)
                .toList();
    }

    /** On time, month by month, as far as anything has fallen due. */
    private String trend(Picture picture) {
        var bars = new ArrayList<BarChart.Bar>();
        for (Group month : picture.months()) {
            month.sum()
                    .onTimeRate()
                    .ifPresent(rate -> bars.add(new BarChart.Bar(
                            say("plan.head.month", Integer.valueOf(month.key())), rate + " %", rate, 0, 100.0)));
        }
        return bars.isEmpty()
                ? ""
                : new BarChart(
                                say("plan.compliance.trend"),
                                say(
                                        "plan.compliance.trend.desc",
                                        bars.getFirst().label(),
                                        bars.getFirst().shown(),
                                        bars.getLast().label(),
                                        bars.getLast().shown()),
                                bars)
                        .svg();
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, key, LocaleContextHolder.getLocale()) + "";
    }
}
