package vn.guongsang.consultation.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.privacy.Retained;
import vn.guongsang.privacy.RetentionRule.Action;

/**
 * Opinions of consultations that were concluded. Made anonymous, what was published and answered stays with the
 * case; who wrote it, how to reach them and what was never published do not. A dash stands for the name.
 */
@Repository
class OldOpinions implements Retained {

    private static final String KIND = "writer";
    private static final String ENDED = """
            SELECT opinion.id, opinion.name, item.authority_id AS body_id, item.concluded_on AS ended_on
              FROM consultation_opinion opinion
              JOIN consultation_v_item item ON item.id = opinion.item_id
             WHERE item.concluded_on IS NOT NULL
               AND opinion.name <> '—'
            """;

    private final JdbcClient jdbc;

    OldOpinions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String name, UUID bodyId, LocalDate endedOn) {

        Ended ended() {
            return new Ended(Subject.of(KIND, id), name, bodyId, endedOn);
        }
    }

    @Override
    public String what() {
        return "consultation.opinion";
    }

    @Override
    public List<Ended> endedBefore(LocalDate day, int most) {
        return jdbc.sql(ENDED + """
                           AND item.concluded_on < :day
                         ORDER BY ended_on, opinion.id
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
        jdbc.sql("SELECT id FROM consultation_opinion WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return jdbc.sql(ENDED + " AND opinion.id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::ended);
    }

    /** It is part of a case that is kept: both actions leave that it was there. */
    @Override
    public void end(Actor by, Subject subject, Action action) {
        jdbc.sql("""
                        UPDATE consultation_opinion
                           SET name = '—',
                               named = false,
                               contact = '',
                               sent_from = '',
                               words = CASE WHEN state = 'PUBLISHED' THEN words ELSE '' END
                         WHERE id = :id
                        """).param("id", UUID.fromString(subject.id())).update();
    }
}
