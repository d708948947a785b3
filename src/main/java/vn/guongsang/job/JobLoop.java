package vn.guongsang.job;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.verdict.Refusal;

/** The part of a node that looks once a second for what is due or waits, and does it. */
@Component
class JobLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobLoop.class);

    /** How much one node does at a time: each holds a connection, and one more for its progress. */
    private static final int AT_ONCE = 4;

    /** A work that so many nodes in turn did not survive is not given to another. */
    private static final int ATTEMPTS = 5;

    private final Works works;
    private final RecurringJobs jobs;
    private final Map<String, LongWork> kinds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore wake = new Semaphore(0);
    private final Set<Object> running = ConcurrentHashMap.newKeySet();
    private volatile boolean on;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JobLoop(
            Works works,
            RecurringJobs jobs,
            List<LongWork> kinds,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.works = works;
        this.jobs = jobs;
        this.kinds = kinds.stream().collect(Collectors.toMap(LongWork::kind, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (!on) {
            on = true;
            threads = Executors.newVirtualThreadPerTaskExecutor();
            threads.execute(this::loop);
        }
    }

    /** What runs is told at its next step; what does not listen loses its connection and is done elsewhere. */
    @Override
    public synchronized void stop() {
        on = false;
        wake.release();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return on;
    }

    @TransactionalEventListener
    void queued(Works.Queued event) {
        wake.release();
    }

    private void loop() {
        boolean entered = false;
        while (on) {
            try {
                if (wake.tryAcquire(1, TimeUnit.SECONDS)) {
                    wake.drainPermits();
                }
                if (!entered) {
                    jobs.enter();
                    entered = true;
                }
                if (on) {
                    look();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // the database is away, say: the next look may find it
                log.warn(
                        "jobs could not be looked for: {}",
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            }
        }
    }

    private void look() {
        jobs.due().forEach(name -> begin(name, () -> run(name)));
        if (!kinds.isEmpty()) {
            works.waiting(kinds.keySet()).forEach(id -> begin(id, () -> perform(id)));
        }
    }

    /** On a thread of its own, if there is a place and this node is not at it already. */
    private void begin(Object key, Runnable task) {
        if (!running.contains(key) && places.tryAcquire()) {
            running.add(key);
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    running.remove(key);
                    places.release();
                }
            });
        }
    }

    private void run(String name) {
        Instant began = clock.instant();
        try {
            transaction.executeWithoutResult(_ -> jobs.run(name));
        } catch (RuntimeException e) {
            if (on && !databaseLost(e)) {
                log.error("job {} failed", name, e);
                jobs.end(name, began, e.toString());
            }
        }
    }

    private void perform(UUID id) {
        try {
            transaction.executeWithoutResult(_ -> works.take(id).ifPresent(input -> perform(id, input)));
        } catch (StopAsked e) {
            works.end(id, Work.State.STOPPED, "job.stopped", List.of(), "");
        } catch (Refusal e) {
            works.end(id, Work.State.FAILED, e.verdict().code(), e.verdict().args(), "");
        } catch (RuntimeException e) {
            if (on && !databaseLost(e)) {
                log.error("work {} failed", id, e);
                works.end(id, Work.State.FAILED, "job.failed.unexpected", List.of(id.toString()), "");
            }
        }
    }

    private void perform(UUID id, String input) {
        Work work = works.find(id).orElseThrow();
        if (works.begin(id) > ATTEMPTS) {
            works.end(id, Work.State.FAILED, "job.failed.attempts", List.of(ATTEMPTS), "");
            return;
        }
        LongWork kind = Objects.requireNonNull(kinds.get(work.kind()), work.kind());
        Outcome outcome = kind.perform(new LongWork.Task(work.by(), input, new Steps(id)));
        works.end(
                id,
                outcome.whole() ? Work.State.DONE : Work.State.PARTLY,
                outcome.says(),
                outcome.args(),
                outcome.href());
    }

    /** Nothing is known of how far it came: whoever finds the database again begins anew. */
    private static boolean databaseLost(RuntimeException e) {
        return e instanceof TransactionSystemException
                || NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException lost
                        && lost.getSQLState() != null
                        && (lost.getSQLState().startsWith("08")
                                || lost.getSQLState().startsWith("57P"));
    }

    /** Somebody asked the work to stop. */
    private static final class StopAsked extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Writes what is told to it at most four times a second. */
    private final class Steps implements LongWork.Progress {

        private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

        private final UUID work;
        private long written = System.nanoTime() - PAUSE;

        Steps(UUID work) {
            this.work = work;
        }

        @Override
        public void reached(int done, int total) {
            if (!on) {
                throw new IllegalStateException("this node shuts down");
            }
            if (System.nanoTime() - written >= PAUSE) {
                if (works.reached(work, done, total)) {
                    throw new StopAsked();
                }
                written = System.nanoTime();
            }
        }
    }
}
