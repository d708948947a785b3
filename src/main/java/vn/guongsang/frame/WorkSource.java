package vn.guongsang.frame;

import java.util.List;
import vn.guongsang.identity.Actor;

/**
 * What a module has to put on a person's desk, as a bean. The home page (Việc của tôi) asks all
 * sources; each gives only what the actor may see, never more than a screen can hold, and tells of
 * what it leaves out by {@link WorkItem#rest}.
 */
@FunctionalInterface
public interface WorkSource {

    List<WorkItem> itemsFor(Actor actor);
}
