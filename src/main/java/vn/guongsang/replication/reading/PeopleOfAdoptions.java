package vn.guongsang.replication.reading;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** Who learned from whom, as far as it tells of a person. */
@Repository
class PeopleOfAdoptions implements PersonalData {

    private final JdbcClient jdbc;

    PeopleOfAdoptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        String whose = subject.kind() == DataSubject.Kind.EXEMPLAR ? "exemplar_id" : "recorded_by";
        return List.of(HeldRows.of(
                jdbc,
                "replication_adoption",
                "SELECT what, since, result, recorded_on, person FROM replication_adoption WHERE " + whose
                        + " = :person ORDER BY id",
                subject.id()));
    }
}
