package vn.guongsang.commendation.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.commendation.CommendationAction;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about decisions. */
@Configuration(proxyBeanMethods = false)
class DecisionSubjects {

    @Bean
    Subjects decisions(Recognising recognising, Exemplars exemplars) {
        return Subjects.of(
                "decision",
                id -> Subjects.uuid(id)
                        .flatMap(recognising::find)
                        .map(decision -> new Asked(
                                "decision",
                                id,
                                decision.number() == null
                                        ? exemplars
                                                .get(decision.exemplarId())
                                                .profile()
                                                .name()
                                        : decision.number(),
                                "/quyet-dinh/" + id,
                                Question.all(CommendationAction.class, decision))));
    }
}
