package vn.guongsang.identity;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.guongsang.organisation.Bodies;

/**
 * Who decides on what holds for everybody: days off, rates, agencies, the law's figures, background jobs. A body's
 * administrators manage their own people; only those of a body that stands below none answer for the whole.
 */
@Component
public class WholeInstallation {

    private final Bodies bodies;
    private final ObjectProvider<Authorities> authorities;

    WholeInstallation(Bodies bodies, ObjectProvider<Authorities> authorities) {
        this.bodies = bodies;
        this.authorities = authorities;
    }

    public boolean isAdministeredBy(Actor actor) {
        return actor.is(Role.ADMINISTRATOR) && bodies.isTopmost(actor.bodyId());
    }

    /** @param name as of {@link Rule} */
    public <T> Rule<T> administrators(String name) {
        return Rule.of(name, (actor, _, _) -> bodies.isTopmost(actor.bodyId()), Role.ADMINISTRATOR);
    }

    /**
     * The hub officers of a body that stands below none, or of the hub of its plans.
     *
     * @param name as of {@link Rule}
     */
    public <T> Rule<T> hub(String name) {
        return Rule.of(name, (actor, _, _) -> serves(actor.bodyId()), Role.HUB_OFFICER);
    }

    private boolean serves(UUID body) {
        return bodies.isTopmost(body)
                || authorities.getObject().authorities(body).stream().anyMatch(bodies::isTopmost);
    }
}
