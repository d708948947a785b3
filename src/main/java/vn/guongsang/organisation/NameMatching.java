package vn.guongsang.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is meant by a name that somebody wrote. Case, signs, abbreviations, the place of the tone
 * mark ("hoà", "hòa") and, in a name typed without any mark, the marks do not matter. What is merely alike
 * is proposed and never taken: a person decides.
 *
 * <p>Not for several threads at a time.
 *
 * @param <T> who is meant
 */
public final class NameMatching<T> {

    /** From 0, nothing in common, to 1, the same letters: what is less alike is not proposed. */
    private static final double ALIKE = 0.5;

    /** A part of a longer name ("Ninh Đông" for "UBND xã Ninh Đông") is somewhat less than the whole. */
    private static final double PART = 0.85;

    /** Of a shorter part ("sở" in "cơ sở y tế") nothing follows: letter triples of a word of four letters. */
    private static final int LEAST_PART = 5;

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

    private record Named<T>(T who, String name, int rank) {}

    private static final class Entries<T> {
        final List<Entry<T>> all = new ArrayList<>();

        /** Made when the first name is not found. */
        @Nullable
        TrigramIndex index;
    }

    private final List<Map<String, Set<T>>> spelled = List.of(new HashMap<>(), new HashMap<>());
    private final List<Map<String, Set<T>>> folded = List.of(new HashMap<>(), new HashMap<>());
    /** By the numbers in them: Phường 5 is not alike Phường 6. */
    private final Map<String, Entries<T>> entries = new HashMap<>();

    /** Added, and made comparable when the first name is looked for: in many lists codes say it all. */
    private final List<Named<T>> unread = new ArrayList<>();

    private final Map<String, Match<T>> answered = new HashMap<>();

    /** @param others other and former names: they count where nobody bears the name now */
    public void add(T who, String name, Collection<String> others) {
        add(who, name, 0);
        others.forEach(other -> add(who, other, 1));
        answered.clear();
    }

    private void add(T who, String name, int rank) {
        unread.add(new Named<>(who, name, rank));
    }

    private void read(Named<T> named) {
        WrittenName written = WrittenName.of(named.name());
        spelled.get(named.rank())
                .computeIfAbsent(written.spelled(), _ -> new LinkedHashSet<>())
                .add(named.who());
        folded.get(named.rank())
                .computeIfAbsent(written.folded(), _ -> new LinkedHashSet<>())
                .add(named.who());
        Entries<T> alike = entries.computeIfAbsent(written.numbers(), _ -> new Entries<>());
        alike.all.add(new Entry<>(named.who(), named.name(), written));
        alike.index = null;
    }

    /** Whether a name that somebody wrote is this one, beyond doubt. */
    public static boolean means(String written, String name) {
        WrittenName one = WrittenName.of(written);
        WrittenName other = WrittenName.of(name);
        return one.spelled().equals(other.spelled())
                || !one.marked() && one.folded().equals(other.folded());
    }

    /** A name without case, signs and marks: names of which one {@link #means means} the other have it in common. */
    public static String folded(String name) {
        return WrittenName.of(name).folded();
    }

    public Match<T> find(String name) {
        return answered.computeIfAbsent(name, _ -> {
            WrittenName written = WrittenName.of(name);
            return bearer(written).orElseGet(() -> new Match.None<>(alike(written)));
        });
    }

    /** Who bears a name, beyond doubt or among several; empty where nobody does, without a look at what is alike. */
    public Optional<Match<T>> bearer(String name) {
        return bearer(WrittenName.of(name));
    }

    private Optional<Match<T>> bearer(WrittenName written) {
        unread.forEach(this::read);
        unread.clear();
        if (written.folded().isEmpty()) {
            return Optional.empty();
        }
        Stream<@Nullable Set<T>> found = spelled.stream().map(names -> names.get(written.spelled()));
        if (!written.marked()) {
            found = Stream.concat(found, folded.stream().map(names -> names.get(written.folded())));
        }
        return found.flatMap(Stream::ofNullable).findFirst().map(NameMatching::among);
    }

    private static <T> Match<T> among(Set<T> found) {
        return found.size() == 1 ? new Match.One<>(found.iterator().next()) : new Match.Several<>(List.copyOf(found));
    }

    private List<Alike<T>> alike(WrittenName written) {
        Entries<T> near = entries.get(written.numbers());
        if (near == null || written.folded().isEmpty()) {
            return List.of();
        }
        if (near.index == null) {
            near.index = new TrigramIndex(near.all.stream().map(Entry::written).toList());
        }
        double[] similarities = similarities(written.trigrams(), near.index);
        double least = least(near.all, similarities);
        Map<T, Alike<T>> best = new LinkedHashMap<>();
        for (int i = 0; i < similarities.length; i++) {
            if (similarities[i] >= least) {
                Entry<T> entry = near.all.get(i);
                best.merge(
                        entry.who(),
                        new Alike<>(
                                entry.who(),
                                entry.name(),
                                similarities[i],
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

    private static double[] similarities(Set<String> trigrams, TrigramIndex index) {
        int[] common = index.common(trigrams);
        int size = trigrams.size();
        double[] similarities = new double[common.length];
        for (int i = 0; i < common.length; i++) {
            similarities[i] = similarity(common[i], size, index.size(i));
        }
        return similarities;
    }

    /** How alike the last of those is who will be proposed: most others are out with one comparison. */
    private static <T> double least(List<Entry<T>> entries, double[] similarities) {
        Map<T, Double> best = new HashMap<>();
        double least = ALIKE;
        for (int i = 0; i < similarities.length; i++) {
            if (similarities[i] >= ALIKE && (similarities[i] > least || best.size() < PROPOSED)) {
                best.merge(entries.get(i).who(), similarities[i], Math::max);
                if (best.size() > PROPOSED) {
                    best.values().remove(Collections.min(best.values()));
                }
                least = best.size() < PROPOSED ? ALIKE : Collections.min(best.values());
            }
        }
        return least;
    }

    static double similarity(WrittenName one, WrittenName other) {
        Set<String> held = one.trigrams();
        Set<String> others = other.trigrams();
        return similarity((int) held.stream().filter(others::contains).count(), held.size(), others.size());
    }

    private static double similarity(int common, int one, int other) {
        int shorter = Math.min(one, other);
        double whole = (double) common / (one + other - common);
        return shorter < LEAST_PART ? whole : Math.max(whole, PART * common / shorter);
    }
}
