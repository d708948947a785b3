package vn.guongsang.directory;

import java.util.List;
import java.util.UUID;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;

/** What another module tells of a body on the body's page, as a bean. Only what the actor may see. */
public interface BodySection {

    /** Message key of the heading. */
    String title();

    /** Empty when there is nothing to tell. */
    List<Line> of(Actor actor, UUID body);

    /** @param more what is said behind the name */
    record Line(String name, String href, Text more) {}
}
