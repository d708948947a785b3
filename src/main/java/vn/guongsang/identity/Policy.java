package vn.guongsang.identity;

import vn.guongsang.verdict.Verdict;

/**
 * A module's answer to who may do what in it. One policy a module; {@link Permissions} finds it by
 * the type of its actions.
 *
 * @param <A> the module's actions
 * @param <T> what they are about
 */
public interface Policy<A extends Enum<A> & Action, T> {

    Class<A> actions();

    /** May the actor do this to the object now? The switch over the actions is exhaustive. */
    Verdict judge(Actor actor, A action, T object);
}
