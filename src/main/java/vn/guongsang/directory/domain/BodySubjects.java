package vn.guongsang.directory.domain;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.organisation.Bodies;

/** Bodies, for whoever asks who sees and changes them; other modules add what they keep of a body. */
@Configuration(proxyBeanMethods = false)
class BodySubjects {

    @Bean
    @Order(0)
    Subjects bodies(Bodies bodies) {
        return Subjects.of(
                "body",
                id -> Subjects.uuid(id).flatMap(bodies::find).map(body -> {
                    UUID known = body.id();
                    return new Asked(
                            "body", id, body.name(), "/don-vi/" + known, Question.all(DirectoryAction.class, known));
                }));
    }
}
