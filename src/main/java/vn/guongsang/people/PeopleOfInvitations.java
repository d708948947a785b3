package vn.guongsang.people;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** Invitations to and by somebody, lists they sent in, and that they asked for a new password. */
@Repository
class PeopleOfInvitations implements PersonalData {

    private final JdbcClient jdbc;

    PeopleOfInvitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR -> List.of();
            case ACCOUNT ->
                List.of(
                        HeldRows.of(jdbc, "people_invitation", """
                                SELECT invitation.name, invitation.mail, invitation.role, invitation.invited_at,
                                       invitation.accepted_at, invitation.withdrawn_at
                                  FROM people_invitation invitation
                                  JOIN identity_v_account account ON account.mail = invitation.mail
                                 WHERE account.id = :person
                                 ORDER BY invitation.id
                                """, subject.id()),
                        HeldRows.of(jdbc, "people_invitation_list", """
                                SELECT file_name, uploaded_at, invited_at
                                  FROM people_invitation_list
                                 WHERE uploaded_by = :person
                                 ORDER BY uploaded_at
                                """, subject.id()),
                        HeldRows.of(jdbc, "people_reset", """
                                SELECT asked_at, used_at
                                  FROM people_reset
                                 WHERE account_id = :person
                                 ORDER BY asked_at
                                """, subject.id()));
        };
    }
}
