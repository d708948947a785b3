package vn.guongsang.api;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** The tokens that somebody made, without what opens. */
@Repository
class PeopleWithTokens implements PersonalData {

    private final JdbcClient jdbc;

    PeopleWithTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR -> List.of();
            case ACCOUNT -> List.of(HeldRows.of(jdbc, "api_token", """
                                SELECT name, array_to_string(scopes, ' ') AS scopes, made_at, used_at, ended_at
                                  FROM api_token
                                 WHERE account_id = :person
                                 ORDER BY id
                                """, subject.id()));
        };
    }
}
