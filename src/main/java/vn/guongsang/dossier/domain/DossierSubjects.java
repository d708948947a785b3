package vn.guongsang.dossier.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierAction;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;

/** What can be asked about dossiers and their files: who sees the one sees the other. */
@Configuration(proxyBeanMethods = false)
class DossierSubjects {

    @Bean
    Subjects dossiers(Dossiers dossiers) {
        return Subjects.of(
                "dossier",
                id -> Subjects.uuid(id)
                        .flatMap(dossiers::find)
                        .map(dossier -> new Asked(
                                "dossier",
                                id,
                                dossier.nomination().name(),
                                "/ho-so/" + id,
                                Question.all(DossierAction.class, dossier))));
    }

    @Bean
    Subjects dossierFiles(Dossiers dossiers, JdbcClient jdbc) {
        return Subjects.of(
                "attachment",
                id -> Subjects.uuid(id)
                        .flatMap(file -> kept(jdbc, file))
                        .flatMap(kept ->
                                dossiers.find(kept.dossier()).map(dossier -> file(id, dossier, kept.opinion()))));
    }

    private static Asked file(String id, Dossier dossier, boolean opinion) {
        return new Asked(
                "attachment",
                id,
                dossier.nomination().name(),
                "/ho-so/" + dossier.id() + "/tep/" + id,
                List.of(new Question<>(opinion ? DossierAction.INTERNAL : DossierAction.READ, dossier)));
    }

    /** @param opinion whether the file is the letter of somebody who was asked */
    private record Kept(UUID dossier, boolean opinion) {}

    private static Optional<Kept> kept(JdbcClient jdbc, UUID file) {
        return jdbc.sql("""
                        SELECT dossier_id AS dossier, false AS opinion FROM dossier_file WHERE attachment_id = :file
                         UNION ALL
                        SELECT dossier_id, true FROM dossier_opinion WHERE attachment_id = :file
                        """).param("file", file).query(Kept.class).optional();
    }
}
