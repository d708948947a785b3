package vn.guongsang.unitplan.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.plan.FollowAction;
import vn.guongsang.plan.Followed;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Filing;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.Statement;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.UnitPlan;
import vn.guongsang.unitplan.UnitPlan.Described;
import vn.guongsang.unitplan.UnitPlans;
import vn.guongsang.unitplan.reading.UnitPlanList;
import vn.guongsang.unitplan.reading.UnitPlanList.Question;
import vn.guongsang.unitplan.reading.UnitPlanList.State;
import vn.guongsang.verdict.Verdict;

/** The plans of bodies: one with its check-off and versions, and over all bodies who has none. */
@Controller
class UnitPlanController {

    private static final String LIST = "/ke-hoach-don-vi";
    private static final String ONE = "/nhiem-vu/{instance}/ke-hoach";

    /** More rows than anybody reads in Excel. */
    private static final int EXPORTED = 20_000;

    private final UnitPlans unitPlans;
    private final UnitPlanList list;
    private final Obligations obligations;
    private final Plans plans;
    private final Bodies bodies;
    private final Permissions permissions;
    private final BusinessDay day;
    private final Sheets sheets;

    UnitPlanController(
            UnitPlans unitPlans,
            UnitPlanList list,
            Obligations obligations,
            Plans plans,
            Bodies bodies,
            Permissions permissions,
            BusinessDay day,
            Sheets sheets) {
        this.unitPlans = unitPlans;
        this.list = list;
        this.obligations = obligations;
        this.plans = plans;
        this.bodies = bodies;
        this.permissions = permissions;
        this.day = day;
        this.sheets = sheets;
    }

    /** Of a plan that one oversees all bodies, else what one's own body owes under every plan. */
    @GetMapping(LIST)
    String list(
            Actor actor,
            @RequestParam(name = "ke-hoach", defaultValue = "") String code,
            @RequestParam(name = "tinh-trang", defaultValue = "") String state,
            Paging paging,
            Model model) {
        if (actor.is(Role.AUDITOR)) {
            throw Untrusted.hidden("plan.hidden");
        }
        List<Plan> overseen = plans.all().stream()
                .filter(plan -> permissions.may(actor, PlanAction.READ_BOARD, plan))
                .toList();
        Plan chosen = code.isEmpty() ? overseen.stream().findFirst().orElse(null) : overseen(actor, code);
        Question question = question(actor, chosen, state);
        List<UnitPlanList.Row> rows = list.rows(question, paging.offset(), paging.limit());
        model.addAttribute("plans", overseen);
        model.addAttribute("chosen", chosen);
        model.addAttribute("state", question.state());
        model.addAttribute("counts", list.counts(question));
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("more", paging.more(rows));
        model.addAttribute("paging", paging);
        return "unitplan/list";
    }

    @GetMapping(LIST + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor,
            @RequestParam(name = "ke-hoach", defaultValue = "") String code,
            @RequestParam(name = "tinh-trang", defaultValue = "") String state) {
        Plan plan = overseen(actor, code);
        Function<String, String> words = sheets.words("unitplan.state.");
        return sheets.send(
                "ke-hoach-don-vi-" + plan.code() + ".xlsx",
                new Spreadsheet(
                        sheets.say("unitplan.menu"),
                        sheets.say("unitplan.sheet", plan.shortTitle(), day.today()),
                        List.of(
                                sheets.column("unitplan.column.body", Spreadsheet.Type.TEXT, 44),
                                sheets.column("unitplan.column.duty", Spreadsheet.Type.TEXT, 50),
                                sheets.column("unitplan.column.due", Spreadsheet.Type.DATE, 14),
                                sheets.column("unitplan.column.state", Spreadsheet.Type.TEXT, 20),
                                sheets.column("unitplan.column.filed", Spreadsheet.Type.DATE, 14),
                                sheets.column("unitplan.field.number", Spreadsheet.Type.TEXT, 20),
                                sheets.column("unitplan.field.title", Spreadsheet.Type.TEXT, 50),
                                sheets.column("unitplan.column.version", Spreadsheet.Type.NUMBER, 10)),
                        list.rows(question(actor, plan, state), 0, EXPORTED).stream()
                                .map(row -> cells(row, words))
                                .toList(),
                        List.of()));
    }

    private static List<@Nullable Object> cells(UnitPlanList.Row row, Function<String, String> words) {
        return Arrays.<@Nullable Object>asList(
                row.body(),
                row.what(),
                row.due(),
                words.apply(row.state().name()),
                row.filedOn(),
                row.documentNumber(),
                row.title(),
                row.number());
    }

