package vn.guongsang.privacy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.privacy.Consent.Scope;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Who agreed to be shown in public, and who no longer does. Whoever records has been let in by the module
 * that owns the subject.
 */
@Service
public class Consents {

    private static final String COLUMNS = """
            id, subject_kind, subject_id, subject_name, given_by, how, scope, document_id, given_on, person, body_id,
            withdrawn_on, withdrawn_person, withdrawn_how
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Consents(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.events = events;
    }

    /** All consents about a subject, the newest first. */
    public List<Consent> of(Subject subject) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM privacy_consent
                         WHERE subject_kind = :kind
                           AND subject_id = :subject
                         ORDER BY recorded_at DESC
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(Consents::read)
                .list();
    }

    /** What stands agreed to now; empty when nobody agreed, or nobody does any longer. */
    public Set<Scope> agreed(Subject subject) {
        return agreed(subject, "");
    }

    /**
     * As {@link #agreed}, and nobody withdraws it until the transaction ends: what is published on it is
     * there to be found by the withdrawal.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Scope> hold(Subject subject) {
        return agreed(subject, " FOR SHARE");
    }

    private Set<Scope> agreed(Subject subject, String lock) {
        return jdbc
                .sql("""
                        SELECT scope
                          FROM privacy_consent
                         WHERE subject_kind = :kind
                           AND subject_id = :subject
                           AND withdrawn_at IS NULL
                        """ + lock)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((row, _) -> scopes(row.getArray("scope")))
                .list()
                .stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    public Optional<Consent> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM privacy_consent WHERE id = :id")
                .param("id", id)
                .query(Consents::read)
                .optional();
    }

    /** Those recorded in these bodies, the standing ones or those withdrawn, the newest first. */
    public List<Consent> in(Collection<UUID> bodies, boolean standing, long offset, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM privacy_consent
                         WHERE body_id = ANY (:bodies)
                           AND (withdrawn_at IS NULL) = :standing
                         ORDER BY id DESC
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("standing", standing)
                .param("offset", offset)
                .param("limit", limit)
                .query(Consents::read)
                .list();
    }

    /** Records that somebody agreed. */
    @Transactional
    public Verdict record(Actor by, Subject subject, String subjectName, Consent.Given given) {
        if (given.on().isAfter(day.today())) {
            return Verdict.refused("privacy.consent.refused.future", given.on(), day.today());
        }
        int recorded = jdbc.sql("""
                        INSERT INTO privacy_consent (id, subject_kind, subject_id, subject_name, given_by, how, scope,
                                                     document_id, given_on, recorded_on, recorded_at, recorded_by, person,
                                                     body_id)
                        VALUES (:id, :kind, :subject, :name, :givenBy, :how, :scope::text[],
                                :document, :givenOn, :today, :now, :account, :person, :body)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", given.id())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("name", subjectName)
                .param("givenBy", given.by())
                .param("how", given.how())
                .param("scope", given.scope().stream().map(Scope::name).toArray(String[]::new))
                .param("document", given.documentId())
                .param("givenOn", given.on())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("body", by.bodyId())
                .update();
        if (recorded == 1) {
            audit.record(by.by(), "consent.recorded", subject, Map.of("by", given.by(), "how", given.how()));
        }
        return Verdict.ALLOWED;
    }

    /**
     * Withdraws all that stands agreed to about a subject. What was shown on it is taken off in the same
     * transaction, by whoever hears {@link ConsentWithdrawn}.
     */
    @Transactional
    public Verdict withdraw(Actor by, Subject subject, String how) {
        int withdrawn = jdbc.sql("""
                        UPDATE privacy_consent
                           SET withdrawn_on = :today,
                               withdrawn_at = :now,
                               withdrawn_by = :account,
                               withdrawn_person = :person,
                               withdrawn_how = :how
                         WHERE subject_kind = :kind
                           AND subject_id = :subject
                           AND withdrawn_at IS NULL
                        """)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("how", how)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .update();
        if (withdrawn == 0) {
            return Verdict.refused("privacy.consent.refused.none");
        }
        audit.record(by.by(), "consent.withdrawn", subject, Map.of("how", how));
        events.publishEvent(new ConsentWithdrawn(subject, by, how));
        return Verdict.ALLOWED;
    }

    private static Consent read(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getObject("id", UUID.class),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("subject_name"),
                row.getString("given_by"),
                row.getString("how"),
                scopes(row.getArray("scope")),
                row.getObject("document_id", UUID.class),
                row.getObject("given_on", LocalDate.class),
                row.getString("person"),
                row.getObject("body_id", UUID.class),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getString("withdrawn_person"),
                row.getString("withdrawn_how"));
    }

    private static Set<Scope> scopes(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
