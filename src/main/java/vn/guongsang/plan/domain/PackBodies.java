package vn.guongsang.plan.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.guongsang.organisation.Aliases;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Names;
import vn.guongsang.organisation.Successions;
import vn.guongsang.plan.pack.Blocs;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.BodyKind;
import vn.guongsang.plan.pack.Level;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.BodyEntry;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.calendar.Rosters;

/**
 * Brings the bodies that a pack names together with those of the installation. A body is known again
 * by its name or alias within the territory of the issuer, so that two plans of one province share
 * their departments; what is not known yet is added.
 */
@Component
public class PackBodies {

    private static final Pattern TERRITORY_WORD = Pattern.compile(
            "^(tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu)\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Bodies bodies;
    private final Aliases aliases;
    private final vn.guongsang.organisation.Blocs blocs;
    private final Successions successions;
    private final JdbcClient jdbc;

    PackBodies(
            Bodies bodies,
            Aliases aliases,
            vn.guongsang.organisation.Blocs blocs,
            Successions successions,
            JdbcClient jdbc) {
        this.bodies = bodies;
        this.aliases = aliases;
        this.blocs = blocs;
        this.successions = successions;
        this.jdbc = jdbc;
    }

    /** The issuer as it is known by the name of its territory; empty where nobody is. */
    public Optional<UUID> known(PlanPack pack) {
        return bodies.byCode(Territory.of(pack).code())
                .map(body -> ofThePlan(body, pack.plan().window().from()));
    }

    /** The same, added where nobody is. */
    public UUID issuer(PlanPack pack) {
        Body issuer = pack.body(pack.plan().issuer()).orElseThrow();
        Territory territory = Territory.of(pack);
        return ofThePlan(
                bodies.put(
                        territory.code(),
                        territory.nameOf(issuer.name()),
                        Set.of(issuer.name()),
                        issuer.kind().yaml(),
                        level(issuer),
                        null,
                        territory.name()),
                pack.plan().window().from());
    }

    /**
     * Makes sure that every single body of the pack exists. Central ones stand below nobody: they are added by plans of
     * issuers that do so too, and who is there already is not called anything else by a plan.
     */
    public void settle(UUID issuerId, PlanPack pack) {
        Body issuer = pack.body(pack.plan().issuer()).orElseThrow();
        boolean topmost = bodies.isTopmost(issuerId);
        Territory territory = Territory.of(pack);
        Roster known = Roster.of(pack, directory(issuerId, pack).entries());
        for (Body body : pack.bodies()) {
            if (isOneBody(body) && body != issuer && known.unmatched().contains(body.id())) {
                boolean central = body.level() == Level.CENTRAL;
                String code = (central ? "trung-uong" : territory.code()) + "/" + Names.slug(body.name());
                if (central && (!topmost || bodies.byCode(code).isPresent())) {
                    continue;
                }
                bodies.put(
                        central ? code : ownCode(issuerId, code),
                        body.name(),
                        body.aliases(),
                        body.kind().yaml(),
                        level(body),
                        central ? null : issuerId,
                        central ? "" : territory.name());
            }
        }
        settleBlocs(issuerId, pack);
    }

    /** A pack says its territory itself: the bodies of another keep to themselves, whatever their codes. */
    private String ownCode(UUID issuerId, String code) {
        Set<UUID> territory = bodies.subtree(issuerId);
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? code : code + "-" + number)
                .filter(free -> isFreeOrWithin(free, territory))
                .findFirst()
                .orElseThrow();
    }

    private boolean isFreeOrWithin(String code, Set<UUID> territory) {
        return bodies.byCode(code)
                .filter(body -> !territory.contains(body.id()))
                .isEmpty();
    }

    /** A plan that begins after the body of that name has ended is issued by its successor. */
    private UUID ofThePlan(vn.guongsang.organisation.Body issuer, @Nullable LocalDate from) {
        return from == null || issuer.existsBetween(from, null)
                ? issuer.id()
                : successions.heir(issuer.id(), from).orElse(issuer.id());
    }

    private void settleBlocs(UUID issuer, PlanPack pack) {
        for (Blocs.Bloc bloc : pack.blocs().items()) {
            blocs.put(issuer, bloc.kind().yaml(), bloc.number(), bloc.name());
        }
    }

    /** A post such as "Chủ tịch UBND" is not a body, and a group is many; {@link BodyKind} tells. */
    private static boolean isOneBody(Body body) {
        return !body.isGroup() && body.kind().ofOne().isPresent();
    }

