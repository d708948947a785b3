package vn.guongsang.signin.domain;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** With what somebody proves who they are, without what proves it. */
@Repository
class PeopleSigningIn extends AccountData {

    PeopleSigningIn(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("signin_device", """
                        SELECT first_at, last_at
                          FROM signin_device
                         WHERE account_id = :person
                         ORDER BY first_at
                        """),
                new Table("signin_totp", "SELECT added_at FROM signin_totp WHERE account_id = :person"),
                new Table("signin_recovery_code", """
                        SELECT made_at, used_at
                          FROM signin_recovery_code
                         WHERE account_id = :person
                         ORDER BY made_at
                        """),
                new Table("signin_passkey", """
                        SELECT name, added_at, used_at
                          FROM signin_passkey
                         WHERE account_id = :person
                         ORDER BY id
                        """),
                new Table("signin_subject", """
                        SELECT issuer, subject, linked_at
                          FROM signin_subject
                         WHERE account_id = :person
                         ORDER BY linked_at
                        """),
                new Table("signin_provider_session", """
                        SELECT begun_at, ended_at
                          FROM signin_provider_session
                         WHERE account_id = :person
                         ORDER BY begun_at
                        """));
    }
}
