package vn.guongsang.dossier.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.Under;
import vn.guongsang.exemplar.Answer;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.ExemplarCriteria.Asked;
import vn.guongsang.exemplar.ExemplarCriteria.Item;
import vn.guongsang.exemplar.MachineCheck;
import vn.guongsang.frame.Text;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.Check;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.rules.Case;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Line;
import vn.guongsang.rules.Outcome;

/**
 * What the plan asks of a dossier under one of its movements, as lines of the verdict: by the version of the plan that
 * was in force on the day of receipt, and ages counted on that day. What a machine cannot compare, a person finds.
 */
@Component
public class PlanCriteria {

    private static final String ID = "plan-";
    private static final Text NOTHING = Text.plain("");

    private final Plans plans;
    private final ExemplarCriteria criteria;

    PlanCriteria(Plans plans, ExemplarCriteria criteria) {
        this.plans = plans;
        this.criteria = criteria;
    }

    /** One line for each set of criteria that binds; none without a movement. */
    public List<Line> lines(Dossier dossier, Case one) {
        Under under = dossier.nomination().under();
        if (under == null) {
            return List.of();
        }
        Plan plan = plans.get(under.plan());
        return criteria
                .of(
                        new ExemplarCriteria.Candidate(
                                under.plan(),
                                dossier.bodyId(),
                                under.movement(),
                                "",
                                dossier.nomination().kind(),
                                one.receivedOn()),
                        pack(under.plan(), one.receivedOn()))
                .stream()
                .filter(Asked::binding)
                .map(set -> line(set, one, plan))
                .toList();
    }

    private PlanPack pack(UUID plan, LocalDate on) {
        return plans.versions(plan).stream()
                .filter(version -> !version.effective().isAfter(on))
                .reduce((_, later) -> later)
                .map(version -> plans.packOf(version.id()))
                .orElseGet(() -> plans.pack(plan));
    }

    /** What a machine can test stands by itself; the rest of a set is one question to a person. */
    private static Line line(Asked set, Case one, Plan plan) {
        var parts = new ArrayList<Line>();
        List<Item> binding = set.items().stream()
                .filter(item -> !item.criterion().preferred())
                .toList();
        Predicate<Item> tested = item -> item.criterion().check() != null;
        binding.stream().filter(tested).map(item -> tested(item, one, plan)).forEach(parts::add);
        List<Item> judged = binding.stream().filter(tested.negate()).toList();
        if (!judged.isEmpty()) {
            parts.add(judged(set, judged, one, plan));
        }
        // a person judges several in one, which counts for as many
        List<Outcome> bestFirst = Stream.concat(
                        parts.stream().limit(binding.size() - judged.size()).map(Line::outcome),
                        judged.stream().map(_ -> parts.getLast().outcome()))
                .sorted(BEST_FIRST)
                .toList();
        Outcome outcome =
                bestFirst.isEmpty() ? Outcome.PASS : bestFirst.get(set.set().enoughOf(bestFirst.size()) - 1);
        String name = set.set().name();
        return new Line(
                ID + set.id(),
                outcome,
                Text.key(
                        set.set().someAreEnough() ? "dossier.plan.some-of" : "dossier.plan.all-of",
                        name == null ? plan.shortTitle() : name,
                        set.set().enoughOf(bestFirst.size())),
                source(set.set().clause(), plan),
                List.of(),
                NOTHING,
                parts);
    }

    private static final Comparator<Outcome> BEST_FIRST = Comparator.comparingInt(outcome -> switch (outcome) {
        case PASS -> 0;
        case PERSON -> 1;
        case FAIL -> 2;
    });

    private static Line judged(Asked set, List<Item> items, Case one, Plan plan) {
        String id = ID + set.id() + "-judged";
        return new Line(
                id,
                settled(id, Outcome.PERSON, one),
                Text.plain(items.stream().map(Item::text).collect(Collectors.joining("; "))),
                source(set.set().clause(), plan),
                List.of(),
                Text.key("rules.why.judge"),
                List.of());
    }

    private static Line tested(Item item, Case one, Plan plan) {
        Check check = java.util.Objects.requireNonNull(item.criterion().check());
        Tested tested = check.type() == Check.Type.MEMBERSHIP ? member(check, one.facts()) : compared(check, one);
        String id = ID + item.id();
        return new Line(
                id,
                settled(id, tested.outcome(), one),
                Text.plain(item.text()),
                source(item.criterion().clause(), plan),
                tested.records(),
                tested.outcome() == Outcome.PERSON && check.open() != null
                        ? Text.key("dossier.plan.open", tested.why(), check.open())
                        : tested.why(),
                List.of());
    }

    private record Tested(Outcome outcome, Text why, List<String> records) {}

    private static Tested compared(Check check, Case one) {
        LocalDate born = one.facts().birth();
        Optional<Facts.Figure> figure = one.facts().figures().stream()
                .filter(known -> known.code().equals(check.of()) && known.year() == one.year())
                .findFirst();
        Optional<Answer> answer = new MachineCheck(check)
                .propose(born, figure.map(Facts.Figure::value).orElse(null), one.receivedOn());
        Outcome outcome = answer.map(said -> said == Answer.MET ? Outcome.PASS : Outcome.FAIL)
                .orElse(Outcome.PERSON);
        return new Tested(
                outcome,
                check.type() == Check.Type.AGE
                        ? age(born, one.receivedOn(), check.open())
                        : figure.map(Facts.Figure::value)
                                .map(BigDecimal::toPlainString)
                                .map(value -> Text.key("rules.why.recorded", value))
                                .orElse(Text.key("rules.why.judge")),
                figure.map(Facts.Figure::reference).stream().toList());
    }

    /** Which day counts is said, all the more where the plan leaves it open. */
    private static Text age(@Nullable LocalDate born, LocalDate on, @Nullable String open) {
        if (born == null) {
            return Text.key("rules.why.birth.missing");
        }
        int years = Period.between(born, on).getYears();
        return open == null
                ? Text.key("dossier.plan.age", years, on)
                : Text.key("dossier.plan.age.open", years, on, open);
    }

    /** One on record is enough; that none is on record says nothing. */
    private static Tested member(Check check, Facts facts) {
        List<String> wanted = Stream.concat(
                        Stream.of(String.valueOf(check.of())),
                        check.values().stream().map(String::valueOf))
                .toList();
        List<Facts.Membership> now = facts.memberships().stream()
                .filter(each -> wanted.stream().anyMatch(each.of()::equalsIgnoreCase))
                .filter(each -> !each.since().isAfter(facts.asOf()))
                .filter(each -> each.until() == null || !each.until().isBefore(facts.asOf()))
                .toList();
        return now.isEmpty()
                ? new Tested(Outcome.PERSON, Text.key("rules.why.missing.MEMBERSHIPS"), List.of())
                : new Tested(
                        Outcome.PASS,
                        Text.key("rules.why.member", now.getFirst().since()),
                        now.stream().map(Facts.Membership::reference).toList());
    }

    private static Outcome settled(String id, Outcome outcome, Case one) {
        Boolean met = one.settled().get(id);
        return outcome != Outcome.PERSON || met == null ? outcome : met ? Outcome.PASS : Outcome.FAIL;
    }

    private static String source(String clause, Plan plan) {
        return clause + ", " + (plan.number() == null ? plan.shortTitle() : plan.number());
    }
}
