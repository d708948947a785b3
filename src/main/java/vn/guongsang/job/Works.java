package vn.guongsang.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All long works: waiting, running and ended. */
@Repository
public class Works {

    /** So long an ended work is kept; what it did stands in the audit for good. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final TypeReference<List<Object>> ARGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;
    private final Audit audit;
    private final Permissions permissions;
    private final ApplicationEventPublisher events;

    Works(
            JdbcClient jdbc,
            Clock clock,
            JsonMapper json,
            Audit audit,
            Permissions permissions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
        this.permissions = permissions;
        this.events = events;
    }

    /** Something waits now: the loop of this node need not sleep on. */
    record Queued() {}

    /**
     * Queues a work in the transaction of the request: if that fails, nothing was queued.
     *
     * @param about what it is about, for people
     * @param input what the work needs to find its own data, e.g. an id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID queue(By by, String kind, String about, String input) {
        UUID id = jdbc.sql("""
                        WITH work AS (
                            INSERT INTO job_work (kind, about, input, account_id, person, role, body_id, body_name,
                                                  queued_at, state, outcome, outcome_args, href)
                            VALUES (:kind, :about, :input, :account, :person, :role, :body, :bodyName,
                                    :now, 'QUEUED', '', '[]', '')
                            RETURNING id
                        )
                        INSERT INTO job_progress (work_id, attempts, done, total, stop_asked)
                        SELECT id, 0, 0, 0, false
                          FROM work
                        RETURNING work_id
                        """)
                .param("kind", kind)
                .param("about", about)
                .param("input", input)
                .param("account", by.accountId())
                .param("person", by.person())
                .param("role", by.role())
                .param("body", by.bodyId())
                .param("bodyName", by.bodyName())
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .single();
        note(by, "work.queued", id, Map.of("kind", kind, "about", about));
        events.publishEvent(new Queued());
        return id;
    }

    public Optional<Work> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE work.id = :id")
                .param("id", id)
                .query(this::work)
                .optional();
    }

    /** @throws Refusal as if there were none, when it is not the actor's */
    public Work get(Actor actor, UUID id) {
        Work work = find(id).orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("job.work.hidden")));
        permissions.require(actor, JobAction.READ_WORK, work);
        return work;
    }

    /** What a person asked for and has not ended, or has ended since; the newest first. */
    public List<Work> of(UUID account, Instant endedSince, int most) {
        return jdbc.sql(SELECT + """
                         WHERE work.account_id = :account
                           AND (work.finished_at IS NULL OR work.finished_at >= :since)
                         ORDER BY work.id DESC
                         LIMIT :most
                        """)
                .param("account", account)
                .param("since", utc(endedSince))
                .param("most", most)
                .query(this::work)
                .list();
    }

    /** Of all people, the newest first. */
    public List<Work> latest(long offset, int most) {
        return jdbc.sql(SELECT + " ORDER BY work.id DESC OFFSET :offset LIMIT :most")
                .param("offset", offset)
                .param("most", most)
                .query(this::work)
                .list();
    }

    /** Asks a work to stop. One that waits stops at once, one that runs at its next step. */
    @Transactional
    public Verdict stop(Actor by, UUID id) {
        Work work = get(by, id);
        permissions.require(by, JobAction.STEER_WORK, work);
        if (work.ended()) {
            return Verdict.refused("job.refused.ended");
        }
        jdbc.sql("UPDATE job_progress SET stop_asked = true WHERE work_id = :id")
                .param("id", id)
                .update();
        note(by.by(), "work.stop-asked", id, Map.of("kind", work.kind(), "about", work.about()));
        if (take(id).isPresent()) {
            end(id, Work.State.STOPPED, "job.stopped", List.of(), "");
        }
        return Verdict.ALLOWED;
    }

    /** Queues a work that failed or was stopped once more, from its beginning. */
    @Transactional
    public Verdict repeat(Actor by, UUID id) {
        Work work = get(by, id);
        permissions.require(by, JobAction.STEER_WORK, work);
        if (!work.repeatable()) {
            return Verdict.refused("job.refused.not-repeatable");
        }
        jdbc.sql("""
                        UPDATE job_work
                           SET state = 'QUEUED',
                               finished_at = NULL,
                               outcome = '',
                               outcome_args = '[]',
                               href = ''
                         WHERE id = :id
                        """).param("id", id).update();
        jdbc.sql("""
                        UPDATE job_progress
                           SET started_at = NULL,
                               attempts = 0,
                               done = 0,
                               total = 0,
                               stop_asked = false
                         WHERE work_id = :id
                        """).param("id", id).update();
        note(by.by(), "work.repeated", id, Map.of("kind", work.kind(), "about", work.about()));
        events.publishEvent(new Queued());
        return Verdict.ALLOWED;
    }

    // ---- for those who do the work

    /** Works of these kinds that wait or run, the oldest first. */
    List<UUID> waiting(Collection<String> kinds) {
        return jdbc.sql("""
                        SELECT id
                          FROM job_work
                         WHERE state = 'QUEUED'
                           AND kind IN (:kinds)
                         ORDER BY id
                         LIMIT 20
                        """).param("kinds", kinds).query(UUID.class).list();
    }

    /** The input of a work that is nobody's: from now on it is this transaction's. */
    Optional<String> take(UUID id) {
        return jdbc.sql("""
                        SELECT input
                          FROM job_work
                         WHERE id = :id
                           AND state = 'QUEUED'
                           FOR NO KEY UPDATE SKIP LOCKED
                        """).param("id", id).query(String.class).optional();
    }

    /** How often this work has now been begun. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int begin(UUID id) {
        return jdbc.sql("""
                        UPDATE job_progress
                           SET started_at = :now,
                               attempts = attempts + 1,
                               done = 0
                         WHERE work_id = :id
                        RETURNING attempts
                        """)
                .param("id", id)
                .param("now", utc(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** Notes how far a work is, and says whether it should stop. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean reached(UUID id, int done, int total) {
        return jdbc.sql("""
                        UPDATE job_progress
                           SET done = :done,
                               total = :total
                         WHERE work_id = :id
                        RETURNING stop_asked
                        """)
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .query(Boolean.class)
                .single();
    }

    /** Ends a work, unless somebody else has ended it in the meantime. */
    @Transactional
    public void end(UUID id, Work.State state, String says, List<Object> args, String href) {
        boolean ended = jdbc.sql("""
                        UPDATE job_work
                           SET state = :state,
                               finished_at = :now,
                               outcome = :says,
                               outcome_args = :args::jsonb,
                               href = :href
                         WHERE id = :id
                           AND state = 'QUEUED'
                        """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", utc(clock.instant()))
                        .param("says", says)
                        .param("args", json.writeValueAsString(args))
                        .param("href", href)
                        .update()
                == 1;
        if (ended) {
            Work work = find(id).orElseThrow();
            note(
                    work.by(),
                    "work.ended",
                    id,
                    Map.of("kind", work.kind(), "about", work.about(), "state", state.name()));
        }
    }

    /** Forgets works that ended before; returns how many. */
    @Transactional
    public int forget(Instant before) {
        return jdbc.sql("DELETE FROM job_work WHERE finished_at < :before")
                .param("before", utc(before))
                .update();
    }

    private void note(By by, String act, UUID id, Map<String, String> details) {
        audit.record(by, act, Subject.of("work", id), details);
    }

    private static final String SELECT = """
            SELECT work.id, work.kind, work.about, work.account_id, work.person, work.role, work.body_id, work.body_name,
                   work.queued_at, work.finished_at, work.outcome, work.outcome_args, work.href,
                   progress.done, progress.total, progress.stop_asked,
                   CASE
                       WHEN work.state = 'QUEUED' AND progress.started_at IS NOT NULL THEN 'RUNNING'
                       ELSE work.state
                   END AS state
              FROM job_work work
              JOIN job_progress progress ON progress.work_id = work.id
            """;

    private Work work(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Work(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("about"),
                new By(
                        row.getObject("account_id", UUID.class),
                        row.getString("person"),
                        row.getString("role"),
                        row.getObject("body_id", UUID.class),
                        row.getString("body_name")),
                Work.State.valueOf(row.getString("state")),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("done"),
                row.getInt("total"),
                row.getBoolean("stop_asked"),
                row.getString("outcome"),
                json.readValue(row.getString("outcome_args"), ARGS),
                row.getString("href"));
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
