package vn.guongsang.commendation.reading;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** What votes and decisions hold about those they are about, and about those who recorded and signed them. */
@Repository
class PeopleOfDecisions implements PersonalData {

    private final JdbcClient jdbc;

    PeopleOfDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        boolean exemplar = subject.kind() == DataSubject.Kind.EXEMPLAR;
        return List.of(
                HeldRows.of(
                        jdbc,
                        "commendation_vote",
                        "SELECT council, level, met_on, agreed, members, note, person FROM commendation_vote WHERE "
                                + (exemplar ? "exemplar_id" : "recorded_by") + " = :person ORDER BY id",
                        subject.id()),
                HeldRows.of(
                        jdbc,
                        "commendation_decision",
                        "SELECT level, number, issued_on, signer, capacity FROM commendation_decision WHERE "
                                + (exemplar ? "exemplar_id" : "issued_by") + " = :person ORDER BY id",
                        subject.id()));
    }
}
