package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Conferences.ConferenceLevel;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Joins;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Relief;
import vn.guongsang.plan.pack.Window;
import vn.guongsang.time.WorkingDays;

/**
 * What every body owes under a plan, and by when. An instance lies in a range if its due day does,
 * or, without a due day, if its period touches the range. A calendar period whose due day lies
 * before the first day of the duty is not owed. Who owes is asked as of the first day of each period, and as of
 * the due day where {@link Obligation#joins} says so. As long as there is no due day, today stands for it, and
 * for the day on which something happens; see {@link #on}.
 */
public final class ObligationCalendar {

    private static final Comparator<ObligationInstance> BY_DUE_DAY =
            Comparator.<ObligationInstance, LocalDate>comparing(
                            ObligationInstance::dueDay, Comparator.nullsLast(Comparator.naturalOrder()))
                    .<LocalDate>thenComparing(
                            instance -> instance.period().from(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final PlanPack pack;
    private final Rosters rosters;
    private final Map<String, DueRule> openDues;
    private final Map<String, Map<LocalDate, SetDay>> setDays;
    private final List<SetDay> setDaysAsGiven;
    private final WorkingDays workingDays;
    private final Periods periods;
    private final DueDays dueDays;
    private final @Nullable LocalDate today;

    /**
     * @param openDues by obligation id: what the hub has set where the plan gives no day. What it
     *     says of an obligation whose day the plan does give is disregarded.
     * @throws IllegalArgumentException when a rule does not go with the cadence of its obligation
     */
    public ObligationCalendar(PlanPack pack, Rosters rosters, Map<String, DueRule> openDues, WorkingDays workingDays) {
        this(pack, rosters, openDues, List.of(), workingDays);
    }

    /**
     * @param setDays days that the hub has set for single periods where the plan gives none, one for each; they go
     *     before {@code openDues}
     */
    public ObligationCalendar(
            PlanPack pack,
            Rosters rosters,
            Map<String, DueRule> openDues,
            List<SetDay> setDays,
            WorkingDays workingDays) {
        this(pack, rosters, openDues, setDays, workingDays, null);
    }

    private ObligationCalendar(
            PlanPack pack,
            Rosters rosters,
            Map<String, DueRule> openDues,
            List<SetDay> setDays,
            WorkingDays workingDays,
            @Nullable LocalDate today) {
        this.pack = pack;
        this.rosters = rosters;
        this.openDues = Map.copyOf(openDues);
        this.setDays = setDays.stream()
                .collect(Collectors.groupingBy(
                        SetDay::obligation, Collectors.toMap(SetDay::periodFrom, Function.identity())));
        this.periods = new Periods(pack);
        this.dueDays = new DueDays(pack, workingDays);
        this.setDaysAsGiven = List.copyOf(setDays);
        this.workingDays = workingDays;
        this.today = today;
        pack.obligations().stream().filter(this::isSetByHub).forEach(this::requireFittingDue);
    }

    /** With the same bodies all along, and the holidays that come with the program. */
    public ObligationCalendar(PlanPack pack, Roster roster, Map<String, DueRule> openDues) {
        this(pack, Rosters.always(roster), openDues, WorkingDays.shipped());
    }

    /** As it is seen on a day: who has come by then owes what has no day yet, and what happens from then on. */
    public ObligationCalendar on(LocalDate today) {
        return new ObligationCalendar(pack, rosters, openDues, setDaysAsGiven, workingDays, today);
    }

    /** Every instance between two days, both included, earliest due day first and undated ones last. */
    public List<ObligationInstance> between(LocalDate first, LocalDate last, LocalDate asOf) {
        return instances(first, last, asOf, body -> true);
    }

    /** Only those of one body. */
    public List<ObligationInstance> between(LocalDate first, LocalDate last, LocalDate asOf, BodyEntry body) {
        return instances(first, last, asOf, body::isSameAs);
    }

    /** The same by period, with all who owe together: how a plan of thousands of bodies is laid out. */
    public List<Round> rounds(LocalDate first, LocalDate last) {
        return rounds(first, last, body -> true);
    }

    /** Those of one obligation. */
    public List<Round> rounds(Obligation obligation, LocalDate first, LocalDate last) {
        return rounds(obligation, first, last, body -> true);
    }

    /** Who owes an obligation of the cadence {@code on-event}, and by when, once that has happened of which it tells. */
    public List<Round> onEvent(Obligation obligation, LocalDate happened) {
        Period moment = new Period(Period.Kind.EVENT, happened, happened, null, null);
        return rounds(
                obligation,
                moment,
                dueDays.afterEvent(ruleOf(obligation), happened, moment),
                body -> true,
                new HashMap<>());
    }

    /** The rule that counts: what the hub has set where the plan leaves the day open. */
    public DueRule ruleOf(Obligation obligation) {
        DueRule set = openDues.get(obligation.id());
        return obligation.due() instanceof DueRule.Open && set != null ? set : obligation.due();
    }

    private List<ObligationInstance> instances(
            LocalDate first, LocalDate last, LocalDate asOf, Predicate<BodyEntry> wanted) {
        return rounds(first, last, wanted).stream()
                .flatMap(round -> round.instances(asOf).stream())
                .sorted(BY_DUE_DAY)
                .toList();
    }

    private List<Round> rounds(LocalDate first, LocalDate last, Predicate<BodyEntry> wanted) {
        return pack.obligations().stream()
                .flatMap(obligation -> rounds(obligation, first, last, wanted).stream())
                .toList();
    }

    private List<Round> rounds(Obligation obligation, LocalDate first, LocalDate last, Predicate<BodyEntry> wanted) {
        List<Round> found = new ArrayList<>();
        Map<Asked, Map<Optional<Relief>, List<Round.Debtor>>> known = new HashMap<>();
        for (Period period : periods.of(obligation, ruleOf(obligation), first, last)) {
            rounds(obligation, period, foundFor(obligation, period), wanted, known).stream()
                    .filter(round ->
                            isOwed(obligation, period, round.due()) && liesIn(period, round.due(), first, last))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * All that decides who owes a period of an obligation: periods alike in this have one list of debtors.
     *
     * @param rosters as of the days on which it is asked who owes, the first one before the others
     */
    private record Asked(
            List<Roster> rosters,
            List<Relief> reliefs,
            @Nullable String conference) {}

    /** One round for those without relief, and one for each relief that gives more time. */
    private List<Round> rounds(
            Obligation obligation,
            Period period,
            DueDays.Found found,
            Predicate<BodyEntry> wanted,
            Map<Asked, Map<Optional<Relief>, List<Round.Debtor>>> known) {
        List<Relief> reliefs = obligation.reliefs().stream()
                .filter(relief -> covers(relief, period, found.said().day()))
                .toList();
        Due due = found.due();
        LocalDate opens = dueDays.opens(obligation.opens(), due.day(), period);
        List<Round> rounds = new ArrayList<>();
        known.computeIfAbsent(
                        new Asked(rosters(obligation, period, due), reliefs, period.name()),
                        asked -> debtors(obligation, asked, wanted))
                .forEach((relief, relieved) -> {
                    if (relief.filter(Relief::waived).isEmpty()) {
                        Due own = relief.map(more -> dueDays.extended(found, more))
                                .orElse(due);
                        rounds.add(new Round(obligation, period, own, opens, lastDayTaken(obligation, own), relieved));
                    }
                });
        return rounds;
    }

    /** Those who owe, by the first relief that is meant for them. */
    private Map<Optional<Relief>, List<Round.Debtor>> debtors(
            Obligation obligation, Asked asked, Predicate<BodyEntry> wanted) {
        Map<Relief, Set<BodyEntry>> relieved = new LinkedHashMap<>();
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Roster roster : asked.rosters()) {
            asked.reliefs()
                    .forEach(relief -> relieved.computeIfAbsent(relief, _ -> new HashSet<>())
                            .addAll(roster.meantBy(relief.who())));
            candidates(obligation, roster, wanted)
                    .forEach(candidate ->
                            candidates.putIfAbsent(candidate.debtor().body().code(), candidate));
        }
        return candidates.values().stream()
                .filter(candidate -> candidate.owesFor(asked.conference()))
                .map(Candidate::debtor)
                .collect(Collectors.groupingBy(
                        debtor -> relieved.entrySet().stream()
                                .filter(relief -> relief.getValue().contains(debtor.body()))
                                .map(Map.Entry::getKey)
                                .findFirst(),
                        LinkedHashMap::new,
                        Collectors.toUnmodifiableList()));
    }

    /** @param due as the plan says it */
    private static boolean covers(Relief relief, Period period, @Nullable LocalDate due) {
        if (relief.isAlways()) {
            return true;
        }
        LocalDate end = period.to();
        return switch (relief.by()) {
            case PERIOD_END -> end != null && relief.isOn(end);
            case DUE -> due != null && relief.isOn(due);
            case ANY_DAY ->
                end != null
                        && Objects.requireNonNullElse(period.from(), end)
                                .datesUntil(end.plusDays(1))
                                .anyMatch(relief::isOn);
        };
    }

    /** As of the first day of the period, and as of the due day where those who join until then owe it too. */
    private List<Roster> rosters(Obligation obligation, Period period, Due due) {
        LocalDate first = beginOf(obligation, period);
        LocalDate day = due.day();
        LocalDate last = day == null ? seen(period, first) : day;
        boolean happens = day == null && obligation.cadence() == Cadence.ON_EVENT;
        Stream<LocalDate> asked =
                switch (happens ? Joins.DUE_DAY : obligation.joins(pack.plan().readings())) {
                    case PERIOD_START -> Stream.of(first);
                    case DUE_DAY -> Stream.of(first, last);
                    case DUE_DAY_ONLY -> Stream.of(last);
                };
        return asked.map(rosters::on).distinct().toList();
    }

    /** Today where it lies in the period, else the end of it that is nearer. */
    private LocalDate seen(Period period, LocalDate first) {
        LocalDate end = period.to();
        if (today == null || today.isBefore(first)) {
            return first;
        }
        return end != null && today.isAfter(end) ? end : today;
    }

    /** A period may reach back before the duty: who owes is asked from the duty's first day. */
    private LocalDate beginOf(Obligation obligation, Period period) {
        LocalDate begin = period.from();
        if (begin == null) {
            return pack.plan().begin();
        }
        LocalDate duty =
                period.whole() == null ? null : periods.windowOf(obligation).from();
        return duty != null && duty.isAfter(begin) ? duty : begin;
    }

    private @Nullable LocalDate lastDayTaken(Obligation obligation, Due due) {
        Integer days = obligation.locksAfter() == null ? pack.plan().readings().locksAfter() : obligation.locksAfter();
        LocalDate day = due.day();
        return days == null || day == null ? null : day.plusDays(days);
    }

    /**
     * A body that owes an obligation.
     *
     * @param conferences the levels for which it owes, where it does not owe for every period
     */
    private record Candidate(Round.Debtor debtor, Set<String> conferences) {

        boolean owesFor(@Nullable String conference) {
            return conferences.isEmpty() || conference == null || conferences.contains(conference);
        }
    }

    private List<Candidate> candidates(Obligation obligation, Roster roster, Predicate<BodyEntry> wanted) {
        Map<Obligation.Minimum, Set<BodyEntry>> meantFor = new LinkedHashMap<>();
        obligation.minimum().forEach(minimum -> meantFor.put(minimum, roster.meantBy(minimum.who())));
        Map<String, Set<BodyEntry>> organisers = organisersOf(obligation, roster);
        return roster.standingFor(obligation.who()).stream()
                .filter(wanted)
                .map(body ->
                        new Candidate(new Round.Debtor(body, minimumFor(body, meantFor)), keysWith(body, organisers)))
                .toList();
    }

    /** Of several levels of conferences a body owes for those it organises, if it organises any. */
    private Map<String, Set<BodyEntry>> organisersOf(Obligation obligation, Roster roster) {
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
                .map(minimum -> minimum.counted(body.figures()))
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

    private DueDays.Found foundFor(Obligation obligation, Period period) {
        DueRule rule = ruleOf(obligation);
        SetDay set = setDays.getOrDefault(obligation.id(), Map.of())
                .get(Objects.requireNonNullElse(period.from(), pack.plan().begin()));
        if (set != null && obligation.due() instanceof DueRule.Open) {
            return dueDays.chosen(Due.on(set.day(), "why.set-for-period", set.day(), set.basis()), rule)
                    .asSetByHub();
        }
        if (obligation.cadence().periodic()) {
            Window window = periods.windowOf(obligation);
            LocalDate first = obligation.firstDue();
            LocalDate last = obligation.lastDue();
            if (first != null && begins(period, window)) {
                return dueDays.chosen(Due.on(first, "why.first-period", first), rule);
            }
            if (last != null && ends(period, window)) {
                return dueDays.chosen(Due.on(last, "why.last-period", last), rule);
            }
        }
        DueDays.Found found = dueDays.of(rule, period);
        return isSetByHub(obligation) ? found.asSetByHub() : found;
    }

    private static boolean begins(Period period, Window window) {
        return window.from() != null && period.from() != null && !period.from().isAfter(window.from());
    }

    private static boolean ends(Period period, Window window) {
        return window.to() != null && period.to() != null && !period.to().isBefore(window.to());
    }

    private boolean isSetByHub(Obligation obligation) {
        return obligation.due() instanceof DueRule.Open && openDues.containsKey(obligation.id());
    }

    private void requireFittingDue(Obligation obligation) {
        DueRule rule = ruleOf(obligation);
        if (!DueFit.fits(obligation.cadence(), obligation.every(), rule)) {
            throw new IllegalArgumentException("%s: %s does not go with %s"
                    .formatted(
                            obligation.id(),
                            DueFit.nameOf(rule),
                            obligation.cadence().yaml()));
        }
    }

    private boolean isOwed(Obligation obligation, Period period, Due due) {
        Window window = periods.windowOf(obligation);
        LocalDate day = due.day();
        if (!obligation.cadence().periodic() || day == null) {
            return true;
        }
        boolean cutOff =
                window.to() != null && period.to() != null && period.to().isAfter(window.to());
        return !(window.from() != null && day.isBefore(window.from())) && !(cutOff && day.isAfter(window.to()));
    }

    private static boolean liesIn(Period period, Due due, LocalDate first, LocalDate last) {
        LocalDate day = due.day();
        return day == null ? period.overlaps(first, last) : !day.isBefore(first) && !day.isAfter(last);
    }

    /** Who owes an obligation on a day: the preview of its selector. */
    public Collection<BodyEntry> owing(Obligation obligation, LocalDate on) {
        return rosters.on(on).standingFor(obligation.who());
    }
}
