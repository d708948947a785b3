package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** The one place that decides: every page, list, export and button asks here. */
@Component
public class Permissions {

    private final Map<Class<?>, Policy<?, ?>> policies;
    private final BusinessDay day;

    Permissions(List<Policy<?, ?>> policies, BusinessDay day) {
        this.policies = policies.stream().collect(Collectors.toMap(Policy::actions, Function.identity()));
        this.day = day;
    }

    /** On the business day. */
    public <A extends Enum<A> & Action> Verdict decide(Actor actor, A action, Object object) {
        return decide(actor, action, object, day.today());
    }

    public <A extends Enum<A> & Action> Verdict decide(Actor actor, A action, Object object, LocalDate on) {
        return policyOf(action).judge(actor, action, object, on);
    }

    public <A extends Enum<A> & Action> boolean may(Actor actor, A action, Object object) {
        return decide(actor, action, object).allowed();
    }

    /** Throws a {@link vn.guongsang.verdict.Refusal} unless allowed. */
    public <A extends Enum<A> & Action> void require(Actor actor, A action, Object object) {
        decide(actor, action, object).orThrow();
    }

    /** A rule that may speak for a role. */
    public record Chance(Action action, Rule<?> rule) {}

    /** Every rule that names the role, in the order of the actions: what its holders may do where the rest of the rule holds. */
    public List<Chance> chances(Role role) {
        return policies.values().stream()
                .filter(RulePolicy.class::isInstance)
                .map(policy -> (RulePolicy<?, ?>) policy)
                .sorted((one, other) ->
                        one.actions().getName().compareTo(other.actions().getName()))
                .flatMap(policy -> chances(policy, role))
                .toList();
    }

    private static <A extends Enum<A> & Action, T> Stream<Chance> chances(RulePolicy<A, T> policy, Role role) {
        return Arrays.stream(policy.actions().getEnumConstants())
                .flatMap(action -> policy.grant(action).rules().stream()
                        .filter(rule -> rule.roles().contains(role))
                        .map(rule -> new Chance(action, rule)));
    }

    @SuppressWarnings("unchecked") // the map is keyed by the policy's own action type
    private <A extends Enum<A> & Action> Policy<A, Object> policyOf(A action) {
        Policy<?, ?> policy = policies.get(action.getDeclaringClass());
        if (policy == null) {
            throw new IllegalStateException(
                    "no policy for " + action.getDeclaringClass().getName());
        }
        return (Policy<A, Object>) policy;
    }
}
