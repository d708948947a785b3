package vn.guongsang.commendation.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.commendation.AwardDecisionAction;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about decisions to award. */
@Configuration(proxyBeanMethods = false)
class AwardDecisionSubjects {

    @Bean
    Subjects awardDecisions(Awarding awarding) {
        return Subjects.of(
                "award-decision",
                id -> Subjects.uuid(id)
                        .flatMap(awarding::find)
                        .map(decision -> new Asked(
                                "award-decision",
                                id,
                                decision.number() == null ? decision.about() : decision.number(),
                                "/quyet-dinh-khen-thuong/" + id,
                                Question.all(AwardDecisionAction.class, decision))));
    }
}
