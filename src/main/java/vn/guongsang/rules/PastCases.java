package vn.guongsang.rules;

import java.util.List;
import vn.guongsang.identity.Actor;

/** Cases that were decided, so that a changed rule can be tried on them; whoever keeps cases is a bean of it. */
public interface PastCases {

    /**
     * A decided case.
     *
     * @param name of the subject
     * @param address of its page, empty when it has none
     */
    record Past(String name, String address, Case decided) {}

    /** Those of an award that the actor may see, the latest first, no more than so many. */
    List<Past> of(Actor actor, String award, int most);
}
