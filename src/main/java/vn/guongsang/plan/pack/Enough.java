package vn.guongsang.plan.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.guongsang.plan.pack.Obligation.Minimum;

/**
 * What has to have come in before an obligation is met: several ways, of which one is enough. Each way says how many
 * there have to be of what.
 *
 * @param ways by {@link #ANY}, {@link #DOCUMENT} or a kind of exemplar; never empty
 */
public record Enough(List<Map<String, Integer>> ways) {

    /** Exemplars of whichever kind, those that a way asks for by kind among them. */
    public static final String ANY = "any";

    /** Reports, plans and other papers. */
    public static final String DOCUMENT = "document";

    public Enough {
        ways = List.copyOf(ways);
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
        if (minimum.count() > 0) {
            way.put(ANY, minimum.count());
            if (minimum.of() != null && !minimum.ofAnyKind()) {
                way.put(minimum.of().yaml(), minimum.count());
            }
        }
        if (minimum.document()) {
            way.put(DOCUMENT, 1);
        }
        return List.of(way);
    }

    private static List<Map<String, Integer>> both(List<Map<String, Integer>> ones, List<Map<String, Integer>> others) {
        var both = new ArrayList<Map<String, Integer>>();
        for (Map<String, Integer> one : ones) {
            for (Map<String, Integer> other : others) {
                var way = new TreeMap<>(one);
                other.forEach((what, many) -> way.merge(what, many, Integer::sum));
                both.add(way);
            }
        }
        return both;
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
        var told = new LinkedHashMap<>(way);
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

    /** The exemplars that the first way asks for, by kind; {@link #ANY} for those of whichever kind beside them. */
    public Map<String, Integer> exemplars() {
        Map<String, Integer> exemplars = told(ways.getFirst());
        exemplars.remove(DOCUMENT);
        return exemplars;
    }

    /** What a paper is asked for: the kinds of exemplars that are told apart, or {@link #ANY}; empty for none. */
    public List<String> kinds() {
        List<String> kinds = ways.stream()
                .flatMap(way -> way.keySet().stream())
                .filter(what -> !what.equals(DOCUMENT))
                .distinct()
                .sorted()
                .toList();
        return kinds.size() > 1
                ? kinds.stream().filter(what -> !what.equals(ANY)).toList()
                : kinds;
    }
}
