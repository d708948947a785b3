package vn.guongsang.privacy;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.privacy.PersonalData.Held;

/** Reads what a table holds about a person, for those who implement {@link PersonalData} in SQL. */
public final class HeldRows {

    private HeldRows() {}

    /**
     * @param sql names each column to be told; {@code :person} is the id
     */
    public static Held of(JdbcClient jdbc, String table, String sql, UUID person) {
        return new Held(table, jdbc.sql(sql).param("person", person).query().listOfRows());
    }
}
