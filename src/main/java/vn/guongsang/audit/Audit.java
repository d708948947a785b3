package vn.guongsang.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.time.BusinessDay;

/** Writes entries beside the change they tell of, and reads timelines. */
@Repository
public class Audit {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final JsonMapper json;

    Audit(JdbcClient jdbc, Clock clock, BusinessDay day, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.json = json;
    }

    public void record(By by, String act, Subject subject, Map<String, String> details) {
        record(by, act, subject, "", details);
    }

    /** Needs the transaction of the change itself, so that neither stands without the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(By by, String act, Subject subject, String basis, Map<String, String> details) {
        jdbc.sql("""
                        INSERT INTO audit_entry (at, business_day, account_id, person, role, body_id, body_name,
                                                 act, subject_kind, subject_id, basis, details)
                        VALUES (:at, :day, :account, :person, :role, :body, :bodyName,
                                :act, :kind, :subject, :basis, :details::jsonb)
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("day", day.today())
                .param("account", by.accountId())
                .param("person", by.person())
                .param("role", by.role())
                .param("body", by.bodyId())
                .param("bodyName", by.bodyName())
                .param("act", act)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("basis", basis)
                .param("details", json.writeValueAsString(details))
                .update();
    }

    /** All that happened to a subject, oldest first. */
    public List<Entry> timeline(Subject subject) {
        return jdbc.sql("""
                        SELECT *
                          FROM audit_entry
                         WHERE subject_kind = :kind
                           AND subject_id = :subject
                         ORDER BY id
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(this::entry)
                .list();
    }

    /** The newest entries before one (exclusive), newest first. */
    public List<Entry> latest(long before, int count) {
        return jdbc.sql("""
                        SELECT *
                          FROM audit_entry
                         WHERE id < :before
                         ORDER BY id DESC
                         LIMIT :count
                        """)
                .param("before", before)
                .param("count", count)
                .query(this::entry)
                .list();
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("business_day", java.time.LocalDate.class),
                new By(
                        row.getObject("account_id", UUID.class),
                        row.getString("person"),
                        row.getString("role"),
                        row.getObject("body_id", UUID.class),
                        row.getString("body_name")),
                row.getString("act"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("basis"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
