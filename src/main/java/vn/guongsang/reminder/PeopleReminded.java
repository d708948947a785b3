package vn.guongsang.reminder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** What somebody does without, the digests they got, and their calendars, without the secret addresses. */
@Repository
class PeopleReminded extends AccountData {

    PeopleReminded(JdbcClient jdbc) {
        super(
                jdbc,
                new Table(
                        "reminder_declined",
                        "SELECT kind, declined_at FROM reminder_declined WHERE account_id = :person ORDER BY kind"),
                new Table(
                        "reminder_digest",
                        "SELECT told_on FROM reminder_digest WHERE account_id = :person ORDER BY told_on"),
                new Table("reminder_feed", """
                        SELECT made_at, read_at, ended_at
                          FROM reminder_feed
                         WHERE account_id = :person
                         ORDER BY id
                        """));
    }
}
