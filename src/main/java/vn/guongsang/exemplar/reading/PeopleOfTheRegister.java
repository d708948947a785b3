package vn.guongsang.exemplar.reading;

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

/** What the register of exemplars holds about those brought forward, and about those who work on it. */
@Repository
class PeopleOfTheRegister implements PersonalData, KnownPeople {

    private static final String KNOWN = """
            SELECT exemplar.id, exemplar.name, exemplar.body_id, body.name AS body_name
              FROM exemplar_exemplar exemplar
              JOIN organisation_v_body body ON body.id = exemplar.body_id
             WHERE exemplar.subject_kind = 'individual'
            """;

    private final JdbcClient jdbc;

    PeopleOfTheRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String name, UUID bodyId, String bodyName) {

        Known known() {
            return new Known(DataSubject.exemplar(id), name, bodyId, bodyName);
        }
    }

    @Override
    public DataSubject.Kind kind() {
        return DataSubject.Kind.EXEMPLAR;
    }

    @Override
    public Optional<Known> find(UUID id) {
        return jdbc.sql(KNOWN + " AND exemplar.id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::known);
    }

    @Override
    public List<Known> search(String words, Collection<UUID> bodies, int most) {
        return jdbc
                .sql(KNOWN + """
                           AND exemplar.body_id = ANY (:bodies)
                           AND exemplar.search LIKE '%' || vn_fold(:words) || '%'
                           AND vn_fold(exemplar.name) LIKE '%' || vn_fold(:words) || '%'
                         ORDER BY exemplar.name COLLATE "vi-x-icu", exemplar.id
                         LIMIT :most
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("words", words.replaceAll("[\\\\%_]", ""))
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::known)
                .toList();
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR -> brought(subject.id());
            case ACCOUNT -> working(subject.id());
            case LEDGER, WRITER -> List.of();
        };
    }

    @Override
    public List<UUID> attachments(DataSubject subject) {
        return subject.kind() != DataSubject.Kind.EXEMPLAR
                ? List.of()
                : jdbc.sql("SELECT attachment_id FROM exemplar_evidence WHERE exemplar_id = :person")
                        .param("person", subject.id())
                        .query(UUID.class)
                        .list();
    }

    private List<Held> brought(UUID id) {
        return List.of(
                held("exemplar_exemplar", """
                        SELECT name, born, place, movement, sector, deed, achievement, lesson, state, registered_on,
                               changed_by_name, changed_at
                          FROM exemplar_exemplar
                         WHERE id = :person
                        """, id),
                held("exemplar_claim", """
                        SELECT criterion, answer, words, figure
                          FROM exemplar_claim
                         WHERE exemplar_id = :person
                         ORDER BY criterion
                        """, id),
                held("exemplar_evidence", """
                        SELECT criterion, file_name, added_at
                          FROM exemplar_evidence
                         WHERE exemplar_id = :person
                         ORDER BY added_at
                        """, id),
                held("exemplar_judgement", """
                        SELECT criterion, finding, words, judged_by, judged_on
                          FROM exemplar_judgement
                         WHERE exemplar_id = :person
                         ORDER BY judged_at
                        """, id),
                held("exemplar_step", """
                        SELECT step, level, reason, taken_on, person
                          FROM exemplar_step
                         WHERE exemplar_id = :person
                         ORDER BY id
                        """, id),
                held("exemplar_fostering", """
                        SELECT kind, words, review_on, noted_on, person
                          FROM exemplar_fostering
                         WHERE exemplar_id = :person
                         ORDER BY id
                        """, id));
    }

    /** What somebody did, without what it says of others. */
    private List<Held> working(UUID account) {
        return List.of(held("exemplar_step", """
                        SELECT step, taken_on, person
                          FROM exemplar_step
                         WHERE taken_by = :person
                         ORDER BY id
                        """, account), held("exemplar_fostering", """
                        SELECT kind, noted_on, person
                          FROM exemplar_fostering
                         WHERE noted_by = :person
                         ORDER BY id
                        """, account));
    }

    private Held held(String table, String sql, UUID person) {
        return HeldRows.of(jdbc, table, sql, person);
    }
}
