package vn.guongsang.unitplan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * What a body registers for in a year (đăng ký thi đua đầu năm).
 *
 * @param number from 1; each one replaces the one before
 * @param filing with which it answers a duty, null where the body owes none
 */
public record Registration(
        UUID id,
        int number,
        @Nullable UUID filing,
        LocalDate registeredOn,
        String registeredByName,
        List<Intent> intents) {

    /**
     * One movement.
     *
     * @param movement its code in the plan
     * @param exemplars how many it means to bring forward, 0 for no number
     * @param works what it means to do, empty for nothing
     */
    public record Intent(String movement, int exemplars, String works) {}

    /** When bodies register in a year: from the first day to the last. */
    public record Round(int year, LocalDate opens, LocalDate closes, String setByName, LocalDate setOn) {

        public Verdict takes(LocalDate today) {
            if (today.isBefore(opens)) {
                return Verdict.refused("unitplan.registration.refused.not-open", year, opens);
            }
            return today.isAfter(closes)
                    ? Verdict.refused("unitplan.registration.refused.closed", year, closes)
                    : Verdict.ALLOWED;
        }
    }
}
