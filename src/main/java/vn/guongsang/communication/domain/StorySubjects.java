package vn.guongsang.communication.domain;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.communication.Publishing;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about stories: before they are public, an editor's desk is the only place where they are seen. */
@Configuration(proxyBeanMethods = false)
class StorySubjects {

    @Bean
    Subjects stories(Publishing publishing, Exemplars exemplars) {
        return Subjects.of(
                "story",
                id -> Subjects.uuid(id)
                        .filter(exemplar -> publishing.story(exemplar).isPresent())
                        .flatMap(exemplars::find)
                        .map(exemplar -> new Asked(
                                "story",
                                id,
                                exemplar.profile().name(),
                                "/tuyen-truyen/" + id,
                                List.of(new Question<>(ExemplarAction.PUBLISH, exemplar)))));
    }
}
