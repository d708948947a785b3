package vn.guongsang.privacy;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Consents about somebody, and that sensitive particulars are known; what those are is not told here. */
@Repository
@Order
class HeldHere implements PersonalData {

    private final JdbcClient jdbc;

    HeldHere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR ->
                List.of(
                        HeldRows.of(jdbc, "privacy_consent", """
                                SELECT given_by, how, given_on, person, withdrawn_on, withdrawn_how
                                  FROM privacy_consent
                                 WHERE subject_kind = 'exemplar'
                                   AND subject_id = :person::text
                                 ORDER BY id
                                """, subject.id()),
                        HeldRows.of(jdbc, "privacy_particular", """
                                SELECT kind, needed_for, recorded_on, person
                                  FROM privacy_particular
                                 WHERE subject_kind = 'exemplar'
                                   AND subject_id = :person::text
                                 ORDER BY kind
                                """, subject.id()));
            case LEDGER, WRITER -> List.of();
            case ACCOUNT -> List.of(HeldRows.of(jdbc, "privacy_consent", """
                        SELECT recorded_on, person
                          FROM privacy_consent
                         WHERE recorded_by = :person
                         ORDER BY id
                        """, subject.id()));
        };
    }
}
