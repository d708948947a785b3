package vn.guongsang.directory.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.Succession.Passage;
import vn.guongsang.organisation.Successions;
import vn.guongsang.time.BusinessDay;

/** The lines that a succession touches, as of today: a line is a body that stands below none, with all below it. */
@Component
class Lines {

    private final Bodies bodies;
    private final Successions successions;
    private final BusinessDay day;

    Lines(Bodies bodies, Successions successions, BusinessDay day) {
        this.bodies = bodies;
        this.successions = successions;
        this.day = day;
    }

    /** Topmost bodies, each with those of some bodies that stand in its line. */
    Map<UUID, Set<UUID>> of(Collection<UUID> some) {
        Map<UUID, Set<UUID>> lines = new LinkedHashMap<>();
        some.forEach(body ->
                lines.computeIfAbsent(line(body), _ -> new LinkedHashSet<>()).add(body));
        return lines;
    }

    /** The topmost body of today: of who took over from one, where that has ended. */
    private UUID line(UUID body) {
        return line(body, new HashSet<>());
    }

    private UUID line(UUID body, Set<UUID> seen) {
        UUID standing = standing(body);
        UUID top = bodies.above(standing, day.today()).stream()
                .map(Body::id)
                .findFirst()
                .orElse(standing);
        // the topmost may have gone over into another; whoever stands below their own end is nobody's
        return top.equals(body) || !seen.add(top) ? top : line(top, seen);
    }

    private UUID standing(UUID body) {
        return successions.heir(body, day.today()).orElse(body);
    }

    /** Right above each of some bodies, as they stand today; the topmost themselves, which have nobody above. */
    Set<UUID> above(Collection<UUID> some) {
        Set<UUID> above = new LinkedHashSet<>();
        for (UUID body : some) {
            UUID standing = standing(body);
            Set<UUID> parent = parent(standing, day.today());
            above.addAll(parent.isEmpty() ? Set.of(standing) : parent);
        }
        return above;
    }

    /**
     * The bodies that taking a succession back touches: those that it names, and where they stood before it, or came
     * to stand by it, when that is another line: it gets a body back, or loses one. Nobody for one that was taken back.
     */
    Set<UUID> touched(Succession succession) {
        LocalDate eve = succession.effective().minusDays(1);
        Set<UUID> named = new LinkedHashSet<>(succession.ended());
        for (Passage passage : succession.passages()) {
            named.add(passage.predecessor());
            named.add(passage.successor());
        }
        Set<UUID> touched = new LinkedHashSet<>(named);
        for (UUID body : named) {
            Set<UUID> before = parent(body, eve);
            Set<UUID> after = parent(body, succession.effective());
            if (succession.ended().contains(body) || !before.equals(after)) {
                UUID line = line(body);
                Stream.of(before, after)
                        .flatMap(Set::stream)
                        .filter(parent -> !line(parent).equals(line))
                        .forEach(touched::add);
            }
        }
        return touched;
    }

    private Set<UUID> parent(UUID body, LocalDate on) {
        UUID parent = bodies.find(body, on).map(Body::parentId).orElse(null);
        return parent == null ? Set.of() : Set.of(parent);
    }
}
