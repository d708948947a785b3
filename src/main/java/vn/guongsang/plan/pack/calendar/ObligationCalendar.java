package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.plan.pack.Cadence;
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

    private static final Comparator<ObligationInstance> BY_DUE_DAY =
            Comparator.<ObligationInstance, LocalDate>comparing(
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
        DueRule set = openDues.get(obligation.id());
        return obligation.due() instanceof DueRule.Open && set != null ? set : obligation.due();
    }

    private List<ObligationInstance> instances(
            Collection<Obligation> obligations,
            LocalDate first,
            LocalDate last,
            LocalDate asOf,
            Predicate<BodyEntry> wanted) {
        List<ObligationInstance> found = new ArrayList<>();
        for (Obligation obligation : obligations) {
            List<Debtor> debtors = debtorsOf(obligation, wanted);
            for (Period period : periods.of(obligation, ruleOf(obligation), first, last)) {
                Due due = dueOf(obligation, period);
                if (isOwed(obligation, due) && liesIn(period, due, first, last)) {
                    ObligationStatus status = ObligationStatus.on(asOf, period, due);
                    debtors.stream()
                            .filter(debtor -> debtor.owesFor(period))
                            .forEach(debtor -> found.add(new ObligationInstance(
                                    obligation, debtor.body(), period, debtor.minimum(), due, status)));
                }
            }
        }
        found.sort(BY_DUE_DAY);
        return List.copyOf(found);
    }

    /**
     * A body that owes an obligation.
     *
     * @param conferences the levels for which it owes, where it does not owe for every period
     */
    private record Debtor(BodyEntry body, List<Obligation.Minimum> minimum, Set<String> conferences) {

        boolean owesFor(Period period) {
            return conferences.isEmpty() || period.name() == null || conferences.contains(period.name());
        }
    }

    private List<Debtor> debtorsOf(Obligation obligation, Predicate<BodyEntry> wanted) {
        Map<Obligation.Minimum, Set<BodyEntry>> meantFor = new LinkedHashMap<>();
        obligation.minimum().forEach(minimum -> meantFor.put(minimum, roster.standingFor(minimum.who())));
        Map<String, Set<BodyEntry>> organisers = organisersOf(obligation);
        return roster.standingFor(obligation.who()).stream()
                .filter(wanted)
                .map(body -> new Debtor(body, minimumFor(body, meantFor), keysWith(body, organisers)))
                .toList();
    }

    /** Of several levels of conferences a body owes for those it organises, if it organises any. */
    private Map<String, Set<BodyEntry>> organisersOf(Obligation obligation) {
        Map<String, Set<BodyEntry>> organisers = new LinkedHashMap<>();
        if (obligation.cadence() == Cadence.PER_CONFERENCE && obligation.conference() == null) {
            for (ConferenceLevel level : pack.conferences().levels()) {
                organisers.put(level.name(), roster.standingFor(level.organisers()));
            }
        }
        return organisers;
    }

    /**
     * The minima meant for this body. A group that stands as one line for many gets all of them,
     * since each may be meant for some of its members.
     */
    private static List<Obligation.Minimum> minimumFor(
            BodyEntry body, Map<Obligation.Minimum, Set<BodyEntry>> meantFor) {
        List<Obligation.Minimum> meant = meantFor.entrySet().stream()
                .filter(minimum ->
                        minimum.getKey().who().isEmpty() || minimum.getValue().contains(body))
                .map(Map.Entry::getKey)
                .toList();
        boolean standsForMany = body.kind().equals(BodyKind.GROUP.yaml());
        return meant.isEmpty() && standsForMany ? List.copyOf(meantFor.keySet()) : meant;
    }

    private static Set<String> keysWith(BodyEntry body, Map<String, Set<BodyEntry>> bodies) {
        return bodies.entrySet().stream()
                .filter(entry -> entry.getValue().contains(body))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
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
                    .formatted(
                            obligation.id(),
                            DueFit.nameOf(rule),
                            obligation.cadence().yaml()));
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

    /** Bodies that owe anything at all, each once. */
    public Set<BodyEntry> bodies() {
        Set<BodyEntry> bodies = new HashSet<>();
        pack.obligations().forEach(obligation -> bodies.addAll(roster.standingFor(obligation.who())));
        return Set.copyOf(bodies);
    }
}
