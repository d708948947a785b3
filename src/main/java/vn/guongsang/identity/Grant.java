package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * Who may do one thing: whom the first of the rules that holds allows, and nobody else.
 *
 * @param otherwise code of the refusal
 * @param condition what one must be allowed first, such as to see the object
 * @param partial whom the object concerns and who brought it forward, where they may not be its judges
 */
public record Grant<T>(
        List<Rule<T>> rules,
        String otherwise,
        @Nullable Grant<T> condition,
        @Nullable Function<T, Set<UUID>> partial) {

    @SafeVarargs
    public static <T> Grant<T> of(String otherwise, Rule<T>... rules) {
        return new Grant<>(List.of(rules), otherwise, null, null);
    }

    /** Only for those whom the other allows; its refusal comes first. */
    public Grant<T> after(Grant<T> other) {
        return new Grant<>(rules, otherwise, other, partial);
    }

    /** Recusal: not for the accounts that the object names. */
    public Grant<T> impartial(Function<T, Set<UUID>> partial) {
        return new Grant<>(rules, otherwise, condition, partial);
    }

    public Verdict judge(Actor actor, T object, LocalDate on) {
        if (condition != null && condition.judge(actor, object, on) instanceof Verdict.Refused refused) {
            return refused;
        }
        Verdict verdict = rules.stream()
                .filter(rule -> rule.allows(actor, object, on))
                .findFirst()
                .map(rule -> Verdict.allowedBy(rule.name()))
                .orElseGet(() -> Verdict.refused(otherwise));
        return verdict.allowed() && partial != null && partial.apply(object).contains(actor.accountId())
                ? Verdict.refused("identity.recused.forbidden")
                : verdict;
    }
}
