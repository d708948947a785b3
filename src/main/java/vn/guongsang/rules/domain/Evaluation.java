package vn.guongsang.rules.domain;

import static vn.guongsang.rules.Outcome.FAIL;
import static vn.guongsang.rules.Outcome.PASS;
import static vn.guongsang.rules.Outcome.PERSON;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Text;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Case;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Line;
import vn.guongsang.rules.Outcome;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Demand;
import vn.guongsang.rules.language.Demand.Whom;
import vn.guongsang.rules.language.Sentences;

/**
 * One case against the conditions of one rule. What is on record can settle a condition either way; what is not on
 * record settles it only where the topic is known to be complete; what is doubtful goes to a person.
 */
public final class Evaluation {

    private static final Text NOTHING = Text.plain("");

    /** Years that count; outside a run of years all do. */
    private record Window(int first, int last) {

        boolean has(int year) {
            return year >= first && year <= last;
        }

        /** The last so many years of it. */
        Window within(@Nullable Integer years) {
            return years == null ? this : new Window(Math.max(first, last - years + 1), last);
        }
    }

    private record Found(Outcome outcome, Text why, List<String> records, List<Line> parts) {

        static Found of(Outcome outcome, Text why, List<String> records) {
            return new Found(outcome, why, records, List.of());
        }
    }

    /** A fact of a year, and whether it surely counts. */
    private record Counted(int year, String name, String reference, boolean sure) {}

    private final Case one;
    private final Facts facts;
    private final Function<String, Optional<Award>> awards;
    private final Sentences sentences;
    private final List<Clause> disregards;
    private final @Nullable Clause restart;
    /** the end of the last discipline, null where there is none or its end is not known */
    private final @Nullable LocalDate disciplined;

