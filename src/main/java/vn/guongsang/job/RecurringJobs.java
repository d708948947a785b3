package vn.guongsang.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** All jobs that come back by the clock, and when each is due. */
@Repository
public class RecurringJobs {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Permissions permissions;
    private final Map<String, RecurringJob> jobs;

    RecurringJobs(JdbcClient jdbc, Clock clock, Audit audit, Permissions permissions, List<RecurringJob> jobs) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
        this.jobs = jobs.stream().collect(Collectors.toMap(RecurringJob::name, Function.identity()));
    }

    /**
     * A job as it stands.
     *
     * @param beganAt last run, null before the first
     * @param failure why the last run failed, empty when it did not
     */
    public record Standing(
            String name,
            Instant dueAt,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt,
            String failure) {}

    public List<Standing> all() {
        return jdbc.sql("SELECT name, due_at, began_at, ended_at, failure FROM job_recurring ORDER BY name")
                .query(RecurringJobs::standing)
                .list();
    }

    /** Makes a job due at once, for all nodes. */
    @Transactional
    public void runNow(Actor by, String name) {
        permissions.require(by, JobAction.RUN_JOBS, by.bodyId());
        int found = jdbc.sql("UPDATE job_recurring SET due_at = :now WHERE name = :name")
                .param("name", name)
                .param("now", Works.utc(clock.instant()))
                .update();
        if (found == 1) {
            audit.record(by.by(), "job.run-asked", Subject.of("job", name), Map.of("name", name));
        }
    }

    // ---- for those who run them

    /** Enters jobs that are new; one whose schedule now says sooner comes sooner. */
    void enter() {
        jobs.values()
                .forEach(job -> jdbc.sql("""
                        INSERT INTO job_recurring AS known (name, due_at, failure)
                        VALUES (:name, :due, '')
                        ON CONFLICT (name) DO UPDATE
                           SET due_at = least(known.due_at, excluded.due_at)
                        """)
                        .param("name", job.name())
                        .param("due", Works.utc(job.schedule().after(clock.instant())))
                        .update());
    }

    List<String> due() {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT name FROM job_recurring WHERE due_at <= :now AND name IN (:mine)")
                .param("now", Works.utc(clock.instant()))
                .param("mine", jobs.keySet())
                .query(String.class)
                .list();
    }

    /** Runs a job in the caller's transaction if it is still due and nobody else runs it. */
    void run(String name) {
        Instant began = clock.instant();
        boolean taken = jdbc.sql("""
                        SELECT 1
                          FROM job_recurring
                         WHERE name = :name
                           AND due_at <= :now
                           FOR UPDATE SKIP LOCKED
                        """)
                .param("name", name)
                .param("now", Works.utc(began))
                .query(Integer.class)
                .optional()
                .isPresent();
        if (taken) {
            job(name).run();
            end(name, began, "");
        }
    }

    /** Notes how a run ended, unless another node has run it since. */
    void end(String name, Instant began, String failure) {
        Instant ended = clock.instant();
        jdbc.sql("""
                        UPDATE job_recurring
                           SET due_at = :next,
                               began_at = :began,
                               ended_at = :ended,
                               failure = :failure
                         WHERE name = :name
                           AND due_at <= :began
                        """)
                .param("name", name)
                .param("next", Works.utc(job(name).schedule().after(ended)))
                .param("began", Works.utc(began))
                .param("ended", Works.utc(ended))
                .param("failure", failure)
                .update();
    }

    private RecurringJob job(String name) {
        RecurringJob job = jobs.get(name);
        if (job == null) {
            throw new IllegalArgumentException("no job " + name);
        }
        return job;
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString("name"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("began_at", OffsetDateTime.class)),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
