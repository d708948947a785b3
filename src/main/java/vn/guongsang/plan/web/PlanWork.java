package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.EndedDuties;
import vn.guongsang.plan.Figures;
import vn.guongsang.plan.ForwardAction;
import vn.guongsang.plan.Forwardings;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.OccasionDays;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.reading.Duties;
import vn.guongsang.time.BusinessDay;

/** What plans put on a person's duties: what their body owes, and what the hub has to take in. */
@Component
class PlanWork implements WorkSource {

    private static final int AT_MOST = 10;

    /** Of those, where there are more: what fell due last is not to be hidden by what nobody did for a year. */
    private static final int NEWEST = 3;

    private final Duties duties;
    private final Obligations obligations;
    private final EndedDuties endedDuties;
    private final Forwardings forwardings;
    private final OccasionDays occasionDays;
    private final Figures figures;
    private final Parts parts;
    private final Seen seen;
    private final Plans plans;
    private final Permissions permissions;
    private final BusinessDay day;

    PlanWork(
            Duties duties,
            Obligations obligations,
            EndedDuties endedDuties,
            Forwardings forwardings,
            OccasionDays occasionDays,
            Figures figures,
            Parts parts,
            Seen seen,
            Plans plans,
            Permissions permissions,
            BusinessDay day) {
        this.duties = duties;
        this.obligations = obligations;
        this.endedDuties = endedDuties;
        this.forwardings = forwardings;
        this.occasionDays = occasionDays;
        this.figures = figures;
        this.parts = parts;
        this.seen = seen;
        this.plans = plans;
        this.permissions = permissions;
        this.day = day;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        LocalDate today = day.today();
        UUID body = actor.bodyId();
        var items = new ArrayList<WorkItem>();
        // an administrator settles what ended bodies left, whatever the plan
        List<Plan> overseen = actor.is(Role.ADMINISTRATOR)
                ? plans.all()
                : duties.overseen(body).stream().map(plans::get).toList();
        // whoever may answer for the body answers; the plan makes no difference to that
        if (mayFile(actor)) {
            int order = 10;
            for (Duties.Returned returned : duties.returned(body, today)) {
                LocalDate due = returned.due();
                items.add(new WorkItem(
                        WorkItem.Group.RETURNED,
                        Text.key("plan.work.owed", returned.what(), returned.period()),
                        "/nhiem-vu/" + returned.instance(),
                        due == null ? null : Deadline.on(today, due, returned.clause()),
                        returned.reason(),
                        order++));
            }
            duties.standings(body, today, AT_MOST, NEWEST)
                    .forEach((standing, owed) -> addOwed(items, body, standing, owed, today));
        }
        long forwarded = permissions.may(actor, ForwardAction.RECEIVE, body) ? forwardings.waiting(body) : 0;
        if (forwarded > 0) {
            items.add(new WorkItem(
                    WorkItem.Group.WAITING,
                    Text.key("plan.work.forwarded", forwarded),
                    ForwardingController.PATH,
                    null,
                    "",
                    90));
        }
        int order = 100;
        for (Plan plan : overseen) {
            if (permissions.may(actor, PlanAction.RULE, plan)) {
                long waiting = duties.waitingCount(plan.id());
                if (waiting > 0) {
                    items.add(new WorkItem(
                            WorkItem.Group.WAITING,
                            Text.key("plan.work.waiting", waiting, plan.shortTitle()),
                            "/nhiem-vu/tiep-nhan?ke-hoach=" + plan.code(),
                            null,
                            "",
                            order++));
                }
            }
            long undated =
                    permissions.may(actor, PlanAction.SET_DUE, plan) && Seen.running(plan, today) ? undated(plan) : 0;
            if (undated > 0) {
                items.add(new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key("plan.work.undated", undated, plan.shortTitle()),
                        "/ke-hoach/" + plan.code() + "/nghia-vu",
                        null,
                        "",
                        order++));
            }
            long occasions = permissions.may(actor, PlanAction.SET_DUE, plan) && Seen.running(plan, today)
                    ? occasionDays.of(plan).stream()
                            .filter(one -> one.awaits(today))
                            .count()
                    : 0;
            long missing = permissions.may(actor, PlanAction.SET_DUE, plan) && Seen.running(plan, today)
                    ? figures.of(plan).stream()
                            .filter(one -> one.value() == null)
                            .count()
                    : 0;
            if (missing > 0) {
                items.add(new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key("plan.work.figures", missing, plan.shortTitle()),
                        "/ke-hoach/" + plan.code() + "/su-kien#so-lieu",
                        null,
                        "",
                        order++));
            }
            if (occasions > 0) {
                items.add(new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key("plan.work.occasions", occasions, plan.shortTitle()),
                        "/ke-hoach/" + plan.code() + "/su-kien",
                        null,
                        "",
                        order++));
            }
            long ended = permissions.may(actor, PlanAction.SETTLE, plan) ? endedDuties.count(plan.id(), today) : 0;
            if (ended > 0) {
                items.add(new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key("plan.work.ended", ended, plan.shortTitle()),
                        "/nhiem-vu/don-vi-ket-thuc?ke-hoach=" + plan.code(),
                        null,
                        "",
                        order++));
            }
            if (permissions.may(actor, PlanAction.READ_BOARD, plan) && Seen.running(plan, today)) {
                for (Map.Entry<Integer, Long> late :
                        duties.lateBodies(plan.id(), today).entrySet()) {
                    int year = late.getKey();
                    items.add(new WorkItem(
                            WorkItem.Group.WAITING,
                            Text.key(
                                    year == today.getYear() ? "plan.work.late" : "plan.work.late.earlier",
                                    late.getValue(),
                                    plan.shortTitle(),
                                    Year.of(year)),
                            ComplianceController.PATH + "?ke-hoach=" + plan.code() + "&nam=" + year + "&tinh-trang="
                                    + Standing.OVERDUE,
                            null,
                            "",
                            order++));
                }
            }
        }
        return items;
    }

    /** Duties whose day the plan leaves open and the hub has not set: it is asked to. */
    private long undated(Plan plan) {
        var set = duties.settings(plan.id()).keySet();
        return plans.pack(plan).obligations().stream()
                .filter(obligation -> obligation.due() instanceof DueRule.Open)
                .filter(obligation -> !set.contains(obligation.id()))
                .count();
    }

    private boolean mayFile(Actor actor) {
        return parts.of(actor.bodyId()).keySet().stream()
                .findFirst()
                .map(plans::get)
                .filter(plan -> permissions.may(actor, PlanAction.FILE, plan))
                .isPresent();
    }

    /** What is not shown stands between the oldest and the newest, as a way to the body's whole list. */
    private void addOwed(List<WorkItem> items, UUID body, Standing standing, Duties.Standings owed, LocalDate today) {
        WorkItem.Group group = switch (standing) {
            case OVERDUE -> WorkItem.Group.OVERDUE;
            case SOON -> WorkItem.Group.THIS_WEEK;
            case UNDATED -> WorkItem.Group.UNDATED;
            case OPEN, NOT_OPEN, MET, MET_LATE -> WorkItem.Group.COMING;
        };
        Map<UUID, PlanPack> packs = new HashMap<>();
        Map<UUID, String> lacking = lacking(Stream.concat(owed.oldest().stream(), owed.newest().stream())
                .filter(one -> one.metOn() == null)
                .toList());
        int order = 10;
        for (Duties.Owed one : owed.oldest()) {
            items.add(item(group, one, packs, lacking, today, order++));
        }
        if (owed.rest() > 0) {
            items.add(WorkItem.rest(group, owed.rest(), BoardController.allOf(body, standing), order++));
        }
        for (Duties.Owed one : owed.newest()) {
            items.add(item(group, one, packs, lacking, today, order++));
        }
    }

    /** Of what was begun and is not enough, what there has to be more. */
    private Map<UUID, String> lacking(List<Duties.Owed> open) {
        Map<UUID, String> lacking = new HashMap<>();
        if (!open.isEmpty()) {
            obligations
                    .brought(open.stream().map(Duties.Owed::id).toList())
                    .forEach((id, brought) -> obligations
                            .find(id)
                            .flatMap(instance -> instance.needs()
                                    .map(enough -> seen.named(plans.get(instance.planId()))
                                            .lacking(enough, brought)))
                            .filter(words -> !words.isEmpty())
                            .ifPresent(words -> lacking.put(id, words)));
        }
        return lacking;
    }

    private WorkItem item(
            WorkItem.Group group,
            Duties.Owed owed,
            Map<UUID, PlanPack> packs,
            Map<UUID, String> lacking,
            LocalDate today,
            int order) {
        LocalDate due = owed.due();
        return new WorkItem(
                group,
                Text.key("plan.work.owed", owed.what(), owed.period()),
                "/nhiem-vu/" + owed.id(),
                due == null ? null : Deadline.on(today, due, owed.clause()),
                owed.clause() + ", " + owed.planTitle(),
                lacking.containsKey(owed.id())
                        ? Text.key("plan.work.lacking", lacking.get(owed.id()))
                        : owed.standing() == Standing.UNDATED ? whyUndated(owed, packs) : null,
                order);
    }

    private Text whyUndated(Duties.Owed owed, Map<UUID, PlanPack> packs) {
        PlanPack pack = packs.computeIfAbsent(owed.planId(), plans::pack);
        return OccasionDays.awaited(pack, owed.obligation())
                .map(occasion -> Text.key("plan.work.awaits", occasion.name()))
                .orElse(Text.key("plan.work.noDay"));
    }
}
