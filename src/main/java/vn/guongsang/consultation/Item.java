package vn.guongsang.consultation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * One thing before the public, as it stands. It alone says what may be done with it on a day.
 *
 * @param kind whose it is, and {@code objectId} which
 * @param authority for whom the consultation is held
 * @param body that brought it forward
 * @param days working days for which it was opened
 * @param closesOn the last day on which opinions are taken
 * @param finding null while it is not concluded
 */
public record Item(
        UUID id,
        UUID consultationId,
        String consultation,
        String kind,
        UUID objectId,
        String title,
        String subtitle,
        String summary,
        UUID authority,
        String authorityName,
        UUID body,
        String bodyName,
        int days,
        String basis,
        LocalDate openedOn,
        LocalDate closesOn,
        @Nullable Finding finding,
        String reason,
        @Nullable LocalDate concludedOn,
        String concludedByName) {

    /** How long its page stands on the public site after it was concluded, in days. */
    static final int SHOWN = 90;

    /** How many opinions there are, and how far one is with them. */
    public record Tally(int waiting, int published, int kept, int unanswered) {}

    /** The public may write. */
    public boolean open(LocalDate today) {
        return finding == null && !today.isAfter(closesOn);
    }

    /** Over by the clock; what came of it, a person says. */
    public boolean toConclude(LocalDate today) {
        return finding == null && today.isAfter(closesOn);
    }

    /** Upheld objections and stopped consultations are nobody's business outside; others are shown for a while. */
    public boolean shown(LocalDate today) {
        return finding == null || finding.clear() && concludedOn != null && !today.isAfter(concludedOn.plusDays(SHOWN));
    }

    Verdict receive(LocalDate today) {
        return open(today) ? Verdict.ALLOWED : Verdict.refusedBy(basis, "consultation.refused.closed", closesOn);
    }

    /** What was published stays so until the end, unless it is read anew. */
    Verdict moderate() {
        return finding == null ? Verdict.ALLOWED : Verdict.refused("consultation.refused.concluded");
    }

    Verdict conclude(Finding found, Tally tally, LocalDate today) {
        if (finding != null) {
            return Verdict.refused("consultation.refused.concluded");
        }
        if (open(today)) {
            return Verdict.refusedBy(basis, "consultation.refused.running", closesOn);
        }
        if (tally.waiting() > 0) {
            return Verdict.refused("consultation.refused.unread", tally.waiting());
        }
        return found == Finding.ANSWERED && tally.unanswered() > 0
                ? Verdict.refused("consultation.refused.unanswered", tally.unanswered())
                : Verdict.ALLOWED;
    }
}
