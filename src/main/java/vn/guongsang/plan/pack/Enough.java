package vn.guongsang.plan.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.guongsang.plan.pack.Obligation.Minimum;
import vn.guongsang.plan.pack.Obligation.Part;

/**
 * What has to have come in before an obligation is met: several ways, of which one is enough. Each way says how many
 * there have to be of what, and of what there may be no more than so many.
 *
 * @param ways numbers by {@link #ANY}, {@link #DOCUMENT}, a kind of exemplar or a part ({@link #trait}, {@link
 *     #movement}): so many at least, or as {@link #AT_MOST} and {@link #SHARE} say; never empty
 */
public record Enough(List<Map<String, Integer>> ways) {

    /** Exemplars of whichever kind, those that a way asks for by kind among them. */
    public static final String ANY = "any";

    /** Reports, plans and other papers. */
    public static final String DOCUMENT = "document";

    /** Before what there may be no more of. */
    private static final String AT_MOST = "at-most ";

    /** Before a part of which there has to be a percentage of all exemplars. */
    private static final String SHARE = "share ";

    /** Before a figure that nobody entered yet and by which the number is known. */
    private static final String NEEDS = "needs ";

    private static final String TRAIT = "trait:";
    private static final String MOVEMENT = "movement:";

    public Enough {
        ways = List.copyOf(ways);
    }

    /** Exemplars that have a trait, in the plan's words. */
    public static String trait(String trait) {
        return TRAIT + trait;
    }

    /** Exemplars of a movement, by its id. */
    public static String movement(String movement) {
        return MOVEMENT + movement;
    }

    /** Whether it tells of some of the exemplars and is no kind of its own. */
    public static boolean isPart(String what) {
        return what.startsWith(TRAIT) || what.startsWith(MOVEMENT);
    }

    /** The trait in the plan's words; empty for a movement. */
    public static Optional<String> traitOf(String part) {
        return part.startsWith(TRAIT) ? Optional.of(part.substring(TRAIT.length())) : Optional.empty();
    }

    /** The id of the movement; empty for a trait. */
    public static Optional<String> movementOf(String part) {
        return part.startsWith(MOVEMENT) ? Optional.of(part.substring(MOVEMENT.length())) : Optional.empty();
    }

    /** All of several minima. */
    public static Enough of(List<Minimum> minima) {
        List<Map<String, Integer>> ways = List.of(Map.of());
        for (Minimum minimum : minima) {
            ways = both(ways, ways(minimum));
        }
        return new Enough(ways);
    }

    private static List<Map<String, Integer>> ways(Minimum minimum) {
        if (!minimum.anyOf().isEmpty()) {
            return minimum.anyOf().stream().flatMap(one -> ways(one).stream()).toList();
        }
        var way = new TreeMap<String, Integer>();
        String kind =
                minimum.of() == null || minimum.ofAnyKind() ? ANY : minimum.of().yaml();
        // as long as the figure is not known, so many as there have to be of every figure
        int count = minimum.byFigure() == null
                ? minimum.count()
                : minimum.byFigure().fewest();
        if (count > 0) {
            way.put(ANY, count);
            way.put(kind, count);
        }
        if (minimum.byFigure() != null) {
            way.put(NEEDS + minimum.byFigure().figure(), 1);
        }
        if (minimum.most() != null) {
            way.put(AT_MOST + kind, minimum.most());
        }
        minimum.ofWhich().forEach(part -> put(part, way));
        if (minimum.document()) {
            way.put(DOCUMENT, 1);
        }
        return List.of(way);
    }

    private static void put(Part part, Map<String, Integer> way) {
        String what = part.trait() == null ? movement(String.valueOf(part.movement())) : trait(part.trait());
        if (part.count() > 0) {
            way.put(what, part.count());
        }
        if (part.percent() != null) {
            way.put(SHARE + what, part.percent());
        }
        if (part.most() != null) {
            way.put(AT_MOST + what, part.most());
        }
    }

    private static List<Map<String, Integer>> both(List<Map<String, Integer>> ones, List<Map<String, Integer>> others) {
        var both = new ArrayList<Map<String, Integer>>();
        for (Map<String, Integer> one : ones) {
            for (Map<String, Integer> other : others) {
                var way = new TreeMap<>(one);
                other.forEach((what, many) -> way.merge(
                        what,
                        many,
                        what.startsWith(AT_MOST)
                                ? Integer::min
                                : what.startsWith(SHARE) ? Integer::max : Integer::sum));
                both.add(way);
            }
        }
        return both;
    }

    /** Whether anything has to be there, and not only no more than so much may. */
    public boolean asksSomething() {
        return ways.stream().allMatch(way -> way.keySet().stream().anyMatch(Enough::isPlain));
    }

    /** The fewest answers with which it can be met: one at least. */
    public int fewest() {
        return ways.stream()
                .mapToInt(way -> way.getOrDefault(ANY, 0) + way.getOrDefault(DOCUMENT, 0))
                .map(fewest -> Math.max(1, fewest))
                .min()
                .orElseThrow();
    }

    /** A way with its kinds first, then under {@link #ANY} those of whichever kind beside them, then papers. */
    public static Map<String, Integer> told(Map<String, Integer> way) {
        var told = new LinkedHashMap<>(wholes(way, ""));
        Integer all = told.remove(ANY);
        Integer papers = told.remove(DOCUMENT);
        int beside = (all == null ? 0 : all)
                - told.values().stream().mapToInt(Integer::intValue).sum();
        if (beside > 0) {
            told.put(ANY, beside);
        }
        if (papers != null) {
            told.put(DOCUMENT, papers);
        }
        return told;
    }

