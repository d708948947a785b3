package vn.guongsang.fairness;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import vn.guongsang.verdict.Verdict;

/** Shares that plans or guidance ask for, each with its basis, from day to day. */
@Service
public class Targets {

    /** As audit entries name one. */
    public static final String KIND = "fairness-target";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Permissions permissions;

    Targets(JdbcClient jdbc, Clock clock, Audit audit, Permissions permissions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
    }

    /**
     * @param share the dimension whose favoured group it is about
     * @param percent at least
     * @param until the last day, null while it holds
     */
    public record Target(
            UUID id,
            UUID authorityId,
            Dimension share,
            int percent,
            LocalDate since,
            @Nullable LocalDate until,
            String basis) {}

    /** Those that hold for an authority on a day. */
    public List<Target> on(Collection<UUID> authorities, LocalDate on) {
        return jdbc.sql("""
                        SELECT id, authority_id, share, percent, since, until, basis
                          FROM fairness_target
                         WHERE authority_id IN (:authorities)
                           AND since <= :on
                           AND (until IS NULL OR until >= :on)
                         ORDER BY share, since
                        """)
                .param("authorities", authorities)
                .param("on", on)
                .query(Target.class)
                .list();
    }

    /** Sent twice it is entered once. */
    @Transactional
    public void enter(Actor by, Target target) {
        permissions.require(by, FairnessAction.SET, target.authorityId());
        int entered = jdbc.sql("""
                        INSERT INTO fairness_target (id, authority_id, share, percent, since, basis,
                                                     entered_at, entered_by, entered_by_name)
                        VALUES (:id, :authority, :share, :percent, :since, :basis, :now, :by, :byName)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", target.id())
                .param("authority", target.authorityId())
                .param("share", target.share().name())
                .param("percent", target.percent())
                .param("since", target.since())
                .param("basis", target.basis())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
        if (entered == 1) {
            audit.record(
                    by.by(),
                    "target.entered",
                    Subject.of(KIND, target.id()),
                    target.basis(),
                    Map.of("percent", Integer.toString(target.percent())));
        }
    }

    @Transactional
    public void end(Actor by, UUID id, LocalDate until) {
        Target ended = jdbc.sql("""
                        SELECT id, authority_id, share, percent, since, until, basis
                          FROM fairness_target
                         WHERE id = :id
                        """)
                .param("id", id)
                .query(Target.class)
                .optional()
                .orElseThrow(() -> Untrusted.hidden("fairness.hidden"));
        permissions.require(by, FairnessAction.SET, ended.authorityId());
        if (ended.until() != null || until.isBefore(ended.since())) {
            Verdict.refused("fairness.ended").orThrow();
        }
        jdbc.sql("UPDATE fairness_target SET until = :until WHERE id = :id")
                .param("until", until)
                .param("id", id)
                .update();
        audit.record(
                by.by(),
                "target.ended",
                Subject.of(KIND, id),
                ended.basis(),
                Map.of("percent", Integer.toString(ended.percent())),
                Change.changes().of("fairness.column.until", null, until).list());
    }
}
