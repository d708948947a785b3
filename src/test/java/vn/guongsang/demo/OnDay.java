package vn.guongsang.demo;

import java.time.LocalDate;

/** Lets a test act on a day of its own, as the demo world's making does. */
public final class OnDay {

    private OnDay() {}

    public static void during(LocalDate day, Runnable act) {
        DemoDay.during(day, act);
    }
}
