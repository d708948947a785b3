package vn.guongsang.time;

import java.time.LocalDate;

/**
 * The day on which the work stands: it drives dues, rules, ages and every "as of". It is not the
 * clock: audit, sign-in, tokens and jobs run on the injected {@link java.time.Clock}. Only a demo
 * world can move it; a real installation stands on the real day in Asia/Ho_Chi_Minh.
 */
public interface BusinessDay {

    /** The business day, as every page shows it. */
    LocalDate today();

    /** Whether the day was moved away from the real one. */
    boolean moved();
}
