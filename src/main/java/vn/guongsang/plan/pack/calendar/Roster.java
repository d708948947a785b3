package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.Level;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Selector;
import vn.guongsang.plan.pack.YamlNamed;

/**
 * Which bodies each body or group of a pack stands for. A body that the directory does not know
 * stands for itself under the name that the plan gives it, so that nothing owed is lost; so does a
 * group whose members are to be listed later.
 */
public final class Roster {

    private final PlanPack pack;
    private final List<BodyEntry> directory;
    private final Map<String, List<BodyEntry>> standingFor = new LinkedHashMap<>();
    private final Set<String> unmatched = new LinkedHashSet<>();

    /** Bodies of the pack whom nobody stands for when they are not found: the directory has them on other days. */
    private final Set<String> gone;

    /** First days of bodies, by code, as far as they are known. */
    private final Map<String, LocalDate> founded;

    private Roster(PlanPack pack, List<BodyEntry> directory, Set<String> gone, Map<String, LocalDate> founded) {
        this.pack = pack;
        this.directory = directory;
        this.gone = gone;
        this.founded = founded;
    }

    /** Evaluated over the bodies of a territory. */
    public static Roster of(PlanPack pack, Collection<BodyEntry> directory) {
        return of(pack, directory, Set.of(), Map.of());
    }

    /**
     * The same of bodies of which it is known since when they are there.
     *
     * @param founded first days of bodies, by code
     */
    public static Roster of(PlanPack pack, Collection<BodyEntry> directory, Map<String, LocalDate> founded) {
        return of(pack, directory, Set.of(), founded);
    }

    /**
     * @param gone ids of bodies that the directory had before or has later
     * @param founded first days of bodies, by code
     */
    static Roster of(PlanPack pack, Collection<BodyEntry> directory, Set<String> gone, Map<String, LocalDate> founded) {
        Roster roster = new Roster(pack, List.copyOf(directory), gone, founded);
        roster.matchSingleBodies();
        pack.bodies().stream().filter(Body::isGroup).forEach(roster::membersOf);
        return roster;
    }

    /** Without a directory: every body and every group stands as one line with its own name. */
    public static Roster named(PlanPack pack) {
        Roster roster = new Roster(pack, List.of(), Set.of(), Map.of());
        pack.bodies().forEach(body -> roster.standingFor.put(body.id(), List.of(itself(body))));
        return roster;
    }

    /** The bodies behind an id of the pack; none for an id that is not a body. */
    public List<BodyEntry> standingFor(String packBody) {
        return standingFor.getOrDefault(packBody, List.of());
    }

