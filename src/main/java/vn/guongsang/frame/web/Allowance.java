package vn.guongsang.frame.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each may ask: so many times at once, then once an interval (the generic cell rate algorithm). */
final class Allowance {

    /** Whoever has not asked for longest is forgotten first. */
    private static final int REMEMBERED = 20_000;

    private final long interval;
    private final long tolerance;

    /** For each asker the moment from which on all is free again. */
    private final Map<String, Long> freeFrom = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    Allowance(int atOnce, Duration interval) {
        this.interval = interval.toNanos();
        this.tolerance = (atOnce - 1) * this.interval;
    }

    /**
     * @param now in nanoseconds, as {@link System#nanoTime} counts
     * @return zero if it may be now, else how long to wait; asking too early costs nothing
     */
    synchronized Duration ask(String asker, long now) {
        Long free = freeFrom.get(asker);
        long from = free == null || free - now < 0 ? now : free;
        if (from - now > tolerance) {
            return Duration.ofNanos(from - now - tolerance);
        }
        freeFrom.put(asker, from + interval);
        return Duration.ZERO;
    }
}
