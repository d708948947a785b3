package vn.guongsang.exemplar;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.CriteriaSet;
import vn.guongsang.plan.pack.Criterion;
import vn.guongsang.plan.pack.Judged;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Subject;
import vn.guongsang.plan.pack.SubjectKind;
import vn.guongsang.unitplan.OwnCriteria;

/**
 * The criteria that are asked of one exemplar: by the plans above its own, by its own plan, from the general ones to those of its
 * movement, by its own body, and by the body that launched its movement.
 */
@Component
public class ExemplarCriteria {

    private final Plans plans;
    private final Movements movements;
    private final OwnCriteria own;

    ExemplarCriteria(Plans plans, Movements movements, OwnCriteria own) {
        this.plans = plans;
        this.movements = movements;
        this.own = own;
    }

    /** Sets with the items that this exemplar is asked; sets of which nothing is asked are left out. */
    public List<Asked> of(Exemplar exemplar) {
        return of(exemplar, exemplar.profile());
    }

    /** As they would be asked if it described itself so. */
    public List<Asked> of(Exemplar exemplar, Profile profile) {
        return of(
                new Candidate(
                        exemplar.planId(),
                        exemplar.bodyId(),
                        profile.movement(),
                        profile.sector(),
                        profile.subjectKind(),
                        exemplar.registeredOn()),
                plans.pack(exemplar.planId()));
    }

    /**
     * Whoever is looked at under a plan.
     *
     * @param movement its code, empty for none
     * @param sector its code, empty for none
     * @param kind as in plan packs
     * @param since the day from which it is looked at
     */
    public record Candidate(UUID plan, UUID body, String movement, String sector, String kind, LocalDate since) {}

    /** What is asked of a candidate by a version of the plan's pack. */
    public List<Asked> of(Candidate candidate, PlanPack pack) {
        int year = candidate.since().getYear();
        List<CriteriaSet> ofBody =
                own.approved(candidate.plan(), candidate.body(), candidate.movement(), candidate.since());
        String movement = movements.countsIn(candidate.plan(), candidate.movement());
        return kinds(pack, candidate.kind(), movement)
                .map(kind -> new Judged(kind, orNull(candidate.sector()), orNull(movement)))
                .flatMap(judged -> Stream.concat(
                        above(pack)
                                .flatMap(upper ->
                                        upper.criteria().applyingTo(new Judged(judged.kind(), null, null)).stream()
                                                .map(set -> asked(upper, set, judged, year))),
                        Stream.of(pack.criteria().applyingTo(judged).stream(), ofQuotas(pack, judged), ofBody.stream())
                                .flatMap(Function.identity())
                                .map(set -> asked(pack, set, judged, year))))
                .filter(asked -> !asked.items().isEmpty())
                .collect(Collectors.toMap(
                        Asked::id, Function.identity(), (first, _) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** The plans that this one carries out, the topmost first. */
    private Stream<PlanPack> above(PlanPack pack) {
        var upper = new ArrayDeque<PlanPack>();
        String code = pack.plan().under();
        while (code != null && upper.size() < HIGHEST) {
            Optional<Plan> plan = plans.byCode(code);
            plan.map(plans::pack).ifPresent(upper::addFirst);
            code = plan.map(known -> plans.pack(known).plan().under()).orElse(null);
        }
        return upper.stream();
    }

    /** A plan that were under itself would be above itself without end. */
    private static final int HIGHEST = 4;

    /**
     * Sets that a quota of the movement names for this kind, though they are written for another
     * movement or topic: those that speak of the kind, or all of them where none does.
     */
    private static Stream<CriteriaSet> ofQuotas(PlanPack pack, Judged judged) {
        return pack.quotas().stream()
                .filter(quota -> judged.movement() != null && judged.movement().equals(quota.movement()))
                .filter(quota -> quota.atLeast().containsKey(judged.kind()))
                .flatMap(quota -> {
                    List<CriteriaSet> named = quota.sets().stream()
                            .flatMap(set -> pack.criteriaSet(set).stream())
                            .toList();
                    List<CriteriaSet> fitting = named.stream()
                            .filter(set ->
                                    set.subjects().isEmpty() || set.subjects().contains(judged.kind()))
                            .toList();
                    return (fitting.isEmpty() ? named : fitting).stream();
                });
    }

    /** What an exemplar counts as, in the words of the plan. */
    static Set<String> kinds(PlanPack pack, Profile profile) {
        return kinds(pack, profile.subjectKind(), profile.movement())
                .map(SubjectKind::yaml)
                .collect(Collectors.toSet());
    }

    /** The exemplar's own kind, and the kind that it counts as in its movement. */
    private static Stream<SubjectKind> kinds(PlanPack pack, String subjectKind, String movement) {
        SubjectKind own = kind(subjectKind);
        Stream<SubjectKind> countsAs = pack.subjects().stream()
                .filter(subject -> subject.kind() == own && subject.countsAs() != null)
                .filter(subject ->
                        subject.countsAsIn().isEmpty() || subject.countsAsIn().contains(movement))
                .map(Subject::countsAs);
        return Stream.concat(Stream.of(own), countsAs);
    }

    private static Asked asked(PlanPack pack, CriteriaSet set, Judged judged, int year) {
        List<Item> items = set.items().stream()
                .filter(criterion -> criterion.isAskedOf(judged))
                .filter(criterion -> criterion.year() == null || criterion.year() == year)
                .map(criterion -> new Item(criterion, pack.criteria().textOf(criterion)))
                .toList();
        return new Asked(set, items);
    }

    private static SubjectKind kind(String yaml) {
        return Objects.requireNonNull(KINDS.get(yaml), yaml);
    }

    private static final Map<String, SubjectKind> KINDS =
            Stream.of(SubjectKind.values()).collect(Collectors.toMap(SubjectKind::yaml, Function.identity()));

    private static @Nullable String orNull(String code) {
        return code.isEmpty() ? null : code;
    }

    /** One set, with what of it is asked here. */
    public record Asked(CriteriaSet set, List<Item> items) {

        public String id() {
            return set.id();
        }

        /** A suggestion of the plan binds nobody: it is shown, and may stay unanswered. */
        public boolean binding() {
            return !set.suggested();
        }

        /** Whether the answers given satisfy the plan's form: every item, or as many as are enough. */
        public boolean answered(Map<String, Claim> claims) {
            if (!binding()) {
                return true;
            }
            List<Item> counted = items.stream()
                    .filter(item -> set.someAreEnough() || !item.criterion().preferred())
                    .toList();
            return counted.stream()
                            .filter(item -> isAnswered(claims.get(item.id())))
                            .count()
                    >= set.enoughOf(counted.size());
        }

        private static boolean isAnswered(@Nullable Claim claim) {
            return claim != null && claim.answer() != null;
        }
    }

    /** One criterion with its sentence. */
    public record Item(Criterion criterion, String text) {

        public String id() {
            return criterion.id();
        }
    }
}
