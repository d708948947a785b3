package vn.guongsang.unitplan.web;

import java.time.LocalDate;
import java.util.Arrays;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Sheets;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Paging;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.OwnMovement;
import vn.guongsang.unitplan.OwnMovement.Described;
import vn.guongsang.unitplan.OwnMovementAction;
import vn.guongsang.unitplan.OwnMovements;
import vn.guongsang.unitplan.reading.OwnMovementList;
import vn.guongsang.unitplan.reading.OwnMovementList.Question;
import vn.guongsang.unitplan.reading.OwnMovementList.Row;
import vn.guongsang.unitplan.reading.OwnMovementList.State;

/** Movements that bodies launch of their own under a plan: who launched what, and one with its acts. */
@Controller
class OwnMovementController {

    private static final String OF_PLAN = "/ke-hoach/{code}/phong-trao-don-vi";
    private static final String ONE = "/phong-trao-don-vi/{id}";
    private static final int EXPORTED = 10_000;
    private static final int LONGEST = 500;
    private static final int LONGEST_AIM = 4_000;

    private final OwnMovements movements;
    private final OwnMovementList list;
    private final Plans plans;
    private final Parts parts;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;
    private final Sheets sheets;

    OwnMovementController(
            OwnMovements movements,
            OwnMovementList list,
            Plans plans,
            Parts parts,
            Permissions permissions,
            Audit audit,
            BusinessDay day,
            Sheets sheets) {
        this.movements = movements;
        this.list = list;
        this.plans = plans;
        this.parts = parts;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
        this.sheets = sheets;
    }

