package vn.guongsang.plan.pack.calendar;

import java.util.Set;

/**
 * A body of the directory over which groups are evaluated.
 *
 * @param aliases other names by which a plan may call it
 * @param kind and {@code level}: the words of the pack format; empty when unknown
 * @param parent code of the body above; empty at the top
 * @param blocs ids of the clusters and blocs it belongs to
 */
public record BodyEntry(
        String code, String name, Set<String> aliases, String kind, String level, String parent, Set<String> blocs) {

    public BodyEntry {
        aliases = Set.copyOf(aliases);
        blocs = Set.copyOf(blocs);
    }

    /** A body with one name. */
    public BodyEntry(String code, String name, String kind, String level, String parent, Set<String> blocs) {
        this(code, name, Set.of(), kind, level, parent, blocs);
    }
}
