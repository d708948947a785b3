package vn.guongsang.exemplar.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarAction;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about exemplars and their evidence: who sees the one sees the other. */
@Configuration(proxyBeanMethods = false)
class ExemplarSubjects {

    @Bean
    Subjects exemplars(Exemplars exemplars) {
        return Subjects.of(
                "exemplar",
                id -> Subjects.uuid(id)
                        .flatMap(exemplars::find)
                        .map(exemplar -> new Asked(
                                "exemplar",
                                id,
                                exemplar.profile().name(),
                                "/dien-hinh/" + id,
                                Question.all(ExemplarAction.class, exemplar))));
    }

    @Bean
    Subjects evidence(Exemplars exemplars, JdbcClient jdbc) {
        return Subjects.of(
                "attachment",
                id -> Subjects.uuid(id)
                        .flatMap(file -> exemplar(jdbc, file))
                        .flatMap(exemplars::find)
                        .map(exemplar -> evidence(id, exemplar)));
    }

    private static Asked evidence(String id, Exemplar exemplar) {
        return new Asked(
                "attachment",
                id,
                exemplar.profile().name(),
                "/dien-hinh/" + exemplar.id() + "/minh-chung/" + id,
                List.of(new Question<>(ExemplarAction.READ, exemplar)));
    }

    private static Optional<UUID> exemplar(JdbcClient jdbc, UUID file) {
        return jdbc.sql("SELECT exemplar_id FROM exemplar_evidence WHERE attachment_id = :file")
                .param("file", file)
                .query(UUID.class)
                .optional();
    }
}
