package vn.guongsang.frame;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As of which day a list is read, and under whom it shows what bodies left that have ended since: the two
 * fields of {@code c/asof.jte}.
 *
 * @param day on which the work stood as shown
 * @param today business day
 * @param rolled false for bodies as they were; true where what ended bodies left stands under their main
 *     heirs
 */
public record AsOf(LocalDate day, LocalDate today, boolean rolled) {

    private static final String DAY = "ngay";
    private static final String MAP = "gop";

    /** The choice of {@code c/asof.jte} that rolls. */
    public static final String ROLLED = "hien-nay";

    public static AsOf of(LocalDate today) {
        return new AsOf(today, today, false);
    }

    /** What an address asks for; today where it names no day, and a problem where it names none that is one. */
    public static AsOf asked(Map<String, String> asked, LocalDate today, Problems problems) {
        String day = asked.getOrDefault(DAY, "");
        if (!day.isBlank() && Untrusted.day(day).isEmpty()) {
            problems.add(DAY, "m23");
        }
        return new AsOf(Untrusted.day(day).orElse(today), today, ROLLED.equals(asked.get(MAP)));
    }

    /** Whose heirs take the place of ended bodies; null for bodies as they were. */
    public @Nullable LocalDate rolledTo() {
        return rolled ? named() : null;
    }

    /** The day whose names are shown: of two that meet in one list the later one's. */
    public LocalDate named() {
        return rolled && day.isBefore(today) ? today : day;
    }

    /** Whether what happened between that day and today is left out. */
    public boolean past() {
        return day.isBefore(today);
    }

    /** Whether the address asks for anything but today's bodies as they are. */
    public boolean asked() {
        return rolled || !day.equals(today);
    }
}
