package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.PlanPack;

/** Who stood behind the names and groups of a pack on a day. */
@FunctionalInterface
public interface Rosters {

    Roster on(LocalDate day);

    /** The same on all days. */
    static Rosters always(Roster roster) {
        return day -> roster;
    }

    /**
     * A body as it stood from a day on.
     *
     * @param until the first day on which it no longer stood so
     */
    record Stretch(BodyEntry body, LocalDate since, LocalDate until) {

        boolean has(LocalDate day) {
            return !day.isBefore(since) && day.isBefore(until);
        }
    }

    /** First days of bodies, by code. */
    static Map<String, LocalDate> founded(Collection<Stretch> stretches) {
        return stretches.stream()
                .collect(Collectors.toUnmodifiableMap(
                        stretch -> stretch.body().code(),
                        Stretch::since,
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    /** Over bodies in time: between two days on which nothing changes the roster is worked out once. */
    static Rosters of(PlanPack pack, Collection<Stretch> stretches) {
        List<Stretch> all = List.copyOf(stretches);
        NavigableMap<LocalDate, LocalDate> changes = new TreeMap<>();
        TreeSet<LocalDate> days = new TreeSet<>(List.of(LocalDate.MIN));
        all.forEach(stretch -> days.addAll(List.of(stretch.since(), stretch.until())));
        days.forEach(day -> changes.put(day, day));
        Map<String, LocalDate> founded = founded(all);
        Set<String> found = pack.bodies().stream().map(Body::id).collect(Collectors.toSet());
        found.removeAll(
                Roster.of(pack, all.stream().map(Stretch::body).toList()).unmatched());
        ConcurrentMap<LocalDate, Roster> known = new ConcurrentHashMap<>();
        return day -> known.computeIfAbsent(
                Objects.requireNonNull(changes.floorKey(day)),
                change -> Roster.of(
                        pack,
                        all.stream()
                                .filter(stretch -> stretch.has(change))
                                .map(Stretch::body)
                                .toList(),
                        found,
                        founded));
    }
}
