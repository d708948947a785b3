package vn.guongsang.council.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** Where somebody sits, what they kept out of and said on record; of a secret vote, that they voted. */
@Repository
class PeopleOfCouncils extends AccountData {

    PeopleOfCouncils(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("council_council", """
                        SELECT name, basis, set_up_on, set_up_by_name
                          FROM council_council
                         WHERE set_up_by = :person
                         ORDER BY set_up_at
                        """),
                new Table("council_seat", """
                        SELECT person, function, title, valid_from, valid_to, basis, given_by_name
                          FROM council_seat
                         WHERE :person IN (account_id, given_by)
                         ORDER BY valid_from, id
                        """),
                new Table("council_session", """
                        SELECT met_on, place, conclusion, convened_on, convened_by_name
                          FROM council_session
                         WHERE convened_by = :person
                         ORDER BY convened_at
                        """),
                new Table("council_presence", """
                        SELECT session.met_on, session.place
                          FROM council_presence presence
                          JOIN council_session session ON session.id = presence.session_id
                         WHERE presence.account_id = :person
                         ORDER BY session.met_on
                        """),
                new Table("council_recusal", """
                        SELECT item.title, recusal.reason, recusal.recorded_on, recusal.recorded_by_name
                          FROM council_recusal recusal
                          JOIN council_item item ON item.id = recusal.item_id
                         WHERE :person IN (recusal.account_id, recusal.recorded_by)
                         ORDER BY recusal.recorded_at
                        """),
                new Table("council_round", """
                        SELECT item.title, round.number, round.opened_on, round.opened_by_name
                          FROM council_round round
                          JOIN council_item item ON item.id = round.item_id
                         WHERE round.opened_by = :person
                         ORDER BY round.opened_at
                        """),
                new Table("council_mark", """
                        SELECT item.title, mark.by_letter
                          FROM council_mark mark
                          JOIN council_round round ON round.id = mark.round_id
                          JOIN council_item item ON item.id = round.item_id
                         WHERE mark.account_id = :person
                         ORDER BY round.opened_at
                        """),
                new Table("council_opinion", """
                        SELECT item.title, opinion.choice, opinion.words
                          FROM council_opinion opinion
                          JOIN council_round round ON round.id = opinion.round_id
                          JOIN council_item item ON item.id = round.item_id
                         WHERE opinion.account_id = :person
                         ORDER BY round.opened_at
                        """));
    }
}
