package vn.guongsang.unitplan.reading;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** Criteria that somebody proposed for a body, ruled on or ended. */
@Repository
class PeopleOfOwnCriteria implements PersonalData {

    private final JdbcClient jdbc;

    PeopleOfOwnCriteria(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR -> List.of();
            case ACCOUNT ->
                List.of(
                        HeldRows.of(jdbc, "unitplan_criterion", """
                                SELECT text, proposed_on, proposed_by_name
                                  FROM unitplan_criterion
                                 WHERE proposed_by = :person
                                 ORDER BY proposed_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "unitplan_criterion_ruling", """
                                SELECT reason, ruled_on, ruled_by_name
                                  FROM unitplan_criterion_ruling
                                 WHERE ruled_by = :person
                                 ORDER BY ruled_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "unitplan_criterion_end", """
                                SELECT reason, ended_on, ended_by_name
                                  FROM unitplan_criterion_end
                                 WHERE ended_by = :person
                                 ORDER BY ended_at
                                """, subject.id()));
        };
    }
}
