package vn.guongsang.authoring.domain;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** What somebody began, wrote, published and gave up, asked to have amended and answered. */
@Repository
class PeopleOfDrafts implements PersonalData {

    private final JdbcClient jdbc;

    PeopleOfDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR -> List.of();
            case ACCOUNT ->
                List.of(
                        HeldRows.of(jdbc, "authoring_draft", """
                                SELECT opened_at, opened_by_name
                                  FROM authoring_draft
                                 WHERE opened_by = :person
                                 ORDER BY opened_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "authoring_edition", """
                                SELECT title, number, address, changed_at, changed_by_name
                                  FROM authoring_edition
                                 WHERE changed_by = :person
                                 ORDER BY changed_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "authoring_publication", """
                                SELECT document, published_on, published_by_name
                                  FROM authoring_publication
                                 WHERE published_by = :person
                                 ORDER BY published_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "authoring_discard", """
                                SELECT reason, discarded_at, discarded_by_name
                                  FROM authoring_discard
                                 WHERE discarded_by = :person
                                 ORDER BY discarded_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "authoring_request", """
                                SELECT clause, words, asked_on, asked_by_name
                                  FROM authoring_request
                                 WHERE asked_by = :person
                                 ORDER BY asked_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "authoring_answer", """
                                SELECT taken_up, reason, answered_on, answered_by_name
                                  FROM authoring_answer
                                 WHERE answered_by = :person
                                 ORDER BY answered_at
                                """, subject.id()));
        };
    }
}
