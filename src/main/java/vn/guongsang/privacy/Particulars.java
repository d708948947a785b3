package vn.guongsang.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Sensitive particulars, sealed at rest (AES-256-GCM, a nonce each, bound to subject and kind). They are
 * masked everywhere; {@link #see} is the one way to read one, and leaves who looked, at what and why. Who may
 * record and see is decided by the module that owns the subject.
 */
@Service
public class Particulars {

    private static final Logger log = LoggerFactory.getLogger(Particulars.class);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    Particulars(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Keys keys) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.keys = keys;
    }

    private record Sealed(String subjectKind, String subjectId, Particular.Kind kind, String keyId, byte[] sealed) {

        String bound() {
            return subjectKind + "/" + subjectId + "/" + kind;
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
        Keys.Key key = keys.current();
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
                .param("key", key.name())
                .param("sealed", seal(key, value, subject.kind() + "/" + subject.id() + "/" + kind))
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
        Sealed sealed = jdbc.sql("""
                        SELECT subject_kind, subject_id, kind, key_id, sealed
                          FROM privacy_particular
                         WHERE subject_kind = :subjectKind
                           AND subject_id = :subject
                           AND kind = :kind
                        """)
                .param("subjectKind", subject.kind())
                .param("subject", subject.id())
                .param("kind", kind.name())
                .query(Sealed.class)
                .optional()
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden")));
        audit.looked(by.by(), logged(subject), kind.name(), reason);
        return open(sealed);
    }

    @Transactional
    public void remove(Actor by, Subject subject, Particular.Kind kind) {
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

    /** After a new key was put first: what older ones sealed is sealed anew, and they can be taken out. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void sealAnew() {
        if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM privacy_particular)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        Keys.Key key = keys.current();
        List<Sealed> older =
                jdbc.sql("""
                        SELECT subject_kind, subject_id, kind, key_id, sealed
                          FROM privacy_particular
                         WHERE key_id <> :key
                           FOR UPDATE SKIP LOCKED
                        """).param("key", key.name()).query(Sealed.class).list();
        for (Sealed one : older) {
            jdbc.sql("""
                            UPDATE privacy_particular
                               SET key_id = :key,
                                   sealed = :sealed
                             WHERE subject_kind = :subjectKind
                               AND subject_id = :subject
                               AND kind = :kind
                            """)
                    .param("key", key.name())
                    .param("sealed", seal(key, open(one), one.bound()))
                    .param("subjectKind", one.subjectKind())
                    .param("subject", one.subjectId())
                    .param("kind", one.kind().name())
                    .update();
        }
        if (!older.isEmpty()) {
            log.info("{} sensitive particulars are now sealed with the key {}", older.size(), key.name());
        }
    }

    /** A subject of its own in the log: who looked is told to auditors, not on the subject's page. */
    private static Subject logged(Subject subject) {
        return new Subject("particulars", subject.id());
    }

    private byte[] seal(Keys.Key key, byte[] value, String bound) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, value, bound);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    private byte[] open(Sealed one) {
        Keys.Key key = keys.find(one.keyId())
                .orElseThrow(() -> new IllegalStateException("the key " + one.keyId() + " is not in keys/privacy"));
        byte[] nonce = Arrays.copyOf(one.sealed(), NONCE);
        byte[] sealed = Arrays.copyOfRange(one.sealed(), NONCE, one.sealed().length);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, sealed, one.bound());
    }

    private static byte[] cipher(int mode, Keys.Key key, byte[] nonce, byte[] input, String bound) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value cannot be opened: key or row was changed", e);
        }
    }
}
