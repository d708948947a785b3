package vn.guongsang.plan.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Who owes what in which period. Periods that the same bodies owe share one set of them, however many there are. */
final class Owed {

    /** One thing in one period, from its first day. */
    record Slot(String obligation, LocalDate from) {}

    private final Map<Slot, Set<UUID>> bodies = new LinkedHashMap<>();

    /** @return those that did not owe it yet; the same set where nobody did */
    Set<UUID> add(Slot slot, Set<UUID> owing) {
        Set<UUID> known = bodies.putIfAbsent(slot, owing);
        if (known == null) {
            return owing;
        }
        Set<UUID> fresh = new LinkedHashSet<>(owing);
        fresh.removeAll(known);
        if (!fresh.isEmpty()) {
            Set<UUID> together = new HashSet<>(known);
            together.addAll(fresh);
            bodies.put(slot, together);
        }
        return Collections.unmodifiableSet(fresh);
    }

    void forEach(BiConsumer<Slot, Set<UUID>> use) {
        bodies.forEach(use);
    }
}
