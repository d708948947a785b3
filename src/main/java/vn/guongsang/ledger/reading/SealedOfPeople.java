package vn.guongsang.ledger.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.privacy.Retained;
import vn.guongsang.privacy.RetentionRule.Action;

/** What is sealed of a person in the ledger: its time is counted from the day on which it was last told. */
@Repository
class SealedOfPeople implements Retained {

    private static final String ENDED = """
            SELECT subject.id, subject.name, subject.body_id, max(particular.recorded_on) AS ended_on
              FROM privacy_v_particular particular
              JOIN ledger_subject subject ON subject.id::text = particular.subject_id
             WHERE particular.subject_kind = 'ledger-subject'
            """;

    private final JdbcClient jdbc;
    private final Particulars particulars;

    SealedOfPeople(JdbcClient jdbc, Particulars particulars) {
        this.jdbc = jdbc;
        this.particulars = particulars;
    }

    private record Row(UUID id, String name, UUID bodyId, LocalDate endedOn) {

        Ended ended() {
            return new Ended(Subject.of(LedgerSubjects.KIND, id), name, bodyId, endedOn);
        }
    }

    @Override
    public String what() {
        return "ledger.particulars";
    }

    @Override
    public List<Ended> endedBefore(LocalDate day, int most) {
        return jdbc.sql(ENDED + """
                         GROUP BY subject.id
                        HAVING max(particular.recorded_on) < :day
                         ORDER BY ended_on, subject.id
                         LIMIT :most
                        """).param("day", day).param("most", most).query(Row.class).list().stream()
                .map(Row::ended)
                .toList();
    }

    @Override
    public Optional<Ended> lock(Subject subject) {
        if (!subject.kind().equals(LedgerSubjects.KIND)) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(subject.id());
        jdbc.sql("SELECT id FROM ledger_subject WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return jdbc.sql(ENDED + " AND subject.id = :id GROUP BY subject.id")
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
