package vn.guongsang.dossier;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dossiers as far on as a test needs, without the way there. */
public final class MadeDossiers {

    private final JdbcClient jdbc;

    public MadeDossiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sent on the demo world's day by one body to another, and taken in. */
    public UUID accepted(UUID body, UUID addressee, String name, String kind, String award) {
        return jdbc.sql("""
                        WITH subject AS (
                            INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, added_on, added_at,
                                                        added_by_name)
                            SELECT id, id, :kind, :name, :body, '', '2025-03-10', now(), ''
                              FROM (SELECT uuidv7() AS id) AS new
                            RETURNING id
                        )
                        INSERT INTO dossier_dossier (id, body_id, addressee_id, subject_id, name, kind, place, born, award,
                                                     ground, short_way, year, citation, background, achievement, state,
                                                     version, begun_on, begun_by, received_on, changed_at, changed_by_name)
                        SELECT uuidv7(), :body, :addressee, id, :name, :kind, 'số 9 ngõ kín', '1969-09-19', :award,
                               'MERIT', false, 2024, 'Có thành tích.', 'Dân tộc kín', 'Việc đã làm', 'ACCEPTED',
                               1, '2025-03-10', uuidv7(), '2025-03-10', now(), ''
                          FROM subject
                        RETURNING id
                        """)
                .param("body", body)
                .param("addressee", addressee)
                .param("name", name)
                .param("kind", kind)
                .param("award", award)
                .query(UUID.class)
                .single();
    }
}
