package vn.guongsang.plan.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.Flash;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TimelineEntry;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.plan.Extensions;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.FollowAction;
import vn.guongsang.plan.Followed;
import vn.guongsang.plan.Forwardings;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Filing;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.OccasionDays;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.SettingDues;
import vn.guongsang.plan.domain.Answering;
import vn.guongsang.plan.domain.Passed;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Enough;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.calendar.ObligationCalendar;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.calendar.Rosters;
import vn.guongsang.plan.pack.calendar.Round;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.OfficeCalendar;
import vn.guongsang.verdict.Verdict;

/** One obligation of one body in one period: what is asked, what was sent, what the hub said. */
@Controller
class ObligationController {

    private static final int LONGEST = 4000;

    private final Obligations obligations;
    private final Answering answering;
    private final Seen seen;
    private final Plans plans;
    private final Bodies bodies;
    private final Attachments attachments;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;
    private final Extensions extensions;
    private final OfficeCalendar office;
    private final Forwardings forwardings;
    private final Passed passed;
    private final Parts parts;
    private final SettingDues settingDues;

    ObligationController(
            Obligations obligations,
            Answering answering,
            Seen seen,
            Plans plans,
            Bodies bodies,
            Attachments attachments,
            Permissions permissions,
            Audit audit,
            BusinessDay day,
            Extensions extensions,
            OfficeCalendar office,
            Forwardings forwardings,
            Passed passed,
            Parts parts,
            SettingDues settingDues) {
        this.obligations = obligations;
        this.answering = answering;
        this.seen = seen;
        this.plans = plans;
        this.bodies = bodies;
        this.attachments = attachments;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
        this.extensions = extensions;
        this.office = office;
        this.forwardings = forwardings;
        this.passed = passed;
        this.parts = parts;
        this.settingDues = settingDues;
    }

