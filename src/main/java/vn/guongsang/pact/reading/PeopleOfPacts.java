package vn.guongsang.pact.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** What somebody drew up, signed, reviewed or concluded for a body. */
@Repository
class PeopleOfPacts extends AccountData {

    PeopleOfPacts(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("pact_version", """
                        SELECT year, number, contents, drawn_on, drawn_by_name
                          FROM pact_version
                         WHERE drawn_by = :person
                         ORDER BY drawn_at
                        """),
                new Table("pact_signature", """
                        SELECT signed_on, signed_by_name
                          FROM pact_signature
                         WHERE signed_by = :person
                         ORDER BY signed_at
                        """),
                new Table("pact_review", """
                        SELECT year, half, results, proposals, reviewed_on, reviewed_by_name
                          FROM pact_review
                         WHERE reviewed_by = :person
                         ORDER BY reviewed_at
                        """),
                new Table("pact_conclusion", """
                        SELECT year, half, conclusion, proposals, concluded_on, concluded_by_name
                          FROM pact_conclusion
                         WHERE concluded_by = :person
                         ORDER BY concluded_at
                        """));
    }
}
