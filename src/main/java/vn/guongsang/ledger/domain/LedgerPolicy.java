package vn.guongsang.ledger.domain;

import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.Reach;
import vn.guongsang.organisation.Successions;

/**
 * A record is read in its body and in the bodies above, recorded by officers of its body and by hubs above, and
 * what is sensitive in it is seen by those who need it for the work alone. {@code LedgerList} says the same in
 * SQL, and a test holds the two together.
 */
@Component
class LedgerPolicy extends RulePolicy<LedgerAction, Concerned> {

    private static final Role[] READERS = {OFFICER, HEAD, HUB_OFFICER, COUNCIL_SECRETARY, LEADER, INSPECTOR};

    private final Reach reach;
    private final Successions successions;
    private final Map<LedgerAction, Grant<Concerned>> grants;

    LedgerPolicy(Reach reach, Successions successions) {
        super(LedgerAction.class);
        this.reach = reach;
        this.successions = successions;
        Rule<Concerned> officer = Rule.of("ledger.rule.officer", this::own, OFFICER);
        Rule<Concerned> hub = Rule.of("ledger.rule.hub", this::above, HUB_OFFICER);
        Grant<Concerned> seen = Grant.of("ledger.hidden", Rule.of("ledger.rule.reader", this::above, READERS));
        Grant<Concerned> merging = Grant.of("ledger.merge.forbidden", hub).after(seen);
        this.grants = Map.of(
                LedgerAction.READ, seen,
                LedgerAction.RECORD,
                        Grant.of("ledger.record.forbidden", officer, hub).after(seen),
                LedgerAction.SEE_SENSITIVE,
                        Grant.of(
                                        "ledger.sensitive.forbidden",
                                        officer,
                                        hub,
                                        Rule.of("ledger.rule.secretary", this::above, COUNCIL_SECRETARY))
                                .after(seen),
                LedgerAction.PROPOSE_MERGE, merging,
                LedgerAction.DECIDE_MERGE, merging.impartial(Concerned::proposers));
    }

    @Override
    public Map<LedgerAction, Grant<Concerned>> grants() {
        return grants;
    }

    /** Of the body itself, or of the one that took over from it. */
    private boolean own(Actor actor, Concerned concerned, LocalDate on) {
        return concerned.bodies().stream().allMatch(body -> own(actor.bodyId(), body, on));
    }

    private boolean own(UUID actors, UUID body, LocalDate on) {
        return actors.equals(body)
                || successions.heir(body, on).filter(actors::equals).isPresent();
    }

    private boolean above(Actor actor, Concerned concerned, LocalDate on) {
        return concerned.bodies().stream().allMatch(body -> reach.holds(actor, body, on));
    }
}
