package vn.guongsang.pact.reading;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the pacts of a year have come. */
@Repository
public class PactList {

    /**
     * One cluster or bloc of which something was drawn up.
     *
     * @param signed how many have signed what was drawn up last
     * @param midyear whether the review of that time was concluded
     */
    public record Row(UUID bloc, long signed, boolean midyear, boolean yearEnd) {}

    private final JdbcClient jdbc;

    PactList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<UUID, Row> of(Collection<UUID> blocs, int year) {
        return blocs.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                        SELECT version.bloc_id AS bloc,
                               (SELECT count(*) FROM pact_signature WHERE version_id = version.id) AS signed,
                               EXISTS (SELECT
                                         FROM pact_conclusion
                                        WHERE bloc_id = version.bloc_id AND year = :year AND half = 'MIDYEAR') AS midyear,
                               EXISTS (SELECT
                                         FROM pact_conclusion
                                        WHERE bloc_id = version.bloc_id AND year = :year AND half = 'YEAR') AS year_end
                          FROM (SELECT DISTINCT ON (bloc_id) id, bloc_id
                                  FROM pact_version
                                 WHERE year = :year
                                   AND bloc_id IN (:blocs)
                                 ORDER BY bloc_id, number DESC) version
                        """).param("year", year).param("blocs", blocs).query(Row.class).list().stream()
                        .collect(Collectors.toMap(Row::bloc, Function.identity()));
    }
}
