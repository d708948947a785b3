package vn.guongsang.council;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.council.Council.Function;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Authorities;
import vn.guongsang.identity.Holders;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All councils and their composition in time. */
@Service
public class Councils {

    /** Whose posts let them take a seat. */
    public static final Set<Role> MEMBERS = Set.of(Role.COUNCIL_MEMBER, Role.LEADER, Role.COUNCIL_SECRETARY);

    /** No council has so many people to choose from. */
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Bodies bodies;
    private final Holders holders;
    private final CouncilRules rules;
    private final Authorities authorities;

    Councils(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Bodies bodies,
            Holders holders,
            CouncilRules rules,
            Authorities authorities) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.bodies = bodies;
        this.holders = holders;
        this.rules = rules;
        this.authorities = authorities;
    }

    public Optional<Council> find(UUID id) {
        return of(List.of(id)).stream().findFirst();
    }

    /** Refuses what is not there in the words for what one may not see. */
    public Council get(UUID id) {
        return find(id).orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("council.hidden")));
    }

    /** Those of the bodies, and those in which the account sits or sat. */
    public List<Council> readable(Actor actor) {
        return of(jdbc.sql("""
                                SELECT id
                                  FROM council_council
                                 WHERE :body IN (body_id, desk_id)
                                    OR id IN (SELECT council_id FROM council_seat WHERE account_id = :account)
                                """)
                        .param("body", actor.bodyId())
                        .param("account", actor.accountId())
                        .query(UUID.class)
                        .list())
                .stream()
                .filter(council -> permissions.may(actor, CouncilAction.READ, council))
                .toList();
    }

    /** The councils of a body, by name. */
    public List<Council> ofBody(UUID body) {
        return of(jdbc.sql("SELECT id FROM council_council WHERE body_id = :body")
                .param("body", body)
                .query(UUID.class)
                .list());
    }

    private List<Council> of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Seat>> seats = jdbc
                .sql("""
                        SELECT council_id, id, account_id, person, function, title, valid_from, valid_to, basis
                          FROM council_seat
                         WHERE council_id IN (:councils)
                         ORDER BY array_position(:functions::text[], function), valid_from, person COLLATE "vi-x-icu", id
                        """)
                .param("councils", ids)
                .param("functions", functions())
                .query((row, _) -> Map.entry(
                        row.getObject("council_id", UUID.class),
                        new Seat(
                                row.getObject("id", UUID.class),
                                row.getObject("account_id", UUID.class),
                                row.getString("person"),
                                Function.valueOf(row.getString("function")),
                                row.getString("title"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class),
                                row.getString("basis"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("""
                        SELECT id, body_id, desk_id, name, basis
                          FROM council_council
                         WHERE id IN (:councils)
                         ORDER BY name COLLATE "vi-x-icu", id
                        """)
                .param("councils", ids)
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Council(
                            id,
                            row.getObject("body_id", UUID.class),
                            row.getObject("desk_id", UUID.class),
                            row.getString("name"),
                            row.getString("basis"),
                            seats.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static String[] functions() {
        return Arrays.stream(Function.values()).map(Enum::name).toArray(String[]::new);
    }

    /**
     * Bodies for which somebody's body may keep a council: itself and those whose hub it is. To stand below a body is
     * not enough: its council decides about its dossiers.
     */
    public List<Body> bodiesFor(Actor actor) {
        Body own = bodies.get(actor.bodyId());
        return Stream.concat(
                        Stream.of(own),
                        bodies.of(authorities.authorities(own.id())).stream()
                                .filter(body -> !body.id().equals(own.id())))
                .toList();
    }

    /** @param id made by the form: sent twice, it is set up once */
    @Transactional
    public Verdict setUp(Actor by, UUID id, UUID body, String name, String basis) {
        Council council = new Council(id, body, by.bodyId(), name, basis, List.of());
        permissions.require(by, CouncilAction.COMPOSE, council);
        if (bodiesFor(by).stream().noneMatch(one -> one.id().equals(body))) {
            return Verdict.refused("council.refused.body");
        }
        int added = jdbc.sql("""
                        INSERT INTO council_council (id, body_id, desk_id, name, basis,
                                                     set_up_on, set_up_at, set_up_by, set_up_by_name)
                        VALUES (:id, :body, :desk, :name, :basis, :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("body", body)
                .param("desk", by.bodyId())
                .param("name", name)
                .param("basis", basis)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 1) {
            audit.record(by.by(), "council.set-up", subject(id), basis, Map.of("name", name));
        }
        return Verdict.ALLOWED;
    }

    /** People who can be given a seat: who hold a post of the council in its body, its desk or below. */
    public List<Holders.Holder> candidates(Council council) {
        Set<UUID> around = new HashSet<>(bodies.subtree(council.body()));
        around.add(council.desk());
        return holders.on(day.today(), around, null, null, MOST).stream()
                .filter(holder -> MEMBERS.contains(holder.post().role()))
                .toList();
    }

    /** Gives a seat, or changes one of the same id. */
    @Transactional
    public Verdict seat(Actor by, UUID councilId, Seat seat) {
        lock(councilId);
        Council council = get(councilId);
        permissions.require(by, CouncilAction.COMPOSE, council);
        Optional<Seat> before = council.seats().stream()
                .filter(one -> one.id().equals(seat.id()))
                .findFirst();
        if (before.filter(seat::equals).isPresent()) {
            return Verdict.ALLOWED;
        }
        Verdict verdict = council.seat(seat, rules.vices(seat.from()), held(councilId));
        if (!verdict.allowed()) {
            return verdict;
        }
        int given = jdbc.sql("""
                        INSERT INTO council_seat (id, council_id, account_id, person, function, title, valid_from, valid_to,
                                                  basis, given_at, given_by, given_by_name)
                        VALUES (:id, :council, :member, :name, :function, :title, :from, :to,
                                :basis, :now, :account, :person)
                        ON CONFLICT (id) DO UPDATE
                           SET function = :function,
                               title = :title,
                               valid_from = :from,
                               valid_to = :to,
                               basis = :basis,
                               given_at = :now,
                               given_by = :account,
                               given_by_name = :person
                         WHERE council_seat.council_id = :council
                           AND council_seat.account_id = :member
                        """)
                .param("id", seat.id())
                .param("council", councilId)
                .param("member", seat.account())
                .param("name", seat.person())
                .param("function", seat.function().name())
                .param("title", seat.title())
                .param("from", seat.from())
                .param("to", seat.to())
                .param("basis", seat.basis())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (given == 0) {
            // an id that a form named: the seat of another council, or of another person
            return Verdict.refused("council.hidden");
        }
        audit.record(
                by.by(),
                "council.seated",
                subject(councilId),
                seat.basis(),
                Map.of("name", seat.person()),
                Change.changes()
                        .of("council.function", before.map(Seat::function).orElse(null), seat.function())
                        .of("council.from", before.map(Seat::from).orElse(null), seat.from())
                        .of("council.to", before.map(Seat::to).orElse(null), seat.to())
                        .of("council.title", before.map(Seat::title).orElse(null), seat.title())
                        .list());
        return verdict;
    }

    /** Days of sessions that were begun: who sat then is not changed afterwards. */
    private List<LocalDate> held(UUID council) {
        return jdbc.sql("SELECT met_on FROM council_session WHERE council_id = :council AND state <> 'CONVENED'")
                .param("council", council)
                .query(LocalDate.class)
                .list();
    }

    void lock(UUID council) {
        jdbc.sql("SELECT id FROM council_council WHERE id = :id FOR UPDATE")
                .param("id", council)
                .query(UUID.class)
                .optional();
    }

    private static Subject subject(UUID council) {
        return Subject.of("council", council);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
