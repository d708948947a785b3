package vn.guongsang.consultation.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.consultation.ConsultationAction;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about things on display. */
@Configuration(proxyBeanMethods = false)
class ConsultationSubjects {

    @Bean
    Subjects consultationItems(Consultations consultations) {
        return Subjects.of(
                "consultation",
                id -> Subjects.uuid(id)
                        .flatMap(consultations::find)
                        .map(item -> new Asked(
                                "consultation",
                                id,
                                item.title(),
                                "/y-kien-nhan-dan/" + id,
                                Question.all(ConsultationAction.class, item))));
    }
}
