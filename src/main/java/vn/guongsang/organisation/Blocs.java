package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Clusters (cụm) and blocs (khối) in time: who belongs to which, who leads it in turn, and what became of
 * one that was split. A body belongs to one of an owner's clusters, and to one of its blocs, at a time; it
 * may lead another.
 */
@Service
public class Blocs {

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final BusinessDay day;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Blocs(JdbcClient jdbc, Bodies bodies, BusinessDay day, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.day = day;
        this.audit = audit;
        this.events = events;
    }

    /**
     * A bloc as it is on a day.
     *
     * @param head who leads it, null when nobody does
     * @param splitFrom the bloc that it came out of
     */
    public record Listed(
            UUID id,
            UUID ownerId,
            String owner,
            String kind,
            @Nullable Integer number,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID headId,
            @Nullable String head,
            long members,
            @Nullable UUID splitFrom) {}

    /**
     * One body's time in a bloc, or at its head.
     *
     * @param since first day, null from the beginning
     * @param until last day, null while it lasts
     */
    public record Stay(
            UUID bodyId,
            String name,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            String basis) {}

    /** The blocs that hold on a day, owner by owner in their order. */
    public List<Listed> on(LocalDate day) {
        return listed("""
                (bloc.valid_from IS NULL OR bloc.valid_from <= :on)
                AND (bloc.valid_to IS NULL OR bloc.valid_to >= :on)""", day, Map.of());
    }

    public Optional<Listed> find(UUID id, LocalDate day) {
        return listed("bloc.id = :id", day, Map.of("id", id)).stream().findFirst();
    }

    /** What came out of a bloc by splitting. */
    public List<Listed> splitOff(UUID id, LocalDate day) {
        return listed("bloc.split_from = :id", day, Map.of("id", id));
    }

    private List<Listed> listed(String where, LocalDate day, Map<String, Object> params) {
        return jdbc.sql("""
                        SELECT bloc.id, bloc.owner_id, owner.name AS owner, bloc.kind, bloc.number, bloc.name,
                               bloc.valid_from AS "from", bloc.valid_to AS "to", head.body_id AS head_id,
                               leader.name AS head, bloc.split_from,
                               (SELECT count(*)
                                  FROM organisation_bloc_member member
                                 WHERE member.bloc_id = bloc.id
                                   AND member.since <= :on
                                   AND member.until > :on) AS members
                          FROM organisation_bloc bloc
                          JOIN organisation_body owner ON owner.id = bloc.owner_id
                          LEFT JOIN organisation_bloc_head head
                            ON head.bloc_id = bloc.id
                           AND head.since <= :on
                           AND head.until > :on
                          LEFT JOIN organisation_body leader ON leader.id = head.body_id
                         WHERE %s
                         ORDER BY owner.name COLLATE "vi-x-icu", bloc.kind, bloc.number NULLS LAST, bloc.name COLLATE "vi-x-icu"
                        """.formatted(where))
                .param("on", day)
                .params(params)
                .query(Listed.class)
                .list();
    }

    /** All who ever belonged to it, those of today and tomorrow first. */
    public List<Stay> members(UUID bloc) {
        return stays("organisation_bloc_member", "''", bloc);
    }

    /** All who ever led it, the newest first. */
    public List<Stay> heads(UUID bloc) {
        return stays("organisation_bloc_head", "stay.basis", bloc);
    }

    private List<Stay> stays(String table, String basis, UUID bloc) {
        return jdbc.sql("""
                        SELECT stay.body_id, body.name, nullif(stay.since, '-infinity') AS since,
                               CASE WHEN stay.until < 'infinity' THEN stay.until - 1 END AS until, %s AS basis
                          FROM %s stay
                          JOIN organisation_body body ON body.id = stay.body_id
                         WHERE stay.bloc_id = :bloc
                         ORDER BY stay.until DESC, stay.since DESC, body.name COLLATE "vi-x-icu"
                        """.formatted(basis, table))
                .param("bloc", bloc)
                .query(Stay.class)
                .list();
    }

