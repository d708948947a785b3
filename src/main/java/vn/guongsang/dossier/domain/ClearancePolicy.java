package vn.guongsang.dossier.domain;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.ClearanceAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;

/** Who is asked for clearance, administrators enter. */
@Component
class ClearancePolicy extends RulePolicy<ClearanceAction, Object> {

    private static final Map<ClearanceAction, Grant<Object>> GRANTS = Map.of(
            ClearanceAction.ENTER,
            Grant.of(
                    "dossier.agencies.forbidden",
                    Rule.of(
                            "dossier.rule.administrator",
                            (actor, _, _) -> actor.post().topmost(),
                            Role.ADMINISTRATOR)));

    ClearancePolicy() {
        super(ClearanceAction.class);
    }

    @Override
    public Map<ClearanceAction, Grant<Object>> grants() {
        return GRANTS;
    }
}
