package vn.guongsang.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** Invitations to and by somebody, lists they sent in, and that they asked for a new password. */
@Repository
class PeopleOfInvitations extends AccountData {

    PeopleOfInvitations(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("people_invitation", """
                        SELECT invitation.name, invitation.mail, invitation.role, invitation.invited_at,
                               invitation.accepted_at, invitation.withdrawn_at
                          FROM people_invitation invitation
                          JOIN identity_v_account account ON account.mail = invitation.mail
                         WHERE account.id = :person
                         ORDER BY invitation.id
                        """),
                new Table("people_invitation_list", """
                        SELECT file_name, uploaded_at, invited_at
                          FROM people_invitation_list
                         WHERE uploaded_by = :person
                         ORDER BY uploaded_at
                        """),
                new Table("people_reset", """
                        SELECT asked_at, used_at
                          FROM people_reset
                         WHERE account_id = :person
                         ORDER BY asked_at
                        """));
    }
}
