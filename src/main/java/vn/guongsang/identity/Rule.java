package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.Set;

/**
 * One sentence of a policy: who holds one of these roles may, if.
 *
 * @param name message key of the sentence, which is shown to whoever asks why
 */
public record Rule<T>(String name, Set<Role> roles, Condition<T> condition) {

    /** What must hold between actor and object on a business day, beside the role. */
    @FunctionalInterface
    public interface Condition<T> {

        boolean holds(Actor actor, T object, LocalDate on);
    }

    public static <T> Rule<T> of(String name, Condition<T> condition, Role... roles) {
        return new Rule<>(name, Set.of(roles), condition);
    }

    public boolean allows(Actor actor, T object, LocalDate on) {
        return roles.contains(actor.role()) && condition.holds(actor, object, on);
    }
}
