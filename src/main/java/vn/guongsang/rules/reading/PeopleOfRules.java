package vn.guongsang.rules.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** The rules that somebody decided. */
@Repository
class PeopleOfRules extends AccountData {

    PeopleOfRules(JdbcClient jdbc) {
        super(jdbc, new Table("rules_version", """
                SELECT award, number, since, until, basis, decided_on, decided_by_name
                  FROM rules_version
                 WHERE decided_by = :person
                 ORDER BY decided_at
                """), new Table("rules_edition", """
                SELECT what, award, since, basis, decided_on, decided_by_name
                  FROM rules_edition
                 WHERE decided_by = :person
                 ORDER BY decided_at
                """));
    }
}
