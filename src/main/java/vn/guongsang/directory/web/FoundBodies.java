package vn.guongsang.directory.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.SearchSource;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;

/** Bodies for the search of every page, by present and former names. */
@Component
@Order(20)
class FoundBodies implements SearchSource {

    private final Bodies bodies;
    private final Permissions permissions;

    FoundBodies(Bodies bodies, Permissions permissions) {
        this.bodies = bodies;
        this.permissions = permissions;
    }

    @Override
    public Hits find(Actor actor, String text, int most) {
        List<Body> found =
                permissions.may(actor, DirectoryAction.READ, actor.bodyId()) ? bodies.search(text, most) : List.of();
        Map<UUID, String> above = TreeController.parents(bodies, found);
        return new Hits(
                "directory.menu",
                found.stream()
                        .map(body -> new Hit(
                                body.name(),
                                TreeController.PATH + "/" + body.id(),
                                Text.plain(body.parentId() == null ? "" : above.getOrDefault(body.parentId(), ""))))
                        .toList(),
                Address.of(TreeController.PATH).with("q", text).toString());
    }
}
