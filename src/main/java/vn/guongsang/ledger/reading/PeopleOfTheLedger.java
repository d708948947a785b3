package vn.guongsang.ledger.reading;

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

/** What the ledger holds about the persons in it, under all their records, and about those who wrote in it. */
@Repository
class PeopleOfTheLedger implements PersonalData, KnownPeople {

    private static final String KNOWN = """
            SELECT subject.id, subject.name, subject.body_id, body.name AS body_name
              FROM ledger_subject subject
              JOIN organisation_v_body body ON body.id = subject.body_id
             WHERE subject.kind = 'individual'
               AND subject.id = subject.root_id
            """;

    private static final String THEIRS = " WHERE subject_id IN (SELECT id FROM ledger_subject WHERE root_id = :person)";

    private final JdbcClient jdbc;

    PeopleOfTheLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String name, UUID bodyId, String bodyName) {

        Known known() {
            return new Known(DataSubject.ledger(id), name, bodyId, bodyName);
        }
    }

    @Override
    public DataSubject.Kind kind() {
        return DataSubject.Kind.LEDGER;
    }

    @Override
    public Optional<Known> find(UUID id) {
        return jdbc.sql(KNOWN + " AND subject.id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::known);
    }

    @Override
    public List<Known> search(String words, Collection<UUID> bodies, int most) {
        return jdbc
                .sql(KNOWN + """
                           AND subject.body_id = ANY (:bodies)
                           AND subject.folded LIKE '%' || vn_fold(:words) || '%'
                         ORDER BY subject.name COLLATE "vi-x-icu", subject.id
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
        UUID id = subject.id();
        return switch (subject.kind()) {
            case EXEMPLAR, WRITER -> List.of();
            case LEDGER ->
                List.of(
                        held(
                                "ledger_subject",
                                "SELECT name, born, place, added_on, added_by_name FROM ledger_subject"
                                        + " WHERE root_id = :person ORDER BY added_at",
                                id),
                        held("ledger_alias", "SELECT name FROM ledger_alias" + THEIRS + " ORDER BY name", id),
                        held(
                                "ledger_award",
                                "SELECT award_name, year, ground, deed, number, decided_on, issuer, entered_on,"
                                        + " entered_by_name FROM ledger_award" + THEIRS + " ORDER BY year, id",
                                id),
                        held(
                                "ledger_rating",
                                "SELECT year, grade, basis, entered_by_name FROM ledger_rating" + THEIRS
                                        + " ORDER BY year",
                                id),
                        held(
                                "ledger_work",
                                "SELECT kind, name, scope, year, recognised_by, basis, entered_by_name"
                                        + " FROM ledger_work" + THEIRS + " ORDER BY year, id",
                                id),
                        held(
                                "ledger_discipline",
                                "SELECT form, basis, decided_on, served_until, entered_by_name"
                                        + " FROM ledger_discipline" + THEIRS + " ORDER BY decided_on, id",
                                id),
                        held(
                                "ledger_matter",
                                "SELECT kind, words, basis, since, concluded_on, conclusion, entered_by_name"
                                        + " FROM ledger_matter" + THEIRS + " ORDER BY since, id",
                                id),
                        held(
                                "ledger_membership",
                                "SELECT organisation, (SELECT name FROM ledger_subject WHERE id = collective_id) AS"
                                        + " collective, leader, since, until, basis, entered_by_name"
                                        + " FROM ledger_membership" + THEIRS + " ORDER BY since, id",
                                id),
                        held(
                                "ledger_correction",
                                "SELECT reason, basis, corrected_on, corrected_by_name FROM ledger_correction" + THEIRS
                                        + " ORDER BY corrected_at",
                                id));
            case ACCOUNT ->
                List.of(
                        held(
                                "ledger_subject",
                                "SELECT added_on, added_by_name FROM ledger_subject WHERE added_by = :person"
                                        + " ORDER BY added_at",
                                id),
                        held(
                                "ledger_award",
                                "SELECT award_name, year, entered_on, entered_by_name FROM ledger_award"
                                        + " WHERE entered_by = :person ORDER BY entered_at",
                                id),
                        held(
                                "ledger_correction",
                                "SELECT reason, basis, corrected_on, corrected_by_name FROM ledger_correction"
                                        + " WHERE corrected_by = :person ORDER BY corrected_at",
                                id),
                        held(
                                "ledger_merge",
                                "SELECT reason, proposed_on, proposed_by_name FROM ledger_merge"
                                        + " WHERE proposed_by = :person ORDER BY proposed_at",
                                id),
                        held(
                                "ledger_merge_decision",
                                "SELECT outcome, basis, decided_on, decided_by_name"
                                        + " FROM ledger_merge_decision WHERE decided_by = :person ORDER BY decided_at",
                                id),
                        held(
                                "ledger_import",
                                "SELECT file_name, uploaded_at, uploaded_by_name FROM ledger_import"
                                        + " WHERE uploaded_by = :person ORDER BY uploaded_at",
                                id));
        };
    }

    private Held held(String table, String sql, UUID person) {
        return HeldRows.of(jdbc, table, sql, person);
    }
}
