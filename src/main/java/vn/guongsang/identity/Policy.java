package vn.guongsang.identity;

import java.time.LocalDate;
import vn.guongsang.verdict.Verdict;

/**
 * A module's answer to who may do what in it. One policy a module; {@link Permissions} finds it by
 * the type of its actions. {@link RulePolicy} is the usual form.
 *
 * @param <A> the module's actions
 * @param <T> what they are about
 */
public interface Policy<A extends Enum<A> & Action, T> {

    Class<A> actions();

    /** May the actor do this to the object, on a business day? */
    default Verdict judge(Actor actor, A action, T object, LocalDate on) {
        return judge(actor, action, object);
    }

    /** The same, where no rule looks at the day. */
    default Verdict judge(Actor actor, A action, T object) {
        throw new UnsupportedOperationException(getClass() + " looks at the day");
    }
}
