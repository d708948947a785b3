package vn.guongsang.reward.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** What somebody confirmed or closed. */
@Repository
class PeopleOfPayments extends AccountData {

    PeopleOfPayments(JdbcClient jdbc) {
        super(jdbc, new Table("reward_price", """
                        SELECT award, subject_kind, dong, basis, confirmed_on, person
                          FROM reward_price
                         WHERE confirmed_by = :person
                         ORDER BY confirmed_at
                        """), new Table("reward_closing", """
                        SELECT closed_on, person
                          FROM reward_closing
                         WHERE closed_by = :person
                         ORDER BY closed_at
                        """), new Table("reward_rate", """
                        SELECT what, award, subject_kind, since, value, basis, person
                          FROM reward_rate
                         WHERE entered_by = :person
                         ORDER BY id
                        """));
    }
}
