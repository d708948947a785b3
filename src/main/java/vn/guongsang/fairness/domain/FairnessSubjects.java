package vn.guongsang.fairness.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.fairness.FairnessAction;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.organisation.Bodies;

/** What can be asked about the numbers of an authority. */
@Configuration(proxyBeanMethods = false)
class FairnessSubjects {

    @Bean
    Subjects fairnessOfAuthorities(Bodies bodies) {
        return Subjects.of(
                "fairness",
                id -> Subjects.uuid(id)
                        .flatMap(bodies::find)
                        .map(body -> new Asked(
                                "fairness",
                                id,
                                body.name(),
                                "/co-cau-khen-thuong",
                                Question.all(FairnessAction.class, body.id()))));
    }
}
