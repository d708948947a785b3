package vn.guongsang.guidance.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** The numbers that somebody decided or entered. */
@Repository
class PeopleOfGuidance extends AccountData {

    PeopleOfGuidance(JdbcClient jdbc) {
        super(jdbc, new Table("guidance_limit", """
                        SELECT year, award, movement, basis, since, decided_on, decided_by_name, ended_on, ended_basis,
                               ended_by_name
                          FROM guidance_limit
                         WHERE decided_by = :person
                            OR ended_by = :person
                         ORDER BY decided_at
                        """), new Table("guidance_strength", """
                        SELECT year, people, collectives, basis, entered_at, entered_by_name
                          FROM guidance_strength
                         WHERE entered_by = :person
                         ORDER BY entered_at
                        """));
    }
}