    /** The bodies behind several ids, each once. */
    public Set<BodyEntry> standingFor(Collection<String> packBodies) {
        return packBodies.stream()
                .flatMap(id -> standingFor(id).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Whom a word about these bodies and groups is meant for: those behind them, and every group within them that stands
     * as one line.
     */
    Set<BodyEntry> meantBy(Collection<String> packBodies) {
        return within(packBodies, new LinkedHashSet<>()).stream()
                .flatMap(id -> standingFor(id).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> within(Collection<String> ids, Set<String> found) {
        for (String id : ids) {
            if (found.add(id)) {
                pack.body(id).map(Body::members).ifPresent(selector -> within(named(selector), found));
            }
        }
        return found;
    }

    private static Collection<String> named(Selector selector) {
        return switch (selector) {
            case Selector.Named(var bodies) -> bodies;
            case Selector.InGroup(var groups) -> groups;
            case Selector.AnyOf(var selectors) ->
                selectors.stream().flatMap(each -> named(each).stream()).toList();
            default -> Set.of();
        };
    }

    /** Ids of bodies that the directory does not know, and of groups that nobody belongs to. */
    public Set<String> unmatched() {
        return Set.copyOf(unmatched);
    }

    /** What this body owes, named by itself or through a group. */
    public List<Obligation> obligationsOf(BodyEntry body) {
        return pack.obligations().stream()
                .filter(obligation -> standingFor(obligation.who()).contains(body))
                .toList();
    }

    /** The bodies of the directory that a selector chooses, as a group with it would. */
    public Set<BodyEntry> chosenBy(Selector selector) {
        return select(selector);
    }

    private void matchSingleBodies() {
        Map<String, BodyEntry> byCode = new HashMap<>();
        Map<String, List<BodyEntry>> byName = new HashMap<>();
        Map<String, String> parents = new HashMap<>();
        for (BodyEntry entry : directory) {
            byCode.putIfAbsent(entry.code(), entry);
            parents.putIfAbsent(entry.code(), entry.parent());
            Stream.concat(Stream.of(entry.name()), entry.aliases().stream())
                    .map(BodyNames::comparable)
                    .distinct()
                    .forEach(name ->
                            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(entry));
        }
        for (Body body : pack.bodies()) {
            if (!body.isGroup()) {
                List<BodyEntry> found = meant(body, byCode.get(body.id()), namedLike(body, byName), parents);
                boolean unknown = found.isEmpty() && !gone.contains(body.id());
                standingFor.put(body.id(), unknown ? List.of(itself(body)) : found);
                if (unknown) {
                    unmatched.add(body.id());
                }
            }
        }
    }

    private static List<BodyEntry> namedLike(Body body, Map<String, List<BodyEntry>> byName) {
        return Stream.concat(Stream.of(body.name()), body.aliases().stream())
                .map(BodyNames::comparable)
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    /**
     * Whoever stands below an authority gives the bodies below itself their codes and names, so neither makes one of
     * them what the plan means: not beside a body above it, nor beside one that stands nearer to whoever issued the plan.
     */
    private static List<BodyEntry> meant(
            Body body, @Nullable BodyEntry coded, List<BodyEntry> named, Map<String, String> parents) {
        List<BodyEntry> found = coded == null
                ? atItsLevel(body, named)
                : Stream.concat(Stream.of(coded), atItsLevel(body, named).stream())
                        .distinct()
                        .toList();
        if (found.size() < 2 || body.level() == Level.ANY) {
            return coded == null ? found : List.of(coded);
        }
        Map<BodyEntry, List<String>> above = new HashMap<>();
        found.forEach(entry -> above.put(entry, above(entry, parents)));
        Set<String> codes = found.stream().map(BodyEntry::code).collect(Collectors.toSet());
        int nearest = above.values().stream()
                .mapToInt(List::size)
                .filter(steps -> steps > 0)
                .min()
                .orElse(0);
        List<BodyEntry> kept = found.stream()
                .filter(entry -> above.getOrDefault(entry, List.of()).size() <= nearest)
                .filter(entry -> above.getOrDefault(entry, List.of()).stream().noneMatch(codes::contains))
                .toList();
        return coded != null && kept.contains(coded) ? List.of(coded) : kept;
    }

    /** Codes of the bodies of the directory above one, from the nearest up. */
    private static List<String> above(BodyEntry entry, Map<String, String> parents) {
        Set<String> above = new LinkedHashSet<>();
        String code = entry.parent();
        while (parents.containsKey(code) && above.add(code)) {
            code = parents.get(code);
        }
        return List.copyOf(above);
    }

    /** Of several bodies with the same name, those at the level that the plan means. */
    private static List<BodyEntry> atItsLevel(Body body, List<BodyEntry> found) {
        Level level = body.level();
        if (level == null || level == Level.ANY) {
            return found;
        }
        List<BodyEntry> atLevel = found.stream()
                .filter(entry -> entry.level().equals(level.yaml()))
                .toList();
        return atLevel.isEmpty() ? found : atLevel;
    }

    private List<BodyEntry> membersOf(Body group) {
        List<BodyEntry> known = standingFor.get(group.id());
        if (known != null) {
            return known;
        }
        Selector selector = group.members();
        if (selector == null || selector instanceof Selector.ListedLater) {
            standingFor.put(group.id(), List.of(itself(group)));
            return standingFor(group.id());
        }
        List<BodyEntry> members = List.copyOf(select(selector));
        standingFor.put(group.id(), members);
        if (members.isEmpty()) {
            unmatched.add(group.id());
        }
        return members;
    }

    private Set<BodyEntry> select(Selector selector) {
        return switch (selector) {
            case Selector.All all -> new LinkedHashSet<>(directory);
            case Selector.OfKind(var kinds) -> {
                Set<String> words = words(kinds);
                yield where(entry -> words.contains(entry.kind()));
            }
            case Selector.AtLevel(var levels) -> {
                Set<String> words = words(levels);
                yield where(entry -> levels.contains(Level.ANY) || words.contains(entry.level()));
            }
            case Selector.AtPlace(var places) -> {
                Set<String> names = comparable(places);
                yield where(entry -> placesOf(entry).anyMatch(names::contains));
            }
            case Selector.InSector(var sectors) -> {
                Set<String> names = comparable(sectors);
                yield where(entry -> names.contains(BodyNames.comparable(entry.sector())));
            }
            case Selector.InBloc(var blocs) ->
                where(entry -> entry.blocs().stream().anyMatch(blocs::contains));
            case Selector.Named(var bodies) -> behind(bodies);
            case Selector.InGroup(var groups) -> behind(groups);
            case Selector.AnyOf(var selectors) -> {
                Set<BodyEntry> together = new LinkedHashSet<>();
                selectors.forEach(each -> together.addAll(select(each)));
                yield together;
            }
            case Selector.AllOf(var selectors) -> {
                Set<BodyEntry> common = select(selectors.getFirst());
                selectors.stream().skip(1).forEach(each -> common.retainAll(select(each)));
                yield common;
            }
            case Selector.Except(var base, var without) -> {
                Set<BodyEntry> left = select(base);
                without.forEach(each -> left.removeAll(select(each)));
                yield left;
            }
            case Selector.HeadOf(var blocs) ->
                where(entry -> entry.heads().stream().anyMatch(blocs::contains));
            case Selector.Founded(var days) ->
                where(entry -> days.contains(founded.getOrDefault(entry.code(), LocalDate.MIN)));
            case Selector.ListedLater later -> new LinkedHashSet<>();
        };
    }

    /** A place as the directory writes it, and each of its parts: the commune, the district, the province. */
    private static Stream<String> placesOf(BodyEntry entry) {
        return Stream.concat(
                        Stream.of(entry.place()), Arrays.stream(entry.place().split(",")))
                .map(BodyNames::comparable);
    }

    private Set<BodyEntry> where(java.util.function.Predicate<BodyEntry> condition) {
        return directory.stream().filter(condition).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<BodyEntry> behind(Collection<String> ids) {
        Set<BodyEntry> found = new LinkedHashSet<>();
        for (String id : ids) {
            pack.body(id).ifPresent(body -> found.addAll(body.isGroup() ? membersOf(body) : standingFor(id)));
        }
        return found;
    }

    private static Set<String> words(Collection<? extends YamlNamed> constants) {
        return constants.stream().map(YamlNamed::yaml).collect(Collectors.toSet());
    }

    private static Set<String> comparable(Set<String> names) {
        return names.stream().map(BodyNames::comparable).collect(Collectors.toSet());
    }

    private static BodyEntry itself(Body body) {
        Level level = body.level();
        return new BodyEntry(
                body.id(), body.name(), body.kind().yaml(), level == null ? "" : level.yaml(), "", Set.of());
    }
}
