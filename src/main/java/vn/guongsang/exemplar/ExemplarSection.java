package vn.guongsang.exemplar;

import java.util.Optional;
import vn.guongsang.identity.Actor;

/**
 * What a module above this one adds to an exemplar's page, as a bean: council, decision, publication,
 * replication. The page shows the sections after the fostering log and before the timeline.
 */
public interface ExemplarSection {

    /** Smaller is higher; leave gaps of ten. */
    int order();

    /** Empty when there is nothing that this actor may see or do here. */
    Optional<SectionView> of(Actor actor, Exemplar exemplar);
}
