package vn.guongsang.unitplan.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** Criteria and movements that somebody brought in for a body, decided on or ended. */
@Repository
class PeopleOfUnitPlans extends AccountData {

    PeopleOfUnitPlans(JdbcClient jdbc) {
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
                        """),
                new Table("unitplan_round", """
                        SELECT year, opens_on, closes_on, set_on, set_by_name
                          FROM unitplan_round
                         WHERE set_by = :person
                         ORDER BY set_at
                        """),
                new Table("unitplan_registration", """
                        SELECT year, number, registered_on, registered_by_name
                          FROM unitplan_registration
                         WHERE registered_by = :person
                         ORDER BY registered_at
                        """),
                new Table("unitplan_movement", """
                        SELECT name, aim, drafted_on, drafted_by_name
                          FROM unitplan_movement
                         WHERE drafted_by = :person
                         ORDER BY drafted_at
                        """),
                new Table("unitplan_movement_launch", """
                        SELECT document_number, launched_on, launched_by_name
                          FROM unitplan_movement_launch
                         WHERE launched_by = :person
                         ORDER BY launched_at
                        """),
                new Table("unitplan_movement_end", """
                        SELECT reason, ended_on, ended_by_name
                          FROM unitplan_movement_end
                         WHERE ended_by = :person
                         ORDER BY ended_at
                        """));
    }
}
