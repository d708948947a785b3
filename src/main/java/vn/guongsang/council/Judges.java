package vn.guongsang.council;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who judges a matter, and so reads its papers: whoever sits, on the day of the session, in a council that has it on
 * an agenda, and has not kept out of it. Lists of other modules ask the view {@code council_v_judge}.
 */
@Repository
public class Judges {

    private final JdbcClient jdbc;

    Judges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a vote on it is open: then it stays where it is, or the vote could not be closed. */
    public boolean voteOn(String kind, UUID matter) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM council_item item
                                         JOIN council_round round ON round.item_id = item.id
                                        WHERE item.kind = :kind
                                          AND item.matter_id = :matter
                                          AND round.closed_at IS NULL)
                        """)
                .param("kind", kind)
                .param("matter", matter)
                .query(Boolean.class)
                .single();
    }

    public boolean judge(UUID account, String kind, UUID matter) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM council_v_judge
                                        WHERE kind = :kind
                                          AND matter_id = :matter
                                          AND account_id = :account)
                        """)
                .param("kind", kind)
                .param("matter", matter)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }
}