    /**
     * The bodies of the issuer's territory, as the pack's selectors see them: all that stood in it at any
     * time of the plan, whatever became of them or of the issuer since.
     */
    public Directory directory(UUID issuer, PlanPack pack) {
        LocalDate from = pack.plan().window().from();
        LocalDate to = pack.plan().window().to();
        Set<UUID> territory = bodies.subtree(issuer, from, to);
        // a ward's plan lays nothing on a ministry
        boolean central = bodies.isTopmost(issuer);
        Map<UUID, Set<String>> members = packBlocs(blocs.memberships(issuer), pack);
        Map<UUID, Set<String>> heads = packBlocs(blocs.headships(issuer), pack);
        Map<UUID, Map<String, Long>> figures = figures(issuer, pack);
        Map<UUID, Set<String>> otherNames = aliases.all();
        Map<UUID, BodyEntry> entries = new LinkedHashMap<>();
        Map<UUID, vn.guongsang.organisation.Body> known = new LinkedHashMap<>();
        bodies.all().forEach(body -> known.put(body.id(), body));
        for (vn.guongsang.organisation.Body body : known.values()) {
            String level = level(body, known);
            boolean there = territory.contains(body.id()) || central && level.equals(Level.CENTRAL.yaml());
            if (there && body.existsBetween(from, to)) {
                entries.put(
                        body.id(),
                        new BodyEntry(
                                body.code(),
                                body.name(),
                                otherNames.getOrDefault(body.id(), Set.of()),
                                body.kind(),
                                level,
                                above(body, known)
                                        .map(vn.guongsang.organisation.Body::code)
                                        .orElse(""),
                                members.getOrDefault(body.id(), Set.of()),
                                body.place(),
                                "",
                                heads.getOrDefault(body.id(), Set.of()),
                                figures.getOrDefault(body.id(), Map.of())));
            }
        }
        return new Directory(entries);
    }

    /**
     * The level at which a body counts. Its own is the word of whoever keeps it, and they may stand below an authority:
     * so nobody counts as higher than a body above, nor as central without standing below central ones alone.
     */
    private static String level(vn.guongsang.organisation.Body body, Map<UUID, vn.guongsang.organisation.Body> known) {
        int own = rank(body.level());
        int counted = own;
        Optional<vn.guongsang.organisation.Body> above = above(body, known);
        for (int steps = 0; above.isPresent() && steps < known.size(); steps++) {
            int higher = rank(above.get().level());
            if (higher > counted && (own == Level.CENTRAL.ordinal() || higher < Level.UNIT.ordinal())) {
                counted = higher;
            }
            above = above(above.get(), known);
        }
        return counted == own ? body.level() : Level.values()[counted].yaml();
    }

    /** Bodies at no level that is known count as units. */
    private static int rank(String level) {
        return Stream.of(Level.values())
                .filter(one -> one != Level.ANY && one.yaml().equals(level))
                .mapToInt(Level::ordinal)
                .findFirst()
                .orElse(Level.UNIT.ordinal());
    }

    private static Optional<vn.guongsang.organisation.Body> above(
            vn.guongsang.organisation.Body body, Map<UUID, vn.guongsang.organisation.Body> known) {
        return Optional.ofNullable(body.parentId()).map(known::get);
    }

    /** Who stood behind the names and groups of the pack on each day of the plan. */
    public Rosters rosters(UUID issuer, PlanPack pack, Directory directory) {
        return Rosters.of(pack, stretches(issuer, pack, directory));
    }

    /** The bodies of a directory as they stood, by name and in time. */
    public List<Rosters.Stretch> stretches(UUID issuer, PlanPack pack, Directory directory) {
        Map<UUID, List<Belonging>> belongings = belongings(issuer, pack);
        return jdbc.sql("""
                        SELECT body_id, name, kind, level, place, sector, since, until
                          FROM organisation_v_stretch
                         ORDER BY name COLLATE "vi-x-icu", body_id, since
                        """).query(Stood.class).list().stream()
                .flatMap(stood -> directory.entryOf(stood.bodyId()).stream()
                        .flatMap(entry -> stood.stretches(entry, belongings.getOrDefault(stood.bodyId(), List.of()))))
                .toList();
    }

    private Map<UUID, List<Belonging>> belongings(UUID issuer, PlanPack pack) {
        Map<UUID, List<Belonging>> belongings = new HashMap<>();
        jdbc.sql("""
                        SELECT kind, number, bloc_name AS name, body_id, false AS head, since, until
                          FROM organisation_v_membership
                         WHERE owner_id = :issuer
                         UNION ALL
                        SELECT kind, number, bloc_name, body_id, true, since, until
                          FROM organisation_v_head
                         WHERE owner_id = :issuer
                        """)
                .param("issuer", issuer)
                .query(Belonged.class)
                .list()
                .forEach(member -> pack.blocs().items().stream()
                        .filter(bloc -> isSame(bloc, member.kind(), member.number(), member.name()))
                        .forEach(bloc -> belongings
                                .computeIfAbsent(member.bodyId(), _ -> new ArrayList<>())
                                .add(new Belonging(bloc.id(), member.head(), member.since(), member.until()))));
        return belongings;
    }

    private record Belonged(
            String kind,
            @Nullable Integer number,
            String name,
            UUID bodyId,
            boolean head,
            LocalDate since,
            LocalDate until) {}

    /** To a bloc of the pack, or at its head, from one day to the day before another. */
    private record Belonging(String bloc, boolean head, LocalDate since, LocalDate until) {

