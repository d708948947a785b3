package vn.guongsang.certificate.reading;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.AccountData;

/** What somebody corrected, revoked, printed or designed. */
@Repository
class PeopleOfCertificates extends AccountData {

    PeopleOfCertificates(JdbcClient jdbc) {
        super(
                jdbc,
                new Table("certificate_text", """
                        SELECT version, name, since, person
                          FROM certificate_text
                         WHERE written_by = :person
                         ORDER BY written_at
                        """),
                new Table("certificate_revocation", """
                        SELECT basis, revoked_on, person
                          FROM certificate_revocation
                         WHERE recorded_by = :person
                         ORDER BY recorded_at
                        """),
                new Table("certificate_print", """
                        SELECT form, why, asked_on, person, file_name
                          FROM certificate_print
                         WHERE asked_by = :person
                         ORDER BY id
                        """),
                new Table("certificate_design", """
                        SELECT award, version, drawn_at, person
                          FROM certificate_design
                         WHERE drawn_by = :person
                         ORDER BY drawn_at
                        """));
    }
}
