package vn.guongsang.plan.domain;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which filings were forwarded to whom: on this rests who may read them. */
@Repository
public class Passed {

    private final JdbcClient jdbc;

    Passed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of an instance that a body may read for it. */
    public Set<UUID> filings(UUID instance, UUID to) {
        return jdbc.sql("""
                        SELECT filing.id
                          FROM plan_filing filing
                          JOIN plan_forwarding forwarding ON forwarding.filing_id = filing.id
                         WHERE filing.instance_id = :instance
                           AND forwarding.to_id = :to
                        """)
                .param("instance", instance)
                .param("to", to)
                .query(UUID.class)
                .set();
    }
}