        boolean has(LocalDate day) {
            return !day.isBefore(since) && day.isBefore(until);
        }
    }

    private record Stood(
            UUID bodyId,
            String name,
            String kind,
            String level,
            String place,
            String sector,
            LocalDate since,
            LocalDate until) {

        /** Cut where the body joins or leaves a bloc, or its turn to lead one begins or ends. */
        Stream<Rosters.Stretch> stretches(BodyEntry entry, List<Belonging> belongings) {
            List<LocalDate> cuts = Stream.concat(
                            Stream.of(since, until),
                            belongings.stream().flatMap(each -> Stream.of(each.since(), each.until())))
                    .filter(day -> !day.isBefore(since) && !day.isAfter(until))
                    .distinct()
                    .sorted()
                    .toList();
            return IntStream.range(0, cuts.size() - 1)
                    .mapToObj(i -> new Rosters.Stretch(
                            new BodyEntry(
                                    entry.code(),
                                    name,
                                    entry.aliases(),
                                    kind,
                                    level,
                                    entry.parent(),
                                    blocs(belongings, false, cuts.get(i)),
                                    place,
                                    sector,
                                    blocs(belongings, true, cuts.get(i)),
                                    entry.figures()),
                            cuts.get(i),
                            cuts.get(i + 1)));
        }
    }

    /** Figures of bodies as they were entered for the plan. */
    private Map<UUID, Map<String, Long>> figures(UUID issuer, PlanPack pack) {
        Map<UUID, Map<String, Long>> figures = new HashMap<>();
        jdbc.sql("""
                        SELECT figure.body_id, figure.figure, figure.value
                          FROM plan_v_figure figure
                          JOIN plan_plan plan ON plan.id = figure.plan_id
                         WHERE plan.issuer_id = :issuer
                           AND plan.code = :code
                        """).param("issuer", issuer).param("code", pack.plan().id()).query(row -> {
            figures.computeIfAbsent(row.getObject("body_id", UUID.class), _ -> new HashMap<>())
                    .put(row.getString("figure"), row.getLong("value"));
        });
        return figures;
    }

    /** By its number, or by its name where it has none. */
    private static boolean isSame(Blocs.Bloc bloc, String kind, @Nullable Integer number, String name) {
        return bloc.kind().yaml().equals(kind)
                && Objects.equals(bloc.number(), number)
                && (number != null || bloc.name().equals(name));
    }

    private static Set<String> blocs(List<Belonging> belongings, boolean head, LocalDate day) {
        return belongings.stream()
                .filter(each -> each.head() == head && each.has(day))
                .map(Belonging::bloc)
                .collect(Collectors.toSet());
    }

    private static Map<UUID, Set<String>> packBlocs(
            List<vn.guongsang.organisation.Blocs.Membership> stays, PlanPack pack) {
        Map<UUID, Set<String>> members = new HashMap<>();
        for (vn.guongsang.organisation.Blocs.Membership member : stays) {
            pack.blocs().items().stream()
                    .filter(bloc -> isSame(bloc, member.kind(), member.number(), member.name()))
                    .forEach(bloc -> members.computeIfAbsent(member.bodyId(), _ -> new HashSet<>())
                            .add(bloc.id()));
        }
        return members;
    }

    private static String level(Body body) {
        return body.level() == null || body.level() == Level.ANY
                ? Level.UNIT.yaml()
                : body.level().yaml();
    }

    /**
     * Where the issuer governs.
     *
     * @param name as the pack writes it, up to the first comma
     */
    private record Territory(String name) {

        Territory {
            name = name.split(",", 2)[0].strip();
        }

        static Territory of(PlanPack pack) {
            return Optional.ofNullable(pack.plan().territory())
                    .map(Territory::new)
                    .filter(said -> !said.code().isEmpty())
                    .orElseGet(() -> new Territory(
                            pack.body(pack.plan().issuer()).orElseThrow().name()));
        }

        String code() {
            return Names.slug(name);
        }

        /** "UBND tỉnh" of a province is "UBND tỉnh" with the province's own name. */
        String nameOf(String issuer) {
            String own = TERRITORY_WORD.matcher(name).replaceFirst("");
            return Names.slug(issuer).contains(Names.slug(own)) ? issuer : issuer + " " + own;
        }
    }

    /** Entries for selectors, and the way back to the bodies of the installation. */
    public static final class Directory {

        private final Map<UUID, BodyEntry> entries;
        private final Map<String, UUID> idByCode = new HashMap<>();

        Directory(Map<UUID, BodyEntry> entries) {
            this.entries = entries;
            entries.forEach((id, entry) -> idByCode.put(entry.code(), id));
        }

        public Collection<BodyEntry> entries() {
            return entries.values();
        }

        /** Empty for a name of the pack that stands for itself because no body is behind it. */
        public Optional<UUID> idOf(BodyEntry entry) {
            return Optional.ofNullable(idByCode.get(entry.code()));
        }

        public Optional<BodyEntry> entryOf(UUID body) {
            return Optional.ofNullable(entries.get(body));
        }
    }
}