    /** @param awards by their codes */
    public Evaluation(Case one, List<Clause> conditions, Function<String, Optional<Award>> awards) {
        this.one = one;
        this.facts = one.facts();
        this.awards = awards;
        this.sentences = new Sentences(this::name);
        List<Clause> general = conditions.stream().filter(this::applies).toList();
        this.disregards = general.stream()
                .filter(clause -> clause.demand() instanceof Demand.Disregard)
                .toList();
        this.restart = general.stream()
                .filter(clause -> clause.demand() instanceof Demand.Restart)
                .findFirst()
                .orElse(null);
        this.disciplined = facts.disciplines().stream()
                .map(Facts.Discipline::servedUntil)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A line for each condition that applies to the case. */
    public List<Line> lines(List<Clause> conditions) {
        Window ever = new Window(Integer.MIN_VALUE, one.year());
        return conditions.stream()
                .map(clause -> line(clause, ever))
                .filter(Objects::nonNull)
                .toList();
    }

    /** All of them must pass. */
    public static Outcome all(Collection<Line> lines) {
        return lines.stream().map(Line::outcome).reduce(PASS, Evaluation::worse);
    }

    private static Outcome worse(Outcome one, Outcome other) {
        return one == FAIL || other == FAIL ? FAIL : one == PERSON || other == PERSON ? PERSON : PASS;
    }

    private static Outcome better(Outcome one, Outcome other) {
        return one == PASS || other == PASS ? PASS : one == PERSON || other == PERSON ? PERSON : FAIL;
    }

    private String name(String award) {
        return awards.apply(award).map(Award::name).orElse(award);
    }

    private boolean is(AwardList list, String award) {
        return awards.apply(award).map(Award::list).equals(Optional.of(list));
    }

    private boolean applies(Clause clause) {
        return clause.isFor(one.subjectKind(), one.ground());
    }

    private @Nullable Line line(Clause clause, Window window) {
        if (!applies(clause)) {
            return null;
        }
        Found found = find(clause, window);
        if (found == null) {
            return null;
        }
        boolean unread = !clause.read() && !clause.demand().isGroup() && !(clause.demand() instanceof Demand.Unread);
        return new Line(
                clause.id(),
                settled(clause, unread ? PERSON : found.outcome(), found.parts()),
                sentences.say(clause),
                clause.article(),
                found.records(),
                unread ? Text.key("rules.why.unread." + found.outcome(), found.why()) : found.why(),
                found.parts());
    }

    /** Where the rules need a person, the last word is that person's: they put their name to it. */
    private Outcome settled(Clause clause, Outcome outcome, List<Line> parts) {
        Boolean met = one.settled().get(clause.id());
        return outcome != PERSON || !parts.isEmpty() || met == null ? outcome : met ? PASS : FAIL;
    }

    private static Text told(List<String> records) {
        return records.isEmpty() ? Text.key("rules.why.nothing") : Text.plain(String.join(", ", records));
    }

    /** Null where the condition has nothing to say about the case. */
    private @Nullable Found find(Clause clause, Window window) {
        return switch (clause.demand()) {
            case Demand.All all -> group(all.parts(), window, PASS, Evaluation::worse);
            case Demand.Any any -> any(any, window);
            case Demand.Held held -> held(held, window);
            case Demand.Rated rated -> rated(clause, rated, window);
            case Demand.Works works -> works(works, window);
            case Demand.Share share -> share(share);
            case Demand.Holders holders -> holders(holders);
            case Demand.Age age -> age(age);
            case Demand.Member member -> member(member);
            case Demand.Served served -> served(served);
            case Demand.Restart _ -> restarted();
            case Demand.Free free -> free(free);
            case Demand.Once _ -> once();
            case Demand.Disregard disregard -> disregarded(disregard);
            case Demand.Ceiling ceiling -> ceiling(ceiling);
            case Demand.Figure figure -> figure(clause, figure);
            case Demand.Judged judged -> judged(clause, judged);
            case Demand.Never _ -> Found.of(FAIL, Text.key("rules.why.never"), List.of());
            case Demand.Unread _ -> Found.of(PERSON, Text.key("rules.why.not-read"), List.of());
        };
    }

    // ---- groups

    private @Nullable Found group(
            List<Clause> clauses, Window window, Outcome start, java.util.function.BinaryOperator<Outcome> both) {
        List<Line> parts = parts(clauses, window);
        return parts.isEmpty()
                ? null
                : new Found(parts.stream().map(Line::outcome).reduce(start, both), NOTHING, List.of(), parts);
    }

    /** Where none of its parts is for such a case, none of them is met. */
    private Found any(Demand.Any any, Window window) {
        Found found = group(any.parts(), window, FAIL, Evaluation::better);
        return found == null ? Found.of(FAIL, Text.key("rules.why.none-applies"), List.of()) : found;
    }

    private List<Line> parts(List<Clause> clauses, Window window) {
        return clauses.stream()
                .map(clause -> line(clause, window))
                .filter(Objects::nonNull)
                .toList();
    }

    // ---- what was reached in years

    private Found held(Demand.Held held, Window window) {
        Window span = window.within(held.within());
        int latest = held.before() == null ? one.year() : one.year() - held.before();
        Set<Integer> used = held.fresh() ? usedYears() : Set.of();
        List<Counted> counted = facts.awards().stream()
                .filter(award -> held.awards().contains(award.award()))
                .filter(award -> span.has(award.year()) && award.year() <= latest)
                .filter(award -> !struck(award))
                .map(award -> new Counted(
                        award.year(),
                        name(award.award()),
                        award.reference(),
                        sure(award.year())
                                && disregards.stream().noneMatch(clause -> disregards(clause, award))
                                && !used.contains(award.year())))
                .sorted(Comparator.comparingInt(Counted::year))
                .toList();
        List<Counted> sure = counted.stream().filter(Counted::sure).toList();
        Text recorded = recorded(counted);
        if (held.consecutive()) {
            int run = run(years(sure), one.year());
            if (Math.max(run, run(years(sure), one.year() - 1)) >= held.count()) {
                return Found.of(PASS, Text.key("rules.why.recorded", recorded), references(sure));
            }
            if (longest(years(counted)) >= held.count()) {
                return Found.of(PERSON, Text.key("rules.why.doubtful", recorded), references(counted));
            }
        } else {
            if (years(sure).size() >= held.count()) {
                return Found.of(PASS, Text.key("rules.why.recorded", recorded), references(sure));
            }
            if (counted.size() >= held.count()) {
                return Found.of(PERSON, Text.key("rules.why.doubtful", recorded), references(counted));
            }
        }
        return missing(Topic.AWARDS, recorded, counted);
    }

    private Found rated(Clause clause, Demand.Rated rated, Window window) {
        Map<Integer, Facts.Rating> byYear = facts.ratings().stream()
                .filter(rating -> window.has(rating.year()))
                .collect(Collectors.toMap(
                        Facts.Rating::year,
                        Function.identity(),
                        (first, second) -> first.grade().reaches(second.grade()) ? second : first));
        List<Counted> counted = byYear.values().stream()
                .filter(rating -> rating.grade().reaches(rated.grade()) && !struck(rating.year()))
                .map(rating -> new Counted(rating.year(), "", rating.reference(), sure(rating.year())))
                .sorted(Comparator.comparingInt(Counted::year))
                .toList();
        Set<Integer> sure = years(counted.stream().filter(Counted::sure).toList());
        boolean complete = facts.complete(Topic.RATINGS);
        Predicate<Integer> possible = year -> window.has(year)
                && !struck(year)
                && (byYear.containsKey(year) ? byYear.get(year).grade().reaches(rated.grade()) : !complete);
        int first;
        Outcome outcome;
        if (rated.scattered()) {
            first = window.first();
            outcome = sure.size() >= rated.years()
                    ? PASS
                    : !complete || years(counted).size() >= rated.years() ? PERSON : FAIL;
        } else {
            int run = run(sure, one.year());
            int farthest = possibleRun(possible);
            outcome = run >= rated.years() ? PASS : farthest >= rated.years() ? PERSON : FAIL;
            first = one.year() - (outcome == PASS ? run : Math.max(farthest, rated.years())) + 1;
        }
        Text why = switch (outcome) {
            case PASS -> Text.key("rules.why.recorded", recorded(counted));
            case PERSON ->
                Text.key(
                        longest(years(counted)) >= rated.years() ? "rules.why.doubtful" : "rules.why.missing.RATINGS",
                        recorded(counted));
            case FAIL -> Text.key("rules.why.short", recorded(counted));
        };
        List<String> records = byYear.values().stream()
                .filter(rating -> outcome == FAIL || rating.year() >= first)
                .sorted(Comparator.comparingInt(Facts.Rating::year))
                .map(Facts.Rating::reference)
                .toList();
        if (rated.parts().isEmpty()) {
            return Found.of(outcome, why, records);
        }
        Line run = new Line(
                clause.id() + ".0",
                clause.read() ? outcome : PERSON,
                sentences.say(rated.with(List.of())),
                clause.article(),
                records,
                clause.read() ? why : Text.key("rules.why.unread." + outcome, why),
                List.of());
        List<Line> parts = Stream.concat(Stream.of(run), parts(rated.parts(), new Window(first, one.year())).stream())
                .toList();
        return new Found(all(parts), NOTHING, List.of(), parts);
    }

    private Found works(Demand.Works works, Window window) {
        Window span = window.within(works.within());
        List<Counted> counted = facts.works().stream()
                .filter(work -> works.of().contains(work.kind())
                        && work.scope().compareTo(works.scope()) >= 0
                        && span.has(work.year())
                        && !struck(work.year()))
                .map(work -> new Counted(work.year(), work.recognisedBy(), work.reference(), sure(work.year())))
                .sorted(Comparator.comparingInt(Counted::year))
                .toList();
        List<Counted> sure = counted.stream().filter(Counted::sure).toList();
        Text recorded = recorded(counted);
        if (sure.size() >= works.count()) {
            return Found.of(PASS, Text.key("rules.why.recorded", recorded), references(sure));
        }
        return counted.size() >= works.count()
                ? Found.of(PERSON, Text.key("rules.why.doubtful", recorded), references(counted))
                : missing(Topic.WORKS, recorded, counted);
    }

    /** Too little is on record: a no where all is, else a question. */
    private Found missing(Topic topic, Text recorded, List<Counted> counted) {
        return facts.complete(topic)
                ? Found.of(FAIL, Text.key("rules.why.short", recorded), references(counted))
                : Found.of(PERSON, Text.key("rules.why.missing." + topic, recorded), references(counted));
    }

    /** How many years follow each other up to this one. */
    private static int run(Set<Integer> years, int last) {
        int length = 0;
        while (years.contains(last - length)) {
            length++;
        }
        return length;
    }

    private static int longest(Set<Integer> years) {
        return years.stream().mapToInt(last -> run(years, last)).max().orElse(0);
    }

    /** No working life is longer. */
    private static final int LONGEST_RUN = 60;

    private int possibleRun(Predicate<Integer> possible) {
        return (int) IntStream.range(0, LONGEST_RUN)
                .map(back -> one.year() - back)
                .boxed()
                .takeWhile(possible)
                .count();
    }

    private static Set<Integer> years(List<Counted> counted) {
        return counted.stream().map(Counted::year).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> references(List<Counted> counted) {
        return counted.stream().map(Counted::reference).toList();
    }

    private static Text recorded(List<Counted> counted) {
        return counted.isEmpty()
                ? Text.key("rules.why.nothing")
                : Text.plain(counted.stream()
                        .map(each -> each.name().isEmpty() ? "" + each.year() : each.name() + " " + each.year())
                        .collect(Collectors.joining(", ")));
    }

    // ---- what does not count

    private boolean disregards(Clause clause, Facts.Held award) {
        return clause.demand() instanceof Demand.Disregard(Set<Ground> of) && of.contains(award.ground());
    }

    /** Left out for good: a clause that was read says so. */
    private boolean struck(Facts.Held award) {
        return struck(award.year())
                || disregards.stream().anyMatch(clause -> clause.read() && disregards(clause, award));
    }

    private boolean struck(int year) {
        return restart != null && restart.read() && disciplined != null && year < disciplined.getYear();
    }

    /** Neither in the year in which a discipline ended nor, where the article was not read, before it. */
    private boolean sure(int year) {
        return restart == null || disciplined == null || year > disciplined.getYear();
    }

    /** Years up to the last one for which the same award was given. */
    private Set<Integer> usedYears() {
        return facts.awards().stream()
                .filter(award -> award.award().equals(one.award()))
                .mapToInt(Facts.Held::year)
                .max()
                .stream()
                .flatMap(last -> IntStream.rangeClosed(last - LONGEST_RUN, last))
                .boxed()
                .collect(Collectors.toSet());
    }

    private @Nullable Found restarted() {
        return disciplined == null
                ? null
                : Found.of(
                        PASS,
                        Text.key("rules.why.restart", disciplined),
                        facts.disciplines().stream()
                                .map(Facts.Discipline::reference)
                                .toList());
    }

    private @Nullable Found disregarded(Demand.Disregard disregard) {
        List<String> out = facts.awards().stream()
                .filter(award -> disregard.of().contains(award.ground()))
                .map(Facts.Held::reference)
                .toList();
        return out.isEmpty() ? null : Found.of(PASS, Text.key("rules.why.disregarded", out.size()), out);
    }

    // ---- people of a collective

    private Found share(Demand.Share share) {
        return composed(composition -> {
            Facts.Group group = share.whom() == Whom.STAFF ? composition.staff() : composition.leaders();
            var parts = share.rated() == null
                    ? known(share.awards(), group.holding(), group.holds())
                    : known(
                            Stream.of(Grade.values())
                                    .filter(grade -> grade.reaches(share.rated()))
                                    .collect(Collectors.toSet()),
                            group.rated(),
                            group.rates());
            Facts.Extent extent = share.rated() == null ? group.holds() : group.rates();
            int reached = parts.stream()
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sum();
            if (group.size() <= 0 || reached > group.size()) {
                return Found.of(PERSON, Text.key("rules.why.composition.odd"), List.of(composition.reference()));
            }
            long part = 100L * reached;
            long needed = (long) share.percent() * group.size();
            boolean met = share.over() ? part > needed : part >= needed;
            return judged(met, open(parts, extent), reached, group.size(), composition);
        });
    }

    private Found holders(Demand.Holders holders) {
        return composed(composition -> {
            Facts.Group staff = composition.staff();
            var parts = known(holders.holding(), staff.holding(), staff.holds());
            int reached = parts.stream()
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sum();
            return judged(reached >= holders.count(), open(parts, staff.holds()), reached, staff.size(), composition);
        });
    }

    private static <K> List<@Nullable Integer> known(Set<K> keys, Map<K, Integer> counts, Facts.Extent extent) {
        var known = new ArrayList<@Nullable Integer>();
        keys.forEach(key -> known.add(extent == Facts.Extent.EACH ? counts.get(key) : counts.getOrDefault(key, 0)));
        return known;
    }

    /** Whether there may be more than the numbers say. */
    private static boolean open(List<@Nullable Integer> parts, Facts.Extent extent) {
        return extent == Facts.Extent.AT_LEAST || parts.contains(null);
    }

    private static Found judged(boolean met, boolean unknown, int reached, int of, Facts.Composition composition) {
        Outcome outcome = met ? PASS : unknown ? PERSON : FAIL;
        return Found.of(
                outcome,
                Text.key(outcome == PERSON ? "rules.why.composition.unknown" : "rules.why.composition", reached, of),
                List.of(composition.reference()));
    }

    private Found composed(Function<Facts.Composition, Found> judge) {
        Facts.Composition composition = facts.composition();
        if (composition == null) {
            return Found.of(PERSON, Text.key("rules.why.composition.missing", year(one.year())), List.of());
        }
        return composition.year() == one.year()
                ? judge.apply(composition)
                : Found.of(
                        PERSON,
                        Text.key("rules.why.composition.missing", year(one.year())),
                        List.of(composition.reference()));
    }

    // ---- the subject itself

    private Found age(Demand.Age age) {
        LocalDate birth = facts.birth();
        if (birth == null) {
            return Found.of(PERSON, Text.key("rules.why.birth.missing"), List.of());
        }
        LocalDate on = switch (age.on()) {
            case RECEIPT -> one.receivedOn();
            case YEAR_END -> LocalDate.of(one.year(), 12, 31);
        };
        int years = Period.between(birth, on).getYears();
        boolean met = (age.least() == null || years >= age.least()) && (age.most() == null || years <= age.most());
        return Found.of(met ? PASS : FAIL, Text.key("rules.why.age", years, on, birth), List.of());
    }

    private Found member(Demand.Member member) {
        List<Facts.Membership> now = facts.memberships().stream()
                .filter(each -> each.of().equals(member.of()) && !each.since().isAfter(facts.asOf()))
                .filter(each -> each.until() == null || !each.until().isBefore(facts.asOf()))
                .toList();
        if (now.isEmpty()) {
            return facts.complete(Topic.MEMBERSHIPS)
                    ? Found.of(FAIL, Text.key("rules.why.no-member"), List.of())
                    : Found.of(PERSON, Text.key("rules.why.missing.MEMBERSHIPS"), List.of());
        }
        int years = member.years() == null ? 0 : member.years();
        Facts.Membership longest =
                now.stream().min(Comparator.comparing(Facts.Membership::since)).orElseThrow();
        return Found.of(
                longest.since().plusYears(years).isAfter(facts.asOf()) ? FAIL : PASS,
                Text.key("rules.why.member", longest.since()),
                List.of(longest.reference()));
    }

    private Found served(Demand.Served served) {
        int months = served.months() == null ? 0 : served.months();
        for (Facts.Discipline discipline : facts.disciplines()) {
            LocalDate until = discipline.servedUntil();
            if (until == null) {
                return Found.of(PERSON, Text.key("rules.why.served.unknown"), List.of(discipline.reference()));
            }
            if (!facts.asOf().isAfter(until.plusMonths(months))) {
                return Found.of(
                        FAIL,
                        Text.key(
                                "rules.why.serving",
                                until,
                                until.plusMonths(months).plusDays(1)),
                        List.of(discipline.reference()));
            }
        }
        return cleared(
                Topic.DISCIPLINE,
                facts.disciplines().stream().map(Facts.Discipline::reference).toList());
    }

    private Found free(Demand.Free free) {
        List<Facts.Matter> open = facts.matters().stream()
                .filter(matter -> free.of().contains(matter.kind()) && matter.openOn(facts.asOf()))
                .toList();
        return open.isEmpty()
                ? cleared(Topic.MATTERS, List.of())
                : Found.of(
                        FAIL,
                        Text.key(
                                "rules.why.frozen",
                                Text.key("rules.matter." + open.getFirst().kind())),
                        open.stream().map(Facts.Matter::reference).toList());
    }

    private Found cleared(Topic topic, List<String> records) {
        return facts.complete(topic)
                ? Found.of(PASS, Text.key("rules.why.clear." + topic), records)
                : Found.of(PERSON, Text.key("rules.why.missing." + topic, told(records)), records);
    }

    // ---- what was given already

    private Found once() {
        List<Facts.Held> ofYear = facts.awards().stream()
                .filter(award -> award.year() == one.year())
                .toList();
        boolean title = is(AwardList.TITLE, one.award());
        List<Facts.Held> same = ofYear.stream()
                .filter(award -> award.award().equals(one.award()) && (title || award.ground() == one.ground()))
                .toList();
        if (!same.isEmpty()) {
            return Found.of(
                    FAIL,
                    Text.key("rules.why.given", same.getFirst().reference()),
                    same.stream().map(Facts.Held::reference).toList());
        }
        List<Facts.Held> alike = title
                ? List.of()
                : ofYear.stream()
                        .filter(award -> award.award().equals(one.award()) || award.ground() == one.ground())
                        .filter(award -> is(AwardList.FORM, award.award()))
                        .toList();
        return alike.isEmpty()
                ? cleared(Topic.AWARDS, List.of())
                : Found.of(
                        PERSON,
                        Text.key("rules.why.alike", name(alike.getFirst().award())),
                        alike.stream().map(Facts.Held::reference).toList());
    }

    private Found ceiling(Demand.Ceiling ceiling) {
        Facts.Place place = facts.places().stream()
                .filter(each -> each.award().equals(one.award()) && each.year() == one.year())
                .findFirst()
                .orElse(null);
        Integer bound = place == null
                ? null
                : ceiling.percent() == null
                        ? ceiling.number() == null ? place.allowed() : ceiling.number()
                        : place.base() == null ? null : Integer.valueOf(place.base() * ceiling.percent() / 100);
        return place == null || bound == null
                ? Found.of(PERSON, Text.key("rules.why.places.missing"), List.of())
                : Found.of(
                        place.given() < bound ? PASS : FAIL,
                        Text.key("rules.why.places", place.given(), bound),
                        List.of(place.reference()));
    }

    // ---- figures, and what persons find

    private Found figure(Clause clause, Demand.Figure figure) {
        int years = figure.years() == null ? 1 : figure.years();
        List<Facts.Figure> said = facts.figures().stream()
                .filter(each -> each.code().equals(figure.code())
                        && each.year() > one.year() - years
                        && each.year() <= one.year())
                .sorted(Comparator.comparingInt(Facts.Figure::year))
                .toList();
        List<String> records = said.stream().map(Facts.Figure::reference).toList();
        Text values = said.isEmpty()
                ? Text.key("rules.why.nothing")
                : Text.plain(said.stream()
                        .map(each -> each.year() + ": " + each.value().toPlainString())
                        .collect(Collectors.joining(", ")));
        if (!figure.rising() && figure.least() == null) {
            return byPerson(clause).orElseGet(() -> Found.of(PERSON, Text.key("rules.why.open", values), records));
        }
        if (said.stream().map(Facts.Figure::year).distinct().count() < years) {
            return Found.of(PERSON, Text.key("rules.why.figure.missing", values), records);
        }
        boolean met = figure.rising()
                ? IntStream.range(1, said.size())
                        .allMatch(next -> said.get(next)
                                        .value()
                                        .compareTo(said.get(next - 1).value())
                                > 0)
                : said.stream().allMatch(each -> each.value().compareTo(figure.least()) >= 0);
        return Found.of(met ? PASS : FAIL, Text.key("rules.why.recorded", values), records);
    }

    private Found judged(Clause clause, Demand.Judged judged) {
        return byPerson(clause)
                .orElseGet(() -> Found.of(
                        PERSON,
                        judged.evidence() == null
                                ? Text.key("rules.why.judge")
                                : Text.key("rules.why.judge.by", judged.evidence()),
                        List.of()));
    }

    private Optional<Found> byPerson(Clause clause) {
        return facts.findings().stream()
                .filter(finding -> finding.condition().equals(clause.id()))
                .findFirst()
                .map(finding -> Found.of(
                        finding.met() ? PASS : FAIL,
                        Text.key(finding.met() ? "rules.why.found" : "rules.why.found.not"),
                        List.of(finding.reference())));
    }

    /** As text, so that no locale groups its digits. */
    private static Text year(int year) {
        return Text.plain(String.valueOf(year));
    }
}
