package vn.guongsang.unitplan.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.unitplan.OwnMovementAction;
import vn.guongsang.unitplan.OwnMovements;

/** What can be asked about movements of bodies. */
@Configuration(proxyBeanMethods = false)
class OwnMovementSubjects {

    @Bean
    Subjects ownMovements(OwnMovements movements) {
        return Subjects.of(
                "movement",
                id -> Subjects.uuid(id)
                        .flatMap(movements::find)
                        .map(movement -> new Asked(
                                "movement",
                                id,
                                movement.name(),
                                "/phong-trao-don-vi/" + id,
                                Question.all(OwnMovementAction.class, movement))));
    }
}
