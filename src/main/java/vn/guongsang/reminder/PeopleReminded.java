package vn.guongsang.reminder;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** What somebody does without, the digests they got, and their calendars, without the secret addresses. */
@Repository
class PeopleReminded implements PersonalData {

    private final JdbcClient jdbc;

    PeopleReminded(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR -> List.of();
            case ACCOUNT ->
                List.of(
                        HeldRows.of(
                                jdbc,
                                "reminder_declined",
                                "SELECT kind, declined_at FROM reminder_declined WHERE account_id = :person ORDER BY kind",
                                subject.id()),
                        HeldRows.of(
                                jdbc,
                                "reminder_digest",
                                "SELECT told_on FROM reminder_digest WHERE account_id = :person ORDER BY told_on",
                                subject.id()),
                        HeldRows.of(jdbc, "reminder_feed", """
                                SELECT made_at, read_at, ended_at
                                  FROM reminder_feed
                                 WHERE account_id = :person
                                 ORDER BY id
                                """, subject.id()));
        };
    }
}
