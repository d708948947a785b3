package vn.guongsang.plan.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** What somebody filed for a body, ruled on, asked more time for, decided and recorded, quotas included. */
@Repository
class PeopleOfFilings extends AccountData {

    PeopleOfFilings(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("plan_filing", """
                        SELECT kind, note, filed_on, filed_by_name
                          FROM plan_filing
                         WHERE filed_by = :person
                         ORDER BY id
                        """),
                new Table("plan_ruling", """
                        SELECT reason, ruled_on, ruled_by_name
                          FROM plan_ruling
                         WHERE ruled_by = :person
                         ORDER BY ruled_on
                        """),
                new Table("plan_extension_request", """
                        SELECT reason, asked_on, asked_by_name
                          FROM plan_extension_request
                         WHERE asked_by = :person
                         ORDER BY asked_at
                        """),
                new Table("plan_extension_decision", """
                        SELECT outcome, basis, decided_on, decided_by_name
                          FROM plan_extension_decision
                         WHERE decided_by = :person
                         ORDER BY id
                        """),
                new Table("plan_ending", """
                        SELECT basis, decided_on, decided_by_name
                          FROM plan_ending
                         WHERE decided_by = :person
                         ORDER BY decided_at
                        """),
                new Table("plan_happening", """
                        SELECT what, happened_on, recorded_on, recorded_by_name
                          FROM plan_happening
                         WHERE recorded_by = :person
                         ORDER BY recorded_at
                        """),
                new Table("plan_figure", """
                        SELECT figure, value, basis, set_on, set_by_name
                          FROM plan_figure
                         WHERE set_by = :person
                         ORDER BY id
                        """),
                new Table("plan_quota_reading", """
                        SELECT quota, reason, set_on, set_by_name
                          FROM plan_quota_reading
                         WHERE set_by = :person
                         ORDER BY id
                        """),
                new Table("plan_double_count", """
                        SELECT reason, decided_on, decided_by_name
                          FROM plan_double_count
                         WHERE decided_by = :person
                         ORDER BY id
                        """),
                new Table("plan_quota_choice", """
                        SELECT quota, reason, decided_on, decided_by_name
                          FROM plan_quota_choice
                         WHERE decided_by = :person
                         ORDER BY id
                        """));
    }
}
