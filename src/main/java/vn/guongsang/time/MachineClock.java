package vn.guongsang.time;

import java.time.Clock;

/** The real clock for what runs without the server, as a command does; beans are given theirs. */
public final class MachineClock {

    private MachineClock() {}

    public static Clock get() {
        return Clock.system(Times.VIETNAM);
    }
}
