package vn.guongsang.dossier.reading;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.guidance.Proposal;
import vn.guongsang.guidance.PutForward;

/** Dossiers that hold a place: sent once, and neither withdrawn nor failed, nor was the award taken away again. */
@Repository
class PlacesTaken implements PutForward {

    private final JdbcClient jdbc;

    PlacesTaken(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Taken> taken(UUID authority, int year, @Nullable UUID body, @Nullable Proposal before) {
        return jdbc.sql("""
                        SELECT body_id AS body, award, kind AS subject_kind, plan_id AS plan, movement, count(*) AS count
                          FROM dossier_dossier
                         WHERE addressee_id = :authority
                           AND year = :year
                           AND received_on IS NOT NULL
                           AND state NOT IN ('FAILED', 'WITHDRAWN', 'REVOKED')
                           AND (:body::uuid IS NULL OR body_id = :body)
                           AND (:before::uuid IS NULL
                             OR id <> :before AND (NOT :sent OR (received_on, id) < (:receivedOn::date, :before)))
                         GROUP BY body_id, award, kind, plan_id, movement
                        """)
                .param("authority", authority)
                .param("year", year)
                .param("body", body)
                .param("before", before == null ? null : before.id())
                .param("sent", before != null && before.sent())
                .param("receivedOn", before == null ? null : before.receivedOn())
                .query(Taken.class)
                .list();
    }
}
