package vn.guongsang.council.domain;

import static vn.guongsang.identity.Role.COUNCIL_MEMBER;
import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Council;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;

/**
 * A council is the matter of its members, its body and its standing agency. The secretaries of the agency run
 * it; a vote is each member's own, and nobody else's: whoever acts for a member does not vote for them.
 */
@Component
class CouncilPolicy extends RulePolicy<CouncilAction, Council> {

    private static final Rule<Council> KEEPER =
            Rule.of("council.rule.keeper", CouncilPolicy::ofDesk, COUNCIL_SECRETARY, HUB_OFFICER);

    private static final Grant<Council> SEEN = Grant.of(
            "council.hidden",
            KEEPER,
            Rule.of("council.rule.body", CouncilPolicy::ofBody, LEADER, INSPECTOR),
            Rule.of("council.rule.known", CouncilPolicy::known, COUNCIL_MEMBER, LEADER, COUNCIL_SECRETARY));

    private static final Map<CouncilAction, Grant<Council>> GRANTS = Map.of(
            CouncilAction.READ,
            SEEN,
            CouncilAction.COMPOSE,
            Grant.of("council.compose.forbidden", KEEPER, Rule.of("council.rule.leader", CouncilPolicy::ofBody, LEADER))
                    .after(SEEN),
            CouncilAction.CONVENE,
            Grant.of(
                            "council.convene.forbidden",
                            Rule.of("council.rule.secretary", CouncilPolicy::ofDesk, COUNCIL_SECRETARY))
                    .after(SEEN),
            CouncilAction.VOTE,
            Grant.of(
                            "council.vote.forbidden",
                            Rule.of(
                                    "council.rule.member",
                                    CouncilPolicy::known,
                                    COUNCIL_MEMBER,
                                    LEADER,
                                    COUNCIL_SECRETARY))
                    .after(SEEN));

    CouncilPolicy() {
        super(CouncilAction.class);
    }

    @Override
    public Map<CouncilAction, Grant<Council>> grants() {
        return GRANTS;
    }

    private static boolean ofDesk(Actor actor, Council council, LocalDate on) {
        return actor.bodyId().equals(council.desk());
    }

    private static boolean ofBody(Actor actor, Council council, LocalDate on) {
        return actor.bodyId().equals(council.body());
    }

    /** On which day one sits in it, each session asks itself. */
    private static boolean known(Actor actor, Council council, LocalDate on) {
        return council.knows(actor.accountId());
    }
}
