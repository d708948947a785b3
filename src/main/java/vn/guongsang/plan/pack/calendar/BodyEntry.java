package vn.guongsang.plan.pack.calendar;

import java.util.Set;

/**
 * A body of the directory over which groups are evaluated.
 *
 * @param kind and {@code level}: the words of the pack format; empty when unknown
 * @param parent code of the body above; empty at the top
 * @param blocs ids of the clusters and blocs it belongs to
 */
public record BodyEntry(
        String code, String name, String kind, String level, String parent, Set<String> blocs) {

    public BodyEntry {
        blocs = Set.copyOf(blocs);
    }
}
