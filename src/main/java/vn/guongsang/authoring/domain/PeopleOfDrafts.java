package vn.guongsang.authoring.domain;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** What somebody began, wrote, published and gave up, asked to have amended and answered. */
@Repository
class PeopleOfDrafts extends AccountData {

    PeopleOfDrafts(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("authoring_draft", """
                        SELECT opened_at, opened_by_name
                          FROM authoring_draft
                         WHERE opened_by = :person
                         ORDER BY opened_at
                        """),
                new Table("authoring_edition", """
                        SELECT title, number, address, changed_at, changed_by_name
                          FROM authoring_edition
                         WHERE changed_by = :person
                         ORDER BY changed_at
                        """),
                new Table("authoring_publication", """
                        SELECT document, published_on, published_by_name
                          FROM authoring_publication
                         WHERE published_by = :person
                         ORDER BY published_at
                        """),
                new Table("authoring_discard", """
                        SELECT reason, discarded_at, discarded_by_name
                          FROM authoring_discard
                         WHERE discarded_by = :person
                         ORDER BY discarded_at
                        """),
                new Table("authoring_request", """
                        SELECT clause, words, asked_on, asked_by_name
                          FROM authoring_request
                         WHERE asked_by = :person
                         ORDER BY asked_at
                        """),
                new Table("authoring_answer", """
                        SELECT taken_up, reason, answered_on, answered_by_name
                          FROM authoring_answer
                         WHERE answered_by = :person
                         ORDER BY answered_at
                        """));
    }
}
