package vn.guongsang.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.time.BusinessDay;

/** Writes entries beside the change they tell of, and reads timelines. */
@Repository
public class Audit {

    /** The act of {@link #looked}. */
    public static final String LOOKED = "audit.looked";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;

    Audit(JdbcClient jdbc, Clock clock, BusinessDay day) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    public void record(By by, String act, Subject subject, Map<String, String> details) {
        record(by, act, subject, "", details);
    }

    public void record(By by, String act, Subject subject, String basis, Map<String, String> details) {
        record(by, act, subject, basis, details, List.of());
    }

    /** Needs the transaction of the change itself, so that neither stands without the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            By by, String act, Subject subject, String basis, Map<String, String> details, List<Change> changes) {
        write(by, act, subject, basis, details, changes);
    }

    /** One of many subjects of the same act. */
    public record Noted(Subject subject, String basis, Map<String, String> details) {}

    /** The same act on many subjects: an entry for each, in their order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(By by, String act, List<Noted> noted) {
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO audit_entry (at, business_day, account_id, person, role, body_id, body_name,
                                                     act, subject_kind, subject_id, basis, details, changes)
                            SELECT :at, :day, :account, :person, :role, :body, :bodyName,
                                   :act, kind, subject, basis, details::jsonb, :changes::jsonb
                              FROM unnest(:kinds::text[], :subjects::text[], :bases::text[], :details::text[])
                                   WITH ORDINALITY AS noted (kind, subject, basis, details, place)
                             ORDER BY place
                            RETURNING id
                        )
                        INSERT INTO audit_pending (entry_id)
                        SELECT id FROM entry
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("day", day.today())
                .param("account", by.accountId())
                .param("person", by.person())
                .param("role", by.role())
                .param("body", by.bodyId())
                .param("bodyName", by.bodyName())
                .param("act", act)
                .param("kinds", noted.stream().map(one -> one.subject().kind()).toArray(String[]::new))
                .param("subjects", noted.stream().map(one -> one.subject().id()).toArray(String[]::new))
                .param("bases", noted.stream().map(Noted::basis).toArray(String[]::new))
                .param(
                        "details",
                        noted.stream()
                                .map(one -> Entries.details(one.details()))
                                .toArray(String[]::new))
                .param("changes", Entries.changes(List.of()))
                .update();
    }

    /**
     * Somebody looked at what is sensitive. The entry is on disk before this returns, so call it
     * before the data leaves; it joins a transaction where there is one.
     *
     * @param what what was shown, in the words of the page, e.g. the field's name; never its value
     * @param why the purpose that the person gave, or the work that it belongs to
     */
    @Transactional
    public void looked(By by, Subject subject, String what, String why) {
        write(by, LOOKED, subject, "", Map.of("what", what, "why", why), List.of());
    }

    private void write(
            By by, String act, Subject subject, String basis, Map<String, String> details, List<Change> changes) {
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO audit_entry (at, business_day, account_id, person, role, body_id, body_name,
                                                     act, subject_kind, subject_id, basis, details, changes)
                            VALUES (:at, :day, :account, :person, :role, :body, :bodyName,
                                    :act, :kind, :subject, :basis, :details::jsonb, :changes::jsonb)
                            RETURNING id
                        )
                        INSERT INTO audit_pending (entry_id)
                        SELECT id FROM entry
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
                .param("details", Entries.details(details))
                .param("changes", Entries.changes(changes))
                .update();
    }

    /** All that happened to a subject, oldest first. */
    public List<Entry> timeline(Subject subject) {
        return jdbc.sql("""
                        SELECT *
                          FROM audit_entry
                         WHERE subject_kind = :kind
                           AND subject_id = :subject
                         ORDER BY at, id
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(Entries::read)
                .list();
    }
}
