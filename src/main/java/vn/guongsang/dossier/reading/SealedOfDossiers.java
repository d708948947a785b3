package vn.guongsang.dossier.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.audit.Subject;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.identity.Actor;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.privacy.Retained;
import vn.guongsang.privacy.RetentionRule.Action;

/** What is sealed of a person who was put forward: it served the case, and goes some time after the case is over. */
@Repository
class SealedOfDossiers implements Retained {

    private static final String ENDED = """
            SELECT dossier.id, dossier.name, dossier.body_id, max(step.taken_on) AS ended_on
              FROM privacy_v_particular particular
              JOIN dossier_dossier dossier ON dossier.id::text = particular.subject_id
              JOIN dossier_step step ON step.dossier_id = dossier.id
             WHERE particular.subject_kind = 'dossier'
               AND dossier.state IN ('AWARDED', 'FAILED', 'REVOKED', 'WITHDRAWN')
            """;

    private final JdbcClient jdbc;
    private final Particulars particulars;

    SealedOfDossiers(JdbcClient jdbc, Particulars particulars) {
        this.jdbc = jdbc;
        this.particulars = particulars;
    }

    private record Row(UUID id, String name, UUID bodyId, LocalDate endedOn) {

        Ended ended() {
            return new Ended(Subject.of(DossierPath.MATTER, id), name, bodyId, endedOn);
        }
    }

    @Override
    public String what() {
        return "dossier.particulars";
    }

    @Override
    public List<Ended> endedBefore(LocalDate day, int most) {
        return jdbc.sql(ENDED + """
                         GROUP BY dossier.id
                        HAVING max(step.taken_on) < :day
                         ORDER BY ended_on, dossier.id
                         LIMIT :most
                        """).param("day", day).param("most", most).query(Row.class).list().stream()
                .map(Row::ended)
                .toList();
    }

    @Override
    public Optional<Ended> lock(Subject subject) {
        if (!subject.kind().equals(DossierPath.MATTER)) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(subject.id());
        jdbc.sql("SELECT id FROM dossier_dossier WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return jdbc.sql(ENDED + " AND dossier.id = :id GROUP BY dossier.id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::ended);
    }

    /** Both actions are one: nothing can stay of what is sealed. */
    @Override
    public void end(Actor by, Subject subject, Action action) {
        particulars.removeAll(by, subject);
    }
}
