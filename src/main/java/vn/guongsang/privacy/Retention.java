package vn.guongsang.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.privacy.Retained.Ended;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * What has been kept long enough: rules propose, people confirm, holds stop both. Nothing is ever ended by
 * the product alone.
 */
@Service
public class Retention {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final RetentionRules rules;
    private final Map<String, Retained> kinds;

    Retention(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            RetentionRules rules,
            List<Retained> kinds) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.rules = rules;
        this.kinds = kinds.stream().collect(Collectors.toMap(Retained::what, Function.identity()));
    }

    /** One that a rule proposes to end. */
    public record Proposal(
            UUID id,
            String rule,
            String subjectKind,
            String subjectId,
            String subjectName,
            UUID bodyId,
            LocalDate endedOn) {

        Subject subject() {
            return new Subject(subjectKind, subjectId);
        }
    }

    /** What became of a confirmation: how many were ended, and the names of those that were not, being held or changed. */
    public record Outcome(int ended, List<String> left) {}

    /** The daily work: puts before people what the rules of the day would end. */
    @Transactional
    public int propose() {
        LocalDate today = day.today();
        int proposed = 0;
        for (RetentionRule rule : rules.on(today)) {
            for (Ended ended : kind(rule).endedBefore(rule.endedBefore(today), MOST)) {
                proposed += propose(rule, ended, today);
            }
        }
        return proposed;
    }

    private int propose(RetentionRule rule, Ended ended, LocalDate today) {
        return jdbc.sql("""
                        INSERT INTO privacy_disposal (rule, subject_kind, subject_id, subject_name, body_id, ended_on,
                                                      proposed_on, proposed_at)
                        SELECT :rule, :kind, :subject, :name, :body, :endedOn, :today, :now
                         WHERE NOT EXISTS (SELECT
                                             FROM privacy_hold
                                            WHERE subject_kind = :kind
                                              AND subject_id = :subject
                                              AND lifted_at IS NULL)
                        ON CONFLICT DO NOTHING
                        """)
                .param("rule", rule.code())
                .param("kind", ended.subject().kind())
                .param("subject", ended.subject().id())
                .param("name", ended.name())
                .param("body", ended.bodyId())
                .param("endedOn", ended.endedOn())
                .param("today", today)
                .param("now", now())
                .update();
    }

    /** What waits for a decision in these bodies; what is held meanwhile is left out. */
    public List<Proposal> proposals(Collection<UUID> bodies, int most) {
        return jdbc.sql("""
                        SELECT id, rule, subject_kind, subject_id, subject_name, body_id, ended_on
                          FROM privacy_disposal disposal
                         WHERE body_id = ANY (:bodies)
                           AND done_at IS NULL
                           AND NOT EXISTS (SELECT
                                             FROM privacy_hold held
                                            WHERE held.subject_kind = disposal.subject_kind
                                              AND held.subject_id = disposal.subject_id
                                              AND lifted_at IS NULL)
                         ORDER BY rule, ended_on, id
                         LIMIT :most
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("most", most)
                .query(Proposal.class)
                .list();
    }

    /**
     * Ends what a person chose, all in one transaction; what is held or no longer ended is left and named.
     *
     * @param number as the person typed it: how many are to be ended
     */
    @Transactional
    public Outcome confirm(Actor by, Collection<UUID> ids, int number) {
        if (ids.isEmpty() || ids.size() != number) {
            throw refusal("privacy.retention.refused.number", ids.size(), number);
        }
        int ended = 0;
        List<String> left = new ArrayList<>();
        for (UUID id : ids) {
            Proposal proposal = lock(id).orElseThrow(() -> refusal("privacy.hidden"));
            permissions.require(by, PrivacyAction.KEEP_RETENTION, proposal.bodyId());
            if (end(by, proposal)) {
                ended++;
            } else {
                left.add(proposal.subjectName());
            }
        }
        return new Outcome(ended, left);
    }

    private boolean end(Actor by, Proposal proposal) {
        RetentionRule rule = rules.find(proposal.rule()).orElseThrow();
        Retained kind = kind(rule);
        // in the order in which a hold is placed: the object first, so that neither overtakes the other
        Optional<Ended> now = kind.lock(proposal.subject());
        boolean due = rule.inForceOn(day.today())
                && now.filter(one -> one.endedOn().isBefore(rule.endedBefore(day.today())))
                        .isPresent();
        if (!due || held(proposal.subject())) {
            return false;
        }
        kind.end(by, proposal.subject(), rule.action());
        jdbc.sql("""
                        UPDATE privacy_disposal
                           SET subject_name = '',
                               done_on = :today,
                               done_at = :now,
                               done_by = :account,
                               person = :person
                         WHERE id = :id
                        """)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("id", proposal.id())
                .update();
        audit.record(
                by.by(),
                "retention." + rule.action().name().toLowerCase(Locale.ROOT),
                proposal.subject(),
                rule.basis(),
                Map.of("rule", rule.code()));
        return true;
    }

    private Optional<Proposal> lock(UUID id) {
        return jdbc.sql("""
                        SELECT id, rule, subject_kind, subject_id, subject_name, body_id, ended_on
                          FROM privacy_disposal
                         WHERE id = :id
                           AND done_at IS NULL
                           FOR UPDATE
                        """).param("id", id).query(Proposal.class).optional();
    }

    private Retained kind(RetentionRule rule) {
        return Optional.ofNullable(kinds.get(rule.what()))
                .orElseThrow(() -> new IllegalStateException("nobody can end " + rule.what()));
    }

    // holds

    public boolean held(Subject subject) {
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

    /** Those of these bodies, the standing ones first. */
    public List<Hold> holds(Collection<UUID> bodies, int most) {
        return jdbc.sql("""
                        SELECT *
                          FROM privacy_hold
                         WHERE body_id = ANY (:bodies)
                         ORDER BY lifted_at NULLS FIRST, id DESC
                         LIMIT :most
                        """)
                .param("bodies", bodies.toArray(UUID[]::new))
                .param("most", most)
                .query(Retention::hold)
                .list();
    }

    public Hold hold(UUID id) {
        return jdbc.sql("SELECT * FROM privacy_hold WHERE id = :id")
                .param("id", id)
                .query(Retention::hold)
                .optional()
                .orElseThrow(() -> refusal("privacy.hidden"));
    }

    /** Keeps what a rule proposes to end, from now on. */
    @Transactional
    public void hold(Actor by, UUID id, UUID proposal, String reason, String basis) {
        Proposal proposed = lock(proposal).orElseThrow(() -> refusal("privacy.hidden"));
        place(
                by,
                id,
                new Ended(proposed.subject(), proposed.subjectName(), proposed.bodyId(), proposed.endedOn()),
                reason,
                basis);
    }

    /** Keeps something before any rule asks for it. */
    @Transactional
    public void hold(Actor by, UUID id, Subject subject, String name, UUID body, String reason, String basis) {
        place(by, id, new Ended(subject, name, body, day.today()), reason, basis);
    }

    private void place(Actor by, UUID id, Ended object, String reason, String basis) {
        permissions.require(by, PrivacyAction.KEEP_RETENTION, object.bodyId());
        kinds.values().forEach(kind -> kind.lock(object.subject()));
        int placed = jdbc.sql("""
                        INSERT INTO privacy_hold (id, subject_kind, subject_id, subject_name, body_id, reason, basis,
                                                  placed_on, placed_at, placed_by, person)
                        VALUES (:id, :kind, :subject, :name, :body, :reason, :basis, :today, :now, :account, :person)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("kind", object.subject().kind())
                .param("subject", object.subject().id())
                .param("name", object.name())
                .param("body", object.bodyId())
                .param("reason", reason)
                .param("basis", basis)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (placed == 1) {
            audit.record(by.by(), "hold.placed", object.subject(), basis, Map.of("reason", reason));
        }
    }

    @Transactional
    public Verdict lift(Actor by, UUID id, String reason) {
        Hold hold = jdbc.sql("SELECT * FROM privacy_hold WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Retention::hold)
                .optional()
                .orElseThrow(() -> refusal("privacy.hidden"));
        permissions.require(by, PrivacyAction.KEEP_RETENTION, hold.bodyId());
        if (hold.liftedOn() != null) {
            return Verdict.refused("privacy.hold.refused.lifted", hold.liftedOn());
        }
        jdbc.sql("""
                        UPDATE privacy_hold
                           SET lifted_on = :today,
                               lifted_at = :now,
                               lifted_by = :account,
                               lifted_person = :person,
                               lifted_reason = :reason
                         WHERE id = :id
                        """)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("reason", reason)
                .param("id", id)
                .update();
        audit.record(by.by(), "hold.lifted", hold.subject(), Map.of("reason", reason));
        return Verdict.ALLOWED;
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("subject_name"),
                row.getObject("body_id", UUID.class),
                row.getString("reason"),
                row.getString("basis"),
                row.getObject("placed_on", LocalDate.class),
                row.getString("person"),
                row.getObject("lifted_on", LocalDate.class),
                row.getString("lifted_person"),
                row.getString("lifted_reason"));
    }

    private static Refusal refusal(String code, Object... args) {
        return new Refusal((Verdict.Refused) Verdict.refused(code, args));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
