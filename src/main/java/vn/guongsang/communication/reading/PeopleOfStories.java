package vn.guongsang.communication.reading;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.HeldRows;
import vn.guongsang.privacy.PersonalData;

/** What stories and their publications hold about those they tell of, and about those who published them. */
@Repository
class PeopleOfStories implements PersonalData {

    private final JdbcClient jdbc;

    PeopleOfStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR ->
                List.of(
                        HeldRows.of(jdbc, "communication_story", """
                                SELECT slug, headline, body, lesson, portrait_says, changed_at, changed_by_name
                                  FROM communication_story
                                 WHERE exemplar_id = :person
                                """, subject.id()),
                        HeldRows.of(jdbc, "communication_publication", """
                                SELECT published_on, person, place, ended_on, ended_person, ended_reason
                                  FROM communication_publication
                                 WHERE exemplar_id = :person
                                 ORDER BY id
                                """, subject.id()));
            case LEDGER, WRITER -> List.of();
            case ACCOUNT -> List.of(HeldRows.of(jdbc, "communication_publication", """
                        SELECT published_on, person
                          FROM communication_publication
                         WHERE published_by = :person
                         ORDER BY id
                        """, subject.id()));
        };
    }

    @Override
    public List<UUID> attachments(DataSubject subject) {
        return subject.kind() != DataSubject.Kind.EXEMPLAR
                ? List.of()
                : jdbc.sql("""
                                SELECT portrait_id
                                  FROM communication_story
                                 WHERE exemplar_id = :person
                                   AND portrait_id IS NOT NULL
                                """).param("person", subject.id()).query(UUID.class).list();
    }
}