    @GetMapping("/nhiem-vu/{instance}")
    String instance(Actor actor, @PathVariable("instance") String id, Model model) {
        Instance instance = visible(actor, Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("plan.hidden")));
        Plan plan = plans.get(instance.planId());
        PlanView view = seen.view(plan);
        Optional<Obligation> obligation = view.pack().obligation(instance.obligation());
        boolean all = permissions.may(actor, FollowAction.READ, Followed.ofBody(plan, instance.bodyId()));
        List<Filing> filings = filings(actor, instance, all);
        boolean own = Seen.own(actor, instance.bodyId());
        model.addAttribute("instance", instance);
        model.addAttribute("view", view);
        model.addAttribute("obligation", obligation.orElse(null));
        model.addAttribute(
                "body", bodies.find(instance.bodyId()).map(Body::name).orElse(""));
        model.addAttribute(
                "why", obligation.map(each -> why(view, each, instance)).orElse(""));
        model.addAttribute(
                "contents", obligation.map(each -> contents(view, each)).orElse(List.of()));
        model.addAttribute("deadline", deadline(view, obligation.orElse(null), instance));
        model.addAttribute("filings", filings);
        model.addAttribute("papers", papers(filings));
        model.addAttribute(
                "introduced",
                filings.stream()
                        .filter(filing -> !Boolean.FALSE.equals(filing.accepted()))
                        .mapToInt(Filing::exemplars)
                        .sum());
        model.addAttribute("enough", instance.needs().orElse(null));
        model.addAttribute(
                "lacking",
                instance.needs()
                        .filter(_ -> instance.metOn() == null)
                        .map(enough -> view.lacking(
                                enough,
                                obligations.brought(Set.of(instance.id())).getOrDefault(instance.id(), Map.of())))
                        .orElse(""));
        model.addAttribute("own", own);
        model.addAttribute("mayFile", own && permissions.may(actor, PlanAction.FILE, plan));
        model.addAttribute("mayRegister", own && parts.putsForward(actor, plan.id()));
        model.addAttribute("mayRule", permissions.may(actor, PlanAction.RULE, plan));
        model.addAttribute("all", all);
        model.addAttribute("forwardings", all ? forwardings.of(instance.id()) : List.of());
        model.addAttribute(
                "recipients",
                permissions.may(actor, PlanAction.FORWARD, plan)
                        ? forwardings.recipients(actor, plan, List.of(instance.bodyId()))
                        : List.of());
        model.addAttribute("filingId", UUID.randomUUID());
        model.addAttribute("locked", instance.lockedOn(day.today()));
        model.addAttribute("extension", all ? extensions.waiting(instance.id()).orElse(null) : null);
        model.addAttribute(
                "mayAsk",
                own
                        && instance.owed()
                        && instance.metOn() == null
                        && instance.due() != null
                        && permissions.may(actor, PlanAction.FILE, plan));
        model.addAttribute("history", all ? history(instance) : List.of());
        return "plan/instance";
    }

    @PostMapping("/nhiem-vu/{instance}/bao-cao")
    String file(
            Actor actor,
            @PathVariable("instance") String id,
            @RequestParam(name = "ma", required = false) @Nullable String filing,
            @RequestParam(name = "loai", required = false) @Nullable String kind,
            @RequestParam(name = "noi-dung", defaultValue = "") String words,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile paper,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Instance instance = visible(actor, Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("plan.hidden")));
        permissions.require(actor, PlanAction.FILE, plans.get(instance.planId()));
        if (!instance.bodyId().equals(actor.bodyId())) {
            Verdict.refused("plan.own-body.forbidden").orThrow();
        }
        FilingKind answer = Untrusted.of(FilingKind.class, kind)
                .filter(asked -> asked != FilingKind.NOMINATION)
                .orElse(FilingKind.PAPER);
        boolean hasPaper = answer == FilingKind.PAPER && paper != null && !paper.isEmpty();
        Problems problems = new Problems();
        if (answer == FilingKind.PAPER && !hasPaper && words.isBlank()) {
            problems.add("noi-dung", "plan.filing.empty");
        }
        if (words.length() > LONGEST) {
            problems.add("noi-dung", "plan.filing.tooLong", LONGEST);
        }
        Map<String, Integer> exemplars = exemplars(instance, sent, problems);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return instance(actor, id, model);
        }
        Upload upload = hasPaper && paper != null
                ? new Upload(Optional.ofNullable(paper.getOriginalFilename()).orElse(""), paper.getBytes())
                : null;
        answering.answer(
                actor,
                Untrusted.id(filing).orElseGet(UUID::randomUUID),
                instance,
                answer,
                upload,
                words.strip(),
                exemplars);
        LocalDate due = instance.due();
        boolean late = due != null && instance.binding() && day.today().isAfter(due);
        redirect.addFlashAttribute(
                "flash",
                late
                        ? Flash.warning("plan.filing.sentLate", ChronoUnit.DAYS.between(due, day.today()))
                        : Flash.done("plan.filing.sent"));
        return "redirect:/nhiem-vu/" + instance.id();
    }

    /** How many the paper introduces, of each kind that counts here, and how many of them are of which part. */
    private static Map<String, Integer> exemplars(Instance instance, Map<String, String> sent, Problems problems) {
        var exemplars = new HashMap<String, Integer>();
        for (String kind : instance.needs().map(Enough::kinds).orElse(List.of())) {
            String field = "so-" + kind;
            String typed = sent.getOrDefault(field, "").strip();
            if (typed.matches("\\d{1,3}")) {
                exemplars.put(kind, Integer.valueOf(typed));
            } else if (!typed.isEmpty()) {
                problems.add(field, "plan.answer.exemplars.number");
            }
        }
        int all = exemplars.values().stream().mapToInt(Integer::intValue).sum();
        List<String> parts = instance.needs().map(Enough::parts).orElse(List.of());
        for (int i = 0; i < parts.size(); i++) {
            String field = "trong-do-" + i;
            String typed = sent.getOrDefault(field, "").strip();
            if (typed.matches("\\d{1,3}") && Integer.parseInt(typed) <= all) {
                exemplars.put(parts.get(i), Integer.valueOf(typed));
            } else if (!typed.isEmpty()) {
                problems.add(field, "plan.answer.part.number", all);
            }
        }
        return exemplars;
    }

    @PostMapping("/nhiem-vu/{instance}/gia-han")
    String ask(
            Actor actor,
            @PathVariable("instance") String id,
            @RequestParam(name = "ma", required = false) @Nullable String request,
            @RequestParam(name = "den-ngay", required = false) @Nullable String until,
            @RequestParam(name = "ly-do-gia-han", defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        Instance instance = visible(actor, Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("plan.hidden")));
        permissions.require(actor, PlanAction.FILE, plans.get(instance.planId()));
        if (!instance.bodyId().equals(actor.bodyId())) {
            Verdict.refused("plan.own-body.forbidden").orThrow();
        }
        Problems problems = new Problems();
        Optional<LocalDate> wanted = Untrusted.day(until);
        if (wanted.isEmpty()) {
            problems.add("den-ngay", "m23");
        } else if (instance.due() != null && !wanted.get().isAfter(instance.due())) {
            problems.add("den-ngay", "plan.extension.refused.not-later", instance.due());
        }
        words(problems, "ly-do-gia-han", reason, "plan.extension.refused.reason");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return instance(actor, id, model);
        }
        extensions
                .ask(
                        actor,
                        Untrusted.id(request).orElseGet(UUID::randomUUID),
                        instance,
                        wanted.orElseThrow(),
                        reason.strip())
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("plan.extension.asked"));
        return "redirect:/nhiem-vu/" + instance.id();
    }

    @PostMapping("/nhiem-vu/{instance}/quyet-dinh-gia-han")
    String decide(
            Actor actor,
            @PathVariable("instance") String id,
            @RequestParam(name = "viec", required = false) @Nullable String what,
            @RequestParam(name = "han-moi", required = false) @Nullable String until,
            @RequestParam(name = "can-cu", defaultValue = "") String basis,
            Model model,
            RedirectAttributes redirect) {
        Instance instance = visible(actor, Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("plan.hidden")));
        permissions.require(actor, PlanAction.RULE, plans.get(instance.planId()));
        Problems problems = new Problems();
        Optional<Extensions.Outcome> outcome = Untrusted.of(Extensions.Outcome.class, what);
        Optional<LocalDate> day = Untrusted.day(until);
        if (outcome.isEmpty()) {
            problems.add("viec", "plan.extension.refused.outcome");
        }
        if (outcome.filter(Extensions.Outcome.EXTENDED::equals).isPresent()) {
            if (day.isEmpty()) {
                problems.add("han-moi", "plan.extension.refused.day");
            } else if (instance.due() != null && !day.get().isAfter(instance.due())) {
                problems.add("han-moi", "plan.extension.refused.not-later", instance.due());
            }
        }
        words(problems, "can-cu", basis, "plan.extension.refused.basis");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return instance(actor, id, model);
        }
        extensions
                .decide(actor, instance, outcome.orElseThrow(), day.orElse(null), basis.strip())
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done("plan.extension.decided." + outcome.orElseThrow()));
        return "redirect:/nhiem-vu/" + instance.id();
    }

    private static void words(Problems problems, String field, String words, String missing) {
        if (words.isBlank()) {
            problems.add(field, missing);
        } else if (words.length() > LONGEST) {
            problems.add(field, "plan.filing.tooLong", LONGEST);
        }
    }

    @PostMapping("/nhiem-vu/bao-cao/{filing}/tiep-nhan")
    String accept(
            Actor actor,
            @PathVariable("filing") String filing,
            @RequestParam(name = "ve", defaultValue = "") String back,
            RedirectAttributes redirect) {
        return rule(actor, filing, true, "", back, redirect);
    }

    @PostMapping("/nhiem-vu/bao-cao/{filing}/tra-lai")
    String giveBack(
            Actor actor,
            @PathVariable("filing") String filing,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "ve", defaultValue = "") String back,
            RedirectAttributes redirect) {
        return rule(actor, filing, false, reason.strip(), back, redirect);
    }

    @GetMapping("/nhiem-vu/bao-cao/{filing}/tep")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable("filing") String id) {
        UUID filing = Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        Instance instance =
                visible(actor, obligations.instanceOf(filing).orElseThrow(() -> Untrusted.hidden("plan.hidden")));
        boolean all = permissions.may(
                actor, FollowAction.READ, Followed.ofBody(plans.get(instance.planId()), instance.bodyId()));
        return filings(actor, instance, all).stream()
                .filter(known -> known.id().equals(filing))
                .findFirst()
                .map(Filing::attachmentId)
                .flatMap(attachment -> attachments.download(attachment, Attachment.Rendition.FILE))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"))
                .attached();
    }

    private String rule(
            Actor actor, String id, boolean accepted, String reason, String back, RedirectAttributes redirect) {
        UUID filing = Untrusted.id(id).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        UUID instance = obligations.instanceOf(filing).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        Plan plan = plans.get(visible(actor, instance).planId());
        permissions.require(actor, PlanAction.RULE, plan);
        obligations
                .rule(actor, filing, accepted, reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason)
                .orThrow();
        redirect.addFlashAttribute("flash", Flash.done(accepted ? "plan.ruling.accepted" : "plan.ruling.returned"));
        return back.equals("danh-sach")
                ? "redirect:/nhiem-vu/tiep-nhan?ke-hoach=" + plan.code()
                : "redirect:/nhiem-vu/" + instance;
    }

    /** All that answers it, or what of it was passed on to the actor's body. */
    private List<Filing> filings(Actor actor, Instance instance, boolean all) {
        List<Filing> filings = obligations.filings(instance.id());
        if (all) {
            return filings;
        }
        Set<UUID> given = passed.filings(instance.id(), actor.bodyId());
        return filings.stream().filter(filing -> given.contains(filing.id())).toList();
    }

    /** Own instances, those of a cluster that one leads or of plans that one oversees, and what was passed on; nobody knows of others. */
    private Instance visible(Actor actor, UUID id) {
        Instance instance = obligations.find(id).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        if (!permissions.may(actor, FollowAction.READ, Followed.ofInstance(plans.get(instance.planId()), instance))) {
            throw Untrusted.hidden("plan.hidden");
        }
        return instance;
    }

    /** The rule at work, of the version that made it: the calendar is asked again, so that the reason can never differ from it. */
    private String why(PlanView view, Obligation obligation, Instance instance) {
        LocalDate due = instance.firstDue() == null ? instance.due() : instance.firstDue();
        LocalDate first = due != null && due.isBefore(instance.periodFrom()) ? due : instance.periodFrom();
        LocalDate last = due != null && due.isAfter(instance.periodTo()) ? due : instance.periodTo();
        PlanPack pack = plans.packOf(instance.planId(), instance.version());
        var sentences = new CalendarSentences(pack, view.locale());
        var calendar = new ObligationCalendar(
                pack,
                Rosters.always(Roster.named(pack)),
                view.settings(),
                settingDues.days(view.plan()),
                office.workingDays());
        if (obligation.cadence() == Cadence.ON_EVENT) {
            List<Round> rounds = calendar.onEvent(obligation, instance.periodFrom());
            return rounds.stream()
                    .filter(round -> Objects.equals(round.due().day(), due))
                    .findFirst()
                    .map(sentences::explanation)
                    .orElse("");
        }
        return calendar.between(first, last, day.today()).stream()
                .filter(each -> each.obligationId().equals(obligation.id()))
                .filter(each ->
                        each.period().from() == null || each.period().from().equals(instance.periodFrom()))
                .findFirst()
                .map(sentences::explanation)
                .orElse("");
    }

    private static List<Text> contents(PlanView view, Obligation obligation) {
        return view.pack().contentsOf(obligation).stream()
                .map(each -> Text.key("plan.withClause", each.text(), each.clause()))
                .toList();
    }

    private Deadline deadline(PlanView view, @Nullable Obligation obligation, Instance instance) {
        LocalDate due = instance.due();
        if (due != null && obligation != null && view.setByHub(obligation) && instance.metOn() == null) {
            return instance.standing() == vn.guongsang.plan.Standing.OVERDUE
                    ? Deadline.on(day.today(), due, view.hub())
                    : Deadline.undated(view.hub(), due);
        }
        if (instance.standing() == vn.guongsang.plan.Standing.UNDATED) {
            return OccasionDays.awaited(view.pack(), instance.obligation())
                    .map(occasion -> Deadline.awaiting(occasion.name(), view.hub()))
                    .orElseGet(() -> Deadline.undated(view.hub(), null));
        }
        return Words.deadline(
                instance.standing(),
                instance.opens(),
                due,
                instance.metOn(),
                instance.clause(),
                day.today(),
                view.hub());
    }

    private Map<UUID, Attachment> papers(List<Filing> filings) {
        return attachments
                .findAll(filings.stream()
                        .map(Filing::attachmentId)
                        .filter(java.util.Objects::nonNull)
                        .toList())
                .stream()
                .collect(Collectors.toMap(Attachment::id, Function.identity()));
    }

    private List<TimelineEntry> history(Instance instance) {
        var entries = new ArrayList<TimelineEntry>();
        audit.timeline(Subject.of("obligation", instance.id())).forEach(entry -> {
            TimelineEntry act = TimelineEntry.of(
                            Text.key("act." + entry.act()),
                            entry.by().person() + ", " + entry.by().bodyName(),
                            entry.at())
                    .basis(entry.basis());
            String reason = entry.details().getOrDefault("reason", "");
            entries.add(reason.isEmpty() ? act : act.note(Text.plain(reason)));
        });
        return entries.reversed();
    }
}
