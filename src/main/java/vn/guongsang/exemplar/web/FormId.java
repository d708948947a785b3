package vn.guongsang.exemplar.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Ids that a form carries from the moment it is shown, growing with time (UUID version 7). */
final class FormId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private FormId() {}

    static UUID next(Clock clock) {
        long time = clock.millis() << 16;
        return new UUID(
                time | 0x7000 | RANDOM.nextInt(0x1000),
                RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
