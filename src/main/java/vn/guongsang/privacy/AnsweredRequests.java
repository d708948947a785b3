package vn.guongsang.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.privacy.RetentionRule.Action;

/** Requests of data subjects that were answered or refused. */
@Repository
class AnsweredRequests implements Retained {

    private static final String KIND = "data-request";
    private static final String ENDED = """
            SELECT request.id, request.asker AS name, request.body_id, max(step.taken_on) AS ended_on
              FROM privacy_request request
              JOIN privacy_request_step step ON step.request_id = request.id
             WHERE request.state IN ('ANSWERED', 'REFUSED')
            """;

    private final JdbcClient jdbc;

    AnsweredRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String name, UUID bodyId, LocalDate endedOn) {

        Ended ended() {
            return new Ended(Subject.of(KIND, id), name, bodyId, endedOn);
        }
    }

    @Override
    public String what() {
        return "privacy.request";
    }

    @Override
    public List<Ended> endedBefore(LocalDate day, int most) {
        return jdbc.sql(ENDED + """
                         GROUP BY request.id
                        HAVING max(step.taken_on) < :day
                         ORDER BY ended_on, request.id
                         LIMIT :most
                        """).param("day", day).param("most", most).query(Row.class).list().stream()
                .map(Row::ended)
                .toList();
    }

    @Override
    public Optional<Ended> lock(Subject subject) {
        if (!subject.kind().equals(KIND)) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(subject.id());
        jdbc.sql("SELECT id FROM privacy_request WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return jdbc.sql(ENDED + " AND request.id = :id GROUP BY request.id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::ended);
    }

    /** With all its steps; nothing is left that could be made anonymous instead. */
    @Override
    public void end(Actor by, Subject subject, Action action) {
        jdbc.sql("DELETE FROM privacy_request WHERE id = :id")
                .param("id", UUID.fromString(subject.id()))
                .update();
    }
}
