package vn.guongsang.unitplan.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** Criteria that somebody proposed for a body, ruled on or ended. */
@Repository
class PeopleOfOwnCriteria extends AccountData {

    PeopleOfOwnCriteria(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("unitplan_criterion", """
                        SELECT text, proposed_on, proposed_by_name
                          FROM unitplan_criterion
                         WHERE proposed_by = :person
                         ORDER BY proposed_at
                        """),
                new Table("unitplan_criterion_ruling", """
                        SELECT reason, ruled_on, ruled_by_name
                          FROM unitplan_criterion_ruling
                         WHERE ruled_by = :person
                         ORDER BY ruled_at
                        """),
                new Table("unitplan_criterion_end", """
                        SELECT reason, ended_on, ended_by_name
                          FROM unitplan_criterion_end
                         WHERE ended_by = :person
                         ORDER BY ended_at
                        """));
    }
}