    /** Sets up a bloc, e.g. for a year or a term; the same id again changes nothing. */
    @Transactional
    public Verdict setUp(
            By by,
            UUID id,
            UUID owner,
            String kind,
            @Nullable Integer number,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        if (name.isBlank()) {
            return Verdict.refused("organisation.bloc.name");
        }
        if (from != null && to != null && to.isBefore(from)) {
            return Verdict.refused("organisation.bloc.days");
        }
        boolean taken = jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM organisation_bloc
                                        WHERE owner_id = :owner
                                          AND kind = :kind
                                          AND name = :name
                                          AND id <> :id)
                        """)
                .param("owner", owner)
                .param("kind", kind)
                .param("name", name)
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (taken) {
            return Verdict.refused("organisation.bloc.taken", name);
        }
        insert(by, id, owner, kind, number, name, from, to, null);
        return Verdict.ALLOWED;
    }

    private void insert(
            By by,
            UUID id,
            UUID owner,
            String kind,
            @Nullable Integer number,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID splitFrom) {
        int added = jdbc.sql("""
                        INSERT INTO organisation_bloc (id, owner_id, kind, number, name, valid_from, valid_to, split_from)
                        VALUES (:id, :owner, :kind, :number, :name, :from, :to, :splitFrom)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("kind", kind)
                .param("number", number, java.sql.Types.INTEGER)
                .param("name", name)
                .param("from", from, java.sql.Types.DATE)
                .param("to", to, java.sql.Types.DATE)
                .param("splitFrom", splitFrom, java.sql.Types.OTHER)
                .update();
        if (added == 1) {
            audit.record(by, "bloc.set-up", Subject.of("bloc", id), Map.of("name", name));
        }
    }

    /** From a day on the body belongs to the bloc; one that belongs to another of the set is refused. */
    @Transactional
    public Verdict join(By by, UUID bloc, UUID body, LocalDate from) {
        Body joining = bodies.get(body);
        if (!joining.existsOn(from)) {
            return Verdict.refused("organisation.bloc.absent", joining.name(), from);
        }
        Optional<String> other = jdbc.sql("""
                        SELECT other.name
                          FROM organisation_bloc bloc
                          JOIN organisation_bloc other ON other.owner_id = bloc.owner_id AND other.kind = bloc.kind
                          JOIN organisation_bloc_member member ON member.bloc_id = other.id
                         WHERE bloc.id = :bloc
                           AND member.body_id = :body
                           AND member.until > :from
                         LIMIT 1
                        """)
                .param("bloc", bloc)
                .param("body", body)
                .param("from", from)
                .query(String.class)
                .optional();
        if (other.isPresent()) {
            return Verdict.refused("organisation.bloc.member", joining.name(), other.get());
        }
        stay(bloc, body, from);
        audit.record(
                by, "bloc.joined", Subject.of("bloc", bloc), Map.of("body", joining.name(), "from", from.toString()));
        changed(bloc);
        return Verdict.ALLOWED;
    }

    private void stay(UUID bloc, UUID body, LocalDate from) {
        jdbc.sql("INSERT INTO organisation_bloc_member (bloc_id, body_id, since) VALUES (:bloc, :body, :from)")
                .param("bloc", bloc)
                .param("body", body)
                .param("from", from)
                .update();
    }

    /** The day is the last on which the body belongs to the bloc. */
    @Transactional
    public Verdict leave(By by, UUID bloc, UUID body, LocalDate last) {
        Body leaving = bodies.get(body);
        int left = jdbc.sql("""
                        UPDATE organisation_bloc_member
                           SET until = :until
                         WHERE bloc_id = :bloc
                           AND body_id = :body
                           AND since < :until
                           AND until > :until
                        """)
                .param("until", last.plusDays(1))
                .param("bloc", bloc)
                .param("body", body)
                .update();
        if (left == 0) {
            return Verdict.refused("organisation.bloc.no-member", leaving.name(), last);
        }
        audit.record(
                by,
                "bloc.left",
                Subject.of("bloc", bloc),
                "",
                Map.of("body", leaving.name(), "last", last.toString()),
                Change.changes().of("directory.to", null, last).list());
        changed(bloc);
        return Verdict.ALLOWED;
    }

    /** From a day on the body leads the bloc; whoever led it before hands over. */
    @Transactional
    public Verdict lead(By by, UUID bloc, UUID body, LocalDate from, String basis) {
        Body leader = bodies.get(body);
        if (!leader.existsOn(from)) {
            return Verdict.refused("organisation.bloc.absent", leader.name(), from);
        }
        boolean later = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM organisation_bloc_head WHERE bloc_id = :bloc AND since >= :from)")
                .param("bloc", bloc)
                .param("from", from)
                .query(Boolean.class)
                .single();
        if (later) {
            return Verdict.refused("organisation.bloc.later-head", from);
        }
        Optional<Listed> before = find(bloc, from);
        jdbc.sql("UPDATE organisation_bloc_head SET until = :from WHERE bloc_id = :bloc AND until > :from")
                .param("from", from)
                .param("bloc", bloc)
                .update();
        jdbc.sql("""
                        INSERT INTO organisation_bloc_head (bloc_id, since, until, body_id, basis)
                        VALUES (:bloc, :from, 'infinity', :body, :basis)
                        """)
                .param("bloc", bloc)
                .param("from", from)
                .param("body", body)
                .param("basis", basis)
                .update();
        audit.record(
                by,
                "bloc.led",
                Subject.of("bloc", bloc),
                basis,
                Map.of("body", leader.name(), "from", from.toString()),
                Change.changes()
                        .of("directory.bloc.head", before.map(Listed::head).orElse(null), leader.name())
                        .list());
        changed(bloc);
        return Verdict.ALLOWED;
    }

    /** One part of a bloc that is split. */
    public record Part(UUID id, String name, @Nullable Integer number, Collection<UUID> members) {}

    /** From a day on the bloc is several; each member of the day before goes into exactly one of them. */
    @Transactional
    public Verdict split(By by, UUID bloc, LocalDate day, List<Part> parts) {
        Listed old = find(bloc, day.minusDays(1)).orElseThrow();
        if (parts.size() < 2 || parts.stream().anyMatch(part -> part.name().isBlank())) {
            return Verdict.refused("organisation.bloc.parts");
        }
        List<UUID> divided =
                parts.stream().flatMap(part -> part.members().stream()).sorted().toList();
        List<UUID> members = jdbc.sql("""
                        SELECT body_id
                          FROM organisation_bloc_member
                         WHERE bloc_id = :bloc
                           AND since < :day
                           AND until >= :day
                        """).param("bloc", bloc).param("day", day).query(UUID.class).list().stream()
                .sorted()
                .toList();
        if (!divided.equals(members)) {
            return Verdict.refused("organisation.bloc.divided", members.size());
        }
        for (String table : List.of("organisation_bloc_member", "organisation_bloc_head")) {
            jdbc.sql("UPDATE %s SET until = :day WHERE bloc_id = :bloc AND since < :day AND until > :day"
                            .formatted(table))
                    .param("day", day)
                    .param("bloc", bloc)
                    .update();
        }
        jdbc.sql("UPDATE organisation_bloc SET valid_to = :last WHERE id = :bloc")
                .param("last", day.minusDays(1))
                .param("bloc", bloc)
                .update();
        for (Part part : parts) {
            insert(by, part.id(), old.ownerId(), old.kind(), part.number(), part.name(), day, old.to(), bloc);
            part.members().forEach(body -> stay(part.id(), body, day));
        }
        audit.record(by, "bloc.split", Subject.of("bloc", bloc), Map.of("day", day.toString()));
        changed(bloc);
        return Verdict.ALLOWED;
    }

    private void changed(UUID bloc) {
        events.publishEvent(new BlocChanged(jdbc.sql("SELECT owner_id FROM organisation_bloc WHERE id = :bloc")
                .param("bloc", bloc)
                .query(UUID.class)
                .single()));
    }

    /** Makes sure that an owner has a bloc of that name, which has always been there. */
    @Transactional
    public Bloc put(UUID owner, String kind, @Nullable Integer number, String name) {
        return jdbc.sql("""
                        INSERT INTO organisation_bloc (owner_id, kind, number, name)
                        VALUES (:owner, :kind, :number, :name)
                        ON CONFLICT (owner_id, kind, name) DO UPDATE
                           SET number = excluded.number
                        RETURNING id, owner_id, kind, number, name
                        """)
                .param("owner", owner)
                .param("kind", kind)
                .param("number", number)
                .param("name", name)
                .query(Bloc.class)
                .single();
    }

    /** A body that has always belonged to a bloc, and perhaps led it; later changes go through {@link #join(By, UUID, UUID, LocalDate)}. */
    @Transactional
    public void join(Bloc bloc, Body body, boolean head) {
        jdbc.sql("""
                        INSERT INTO organisation_bloc_member (bloc_id, body_id)
                        VALUES (:bloc, :body)
                        ON CONFLICT DO NOTHING
                        """).param("bloc", bloc.id()).param("body", body.id()).update();
        if (head) {
            jdbc.sql("""
                            INSERT INTO organisation_bloc_head (bloc_id, since, until, body_id, basis)
                            VALUES (:bloc, '-infinity', 'infinity', :body, '')
                            ON CONFLICT DO NOTHING
                            """).param("bloc", bloc.id()).param("body", body.id()).update();
        }
    }

    /** The blocs that a body belongs to, or leads, on a day. */
    public List<Bloc> of(UUID body, LocalDate on) {
        return jdbc.sql("""
                        SELECT bloc.id, bloc.owner_id, bloc.kind, bloc.number, bloc.name
                          FROM organisation_bloc bloc
                         WHERE bloc.id IN (SELECT bloc_id
                                             FROM organisation_bloc_member
                                            WHERE body_id = :body AND since <= :on AND until > :on
                                           UNION
                                           SELECT bloc_id
                                             FROM organisation_bloc_head
                                            WHERE body_id = :body AND since <= :on AND until > :on)
                         ORDER BY bloc.name COLLATE "vi-x-icu"
                        """)
                .param("body", body)
                .param("on", on)
                .query(Bloc.class)
                .list();
    }

    /** The blocs that a body leads on a day. */
    public List<Bloc> ledBy(UUID body, LocalDate on) {
        return jdbc.sql("""
                        SELECT bloc.id, bloc.owner_id, bloc.kind, bloc.number, bloc.name
                          FROM organisation_bloc bloc
                          JOIN organisation_bloc_head head ON head.bloc_id = bloc.id
                         WHERE head.body_id = :body
                           AND head.since <= :on
                           AND head.until > :on
                           AND (bloc.valid_from IS NULL OR bloc.valid_from <= :on)
                           AND (bloc.valid_to IS NULL OR bloc.valid_to >= :on)
                         ORDER BY bloc.name COLLATE "vi-x-icu"
                        """)
                .param("body", body)
                .param("on", on)
                .query(Bloc.class)
                .list();
    }

    /** Whether a body is a member, on a day, of a bloc that another one leads on it. */
    public boolean leads(UUID head, UUID body, LocalDate on) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM organisation_bloc_head head
                                         JOIN organisation_v_membership membership ON membership.bloc_id = head.bloc_id
                                        WHERE head.body_id = :head
                                          AND head.since <= :on
                                          AND head.until > :on
                                          AND membership.body_id = :body
                                          AND membership.since <= :on
                                          AND membership.until > :on)
                        """)
                .param("head", head)
                .param("body", body)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    /** Who belongs today to which bloc of an owner: one row a membership. */
    public List<Membership> memberships(UUID owner) {
        return jdbc.sql("""
                        SELECT bloc.id AS bloc_id, bloc.kind, bloc.number, bloc.name, member.body_id
                          FROM organisation_bloc bloc
                          JOIN organisation_bloc_member member ON member.bloc_id = bloc.id
                         WHERE bloc.owner_id = :owner
                           AND member.since <= :today
                           AND member.until > :today
                        """)
                .param("owner", owner)
                .param("today", day.today())
                .query(Membership.class)
                .list();
    }

    /** Who leads today which bloc of an owner. */
    public List<Membership> headships(UUID owner) {
        return jdbc.sql("""
                        SELECT bloc.id AS bloc_id, bloc.kind, bloc.number, bloc.name, head.body_id
                          FROM organisation_bloc bloc
                          JOIN organisation_bloc_head head ON head.bloc_id = bloc.id
                         WHERE bloc.owner_id = :owner
                           AND head.since <= :today
                           AND head.until > :today
                        """)
                .param("owner", owner)
                .param("today", day.today())
                .query(Membership.class)
                .list();
    }

    /** One body in one bloc, or at its head. */
    public record Membership(
            UUID blocId, String kind, @Nullable Integer number, String name, UUID bodyId) {}
}
