package vn.guongsang.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds who is meant by a name that somebody wrote. Case, signs, abbreviations, the place of the tone
 * mark ("hoà", "hòa") and, in a name typed without any mark, the marks do not matter. What is merely alike
 * is proposed and never taken: a person decides.
 *
 * <p>Not to be changed while it is used by several threads.
 *
 * @param <T> who is meant
 */
public final class NameMatching<T> {

    /** From 0, nothing in common, to 1, the same letters: what is less alike is not proposed. */
    private static final double ALIKE = 0.5;

    /** A part of a longer name ("Ninh Đông" for "UBND xã Ninh Đông") is somewhat less than the whole. */
    private static final double PART = 0.85;

    private static final int PROPOSED = 3;

    /** The answer. */
    public sealed interface Match<T> {

        /** Who is meant, beyond doubt. */
        record One<T>(T found) implements Match<T> {}

        /** Several bear the name: a person says which. */
        record Several<T>(List<T> found) implements Match<T> {}

        /** Nobody bears it; the most alike first, none where nothing is alike. */
        record None<T>(List<Alike<T>> alike) implements Match<T> {}
    }

    /**
     * @param name the one of its names that is alike
     * @param slip whether it could be the same name with a slip of the pen: as many words, of which at most
     *     two differ, by one letter or by marks
     */
    public record Alike<T>(T found, String name, double similarity, boolean slip) {}

    private record Entry<T>(T who, String name, WrittenName written) {}

    private final List<Map<String, Set<T>>> spelled = List.of(new HashMap<>(), new HashMap<>());
    private final List<Map<String, Set<T>>> folded = List.of(new HashMap<>(), new HashMap<>());
    private final List<Entry<T>> entries = new ArrayList<>();
    /** Which entries hold a trigram; made when the first name is not found, for the entries of {@link #sizes}. */
    private final Map<String, List<Integer>> postings = new HashMap<>();

    private final List<Integer> sizes = new ArrayList<>();
    private final Map<String, Match<T>> answered = new HashMap<>();

    /** @param others other and former names: they count where nobody bears the name now */
    public void add(T who, String name, Collection<String> others) {
        add(who, name, 0);
        others.forEach(other -> add(who, other, 1));
        answered.clear();
    }

    private void add(T who, String name, int rank) {
        WrittenName written = WrittenName.of(name);
        spelled.get(rank)
                .computeIfAbsent(written.spelled(), _ -> new LinkedHashSet<>())
                .add(who);
        folded.get(rank)
                .computeIfAbsent(written.folded(), _ -> new LinkedHashSet<>())
                .add(who);
        entries.add(new Entry<>(who, name, written));
    }

    /** Whether a name that somebody wrote is this one, beyond doubt. */
    public static boolean means(String written, String name) {
        WrittenName one = WrittenName.of(written);
        WrittenName other = WrittenName.of(name);
        return one.spelled().equals(other.spelled())
                || !one.marked() && one.folded().equals(other.folded());
    }

    public Match<T> find(String name) {
        return answered.computeIfAbsent(name, this::answer);
    }

    private Match<T> answer(String name) {
        WrittenName written = WrittenName.of(name);
        if (written.folded().isEmpty()) {
            return new Match.None<>(List.of());
        }
        for (Map<String, Set<T>> names : spelled) {
            Set<T> found = names.get(written.spelled());
            if (found != null) {
                return among(found);
            }
        }
        if (!written.marked()) {
            for (Map<String, Set<T>> names : folded) {
                Set<T> found = names.get(written.folded());
                if (found != null) {
                    return among(found);
                }
            }
        }
        return new Match.None<>(alike(written));
    }

    private static <T> Match<T> among(Set<T> found) {
        return found.size() == 1 ? new Match.One<>(found.iterator().next()) : new Match.Several<>(List.copyOf(found));
    }

    private List<Alike<T>> alike(WrittenName written) {
        for (int i = sizes.size(); i < entries.size(); i++) {
            Set<String> held = entries.get(i).written().trigrams();
            sizes.add(held.size());
            for (String trigram : held) {
                postings.computeIfAbsent(trigram, _ -> new ArrayList<>()).add(i);
            }
        }
        Set<String> trigrams = written.trigrams();
        int[] common = new int[entries.size()];
        for (String trigram : trigrams) {
            for (int entry : postings.getOrDefault(trigram, List.of())) {
                common[entry]++;
            }
        }
        Map<T, Alike<T>> best = new LinkedHashMap<>();
        for (int i = 0; i < common.length; i++) {
            Entry<T> entry = entries.get(i);
            double similarity = similarity(common[i], trigrams.size(), sizes.get(i));
            if (similarity >= ALIKE && entry.written().numbers().equals(written.numbers())) {
                best.merge(
                        entry.who(),
                        new Alike<>(
                                entry.who(),
                                entry.name(),
                                similarity,
                                entry.written().slipOf(written)),
                        (one, other) -> one.similarity() >= other.similarity() ? one : other);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Alike<T> alike) -> alike.similarity())
                        .reversed()
                        .thenComparing(Alike::name))
                .limit(PROPOSED)
                .toList();
    }

    static double similarity(WrittenName one, WrittenName other) {
        Set<String> held = one.trigrams();
        Set<String> others = other.trigrams();
        return similarity((int) held.stream().filter(others::contains).count(), held.size(), others.size());
    }

    private static double similarity(int common, int one, int other) {
        return Math.max((double) common / (one + other - common), PART * common / Math.min(one, other));
    }
}
