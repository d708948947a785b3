package vn.guongsang.council;

import java.util.List;
import java.util.UUID;
import vn.guongsang.verdict.Verdict;

/** What waits for a council, as a bean of the module that brings it forward. */
@FunctionalInterface
public interface AgendaSource {

    /**
     * Matters that wait for a council of a body; those that already stand on an agenda may be among them.
     *
     * @param body to which the council belongs
     */
    List<Matter> waitingFor(UUID body);

    /** Whether a matter of its may be voted on now: one that was withdrawn meanwhile is not. */
    default Verdict vote(Matter matter) {
        return Verdict.ALLOWED;
    }
}
