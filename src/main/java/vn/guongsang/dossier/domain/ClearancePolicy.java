package vn.guongsang.dossier.domain;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.ClearanceAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.identity.WholeInstallation;

/** Who is asked for clearance, administrators enter. */
@Component
class ClearancePolicy extends RulePolicy<ClearanceAction, Object> {

    private final Map<ClearanceAction, Grant<Object>> grants;

    ClearancePolicy(WholeInstallation whole) {
        super(ClearanceAction.class);
        this.grants = Map.of(
                ClearanceAction.ENTER,
                Grant.of("dossier.agencies.forbidden", whole.administrators("dossier.rule.administrator")));
    }

    @Override
    public Map<ClearanceAction, Grant<Object>> grants() {
        return grants;
    }
}
