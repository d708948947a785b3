package vn.guongsang.people;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.organisation.Bodies;

/** A body's people are asked about with the body. */
@Configuration(proxyBeanMethods = false)
class StaffSubjects {

    @Bean
    @Order(1)
    Subjects staff(Bodies bodies) {
        return Subjects.of(
                "body",
                id -> Subjects.uuid(id)
                        .flatMap(bodies::find)
                        .map(body -> new Asked(
                                "body",
                                id,
                                body.name(),
                                "/don-vi/" + body.id(),
                                Question.all(PeopleAction.class, body.id()))));
    }
}
