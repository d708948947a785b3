package vn.guongsang.unitplan.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.directory.BodySection;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.unitplan.reading.OwnMovementList;

/** On the page of a body: the movements that it launched. */
@Component
class MovementsOfBody implements BodySection {

    private final OwnMovementList list;

    MovementsOfBody(OwnMovementList list) {
        this.list = list;
    }

    @Override
    public String title() {
        return "unitplan.movements";
    }

    @Override
    public List<Line> of(Actor actor, UUID body) {
        return actor.is(Role.AUDITOR)
                ? List.of()
                : list.ofBody(body).stream()
                        .map(movement -> new Line(
                                movement.name(),
                                "/phong-trao-don-vi/" + movement.id(),
                                Text.key("unitplan.numberAndDay", movement.documentNumber(), movement.issuedOn())))
                        .toList();
    }
}
