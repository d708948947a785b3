package vn.guongsang.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts how many trigrams one name has in common with each of many. Names of bodies mostly begin alike
 * ("Ủy ban nhân dân xã …"): the trigrams that most of them hold are bits of a mask, counted at once, and only
 * the rarer ones are looked up.
 */
final class TrigramIndex {

    /** The bits of the trigrams that most names hold. */
    private final Map<String, Integer> bits = new HashMap<>();

    private final long[] masks;

    /** Who holds the other ones. */
    private final Map<String, List<Integer>> holders = new HashMap<>();

    private final int[] sizes;

    TrigramIndex(List<WrittenName> names) {
        masks = new long[names.size()];
        sizes = new int[names.size()];
        for (int i = 0; i < sizes.length; i++) {
            Set<String> trigrams = names.get(i).trigrams();
            sizes[i] = trigrams.size();
            for (String trigram : trigrams) {
                holders.computeIfAbsent(trigram, _ -> new ArrayList<>()).add(i);
            }
        }
        List<Map.Entry<String, List<Integer>>> most = holders.entrySet().stream()
                .sorted(Comparator.comparingInt(one -> -one.getValue().size()))
                .limit(Long.SIZE)
                .toList();
        for (int bit = 0; bit < most.size(); bit++) {
            String trigram = most.get(bit).getKey();
            bits.put(trigram, bit);
            for (int holder : most.get(bit).getValue()) {
                masks[holder] |= 1L << bit;
            }
            holders.remove(trigram);
        }
    }

    /** For each name how many of these trigrams it holds. */
    int[] common(Set<String> trigrams) {
        long mask = 0;
        for (String trigram : trigrams) {
            Integer bit = bits.get(trigram);
            mask |= bit == null ? 0 : 1L << bit;
        }
        int[] common = new int[masks.length];
        for (int i = 0; i < common.length; i++) {
            common[i] = Long.bitCount(mask & masks[i]);
        }
        for (String trigram : trigrams) {
            for (int holder : holders.getOrDefault(trigram, List.of())) {
                common[holder]++;
            }
        }
        return common;
    }

    /** How many trigrams a name holds. */
    int size(int name) {
        return sizes[name];
    }
}
