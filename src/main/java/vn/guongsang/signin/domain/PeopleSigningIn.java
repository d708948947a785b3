package vn.guongsang.signin.domain;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** With what somebody proves who they are, without what proves it. */
@Repository
class PeopleSigningIn implements PersonalData {

    private final JdbcClient jdbc;

    PeopleSigningIn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR -> List.of();
            case ACCOUNT ->
                List.of(
                        HeldRows.of(jdbc, "signin_device", """
                                SELECT first_at, last_at
                                  FROM signin_device
                                 WHERE account_id = :person
                                 ORDER BY first_at
                                """, subject.id()),
                        HeldRows.of(
                                jdbc,
                                "signin_totp",
                                "SELECT added_at FROM signin_totp WHERE account_id = :person",
                                subject.id()),
                        HeldRows.of(jdbc, "signin_recovery_code", """
                                SELECT made_at, used_at
                                  FROM signin_recovery_code
                                 WHERE account_id = :person
                                 ORDER BY made_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "signin_passkey", """
                                SELECT name, added_at, used_at
                                  FROM signin_passkey
                                 WHERE account_id = :person
                                 ORDER BY id
                                """, subject.id()),
                        HeldRows.of(jdbc, "signin_subject", """
                                SELECT issuer, subject, linked_at
                                  FROM signin_subject
                                 WHERE account_id = :person
                                 ORDER BY linked_at
                                """, subject.id()));
        };
    }
}
