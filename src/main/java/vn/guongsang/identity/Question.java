package vn.guongsang.identity;

import java.util.Arrays;
import java.util.List;
import vn.guongsang.verdict.Verdict;

/** May somebody do this with that? */
public record Question<A extends Enum<A> & Action>(A action, Object object) {

    /** All that can be done with it, in the order of the actions: the first is to see it. */
    public static <A extends Enum<A> & Action> List<Question<?>> all(Class<A> actions, Object object) {
        return Arrays.stream(actions.getEnumConstants())
                .<Question<?>>map(action -> new Question<>(action, object))
                .toList();
    }

    public Verdict put(Permissions permissions, Actor actor) {
        return permissions.decide(actor, action, object);
    }
}
