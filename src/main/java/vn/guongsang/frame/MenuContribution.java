package vn.guongsang.frame;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.guongsang.identity.Actor;

/**
 * What a module adds to the menu, as a bean. One bean is one entry; an entry with one label and
 * several homes (the work list is first for everybody) is one bean whose path depends on the actor.
 */
public interface MenuContribution {

    /** Message key of the label. */
    String label();

    String path();

    /** Smaller is higher; leave gaps of ten. The first visible entry is the home of the role. */
    int order();

    /** @param actor null on the public site, where only entries for citizens are asked for */
    boolean visibleTo(@Nullable Actor actor);

    static MenuContribution of(String label, String path, int order, Predicate<Actor> visible) {
        return new Entry(label, path, order, a -> a != null && visible.test(a));
    }

    /** An entry of the public site. */
    static MenuContribution forCitizens(String label, String path, int order) {
        return new Entry(label, path, order, a -> a == null);
    }

    /** The usual implementation. */
    record Entry(String label, String path, int order, Predicate<@Nullable Actor> visible) implements MenuContribution {
        @Override
        public boolean visibleTo(@Nullable Actor actor) {
            return visible.test(actor);
        }
    }
}
