package vn.guongsang.dossier;

import java.time.LocalDate;
import vn.guongsang.verdict.Verdict;

/**
 * The meeting at which a body proposed a dossier (họp xét), as its minutes have it.
 *
 * @param members all who belong to it
 * @param present of them; who voted neither for nor against abstained
 */
public record Meeting(LocalDate metOn, String chair, int members, int present, int agreed, int against) {

    /** Whether these figures can be those of a meeting. */
    Verdict plausible(LocalDate today) {
        if (metOn.isAfter(today)) {
            return Verdict.refused("dossier.refused.meeting-later", metOn, today);
        }
        if (present > members) {
            return Verdict.refused("dossier.refused.meeting-present", present, members);
        }
        return agreed + against <= present
                ? Verdict.ALLOWED
                : Verdict.refused("dossier.refused.meeting-votes", agreed + against, present);
    }

    public int abstained() {
        return present - agreed - against;
    }

    /** Votes in favour in percent of those present, rounded down: 79.9 % are not 80. */
    public int percentOfPresent() {
        return agreed * 100 / present;
    }

    /** As {@link #percentOfPresent}, of all members. */
    public int percentOfMembers() {
        return agreed * 100 / members;
    }
}
