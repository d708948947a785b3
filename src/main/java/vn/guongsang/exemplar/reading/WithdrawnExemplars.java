package vn.guongsang.exemplar.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachments;
import vn.guongsang.identity.Actor;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.privacy.Retained;
import vn.guongsang.privacy.RetentionRule.Action;

/**
 * Exemplars that were withdrawn and never recognised. Made anonymous, the case stays in every count: its plan,
 * movement, sector, body and days; who it was and what was said of them does not. A dash stands for the name.
 */
@Repository
class WithdrawnExemplars implements Retained {

    private static final String ENDED = """
            SELECT exemplar.id, exemplar.name, exemplar.body_id, max(step.taken_on) AS ended_on
              FROM exemplar_exemplar exemplar
              JOIN exemplar_step step ON step.exemplar_id = exemplar.id
             WHERE exemplar.state = 'WITHDRAWN'
               AND exemplar.name <> '—'
               AND NOT EXISTS (SELECT
                                 FROM exemplar_step recognised
                                WHERE recognised.exemplar_id = exemplar.id
                                  AND recognised.step = 'RECOGNISED')
            """;

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Particulars particulars;

    WithdrawnExemplars(JdbcClient jdbc, Attachments attachments, Particulars particulars) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.particulars = particulars;
    }

    private record Row(UUID id, String name, UUID bodyId, LocalDate endedOn) {

        Ended ended() {
            return new Ended(Subject.of("exemplar", id), name, bodyId, endedOn);
        }
    }

    @Override
    public String what() {
        return "exemplar.withdrawn";
    }

    @Override
    public List<Ended> endedBefore(LocalDate day, int most) {
        return jdbc.sql(ENDED + """
                         GROUP BY exemplar.id
                        HAVING max(step.taken_on) < :day
                         ORDER BY ended_on, exemplar.id
                         LIMIT :most
                        """).param("day", day).param("most", most).query(Row.class).list().stream()
                .map(Row::ended)
                .toList();
    }

    @Override
    public Optional<Ended> lock(Subject subject) {
        if (!subject.kind().equals("exemplar")) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(subject.id());
        jdbc.sql("SELECT id FROM exemplar_exemplar WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return jdbc.sql(ENDED + " AND exemplar.id = :id GROUP BY exemplar.id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::ended);
    }

    /** One who no longer has a name cannot be deleted from a count: both actions leave the case. */
    @Override
    public void end(Actor by, Subject subject, Action action) {
        UUID id = UUID.fromString(subject.id());
        particulars.removeAll(by, subject);
        jdbc.sql("DELETE FROM exemplar_evidence WHERE exemplar_id = :id RETURNING attachment_id")
                .param("id", id)
                .query(UUID.class)
                .list()
                .forEach(attachments::remove);
        for (String sql : List.of(
                "DELETE FROM exemplar_claim WHERE exemplar_id = :id",
                "DELETE FROM exemplar_fostering WHERE exemplar_id = :id",
                "UPDATE exemplar_judgement SET words = '' WHERE exemplar_id = :id",
                "UPDATE exemplar_step SET reason = '' WHERE exemplar_id = :id",
                """
                UPDATE exemplar_exemplar
                   SET name = '—',
                       born = NULL,
                       place = '',
                       deed = '',
                       achievement = '',
                       lesson = '',
                       version = version + 1
                 WHERE id = :id
                """)) {
            jdbc.sql(sql).param("id", id).update();
        }
    }
}
