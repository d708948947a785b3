package vn.guongsang.dossier.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.audit.Subject;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.privacy.PersonalData;

/** What dossiers hold about those put forward, and about those who work on them. */
@Repository
class PeopleOfDossiers implements PersonalData {

    private static final String THEIRS = """
             WHERE dossier_id IN (SELECT dossier.id
                                    FROM dossier_dossier dossier
                                    JOIN ledger_v_subject subject ON subject.id = dossier.subject_id
                                   WHERE subject.root_id = :person)
            """;

    private final JdbcClient jdbc;
    private final Particulars particulars;

    PeopleOfDossiers(JdbcClient jdbc, Particulars particulars) {
        this.jdbc = jdbc;
        this.particulars = particulars;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        UUID id = subject.id();
        return switch (subject.kind()) {
            case EXEMPLAR, WRITER -> List.of();
            case LEDGER ->
                List.of(
                        held("dossier_dossier", """
                                SELECT dossier.name, dossier.born, dossier.place, dossier.award, dossier.year, dossier.citation,
                                       dossier.background, dossier.achievement, dossier.state, dossier.received_on
                                  FROM dossier_dossier dossier
                                  JOIN ledger_v_subject subject ON subject.id = dossier.subject_id
                                 WHERE subject.root_id = :person
                                 ORDER BY dossier.id
                                """, id),
                        held("dossier_person", "SELECT gender, work FROM dossier_person" + THEIRS, id),
                        sealed(id),
                        held(
                                "dossier_report",
                                "SELECT number, occasion, reason, citation, background, achievement, kept_on, kept_by_name"
                                        + " FROM dossier_report" + THEIRS + " ORDER BY dossier_id, number",
                                id),
                        held(
                                "dossier_word_report",
                                "SELECT file_name, background, achievement, left_out, read_by_name"
                                        + " FROM dossier_word_report" + THEIRS,
                                id),
                        held(
                                "dossier_file",
                                "SELECT part, file_name, added_at FROM dossier_file" + THEIRS + " ORDER BY added_at",
                                id),
                        held(
                                "dossier_step",
                                "SELECT step, reason, basis, taken_on, person FROM dossier_step" + THEIRS
                                        + " ORDER BY id",
                                id),
                        held(
                                "dossier_finding",
                                "SELECT line, met, words, found_on, person FROM dossier_finding" + THEIRS
                                        + " ORDER BY found_at",
                                id),
                        held(
                                "dossier_meeting",
                                "SELECT met_on, chair, members, present, agreed, against FROM dossier_meeting" + THEIRS,
                                id),
                        held(
                                "dossier_endorsement",
                                "SELECT words, signer, capacity, signed_on FROM dossier_endorsement" + THEIRS,
                                id),
                        held(
                                "dossier_alike_judgement",
                                "SELECT finding, reason, judged_on, person FROM dossier_alike_judgement" + THEIRS
                                        + " ORDER BY id",
                                id),
                        held(
                                "dossier_opinion",
                                "SELECT agency, question, answer, letter, file_name, answered_on, answered_by_name FROM dossier_opinion"
                                        + THEIRS + " ORDER BY asked_at",
                                id),
                        held("consultation_item", """
                                SELECT item.title, item.subtitle, item.summary, item.opened_on, item.closes_on, item.finding,
                                       item.reason
                                  FROM consultation_v_item item
                                  JOIN dossier_dossier dossier ON dossier.id = item.object_id
                                  JOIN ledger_v_subject subject ON subject.id = dossier.subject_id
                                 WHERE item.kind = 'dossier'
                                   AND subject.root_id = :person
                                 ORDER BY item.id
                                """, id));
            case ACCOUNT ->
                List.of(
                        held(
                                "dossier_step",
                                "SELECT step, taken_on, person FROM dossier_step WHERE taken_by = :person ORDER BY id",
                                id),
                        held(
                                "dossier_opinion",
                                "SELECT agency, answered_on, answered_by_name FROM dossier_opinion"
                                        + " WHERE answered_by = :person ORDER BY answered_at",
                                id));
        };
    }

    @Override
    public List<UUID> attachments(DataSubject subject) {
        return subject.kind() != DataSubject.Kind.LEDGER
                ? List.of()
                : jdbc.sql("SELECT attachment_id FROM dossier_file" + THEIRS
                                + " UNION ALL SELECT attachment_id FROM dossier_opinion" + THEIRS
                                + " AND attachment_id IS NOT NULL")
                        .param("person", subject.id())
                        .query(UUID.class)
                        .list();
    }

    /** That something is sealed, not what it is. */
    private Held sealed(UUID person) {
        return new Held(
                "privacy_particular",
                jdbc
                        .sql("SELECT dossier_id FROM dossier_person" + THEIRS + " ORDER BY dossier_id")
                        .param("person", person)
                        .query(UUID.class)
                        .list()
                        .stream()
                        .flatMap(dossier -> particulars.of(Subject.of(DossierPath.MATTER, dossier)).stream())
                        .map(known -> {
                            Map<String, @Nullable Object> row = new LinkedHashMap<>();
                            row.put("kind", known.kind().name());
                            row.put("needed_for", known.neededFor());
                            row.put("recorded_on", known.recordedOn());
                            row.put("person", known.person());
                            return row;
                        })
                        .toList());
    }

    private Held held(String table, String sql, UUID person) {
        return HeldRows.of(jdbc, table, sql, person);
    }
}
