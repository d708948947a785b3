package vn.guongsang.replication.domain;

import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.OFFICER;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Policy;
import vn.guongsang.replication.ReplicationAction;
import vn.guongsang.verdict.Verdict;

/** What is public, or seen anyway, can be learned from: by any body but the one that brought it forward. */
@Component
class ReplicationPolicy implements Policy<ReplicationAction, Exemplar> {

    private final ObjectProvider<Permissions> permissions;
    private final JdbcClient jdbc;

    ReplicationPolicy(ObjectProvider<Permissions> permissions, JdbcClient jdbc) {
        this.permissions = permissions;
        this.jdbc = jdbc;
    }

    @Override
    public Class<ReplicationAction> actions() {
        return ReplicationAction.class;
    }

    @Override
    public Verdict judge(Actor actor, ReplicationAction action, Exemplar exemplar) {
        Verdict seen = permissions.getObject().decide(actor, ExemplarAction.READ, exemplar);
        if (!seen.allowed() && !published(exemplar)) {
            return seen;
        }
        return switch (action) {
            case READ -> seen.allowed() ? seen : Verdict.allowedBy("replication.rule.public");
            case ADOPT -> adopt(actor, exemplar);
        };
    }

    private static Verdict adopt(Actor actor, Exemplar exemplar) {
        if (!actor.is(OFFICER) && !actor.is(HUB_OFFICER)) {
            return Verdict.refused("replication.officer.forbidden");
        }
        return actor.bodyId().equals(exemplar.bodyId())
                ? Verdict.refused("replication.own-body.forbidden")
                : Verdict.allowedBy("replication.rule.adopt");
    }

    private boolean published(Exemplar exemplar) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM communication_v_published WHERE exemplar_id = :exemplar)")
                .param("exemplar", exemplar.id())
                .query(Boolean.class)
                .single();
    }
}
