package vn.guongsang.pact.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.pact.PactAction;
import vn.guongsang.pact.Pacts;
import vn.guongsang.time.BusinessDay;

/** What can be asked about pacts: by the cluster or bloc, of this year. */
@Configuration(proxyBeanMethods = false)
class PactSubjects {

    @Bean
    Subjects pacts(Pacts pacts, BusinessDay day) {
        return Subjects.of(
                "pact",
                id -> Subjects.uuid(id)
                        .flatMap(bloc -> pacts.find(bloc, day.today().getYear()))
                        .map(pact -> new Asked(
                                "pact", id, pact.name(), "/giao-uoc/" + id, Question.all(PactAction.class, pact))));
    }
}