    /** What was launched, one's own drafts, and to those who oversee the plan who launched none. */
    @GetMapping(OF_PLAN)
    String list(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "tinh-trang", defaultValue = "") String state,
            Paging paging,
            Model model) {
        Plan plan = plan(actor, code);
        PlanPack pack = plans.pack(plan);
        Question question = question(actor, plan, state);
        List<Row> rows = list.rows(question, paging.offset(), paging.limit());
        model.addAttribute("plan", plan);
        model.addAttribute("pack", pack);
        model.addAttribute("state", question.state());
        model.addAttribute("counts", list.counts(question));
        model.addAttribute("rows", paging.shown(rows));
        model.addAttribute("more", paging.more(rows));
        model.addAttribute("paging", paging);
        model.addAttribute("mayDraft", movements.mayDraft(actor, plan).allowed());
        model.addAttribute("parents", parents(pack));
        model.addAttribute("formId", UUID.randomUUID());
        return "unitplan/movements";
    }

    @GetMapping(OF_PLAN + "/excel")
    ResponseEntity<StreamingResponseBody> excel(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "tinh-trang", defaultValue = "") String state) {
        Plan plan = plan(actor, code);
        PlanPack pack = plans.pack(plan);
        return sheets.send(
                "phong-trao-don-vi-" + code + ".xlsx",
                new Spreadsheet(
                        sheets.say("unitplan.movements"),
                        sheets.say("unitplan.sheet", plan.shortTitle(), day.today()),
                        List.of(
                                sheets.column("unitplan.column.body", Spreadsheet.Type.TEXT, 44),
                                sheets.column("unitplan.movement.name", Spreadsheet.Type.TEXT, 50),
                                sheets.column("unitplan.movement.parent", Spreadsheet.Type.TEXT, 50),
                                sheets.column("unitplan.column.state", Spreadsheet.Type.TEXT, 20),
                                sheets.column("unitplan.movement.number", Spreadsheet.Type.TEXT, 20),
                                sheets.column("unitplan.movement.issued", Spreadsheet.Type.DATE, 14),
                                sheets.column("unitplan.field.from", Spreadsheet.Type.DATE, 14),
                                sheets.column("unitplan.field.to", Spreadsheet.Type.DATE, 14)),
                        list.rows(question(actor, plan, state), 0, EXPORTED).stream()
                                .map(row -> Arrays.<@Nullable Object>asList(
                                        row.body(),
                                        row.name(),
                                        parent(pack, row.parent()),
                                        sheets.say("unitplan.movement.state." + row.state()),
                                        row.documentNumber(),
                                        row.issuedOn(),
                                        row.from(),
                                        row.to()))
                                .toList(),
                        List.of()));
    }

    private Question question(Actor actor, Plan plan, String state) {
        return new Question(
                plan.id(),
                actor.bodyId(),
                permissions.may(actor, PlanAction.READ_BOARD, plan),
                Untrusted.of(State.class, state).orElse(null));
    }

    @PostMapping(OF_PLAN)
    String draft(
            Actor actor,
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Paging paging,
            Model model,
            RedirectAttributes redirect) {
        Plan plan = plan(actor, code);
        movements.mayDraft(actor, plan).orThrow();
        Problems problems = new Problems();
        Optional<Described> described = described(plan, new TypedForm(sent, problems));
        if (described.isEmpty()) {
            model.addAttribute("problems", problems);
            return list(actor, code, "", paging, model);
        }
        UUID id = Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
        movements.draft(actor, id, plan, described.get()).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("unitplan.movement.drafted"));
        return address(id);
    }

    private Optional<Described> described(Plan plan, TypedForm typed) {
        String name = typed.words("ten", LONGEST, "unitplan.problem.empty");
        String parent = typed.sent().getOrDefault("phong-trao-cha", "");
        if (parent.isEmpty() && movements.closed(plan.id())) {
            typed.problems().add("phong-trao-cha", "unitplan.movement.problem.closed");
        } else if (!parent.isEmpty() && plans.pack(plan).movement(parent).isEmpty()) {
            typed.problems().add("phong-trao-cha", "unitplan.movement.refused.parent");
        }
        String aim = typed.words("muc-dich", LONGEST_AIM, "unitplan.problem.empty");
        Optional<LocalDate> from = typed.day("tu-ngay", true);
        Optional<LocalDate> to = typed.day("den-ngay", false);
        typed.inOrder(from, to, "den-ngay");
        return typed.problems().isEmpty()
                ? Optional.of(new Described(parent, name, aim, from.orElseThrow(), to.orElse(null)))
                : Optional.empty();
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable String id, Model model) {
        OwnMovement movement = visible(actor, id);
        Plan plan = plans.get(movement.planId());
        PlanPack pack = plans.pack(plan);
        model.addAttribute("movement", movement);
        model.addAttribute("plan", plan);
        model.addAttribute("parent", parent(pack, movement.parent()));
        model.addAttribute("parents", parents(pack));
        model.addAttribute("closed", movements.closed(plan.id()));
        model.addAttribute("mayEdit", permissions.may(actor, OwnMovementAction.EDIT, movement));
        model.addAttribute("mayLaunch", permissions.may(actor, OwnMovementAction.LAUNCH, movement));
        model.addAttribute("timeline", TimelineEntry.of(audit.timeline(Subject.of("movement", movement.id()))));
        model.addAttribute("mayRegister", parts.putsForward(actor, plan.id()));
        return "unitplan/movement";
    }

    @PostMapping(ONE)
    String describe(
            Actor actor,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        OwnMovement movement = visible(actor, id);
        permissions.require(actor, OwnMovementAction.EDIT, movement);
        Problems problems = new Problems();
        Optional<Described> described = described(plans.get(movement.planId()), new TypedForm(sent, problems));
        if (described.isEmpty()) {
            model.addAttribute("problems", problems);
            return one(actor, id, model);
        }
        movements.describe(actor, movement.id(), described.get()).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("unitplan.movement.saved"));
        return address(movement.id());
    }

    @PostMapping(ONE + "/phat-dong")
    String launch(
            Actor actor,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        OwnMovement movement = visible(actor, id);
        permissions.require(actor, OwnMovementAction.LAUNCH, movement);
        Problems problems = new Problems();
        var typed = new TypedForm(sent, problems);
        String number = typed.words("so", LONGEST, "unitplan.problem.empty");
        Optional<LocalDate> issued = typed.day("ngay", true);
        issued.filter(on -> on.isAfter(day.today()))
                .ifPresent(on -> problems.add("ngay", "unitplan.refused.future", on, day.today()));
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return one(actor, id, model);
        }
        movements.launch(actor, movement.id(), number, issued.orElseThrow()).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("unitplan.movement.launched"));
        return address(movement.id());
    }

    @PostMapping(ONE + "/ket-thuc")
    String end(
            Actor actor,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect) {
        OwnMovement movement = visible(actor, id);
        movements.mayEnd(actor, movement).orThrow();
        Problems problems = new Problems();
        String reason = new TypedForm(sent, problems).words("ly-do", LONGEST, "unitplan.movement.problem.reason");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return one(actor, id, model);
        }
        movements.end(actor, movement.id(), reason).orThrow();
        redirect.addFlashAttribute("flash", Flash.done("unitplan.movement.ended"));
        return address(movement.id());
    }

    private OwnMovement visible(Actor actor, String id) {
        return Untrusted.id(id)
                .flatMap(movements::find)
                .filter(movement -> permissions.may(actor, OwnMovementAction.READ, movement))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    private Plan plan(Actor actor, String code) {
        return plans.byCode(code)
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    private static List<Choice> parents(PlanPack pack) {
        return pack.movements().stream()
                .filter(movement -> movement.name() != null)
                .map(movement -> Choice.data(movement.id(), movement.name() + " (" + movement.clause() + ")"))
                .toList();
    }

    private static String parent(PlanPack pack, @Nullable String id) {
        return Stream.ofNullable(id)
                .flatMap(known -> pack.movement(known).stream())
                .map(movement -> movement.name() == null ? "" : movement.name())
                .findFirst()
                .orElse("");
    }

    private static String address(UUID id) {
        return "redirect:/phong-trao-don-vi/" + id;
    }
}
