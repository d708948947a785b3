package vn.guongsang.authoring.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about drafts of plans. */
@Configuration(proxyBeanMethods = false)
class AuthoringSubjects {

    @Bean
    Subjects drafts(Drafts drafts) {
        return Subjects.of(
                "draft",
                id -> Subjects.uuid(id)
                        .flatMap(drafts::find)
                        .map(draft -> new Asked(
                                "draft",
                                id,
                                draft.title(),
                                "/ban-thao/" + id,
                                Question.all(AuthoringAction.class, draft))));
    }
}
