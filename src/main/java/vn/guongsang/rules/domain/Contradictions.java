package vn.guongsang.rules.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.guongsang.frame.Text;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Rulebook;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Demand;
import vn.guongsang.rules.language.RuleVersion;

/** What makes a rule one that nobody can meet, or one that says a thing twice: found before it is decided. */
public final class Contradictions {

    /** @param clause the id of the condition */
    public record Fault(String clause, Text why) {}

    private final Rulebook book;
    private final Award award;
    private final LocalDate day;
    private final List<Fault> faults = new ArrayList<>();

    private Contradictions(Rulebook book, Award award, LocalDate day) {
        this.book = book;
        this.award = award;
        this.day = day;
    }

    /** @param day from which the conditions are to hold */
    public static List<Fault> in(Rulebook book, Award award, LocalDate day, List<Clause> conditions) {
        var search = new Contradictions(book, award, day);
        search.together(conditions, award.subjectKinds(), award.grounds());
        conditions.stream().flatMap(Clause::all).forEach(search::alone);
        search.circle(conditions);
        return search.faults;
    }

    /** Conditions that stand side by side, for those who come so far. */
    private void together(List<Clause> clauses, Set<String> kinds, Set<Ground> grounds) {
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            Set<String> kindsHere = common(clause.kinds(), kinds);
            Set<Ground> groundsHere = common(clause.grounds(), grounds);
            if (kindsHere.isEmpty() || groundsHere.isEmpty()) {
                fault(clause, "rules.fault.applies-to-none");
                continue;
            }
            for (Clause other : clauses.subList(0, i)) {
                if (meet(clause, other)) {
                    pair(clause, other);
                }
            }
            together(clause.demand().parts(), kindsHere, groundsHere);
        }
    }

    /** Whether some case comes to both. */
    private static boolean meet(Clause one, Clause other) {
        return meet(one.kinds(), other.kinds()) && meet(one.grounds(), other.grounds());
    }

    /** Of two sets that are empty for all. */
    private static boolean meet(Set<?> one, Set<?> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    private void pair(Clause clause, Clause other) {
        boolean same = clause.demand().equals(other.demand()) && clause.words().equals(other.words());
        if (same) {
            fault(clause, "rules.fault.twice", other.id());
        } else if (clause.demand() instanceof Demand.Ceiling && other.demand() instanceof Demand.Ceiling) {
            fault(clause, "rules.fault.two-ceilings", other.id());
        } else if (clause.demand() instanceof Demand.Age one
                && other.demand() instanceof Demand.Age two
                && (apart(one, two) || apart(two, one))) {
            fault(clause, "rules.fault.ages-apart", other.id());
        }
    }

    private static boolean apart(Demand.Age one, Demand.Age two) {
        return one.least() != null && two.most() != null && one.least() > two.most();
    }

    private void alone(Clause clause) {
        switch (clause.demand()) {
            case Demand.Held held -> {
                held.awards().forEach(code -> holdable(clause, code));
                int span = held.within() == null ? Integer.MAX_VALUE : held.within();
                int begin = held.before() == null ? 0 : held.before();
                if (held.count() > span - begin) {
                    fault(clause, "rules.fault.too-many-times", held.count(), span);
                }
            }
            case Demand.Rated rated ->
                rated.parts().forEach(part -> {
                    if (part.demand() instanceof Demand.Rated inner
                            && inner.grade().compareTo(rated.grade()) < 0) {
                        fault(part, "rules.fault.weaker");
                    }
                });
            case Demand.Share share -> share.awards().forEach(code -> known(clause, code));
            case Demand.Holders holders -> holders.holding().forEach(code -> known(clause, code));
            case Demand.Age age -> {
                if (age.least() != null && age.most() != null && age.least() > age.most()) {
                    fault(clause, "rules.fault.ages", age.least(), age.most());
                }
            }
            case Demand.Never _ -> {
                if (clause.kinds().isEmpty() && clause.grounds().isEmpty()) {
                    fault(clause, "rules.fault.never");
                }
            }
            case Demand.All all -> group(clause, all.parts());
            case Demand.Any any -> group(clause, any.parts());
            case Demand.Works _,
                    Demand.Member _,
                    Demand.Served _,
                    Demand.Restart _,
                    Demand.Free _,
                    Demand.Once _,
                    Demand.Disregard _,
                    Demand.Ceiling _,
                    Demand.Figure _,
                    Demand.Judged _,
                    Demand.Unread _ -> {}
        }
    }

    private void group(Clause clause, List<Clause> parts) {
        if (parts.isEmpty()) {
            fault(clause, "rules.fault.empty");
        }
    }

    private Optional<Award> known(Clause clause, String code) {
        Optional<Award> known = book.known(code, day);
        if (known.isEmpty()) {
            fault(clause, "rules.fault.unknown", code);
        }
        return known;
    }

    /** A prerequisite must be an award that the same kind of subject can have. */
    private void holdable(Clause clause, String code) {
        known(clause, code)
                .filter(held -> Collections.disjoint(
                        held.subjectKinds(), clause.kinds().isEmpty() ? award.subjectKinds() : clause.kinds()))
                .ifPresent(held -> fault(clause, "rules.fault.other-subjects", held.name()));
    }

    /** Nobody can be the first to hold an award that one must hold before. */
    private void circle(List<Clause> conditions) {
        prerequisites(conditions).forEach(clause -> {
            Demand.Held held = (Demand.Held) clause.demand();
            if (held.awards().stream().allMatch(code -> leadsBack(code, new HashSet<>()))) {
                fault(clause, "rules.fault.circle", award.name());
            }
        });
    }

    private boolean leadsBack(String code, Set<String> seen) {
        if (code.equals(award.code())) {
            return true;
        }
        return seen.add(code)
                && book.version(code, day).map(RuleVersion::conditions).map(Contradictions::prerequisites).stream()
                        .flatMap(List::stream)
                        .map(clause -> (Demand.Held) clause.demand())
                        .anyMatch(held -> held.awards().stream().allMatch(next -> leadsBack(next, seen)));
    }

    /** Those that nobody comes round. */
    private static List<Clause> prerequisites(List<Clause> clauses) {
        return clauses.stream()
                .filter(clause -> clause.kinds().isEmpty() && clause.grounds().isEmpty())
                .flatMap(clause -> clause.demand() instanceof Demand.Held
                        ? Stream.of(clause)
                        : clause.demand() instanceof Demand.Any any
                                        && any.parts().size() > 1
                                ? Stream.of()
                                : prerequisites(clause.demand().parts()).stream())
                .toList();
    }

    private void fault(Clause clause, String key, Object... args) {
        faults.add(new Fault(clause.id(), Text.key(key, args)));
    }

    /** Of a set that is empty for all: what is in both. */
    private static <T> Set<T> common(Collection<T> narrowed, Set<T> all) {
        var common = new HashSet<>(all);
        if (!narrowed.isEmpty()) {
            common.retainAll(narrowed);
        }
        return common;
    }
}