    private Question question(Actor actor, @Nullable Plan plan, String state) {
        return new Question(
                plan == null ? null : plan.id(),
                plan == null ? actor.bodyId() : null,
                Untrusted.of(State.class, state).orElse(null),
                day.today());
    }

    private Plan overseen(Actor actor, String code) {
        Plan plan = plans.byCode(code)
                .filter(known -> permissions.may(actor, PlanAction.READ, known))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        permissions.require(actor, PlanAction.READ_BOARD, plan);
        return plan;
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable("instance") String id, Model model) {
        Instance instance = visible(actor, id);
        Plan plan = plans.get(instance.planId());
        List<UnitPlan> versions = unitPlans.versions(instance.id());
        boolean own = instance.bodyId().equals(actor.bodyId());
        model.addAttribute("instance", instance);
        model.addAttribute("plan", plan);
        model.addAttribute(
                "body", bodies.find(instance.bodyId()).map(Body::name).orElse(""));
        model.addAttribute("asked", unitPlans.asked(instance));
        model.addAttribute("versions", versions);
        model.addAttribute(
                "contents",
                versions.stream().collect(Collectors.toMap(UnitPlan::id, version -> unitPlans.contents(version.id()))));
        model.addAttribute(
                "filings",
                obligations.filings(instance.id()).stream().collect(Collectors.toMap(Filing::id, Function.identity())));
        model.addAttribute("mayFile", own && instance.owed() && permissions.may(actor, PlanAction.FILE, plan));
        model.addAttribute("mayRule", permissions.may(actor, PlanAction.RULE, plan));
        model.addAttribute("locked", instance.lockedOn(day.today()));
        model.addAttribute("formId", UUID.randomUUID());
        return "unitplan/one";
    }

    @PostMapping(ONE)
    String submit(
            Actor actor,
            @PathVariable("instance") String id,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile paper,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Instance instance = visible(actor, id);
        permissions.require(actor, PlanAction.FILE, plans.get(instance.planId()));
        if (!instance.bodyId().equals(actor.bodyId())) {
            Verdict.refused("plan.own-body.forbidden").orThrow();
        }
        Problems problems = new Problems();
        List<Statement> asked = unitPlans.asked(instance);
        Optional<Described> described = new UnitPlanForm(sent, problems).read(asked, day.today());
        Optional<Upload> upload = upload(paper, problems);
        if (described.isEmpty() || upload.isEmpty()) {
            model.addAttribute("problems", problems);
            return one(actor, id, model);
        }
        unitPlans.submit(
                actor,
                Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID),
                instance,
                described.get(),
                upload.get());
        LocalDate due = instance.due();
        redirect.addFlashAttribute(
                "flash",
                due != null && instance.binding() && day.today().isAfter(due)
                        ? Flash.warning("unitplan.sentLate", due)
                        : Flash.done("unitplan.sent"));
        return "redirect:/nhiem-vu/" + instance.id() + "/ke-hoach";
    }

    /** A text document: what can be read and pointed into. */
    private static Optional<Upload> upload(@Nullable MultipartFile paper, Problems problems) throws IOException {
        if (paper == null || paper.isEmpty()) {
            problems.add("tep", "unitplan.problem.paper");
            return Optional.empty();
        }
        String name = Optional.ofNullable(paper.getOriginalFilename()).orElse("");
        if (FileType.ofName(name).filter(TEXTS::contains).isEmpty()) {
            problems.add("tep", "unitplan.problem.file-type");
            return Optional.empty();
        }
        return Optional.of(new Upload(name, paper.getBytes()));
    }

    private static final List<FileType> TEXTS = List.of(FileType.PDF, FileType.DOCX, FileType.ODT);

    /** Seen by whoever follows the duty that it answers; nobody knows of others. */
    private Instance visible(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(obligations::find)
                .filter(UnitPlans::answers)
                .filter(instance -> permissions.may(
                        actor, FollowAction.READ, Followed.ofBody(plans.get(instance.planId()), instance.bodyId())))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Entrance {

        @Bean
        MenuContribution unitPlansInMenu() {
            return MenuContribution.of(
                    "unitplan.menu",
                    LIST,
                    35,
                    actor -> actor.is(Role.OFFICER)
                            || actor.is(Role.HEAD)
                            || actor.is(Role.HUB_OFFICER)
                            || actor.is(Role.LEADER)
                            || actor.is(Role.INSPECTOR));
        }
    }
}
