package vn.guongsang.exemplar.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.frame.Crumb;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** Finds the exemplar of an address for an actor, or refuses as if it were not there. */
@Component
public class Seen {

    private final Exemplars exemplars;
    private final Permissions permissions;

    Seen(Exemplars exemplars, Permissions permissions) {
        this.exemplars = exemplars;
        this.permissions = permissions;
    }

    Exemplar by(Actor actor, UUID id) {
        return by(actor, ExemplarAction.READ, id);
    }

    /** One who may see it but not do this is told so. */
    Exemplar by(Actor actor, ExemplarAction action, UUID id) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(actor, action, exemplar);
        return exemplar;
    }

    public static String address(Exemplar exemplar) {
        return address(exemplar.id());
    }

    public static String address(UUID id) {
        return "/dien-hinh/" + id;
    }

    public static List<Crumb> crumbs() {
        return List.of(Crumb.of("exemplar.menu", "/dien-hinh"));
    }

    public static List<Crumb> crumbs(Exemplar exemplar) {
        return List.of(
                Crumb.of("exemplar.menu", "/dien-hinh"),
                new Crumb(Text.plain(exemplar.profile().name()), address(exemplar)));
    }
}
