package vn.guongsang.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Virtual threads of a node that send as long as anything is due; a bean listens to what wakes it. */
public abstract class Courier implements SmartLifecycle {

    /** Retries become due without anybody telling, and another node may have written. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private final String name;
    private final List<? extends Sending<?>> hands;
    private final Semaphore waiting = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean on;

    /** @param hands each sends on a thread of its own; none where nothing can be sent */
    protected Courier(String name, List<? extends Sending<?>> hands) {
        this.name = name;
        this.hands = hands;
    }

    /** Something waits. */
    protected final void wake() {
        waiting.release();
    }

    @Override
    public final synchronized void start() {
        if (!on) {
            on = true;
            hands.forEach(sending -> threads.add(Thread.ofVirtual().name(name).start(() -> run(sending))));
        }
    }

    private void run(Sending<?> sending) {
        while (on) {
            try {
                waiting.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                waiting.drainPermits();
                while (on && sending.sendOne()) {
                    // the next one
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                log.warn("{} waits: {}", name, e.toString());
            }
        }
    }

    @Override
    public final synchronized void stop() {
        on = false;
        waiting.release(threads.size());
        try {
            for (Thread thread : threads) {
                // a conversation is better ended than broken off; what is broken off is tried again
                thread.join(FAREWELL);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public final boolean isRunning() {
        return on && !hands.isEmpty();
    }
}
