package vn.guongsang.fairness;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.ledger.Reach;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Which bodies are in areas that are favoured (vùng sâu, vùng xa, biên giới, hải đảo), from day to day. */
@Service
public class Areas {

    /** As audit entries name one. */
    public static final String KIND = "fairness-area";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Bodies bodies;
    private final Reach reach;

    Areas(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Bodies bodies,
            Reach reach) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.bodies = bodies;
        this.reach = reach;
    }

    public enum Kind {
        /** vùng sâu, vùng xa, vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn */
        REMOTE,
        BORDER,
        ISLAND
    }

    /**
     * @param until the last day, null while it holds
     * @param basis the paper that says so
     */
    public record Area(
            UUID id,
            UUID bodyId,
            String bodyName,
            Kind kind,
            LocalDate since,
            @Nullable LocalDate until,
            String basis) {}

    /** Those that the actor has to do with, of bodies in order. */
    public List<Area> of(Actor actor) {
        LocalDate today = day.today();
        return jdbc.sql("""
                        SELECT area.id, area.body_id, body.name AS body_name, area.kind, area.since, area.until, area.basis
                          FROM fairness_area area
                          JOIN organisation_v_body body ON body.id = area.body_id
                         ORDER BY body.name COLLATE "vi-x-icu", area.since
                        """).query(Area.class).list().stream()
                .filter(area -> reach.holds(actor, area.bodyId(), today))
                .toList();
    }

    /** Marks a body, and with it all below it; sent twice it is marked once. */
    @Transactional
    public void mark(Actor by, UUID id, UUID body, Kind kind, LocalDate since, String basis) {
        permissions.require(by, FairnessAction.SET, by.bodyId());
        if (!reach.holds(by, body, day.today())) {
            throw Untrusted.hidden("fairness.hidden");
        }
        int marked = jdbc.sql("""
                        INSERT INTO fairness_area (id, body_id, kind, since, basis, entered_at, entered_by, entered_by_name)
                        VALUES (:id, :body, :kind, :since, :basis, :now, :by, :byName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("body", body)
                .param("kind", kind.name())
                .param("since", since)
                .param("basis", basis)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
        if (marked == 1) {
            audit.record(
                    by.by(),
                    "area.marked",
                    Subject.of(KIND, id),
                    basis,
                    Map.of("name", bodies.get(body).name()));
        }
    }

    /** From the day after on it is such an area no more. */
    @Transactional
    public void end(Actor by, UUID id, LocalDate until) {
        permissions.require(by, FairnessAction.SET, by.bodyId());
        Optional<Area> area = of(by).stream().filter(one -> one.id().equals(id)).findFirst();
        Area ended = area.orElseThrow(() -> Untrusted.hidden("fairness.hidden"));
        if (ended.until() != null || until.isBefore(ended.since())) {
            Verdict.refused("fairness.ended").orThrow();
        }
        jdbc.sql("UPDATE fairness_area SET until = :until WHERE id = :id")
                .param("until", until)
                .param("id", id)
                .update();
        audit.record(
                by.by(),
                "area.ended",
                Subject.of(KIND, id),
                ended.basis(),
                Map.of("name", ended.bodyName()),
                Change.changes().of("fairness.column.until", null, until).list());
    }
}
