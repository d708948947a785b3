package vn.guongsang.council;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.seal.Seals;
import vn.guongsang.seal.Seals.Sealed;

/**
 * The boxes of secret votes. Until it is opened a box is one sealed value that every ballot writes anew as a
 * whole, so that neither row, order, time nor transaction belongs to a ballot; see ADR 0028. Callers hold the
 * lock of the round.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Ballots {

    private final JdbcClient jdbc;
    private final Seals seals;
    private final SecureRandom random = new SecureRandom();

    Ballots(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    String newReceipt() {
        return Box.code(random);
    }

    void setUp(UUID round) {
        Sealed empty = sealed(round, Box.EMPTY);
        jdbc.sql("INSERT INTO council_box (round_id, key_id, sealed) VALUES (:round, :key, :sealed)")
                .param("round", round)
                .param("key", empty.key())
                .param("sealed", empty.bytes())
                .update();
    }

    void cast(UUID round, Stance choice, String receipt) {
        Sealed sealed = sealed(round, box(round).with(choice, receipt, random));
        jdbc.sql("UPDATE council_box SET key_id = :key, sealed = :sealed WHERE round_id = :round")
                .param("round", round)
                .param("key", sealed.key())
                .param("sealed", sealed.bytes())
                .update();
    }

    boolean holds(UUID round, String receipt) {
        return box(round).receipts().contains(receipt);
    }

    /** Takes the ballots out of the box, shuffled once more, and leaves none behind. */
    List<Stance> open(UUID round) {
        Box box = box(round).shuffled(random);
        jdbc.sql("""
                        INSERT INTO council_ballot (round_id, number, choice)
                        SELECT :round, number, choice
                          FROM unnest(:choices::text[]) WITH ORDINALITY AS ballot (choice, number)
                        """)
                .param("round", round)
                .param("choices", box.ballots().stream().map(Stance::name).toArray(String[]::new))
                .update();
        jdbc.sql("INSERT INTO council_receipt (round_id, code) SELECT :round, unnest(:codes::text[])")
                .param("round", round)
                .param("codes", box.receipts().toArray(String[]::new))
                .update();
        jdbc.sql("DELETE FROM council_box WHERE round_id = :round")
                .param("round", round)
                .update();
        return box.ballots();
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    List<Stance> opened(UUID round) {
        return jdbc.sql("SELECT choice FROM council_ballot WHERE round_id = :round ORDER BY number")
                .param("round", round)
                .query((row, _) -> Stance.valueOf(row.getString("choice")))
                .list();
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    List<String> receipts(UUID round) {
        return jdbc.sql("SELECT code FROM council_receipt WHERE round_id = :round ORDER BY code")
                .param("round", round)
                .query(String.class)
                .list();
    }

    private Box box(UUID round) {
        return jdbc.sql("SELECT key_id, sealed FROM council_box WHERE round_id = :round")
                .param("round", round)
                .query((row, _) ->
                        Box.of(seals.open(new Sealed(row.getString("key_id"), row.getBytes("sealed")), place(round))))
                .single();
    }

    private Sealed sealed(UUID round, Box box) {
        return seals.seal(box.bytes(), place(round));
    }

    private static String place(UUID round) {
        return "council_box " + round;
    }
}
