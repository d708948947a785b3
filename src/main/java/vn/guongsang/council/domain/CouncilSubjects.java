package vn.guongsang.council.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.council.Councils;
import vn.guongsang.council.Sessions;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about councils and their sessions. */
@Configuration(proxyBeanMethods = false)
class CouncilSubjects {

    @Bean
    Subjects councils(Councils councils) {
        return Subjects.of(
                "council",
                id -> Subjects.uuid(id)
                        .flatMap(councils::find)
                        .map(council -> new Asked(
                                "council",
                                id,
                                council.name(),
                                "/hoi-dong/" + id,
                                Question.all(CouncilAction.class, council))));
    }

    @Bean
    Subjects councilSessions(Sessions sessions) {
        return Subjects.of(
                "council-session",
                id -> Subjects.uuid(id)
                        .flatMap(sessions::find)
                        .map(session -> new Asked(
                                "council-session",
                                id,
                                session.council().name(),
                                "/hoi-dong/phien/" + id,
                                Question.all(CouncilAction.class, session.council()))));
    }
}
