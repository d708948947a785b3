package vn.guongsang.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Text;
import vn.guongsang.rules.domain.Evaluation;
import vn.guongsang.rules.domain.ShippedRules;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Demand;
import vn.guongsang.rules.language.RuleVersion;

/** All awards and rules at one moment: a value that judges any number of cases without asking the database. */
public final class Rulebook {

    /** Of two that begin on one day the one decided later holds. */
    private static final Comparator<RuleVersion> BY_DAY =
            Comparator.comparing(RuleVersion::since).thenComparing(RuleVersion::number);

    private final List<Award> awards;
    private final Map<String, List<Award>> awardsByCode;
    private final Map<String, List<RuleVersion>> rules;
    private final List<RequiredPart> parts;

    public Rulebook(List<Award> awards, List<RuleVersion> rules, List<RequiredPart> parts) {
        this.awards = List.copyOf(awards);
        this.awardsByCode = awards.stream().collect(Collectors.groupingBy(Award::code));
        this.rules = rules.stream().sorted(BY_DAY).collect(Collectors.groupingBy(RuleVersion::award));
        this.parts = List.copyOf(parts);
    }

    /** As it comes with the program. */
    public static Rulebook shipped() {
        ShippedRules shipped = ShippedRules.read();
        return new Rulebook(shipped.awards(), shipped.rules(), shipped.parts());
    }

    /** Those that are given on a day, in the order of the law. */
    public List<Award> awards(LocalDate day) {
        return awards.stream().filter(award -> award.on(day)).toList();
    }

    public Optional<Award> award(String code, LocalDate day) {
        return named(code).filter(award -> award.on(day)).findFirst();
    }

    /** As it was called last by a day, also where it is given no more; the first name where it began later. */
    public Optional<Award> known(String code, LocalDate day) {
        return award(code, day)
                .or(() -> named(code)
                        .filter(award -> award.since().isBefore(day))
                        .max(Comparator.comparing(Award::since)))
                .or(() -> named(code).findFirst());
    }

    private Stream<Award> named(String code) {
        return awardsByCode.getOrDefault(code, List.of()).stream();
    }

    /** What was ever asked of dossiers for an award alone; for all awards under the empty code. */
    public List<RequiredPart> everAsked(String award, String procedure) {
        return parts.stream()
                .filter(part -> part.award().equals(award) && part.procedure().equals(procedure))
                .toList();
    }

    /** All names under which an award was ever given, in their order. */
    public List<Award> everCalled(String code) {
        return named(code).toList();
    }

    /** What a dossier must have; for an award that has no parts of its own those of all awards. */
    public List<RequiredPart> parts(String award, String procedure, LocalDate day) {
        List<RequiredPart> own = parts(award, day, procedure);
        return own.isEmpty() ? parts("", day, procedure) : own;
    }

    private List<RequiredPart> parts(String award, LocalDate day, String procedure) {
        return parts.stream()
                .filter(part -> part.award().equals(award) && part.procedure().equals(procedure) && part.on(day))
                .toList();
    }

    /** All that was ever decided for an award, by the day from which it holds. */
    public List<RuleVersion> versions(String award) {
        return rules.getOrDefault(award, List.of());
    }

    /** The rule in force on a day: the last one that had begun, unless it had ended. */
    public Optional<RuleVersion> version(String award, LocalDate day) {
        return versions(award).stream()
                .filter(version -> !version.since().isAfter(day))
                .reduce((_, later) -> later)
                .filter(version -> version.until() == null || !version.until().isBefore(day));
    }

    /** To what rules ask to belong, in their words, in order. */
    public SortedSet<String> organisations() {
        return rules.values().stream()
                .flatMap(List::stream)
                .flatMap(version -> version.conditions().stream())
                .flatMap(Clause::all)
                .map(Clause::demand)
                .filter(Demand.Member.class::isInstance)
                .map(demand -> ((Demand.Member) demand).of())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Judgement judge(Case one) {
        return judge(one, version(one.award(), one.receivedOn()).orElse(null));
    }

    /** By another rule than that of its day, to see what it would do. */
    public Judgement judge(Case one, @Nullable RuleVersion rule) {
        LocalDate day = one.receivedOn();
        var lines = new ArrayList<Line>();
        award(one.award(), day)
                .ifPresentOrElse(award -> lines.addAll(fits(one, award)), () -> lines.add(notGiven(one)));
        List<Line> found = rule == null
                ? List.of()
                : new Evaluation(one, rule.conditions(), code -> known(code, day)).lines(rule.conditions());
        lines.addAll(found.isEmpty() ? List.of(noRule(one)) : found);
        return new Judgement(
                Evaluation.all(lines), rule == null ? "" : rule.basis(), rule == null ? null : rule.id(), lines);
    }

    /** Who it is for, and on what grounds: lines only where the case is not such a one. */
    private static List<Line> fits(Case one, Award award) {
        Outcome outcome = award.read() ? Outcome.FAIL : Outcome.PERSON;
        var lines = new ArrayList<Line>();
        if (!award.subjectKinds().contains(one.subjectKind())) {
            lines.add(line("kind", outcome, award.article(), Text.key("rules.fits.kind", award.name())));
        }
        if (!award.grounds().contains(one.ground())) {
            lines.add(line("ground", outcome, award.article(), Text.key("rules.fits.ground", award.name())));
        }
        return lines;
    }

    private Line notGiven(Case one) {
        return line(
                "award",
                Outcome.FAIL,
                "",
                Text.key(
                        "rules.not-given",
                        known(one.award(), one.receivedOn()).map(Award::name).orElse(one.award()),
                        one.receivedOn()));
    }

    private static Line noRule(Case one) {
        return line("rule", Outcome.PERSON, "", Text.key("rules.none.why", one.receivedOn()));
    }

    private static Line line(String id, Outcome outcome, String article, Text why) {
        return new Line(id, outcome, Text.key("rules.fits." + id + ".condition"), article, List.of(), why, List.of());
    }
}
