package vn.guongsang.authoring.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.guongsang.authoring.domain.DraftPack.Place;

/** What came, what went and what changed between two packs, entry by entry; the order of entries is no matter. */
public record Comparison(List<Change> changes) {

    public enum Kind {
        CAME,
        WENT,
        CHANGED
    }

    /**
     * One entry.
     *
     * @param place as it is after, or before where it went
     * @param keys that say something else, in the order of the format
     */
    public record Change(Kind kind, Place place, List<Key> keys) {}

    /** @param before and {@code after}: as written; null where nothing is said */
    public record Key(
            String key, @Nullable Object before, @Nullable Object after) {}

    public static Comparison of(DraftPack before, DraftPack after) {
        Map<String, Place> old = places(before);
        Map<String, Place> now = places(after);
        List<Change> changes = new ArrayList<>();
        old.forEach((known, place) -> {
            if (!now.containsKey(known)) {
                changes.add(new Change(Kind.WENT, place, List.of()));
            }
        });
        now.forEach((known, place) -> {
            Place was = old.get(known);
            List<Key> keys = was == null ? List.of() : keys(was, place);
            if (was == null) {
                changes.add(new Change(Kind.CAME, place, List.of()));
            } else if (!keys.isEmpty()) {
                changes.add(new Change(Kind.CHANGED, place, keys));
            }
        });
        return new Comparison(List.copyOf(changes));
    }

    public List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    private static List<Key> keys(Place was, Place is) {
        Set<String> asked = new LinkedHashSet<>(is.group().parts().keySet());
        asked.addAll(is.own().keySet());
        asked.addAll(was.own().keySet());
        return asked.stream()
                .map(key -> new Key(key, was.own().get(key), is.own().get(key)))
                .filter(key -> !Objects.equals(key.before(), key.after()))
                .toList();
    }

    /** By address; an entry without an id goes by what it says, so that its position is no matter. */
    private static Map<String, Place> places(DraftPack pack) {
        Map<String, Place> places = new LinkedHashMap<>();
        pack.all()
                .forEach(place -> places.put(
                        place.address().isEmpty()
                                        || place.inRoot()
                                        || place.said().containsKey("id")
                                ? place.address()
                                : place.parent() + "=" + DraftPack.nameOf(place.said(), place.key()),
                        place));
        return places;
    }
}
