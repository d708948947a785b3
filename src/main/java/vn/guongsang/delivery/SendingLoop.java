package vn.guongsang.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.installation.Settings;

/** One virtual thread a node that sends as long as anything is due, if there is a mail server. */
@Component
class SendingLoop implements SmartLifecycle {

    /** Retries become due without anybody telling, and another node may have written. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(SendingLoop.class);

    private final @Nullable Sending sending;
    private final Semaphore waiting = new Semaphore(0);
    private volatile @Nullable Thread thread;

    SendingLoop(Settings settings, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.sending = settings.mail()
                .map(access -> new Sending(jdbc, transaction, clock, new Postman(access)))
                .orElse(null);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(Outbox.Waiting event) {
        waiting.release();
    }

    @Override
    public void start() {
        if (sending != null) {
            thread = Thread.ofVirtual().name("mail").start(() -> run(sending));
        }
    }

    private void run(Sending sending) {
        while (thread != null) {
            try {
                waiting.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                waiting.drainPermits();
                while (thread != null && sending.sendOne()) {
                    // the next one
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                log.warn("mail waits: {}", e.toString());
            }
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            waiting.release();
            try {
                // a conversation is better ended than broken off; what is broken off is tried again
                running.join(FAREWELL);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
