package vn.guongsang.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.seal.Seals;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Sensitive particulars, sealed at rest ({@link Seals}), each bound to subject and kind. They are
 * masked everywhere; {@link #see} is the one way to read one, and leaves who looked, at what and why. Who may
 * record and see is decided by the module that owns the subject. They go when the subject no longer agrees or their time
 * is over, but never while a {@link Hold} stands on it.
 */
@Service
public class Particulars {

    private static final Logger log = LoggerFactory.getLogger(Particulars.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Seals seals;

    Particulars(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Seals seals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.seals = seals;
    }

    private record Kept(String subjectKind, String subjectId, Particular.Kind kind, String keyId, byte[] sealed) {

        String bound() {
            return subjectKind + "/" + subjectId + "/" + kind;
        }

        byte[] opened(Seals seals) {
            return seals.open(new Seals.Sealed(keyId, sealed), bound());
        }
    }

    /** What is known of a subject, not what it is. */
    public List<Particular> of(Subject subject) {
        return jdbc.sql("""
                        SELECT kind, needed_for, recorded_on, person
                          FROM privacy_particular
                         WHERE subject_kind = :subjectKind
                           AND subject_id = :subject
                         ORDER BY kind
                        """)
                .param("subjectKind", subject.kind())
                .param("subject", subject.id())
                .query(Particular.class)
                .list();
    }

    /** Records one, in place of what was known before. */
    @Transactional
    public void record(Actor by, Subject subject, Particular.Kind kind, byte[] value, String neededFor) {
        Seals.Sealed sealed = seals.seal(value, subject.kind() + "/" + subject.id() + "/" + kind);
        jdbc.sql("""
                        INSERT INTO privacy_particular (subject_kind, subject_id, kind, key_id, sealed, needed_for, recorded_on,
                                                        recorded_at, recorded_by, person)
                        VALUES (:subjectKind, :subject, :kind, :key, :sealed, :neededFor, :today, :now, :account, :person)
                        ON CONFLICT (subject_kind, subject_id, kind) DO UPDATE
                           SET key_id = excluded.key_id,
                               sealed = excluded.sealed,
                               needed_for = excluded.needed_for,
                               recorded_on = excluded.recorded_on,
                               recorded_at = excluded.recorded_at,
                               recorded_by = excluded.recorded_by,
                               person = excluded.person
                        """)
                .param("subjectKind", subject.kind())
                .param("subject", subject.id())
                .param("kind", kind.name())
                .param("key", sealed.key())
                .param("sealed", sealed.bytes())
                .param("neededFor", neededFor)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(by.by(), "particular.recorded", logged(subject), neededFor, Map.of("kind", kind.name()));
    }

    /**
     * Opens one for a person who says why, and notes that before it is seen.
     *
     * @throws Refusal when there is none
     */
    @Transactional
    public byte[] see(Actor by, Subject subject, Particular.Kind kind, String reason) {
        Kept kept = jdbc.sql("""
                        SELECT subject_kind, subject_id, kind, key_id, sealed
                          FROM privacy_particular
                         WHERE subject_kind = :subjectKind
                           AND subject_id = :subject
                           AND kind = :kind
                        """)
                .param("subjectKind", subject.kind())
                .param("subject", subject.id())
                .param("kind", kind.name())
                .query(Kept.class)
                .optional()
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden")));
        audit.looked(by.by(), logged(subject), kind.name(), reason);
        return kept.opened(seals);
    }

    /**
     * What one kind comes to for each of many subjects, for counting alone: nobody is shown one of them, so no look is
     * noted, and whoever asks lets nothing but numbers out.
     *
     * @param read what is counted of a value
     */
    public <T> Map<String, T> tally(
            String subjectKind, Collection<String> subjects, Particular.Kind kind, Function<String, T> read) {
        return jdbc
                .sql("""
                        SELECT subject_kind, subject_id, key_id, sealed
                          FROM privacy_particular
                         WHERE subject_kind = :subjectKind
                           AND subject_id = ANY (:subjects)
                           AND kind = :kind
                        """)
                .param("subjectKind", subjectKind)
                .param("subjects", subjects.toArray(String[]::new))
                .param("kind", kind.name())
                .query((row, _) -> new Kept(
                        row.getString("subject_kind"),
                        row.getString("subject_id"),
                        kind,
                        row.getString("key_id"),
                        row.getBytes("sealed")))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Kept::subjectId, kept -> read.apply(new String(kept.opened(seals), StandardCharsets.UTF_8))));
    }

    /**
     * Takes one out.
     *
     * @throws Refusal while the subject is held
     */
    @Transactional
    public void remove(Actor by, Subject subject, Particular.Kind kind) {
        if (held(subject)) {
            Verdict.refused("privacy.refused.held").orThrow();
        }
        int removed = jdbc.sql("""
                        DELETE FROM privacy_particular
                         WHERE subject_kind = :subjectKind
                           AND subject_id = :subject
                           AND kind = :kind
                        """)
                .param("subjectKind", subject.kind())
                .param("subject", subject.id())
                .param("kind", kind.name())
                .update();
        if (removed == 1) {
            audit.record(by.by(), "particular.removed", logged(subject), Map.of("kind", kind.name()));
        }
    }

    /** What was told for a purpose goes with the agreement to it. */
    @EventListener
    void goWithConsent(ConsentWithdrawn withdrawn) {
        if (!held(withdrawn.subject())) {
            removeAll(withdrawn.by(), withdrawn.subject());
        }
    }

    /** All that is sealed of a subject, whose time is over. */
    @Transactional
    public void removeAll(Actor by, Subject subject) {
        of(subject).forEach(known -> remove(by, subject, known.kind()));
    }

    /** The rows are locked, so that a hold comes before this transaction or after it. */
    private boolean held(Subject subject) {
        jdbc.sql("""
                        SELECT
                          FROM privacy_particular
                         WHERE subject_kind = :kind
                           AND subject_id = :subject
                           FOR UPDATE
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query()
                .listOfRows();
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM privacy_hold
                                        WHERE subject_kind = :kind
                                          AND subject_id = :subject
                                          AND lifted_at IS NULL)
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(Boolean.class)
                .single();
    }

    /** After a new key was put first: what older ones sealed is sealed anew, and they can be taken out. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void sealAnew() {
        if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM privacy_particular)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        String key = seals.current();
        List<Kept> older = jdbc.sql("""
                        SELECT subject_kind, subject_id, kind, key_id, sealed
                          FROM privacy_particular
                         WHERE key_id <> :key
                           FOR UPDATE SKIP LOCKED
                        """).param("key", key).query(Kept.class).list();
        for (Kept one : older) {
            Seals.Sealed sealed = seals.seal(one.opened(seals), one.bound());
            jdbc.sql("""
                            UPDATE privacy_particular
                               SET key_id = :key,
                                   sealed = :sealed
                             WHERE subject_kind = :subjectKind
                               AND subject_id = :subject
                               AND kind = :kind
                            """)
                    .param("key", sealed.key())
                    .param("sealed", sealed.bytes())
                    .param("subjectKind", one.subjectKind())
                    .param("subject", one.subjectId())
                    .param("kind", one.kind().name())
                    .update();
        }
        if (!older.isEmpty()) {
            log.info("{} sensitive particulars are now sealed with the key {}", older.size(), key);
        }
    }

    /** A subject of its own in the log: who looked is told to auditors, not on the subject's page. */
    private static Subject logged(Subject subject) {
        return new Subject("particulars", subject.id());
    }
}
