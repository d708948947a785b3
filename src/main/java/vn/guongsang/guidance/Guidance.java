package vn.guongsang.guidance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.guidance.Limit.Base;
import vn.guongsang.guidance.Limit.Reach;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Movements;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** The numbers that authorities decided, and the strength of bodies of which shares are taken. */
@Service
public class Guidance {

    /** As audit entries name the guidance of an authority. */
    public static final String KIND = "guidance";

    /** Beyond it a number is a slip. */
    public static final int MOST = 1_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Eligibility eligibility;
    private final Movements movements;
    private final Bodies bodies;

    Guidance(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Eligibility eligibility,
            Movements movements,
            Bodies bodies) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.eligibility = eligibility;
        this.movements = movements;
        this.bodies = bodies;
    }

    /**
     * How many people and collectives a body has in a year.
     *
     * @param basis where that was taken from
     */
    public record Strength(UUID body, int year, int people, int collectives, String basis, String enteredByName) {

        int of(Base base) {
            return switch (base) {
                case PEOPLE -> people;
                case COLLECTIVES -> collectives;
            };
        }
    }

    /** Award and movement as they are called. */
    public String named(Limit limit) {
        String award = limit.award().isEmpty()
                ? ""
                : eligibility
                        .rulebook()
                        .known(limit.award(), limit.since())
                        .map(Award::name)
                        .orElse(limit.award());
        String movement = limit.plan() == null ? "" : movements.nameOf(limit.plan(), limit.movement());
        return award.isEmpty() || movement.isEmpty() ? award + movement : award + ", " + movement;
    }

    private static final String SELECT = """
            SELECT id, authority_id, year, award, plan_id, movement, subject_kind, reach, body_kind, body_id,
                   number, percent, base, basis, since, ended_on, decided_by_name
              FROM guidance_limit
            """;

    public Optional<Limit> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query(Guidance::limit)
                .optional();
    }

    /** All of a year, also those that ended, as they were decided. */
    public List<Limit> limits(UUID authority, int year) {
        return jdbc.sql(SELECT + """
                         WHERE authority_id = :authority
                           AND year = :year
                         ORDER BY award, plan_id, movement, subject_kind, reach, body_kind, body_id, since, decided_at
                        """)
                .param("authority", authority)
                .param("year", year)
                .query(Guidance::limit)
                .list();
    }

    private static Limit limit(ResultSet row, int number) throws SQLException {
        return new Limit(
                row.getObject("id", UUID.class),
                row.getObject("authority_id", UUID.class),
                row.getInt("year"),
                row.getString("award"),
                row.getObject("plan_id", UUID.class),
                row.getString("movement"),
                row.getString("subject_kind"),
                Reach.valueOf(row.getString("reach")),
                row.getString("body_kind"),
                row.getObject("body_id", UUID.class),
                row.getObject("number", Integer.class),
                row.getObject("percent", Integer.class),
                Base.valueOf(row.getString("base")),
                row.getString("basis"),
                row.getObject("since", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("decided_by_name"));
    }

    /** Decided twice under one id it is decided once; what was said before of the same ends on its first day. */
    @Transactional
    public Verdict decide(Actor by, Limit limit) {
        permissions.require(by, GuidanceAction.SET, limit.authority());
        lock(limit.authority(), limit.year());
        List<Limit> known = limits(limit.authority(), limit.year());
        if (known.stream().anyMatch(one -> one.id().equals(limit.id()))) {
            return Verdict.ALLOWED;
        }
        List<Limit> before = known.stream().filter(limit::sameAs).toList();
        boolean late = before.stream()
                .anyMatch(one -> one.endedOn() == null || one.endedOn().isAfter(limit.since()));
        if (late && limit.since().isBefore(day.today())) {
            return Verdict.refusedBy(before.getLast().basis(), "guidance.refused.past", limit.since(), day.today());
        }
        if (before.stream().anyMatch(one -> one.since().isAfter(limit.since()))) {
            return Verdict.refusedBy(
                    before.getLast().basis(),
                    "guidance.refused.later",
                    before.getLast().since());
        }
        before.stream()
                .filter(one -> one.endedOn() == null || one.endedOn().isAfter(limit.since()))
                .forEach(one -> end(by, one.id(), limit.since(), limit.basis()));
        jdbc.sql("""
                        INSERT INTO guidance_limit (id, authority_id, year, award, plan_id, movement, subject_kind, reach,
                                                    body_kind, body_id, number, percent, base, basis, since,
                                                    decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:id, :authority, :year, :award, :plan, :movement, :kind, :reach,
                                :bodyKind, :body, :number, :percent, :base, :basis, :since,
                                :today, :now, :account, :person)
                        """)
                .param("id", limit.id())
                .param("authority", limit.authority())
                .param("year", limit.year())
                .param("award", limit.award())
                .param("plan", limit.plan())
                .param("movement", limit.movement())
                .param("kind", limit.subjectKind())
                .param("reach", limit.reach().name())
                .param("bodyKind", limit.bodyKind())
                .param("body", limit.body())
                .param("number", limit.number())
                .param("percent", limit.percent())
                .param("base", limit.base().name())
                .param("basis", limit.basis())
                .param("since", limit.since())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        note(by, "guidance.decided", limit.authority(), limit.basis(), limit.year(), named(limit));
        return Verdict.ALLOWED;
    }

    /** From a day on, today or later, it no longer holds. */
    @Transactional
    public Verdict end(Actor by, Limit limit, LocalDate on, String basis) {
        permissions.require(by, GuidanceAction.SET, limit.authority());
        if (on.isBefore(day.today())) {
            return Verdict.refused("guidance.refused.end-past", on, day.today());
        }
        if (end(by, limit.id(), on, basis) == 0) {
            return Verdict.refused("guidance.refused.ended");
        }
        note(by, "guidance.ended", limit.authority(), basis, limit.year(), named(limit));
        return Verdict.ALLOWED;
    }

    private int end(Actor by, UUID limit, LocalDate on, String basis) {
        return jdbc.sql("""
                        UPDATE guidance_limit
                           SET ended_on = greatest(since, :on),
                               ended_basis = :basis,
                               ended_by = :account,
                               ended_by_name = :person
                         WHERE id = :limit
                           AND (ended_on IS NULL OR ended_on > :on)
                        """)
                .param("on", on)
                .param("basis", basis)
                .param("account", by.accountId())
                .param("person", by.name())
                .param("limit", limit)
                .update();
    }

    /** Whose strength an authority says: that of bodies below it, of which it takes shares; its own is said above it. */
    public boolean counts(UUID authority, UUID body) {
        return authority.equals(body) ? bodies.isTopmost(body) : bodies.within(authority, body, day.today());
    }

    /** Says it anew, or for the first time. */
    @Transactional
    public void enter(Actor by, UUID authority, Strength strength) {
        permissions.require(by, GuidanceAction.SET, authority);
        if (!counts(authority, strength.body())) {
            Verdict.refused("guidance.refused.not-below").orThrow();
        }
        jdbc.sql("""
                        INSERT INTO guidance_strength (body_id, year, people, collectives, basis,
                                                       entered_at, entered_by, entered_by_name)
                        VALUES (:body, :year, :people, :collectives, :basis, :now, :account, :person)
                        ON CONFLICT (body_id, year) DO UPDATE
                           SET people = excluded.people,
                               collectives = excluded.collectives,
                               basis = excluded.basis,
                               entered_at = excluded.entered_at,
                               entered_by = excluded.entered_by,
                               entered_by_name = excluded.entered_by_name
                        """)
                .param("body", strength.body())
                .param("year", strength.year())
                .param("people", strength.people())
                .param("collectives", strength.collectives())
                .param("basis", strength.basis())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        note(
                by,
                "guidance.strength-entered",
                authority,
                strength.basis(),
                strength.year(),
                strength.people() + " / " + strength.collectives());
    }

    public Map<UUID, Strength> strengths(Set<UUID> bodies, int year) {
        return jdbc
                .sql("""
                        SELECT body_id AS body, year, people, collectives, basis, entered_by_name
                          FROM guidance_strength
                         WHERE year = :year
                           AND body_id = ANY (:bodies::uuid[])
                        """)
                .param("year", year)
                .param("bodies", bodies.toArray(UUID[]::new))
                .query(Strength.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Strength::body, Function.identity()));
    }

    /** One at a time takes a place of an authority's year, or changes how many there are. */
    void lock(UUID authority, int year) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:places, 0))")
                .param("places", "places " + authority + " " + year)
                .query((_, _) -> true)
                .single();
    }

    private void note(Actor by, String act, UUID authority, String basis, int year, String words) {
        audit.record(
                by.by(),
                act,
                Subject.of(KIND, authority),
                basis,
                Map.of("year", Integer.toString(year), "words", words));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
