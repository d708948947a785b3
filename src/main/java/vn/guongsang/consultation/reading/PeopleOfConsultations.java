package vn.guongsang.consultation.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.KnownPeople;
import vn.guongsang.privacy.PersonalData;

/**
 * What is held about those who wrote an opinion, each known by it alone, and about those who worked on them. What
 * was on display about a person, its owner tells.
 */
@Repository
class PeopleOfConsultations implements PersonalData, KnownPeople {

    private static final String WRITER = """
            SELECT opinion.id, opinion.name, authority.id AS body_id, authority.name AS body_name
              FROM consultation_opinion opinion
              JOIN consultation_v_item item ON item.id = opinion.item_id
              JOIN organisation_v_body authority ON authority.id = item.authority_id
            """;

    private final JdbcClient jdbc;

    PeopleOfConsultations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String name, UUID bodyId, String bodyName) {

        Known known() {
            return new Known(DataSubject.writer(id), name, bodyId, bodyName);
        }
    }

    @Override
    public DataSubject.Kind kind() {
        return DataSubject.Kind.WRITER;
    }

    @Override
    public Optional<Known> find(UUID id) {
        return jdbc.sql(WRITER + " WHERE opinion.id = :id AND opinion.name <> '—'")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::known);
    }

    @Override
    public List<Known> search(String words, Collection<UUID> bodies, int most) {
        return jdbc
                .sql(WRITER + """
                         WHERE item.authority_id = ANY (:bodies)
                           AND opinion.name <> '—'
                           AND vn_fold(opinion.name) LIKE '%' || vn_fold(:words) || '%'
                         ORDER BY opinion.received_at DESC
                         LIMIT :most
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("words", words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::known)
                .toList();
    }

    @Override
    public List<Held> about(DataSubject subject) {
        UUID id = subject.id();
        return switch (subject.kind()) {
            case EXEMPLAR, LEDGER -> List.of();
            case WRITER ->
                List.of(
                        HeldRows.of(jdbc, "consultation_opinion", """
                                SELECT name, named, contact, words, received_on, state, reason
                                  FROM consultation_opinion
                                 WHERE id = :person
                                """, id),
                        HeldRows.of(jdbc, "consultation_answer", """
                                SELECT words, answered_on
                                  FROM consultation_answer
                                 WHERE opinion_id = :person
                                 ORDER BY answered_at
                                """, id));
            case ACCOUNT ->
                List.of(
                        HeldRows.of(jdbc, "consultation_consultation", """
                                SELECT title, opened_on, person
                                  FROM consultation_consultation
                                 WHERE opened_by = :person
                                 ORDER BY opened_at
                                """, id),
                        HeldRows.of(jdbc, "consultation_item", """
                                SELECT finding, concluded_on, concluded_by_name
                                  FROM consultation_item
                                 WHERE concluded_by = :person
                                 ORDER BY concluded_at
                                """, id),
                        HeldRows.of(jdbc, "consultation_opinion", """
                                SELECT state, moderated_on, moderated_by_name
                                  FROM consultation_opinion
                                 WHERE moderated_by = :person
                                 ORDER BY moderated_at
                                """, id),
                        HeldRows.of(jdbc, "consultation_answer", """
                                SELECT words, answered_on, person
                                  FROM consultation_answer
                                 WHERE answered_by = :person
                                 ORDER BY answered_at
                                """, id),
                        HeldRows.of(jdbc, "consultation_rule", """
                                SELECT about, days, since, person
                                  FROM consultation_rule
                                 WHERE entered_by = :person
                                 ORDER BY entered_at
                                """, id));
        };
    }
}
