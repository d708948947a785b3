package vn.guongsang.plan.pack.calendar;

import java.util.Map;
import java.util.Set;

/**
 * A body of the directory over which groups are evaluated, as it stood at one time.
 *
 * @param aliases other names by which a plan may call it
 * @param kind and {@code level}: the words of the pack format; empty when unknown
 * @param parent code of the body above; empty at the top
 * @param blocs ids of the clusters and blocs it belongs to
 * @param place and {@code sector}: by name; empty when unknown
 * @param figures by name ("dân số"), as far as somebody entered them
 * @param heads ids of the clusters and blocs that it leads
 */
public record BodyEntry(
        String code,
        String name,
        Set<String> aliases,
        String kind,
        String level,
        String parent,
        Set<String> blocs,
        String place,
        String sector,
        Set<String> heads,
        Map<String, Long> figures) {

    public BodyEntry {
        aliases = Set.copyOf(aliases);
        blocs = Set.copyOf(blocs);
        heads = Set.copyOf(heads);
        figures = Map.copyOf(figures);
    }

    /** A body of which no figures are known. */
    public BodyEntry(
            String code,
            String name,
            Set<String> aliases,
            String kind,
            String level,
            String parent,
            Set<String> blocs,
            String place,
            String sector,
            Set<String> heads) {
        this(code, name, aliases, kind, level, parent, blocs, place, sector, heads, Map.of());
    }

    /** A body with one name, of which neither place nor sector is known. */
    public BodyEntry(String code, String name, String kind, String level, String parent, Set<String> blocs) {
        this(code, name, Set.of(), kind, level, parent, blocs, "", "", Set.of());
    }

    /** The same body, whatever it was called and wherever it stood at another time. */
    boolean isSameAs(BodyEntry other) {
        return code.equals(other.code);
    }
}
