package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.Map;
import vn.guongsang.verdict.Verdict;

/**
 * A policy made of named rules, so that each of its answers names the rule behind it, and the rules
 * themselves can be read out. A policy that asks another policy is an ordinary {@link Policy}.
 */
public abstract class RulePolicy<A extends Enum<A> & Action, T> implements Policy<A, T> {

    private final Class<A> actions;

    protected RulePolicy(Class<A> actions) {
        this.actions = actions;
    }

    /** One for each action. */
    public abstract Map<A, Grant<T>> grants();

    @Override
    public Class<A> actions() {
        return actions;
    }

    @Override
    public Verdict judge(Actor actor, A action, T object, LocalDate on) {
        return grant(action).judge(actor, object, on);
    }

    Grant<T> grant(A action) {
        Grant<T> grant = grants().get(action);
        if (grant == null) {
            throw new IllegalStateException("no grant for " + action);
        }
        return grant;
    }
}
