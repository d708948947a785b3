package vn.guongsang.plan.domain;

import static vn.guongsang.identity.Role.AUDITOR;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.plan.FollowAction;
import vn.guongsang.plan.Followed;
import vn.guongsang.plan.Parts;

/**
 * A body follows its own duties, the head of a cluster or bloc those of its members while it leads them,
 * hub and issuer all; and whoever was given a filing what it answers.
 */
@Component
class FollowPolicy extends RulePolicy<FollowAction, Followed> {

    private final Blocs blocs;
    private final Passed passed;
    private final Grant<Followed> readers;

    FollowPolicy(Parts parts, Blocs blocs, Passed passed) {
        super(FollowAction.class);
        this.blocs = blocs;
        this.passed = passed;
        this.readers = Grant.of(
                "plan.follow.forbidden",
                new Rule<>(
                        "plan.rule.ownDuties",
                        EnumSet.complementOf(EnumSet.of(AUDITOR)),
                        (actor, followed, _) -> actor.bodyId().equals(followed.body())),
                Rule.of(
                        "plan.rule.board",
                        (actor, followed, _) ->
                                parts.oversees(actor.bodyId(), followed.plan().id()),
                        HUB_OFFICER,
                        LEADER,
                        INSPECTOR),
                Rule.of("plan.rule.clusterHead", this::leads, OFFICER, HEAD, HUB_OFFICER, LEADER),
                Rule.of("plan.rule.forwarded", this::wasGiven, ForwardPolicy.ROLES));
    }

    @Override
    public Map<FollowAction, Grant<Followed>> grants() {
        return Map.of(FollowAction.READ, readers);
    }

    private boolean leads(Actor actor, Followed followed, LocalDate on) {
        UUID bloc = followed.bloc();
        UUID body = followed.body();
        return bloc != null
                        && blocs.ledBy(actor.bodyId(), on).stream()
                                .anyMatch(led -> led.id().equals(bloc))
                || body != null && blocs.leads(actor.bodyId(), body, on);
    }

    private boolean wasGiven(Actor actor, Followed followed, LocalDate on) {
        UUID instance = followed.instance();
        return instance != null && !passed.filings(instance, actor.bodyId()).isEmpty();
    }
}
