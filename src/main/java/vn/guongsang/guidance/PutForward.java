package vn.guongsang.guidance;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What holds a place: sent, and neither withdrawn nor failed. Whoever keeps dossiers is the bean of it. */
public interface PutForward {

    /** So many of the same. */
    record Taken(
            UUID body,
            String award,
            String subjectKind,
            @Nullable UUID plan,
            String movement,
            int count) {}

    /**
     * @param body one alone, null for all
     * @param before only what came before this one, and never itself; null for all
     */
    List<Taken> taken(UUID authority, int year, @Nullable UUID body, @Nullable Proposal before);
}
