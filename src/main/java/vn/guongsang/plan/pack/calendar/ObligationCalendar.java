package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.guongsang.plan.pack.Conferences.ConferenceLevel;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;

/**
 * What every body owes under a plan, and by when. An instance lies in a range if its due day does,
 * or, without a due day, if its period touches the range. A calendar period whose due day lies
 * before the first day of the duty is not owed.
 */
public final class ObligationCalendar {

    private static final Comparator<ObligationInstance> BY_DUE_DAY = Comparator.<ObligationInstance, LocalDate>comparing(
                    ObligationInstance::dueDay, Comparator.nullsLast(Comparator.naturalOrder()))
            .<LocalDate>thenComparing(
                    instance -> instance.period().from(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final PlanPack pack;
    private final Roster roster;
    private final Map<String, DueRule> openDues;
    private final Periods periods;
    private final DueDays dueDays;

    /**
     * @param openDues by obligation id: what the hub has set where the plan gives no day. What it
     *     says of an obligation whose day the plan does give is disregarded.
     * @throws IllegalArgumentException when a rule does not go with the cadence of its obligation
     */
    public ObligationCalendar(PlanPack pack, Roster roster, Map<String, DueRule> openDues) {
        this.pack = pack;
        this.roster = roster;
        this.openDues = Map.copyOf(openDues);
        this.periods = new Periods(pack);
        this.dueDays = new DueDays(pack);
        pack.obligations().stream().filter(this::isSetByHub).forEach(this::requireFittingDue);
    }

    /** Every instance between two days, both included, earliest due day first and undated ones last. */
    public List<ObligationInstance> between(LocalDate first, LocalDate last, LocalDate asOf) {
        return instances(pack.obligations(), first, last, asOf, body -> true);
    }

    /** Only those of one body. */
    public List<ObligationInstance> between(LocalDate first, LocalDate last, LocalDate asOf, BodyEntry body) {
        return instances(roster.obligationsOf(body), first, last, asOf, body::equals);
    }

    /** The rule that counts: what the hub has set where the plan leaves the day open. */
    public DueRule ruleOf(Obligation obligation) {
        return isSetByHub(obligation) ? openDues.get(obligation.id()) : obligation.due();
    }

    private List<ObligationInstance> instances(
            Collection<Obligation> obligations,
            LocalDate first,
            LocalDate last,
            LocalDate asOf,
            Predicate<BodyEntry> wanted) {
        List<ObligationInstance> found = new ArrayList<>();
        for (Obligation obligation : obligations) {
            List<BodyEntry> bodies =
                    roster.standingFor(obligation.who()).stream().filter(wanted).toList();
            for (Period period : periods.of(obligation, ruleOf(obligation), first, last)) {
                Due due = dueOf(obligation, period);
                if (isOwed(obligation, due) && liesIn(period, due, first, last)) {
                    ObligationStatus status = ObligationStatus.on(asOf, period, due);
                    bodies.stream()
                            .filter(body -> takesPart(body, obligation, period))
                            .forEach(body -> found.add(new ObligationInstance(
                                    obligation, body, period, minimumFor(body, obligation), due, status)));
                }
            }
        }
        found.sort(BY_DUE_DAY);
        return List.copyOf(found);
    }

    private Due dueOf(Obligation obligation, Period period) {
        Due due = dueDays.of(ruleOf(obligation), period);
        return isSetByHub(obligation) ? due.asSetByHub() : due;
    }

    private boolean isSetByHub(Obligation obligation) {
        return obligation.due() instanceof DueRule.Open && openDues.containsKey(obligation.id());
    }

    private void requireFittingDue(Obligation obligation) {
        DueRule rule = ruleOf(obligation);
        if (!DueFit.fits(obligation.cadence(), rule)) {
            throw new IllegalArgumentException("%s: %s does not go with %s"
                    .formatted(obligation.id(), DueFit.nameOf(rule), obligation.cadence().yaml()));
        }
    }

    private boolean isOwed(Obligation obligation, Due due) {
        LocalDate begin = periods.windowOf(obligation).from();
        return !obligation.cadence().periodic()
                || begin == null
                || due.day() == null
                || !due.day().isBefore(begin);
    }

    private static boolean liesIn(Period period, Due due, LocalDate first, LocalDate last) {
        LocalDate day = due.day();
        return day == null ? period.overlaps(first, last) : !day.isBefore(first) && !day.isAfter(last);
    }

    /** Of several levels of conferences a body owes for those it organises, if it organises any. */
    private boolean takesPart(BodyEntry body, Obligation obligation, Period period) {
        if (period.kind() != Period.Kind.CONFERENCE || obligation.conference() != null) {
            return true;
        }
        List<String> organised = pack.conferences().levels().stream()
                .filter(level -> roster.standingFor(level.organisers()).contains(body))
                .map(ConferenceLevel::name)
                .toList();
        return organised.isEmpty() || period.name() != null && organised.contains(period.name());
    }

    /**
     * The minima meant for this body. A group that stands as one line for many gets all of them,
     * since each may be meant for some of its members.
     */
    private List<Obligation.Minimum> minimumFor(BodyEntry body, Obligation obligation) {
        List<Obligation.Minimum> meant = obligation.minimum().stream()
                .filter(minimum -> minimum.who().isEmpty()
                        || roster.standingFor(minimum.who()).contains(body))
                .toList();
        boolean standsForMany = body.kind().equals("group");
        return meant.isEmpty() && standsForMany ? obligation.minimum() : meant;
    }

    /** Bodies that owe anything at all, each once. */
    public Set<BodyEntry> bodies() {
        Set<BodyEntry> bodies = new HashSet<>();
        pack.obligations().forEach(obligation -> bodies.addAll(roster.standingFor(obligation.who())));
        return Set.copyOf(bodies);
    }
}
