package vn.guongsang.identity;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.guongsang.verdict.Verdict;

/** The one place that decides: every page, list, export and button asks here. */
@Component
public class Permissions {

    private final Map<Class<?>, Policy<?, ?>> policies;

    Permissions(List<Policy<?, ?>> policies) {
        this.policies = policies.stream().collect(Collectors.toMap(Policy::actions, Function.identity()));
    }

    public <A extends Enum<A> & Action> Verdict decide(Actor actor, A action, Object object) {
        return policyOf(action).judge(actor, action, object);
    }

    public <A extends Enum<A> & Action> boolean may(Actor actor, A action, Object object) {
        return decide(actor, action, object).allowed();
    }

    /** Throws a {@link vn.guongsang.verdict.Refusal} unless allowed. */
    public <A extends Enum<A> & Action> void require(Actor actor, A action, Object object) {
        decide(actor, action, object).orThrow();
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
