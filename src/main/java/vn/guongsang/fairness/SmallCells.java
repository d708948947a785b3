package vn.guongsang.fairness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers of a sensitive trait may be told. A set of people is told only where at least {@link #THRESHOLD} of it have
 * the trait and at least as many have not. Of sets within each other one more is told only where the people by which
 * it differs from the one before are such a set too, or nobody: so subtracting what is told from what is told never
 * comes to fewer people than are told themselves.
 */
public final class SmallCells {

    /** People. */
    public static final int THRESHOLD = 5;

    private SmallCells() {}

    /**
     * @param <P> who a person is, with equality
     * @param has whether the trait is stated of somebody, and which way; empty where nothing is stated
     */
    public interface Trait<P> {
        Optional<Boolean> of(P person);
    }

    /** What is told of a set. */
    public record Told(int stated, int having) {}

    public static <P> boolean safe(Set<P> people, Trait<P> trait) {
        Told told = count(people, trait);
        return told.having() >= THRESHOLD && told.stated() - told.having() >= THRESHOLD;
    }

    private static <P> Told count(Set<P> people, Trait<P> trait) {
        List<Boolean> stated =
                people.stream().flatMap(person -> trait.of(person).stream()).toList();
        return new Told(stated.size(), (int) stated.stream().filter(has -> has).count());
    }

    /**
     * @param nested sets, each within the one before
     * @return for each what is told of it, empty where nothing is
     */
    public static <P> List<Optional<Told>> tell(List<Set<P>> nested, Trait<P> trait) {
        List<Optional<Told>> told = new ArrayList<>();
        Set<P> last = Set.of();
        for (Set<P> people : nested) {
            Set<P> lost = new HashSet<>(last);
            lost.removeAll(people);
            boolean tells = safe(people, trait) && (lost.isEmpty() || safe(lost, trait));
            told.add(tells ? Optional.of(count(people, trait)) : Optional.empty());
            last = tells ? people : last;
        }
        return told;
    }
}
