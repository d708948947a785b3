package vn.guongsang.api;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** The tokens that somebody made, without what opens. */
@Repository
class PeopleWithTokens extends AccountData {

    PeopleWithTokens(JdbcClient jdbc) {
        super(jdbc, new Table("api_token", """
                        SELECT name, array_to_string(scopes, ' ') AS scopes, made_at, used_at, ended_at
                          FROM api_token
                         WHERE account_id = :person
                         ORDER BY id
                        """));
    }
}
