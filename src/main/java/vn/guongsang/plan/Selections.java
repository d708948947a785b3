package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import vn.guongsang.plan.domain.PackBodies;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Selector;
import vn.guongsang.plan.pack.calendar.BodiesCsv;
import vn.guongsang.plan.pack.calendar.BodyEntry;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.calendar.Rosters;

/** Which bodies of the issuer's territory a selector, or a name of a pack, stands for on a day: before it holds. */
@Service
public class Selections {

    /** One body, as it was called on the day. */
    public record Chosen(UUID id, String name) {}

    private final PackBodies bodies;

    Selections(PackBodies bodies) {
        this.bodies = bodies;
    }

    /** The issuer of a pack that is not loaded, as far as it is known by the name of its territory. */
    public Optional<UUID> issuerOf(PlanPack pack) {
        return bodies.known(pack);
    }

    /** Who stands behind the names and groups of a pack on each day. */
    public Rosters rosters(UUID issuer, PlanPack pack) {
        return bodies.rosters(issuer, pack, bodies.directory(issuer, pack));
    }

    /** All bodies over which groups of a pack are asked, in time, as {@code plan calendar --bodies} reads them. */
    public String csv(UUID issuer, PlanPack pack) {
        return BodiesCsv.of(bodies.stretches(issuer, pack, bodies.directory(issuer, pack)));
    }

    /** Chosen by a selector, which may name bodies, groups and blocs of the pack. */
    public List<Chosen> of(UUID issuer, PlanPack pack, Selector selector, LocalDate on) {
        PackBodies.Directory directory = bodies.directory(issuer, pack);
        return chosen(directory, rosterOn(issuer, pack, directory, on).chosenBy(selector));
    }

    /** Behind a body or group of the pack. */
    public List<Chosen> of(UUID issuer, PlanPack pack, String packBody, LocalDate on) {
        PackBodies.Directory directory = bodies.directory(issuer, pack);
        return chosen(directory, rosterOn(issuer, pack, directory, on).standingFor(packBody));
    }

    /** Ids of the pack's groups that nobody belongs to on the day, and of bodies that are not known. */
    public List<String> nobodyIn(UUID issuer, PlanPack pack, LocalDate on) {
        return rosterOn(issuer, pack, bodies.directory(issuer, pack), on).unmatched().stream()
                .sorted()
                .toList();
    }

    /** The same for any body or group of the pack, where several are asked for. */
    public Function<String, List<Chosen>> behind(UUID issuer, PlanPack pack, LocalDate on) {
        PackBodies.Directory directory = bodies.directory(issuer, pack);
        Roster roster = rosterOn(issuer, pack, directory, on);
        return packBody -> chosen(directory, roster.standingFor(packBody));
    }

    private Roster rosterOn(UUID issuer, PlanPack pack, PackBodies.Directory directory, LocalDate on) {
        return bodies.rosters(issuer, pack, directory).on(on);
    }

    private static List<Chosen> chosen(PackBodies.Directory directory, Collection<BodyEntry> entries) {
        return entries.stream()
                .flatMap(entry -> directory.idOf(entry).map(id -> new Chosen(id, entry.name())).stream())
                .toList();
    }
}