    /** How many there may be at most, by kind or {@link #ANY}. */
    public static Map<String, Integer> most(Map<String, Integer> way) {
        return wholes(way, AT_MOST);
    }

    private static Map<String, Integer> wholes(Map<String, Integer> way, String before) {
        return with(way, before).entrySet().stream()
                .filter(one -> !isPart(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    /** Whether there have to be so many of it. */
    private static boolean isPlain(String what) {
        return Stream.of(AT_MOST, SHARE, NEEDS).noneMatch(what::startsWith);
    }

    /** Figures that have to be entered before the number is known. */
    public static List<String> needs(Map<String, Integer> way) {
        return List.copyOf(with(way, NEEDS).keySet());
    }

    /** What stands behind a word; behind none what has no such word before it. */
    private static Map<String, Integer> with(Map<String, Integer> way, String before) {
        var with = new TreeMap<String, Integer>();
        way.forEach((what, many) -> {
            if (before.isEmpty() ? isPlain(what) : what.startsWith(before)) {
                with.put(what.substring(before.length()), many);
            }
        });
        return with;
    }

    /**
     * What a way says of some of the exemplars.
     *
     * @param what a trait or movement
     */
    public record OfWhich(String what, int count, int percent, int most) {}

    /** In the order of their names; a number is 0 where the way does not say it. */
    public static List<OfWhich> parts(Map<String, Integer> way) {
        return parts(Stream.of(way)).stream()
                .map(part -> new OfWhich(
                        part,
                        way.getOrDefault(part, 0),
                        way.getOrDefault(SHARE + part, 0),
                        way.getOrDefault(AT_MOST + part, 0)))
                .toList();
    }

    private static List<String> parts(Stream<Map<String, Integer>> ways) {
        return ways.flatMap(way -> Stream.of("", AT_MOST, SHARE).flatMap(before -> with(way, before).keySet().stream()))
                .filter(Enough::isPart)
                .distinct()
                .sorted()
                .toList();
    }

    /** Of which traits and movements whoever answers has to say how many there are. */
    public List<String> parts() {
        return parts(ways.stream());
    }

    /**
     * What of a thing is not there yet.
     *
     * @param what as in a way
     * @param count how many there have to be more; 0 where it is a share that is too small
     * @param percent the share that there has to be, of {@code all} exemplars of which {@code has} are of it
     */
    public record Lack(String what, int count, int percent, int has, int all) {}

    /** What is lacking by the way that is nearest; empty where nothing is. */
    public List<Lack> lacking(Map<String, Integer> brought) {
        return ways.stream()
                .map(way -> lacking(way, brought))
                .min(Comparator.comparingInt(lacking -> lacking.stream()
                        .mapToInt(lack -> Math.max(1, lack.count()))
                        .sum()))
                .orElseThrow();
    }

    private static List<Lack> lacking(Map<String, Integer> way, Map<String, Integer> brought) {
        var fewer = new TreeMap<String, Integer>();
        with(way, "").forEach((what, many) -> {
            int more = many - brought.getOrDefault(what, 0);
            if (more > 0) {
                fewer.put(what, more);
            }
        });
        var lacking = new ArrayList<Lack>();
        // those of a kind are among those of whichever kind
        told(fewer).forEach((what, more) -> lacking.add(new Lack(what, more, 0, 0, 0)));
        fewer.forEach((what, more) -> {
            if (isPart(what)) {
                lacking.add(new Lack(what, more, 0, 0, 0));
            }
        });
        int all = brought.getOrDefault(ANY, 0);
        with(way, SHARE).forEach((what, percent) -> {
            int has = brought.getOrDefault(what, 0);
            if (100 * has < percent * all) {
                lacking.add(new Lack(what, 0, percent, has, all));
            }
        });
        return lacking;
    }

    /**
     * What there is too much of.
     *
     * @param what as in {@link #most}, or a trait or movement
     * @param most how many there may be
     */
    public record Exceeded(String what, int most) {}

    /** Whether there is more than every way allows, and of what by the first. */
    public Optional<Exceeded> exceeded(Map<String, Integer> brought) {
        List<Optional<Exceeded>> ofWays = ways.stream()
                .map(way -> with(way, AT_MOST).entrySet().stream()
                        .filter(most -> brought.getOrDefault(most.getKey(), 0) > most.getValue())
                        .map(most -> new Exceeded(most.getKey(), most.getValue()))
                        .findFirst())
                .toList();
        return ofWays.stream().allMatch(Optional::isPresent) ? ofWays.getFirst() : Optional.empty();
    }

    /** The exemplars that the first way asks for, by kind; {@link #ANY} for those of whichever kind beside them. */
    public Map<String, Integer> exemplars() {
        Map<String, Integer> exemplars = told(ways.getFirst());
        exemplars.remove(DOCUMENT);
        return exemplars;
    }

    /** What a paper is asked for: the kinds of exemplars that are told apart, or {@link #ANY}; empty for none. */
    public List<String> kinds() {
        List<String> kinds = ways.stream()
                .flatMap(way -> Stream.concat(wholes(way, "").keySet().stream(), most(way).keySet().stream()))
                .filter(what -> !what.equals(DOCUMENT))
                .distinct()
                .sorted()
                .toList();
        return kinds.size() > 1
                ? kinds.stream().filter(what -> !what.equals(ANY)).toList()
                : kinds.isEmpty() && !parts().isEmpty() ? List.of(ANY) : kinds;
    }
}
