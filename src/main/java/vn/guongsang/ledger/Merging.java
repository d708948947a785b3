package vn.guongsang.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * That two records are of one subject: one person proposes it, another decides, and it can be undone. A merge is a
 * row; neither record nor anything that it holds is rewritten. Under which record a subject is read follows from the
 * merges in force, through chains of any length, so that undoing one in the middle gives back just what it took.
 */
@Service
public class Merging {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final LedgerSubjects subjects;

    Merging(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            LedgerSubjects subjects) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.subjects = subjects;
    }

    public enum State {
        PROPOSED,
        IN_FORCE,
        REFUSED,
        UNDONE
    }

    /**
     * A merge with what was decided last about it.
     *
     * @param goneId the record that is read no more by itself
     * @param keptId the record under which both are read
     * @param basis of the last decision, null while there is none
     */
    public record Merge(
            UUID id,
            UUID goneId,
            UUID keptId,
            String reason,
            LocalDate proposedOn,
            UUID proposedBy,
            String proposedByName,
            State state,
            @Nullable String basis,
            @Nullable LocalDate decidedOn,
            @Nullable String decidedByName) {}

    /**
     * Proposes that one record goes into another; both must be read by themselves now.
     *
     * @param id of the form
     */
    @Transactional
    public void propose(Actor by, UUID id, UUID gone, UUID kept, String reason) {
        LedgerSubject one = subjects.subject(gone);
        LedgerSubject other = subjects.subject(kept);
        permissions.require(by, LedgerAction.PROPOSE_MERGE, concerned(one, other, Set.of()));
        fit(one, other).orThrow();
        if (find(id).isPresent()) {
            return;
        }
        int proposed = jdbc.sql("""
                        INSERT INTO ledger_merge (id, gone_id, kept_id, reason,
                                                  proposed_on, proposed_at, proposed_by, proposed_by_name, state)
                        VALUES (:id, :gone, :kept, :reason, :today, :now, :by, :byName, 'PROPOSED')
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("gone", one.id())
                .param("kept", other.id())
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
        if (proposed == 0) {
            Verdict.refused("ledger.merge.waiting").orThrow();
        }
        audit.record(
                by.by(),
                "ledger.merge-proposed",
                LedgerSubjects.logged(other.id()),
                reason,
                Map.of("gone", one.name(), "kept", other.name()));
    }

    private static Verdict fit(LedgerSubject gone, LedgerSubject kept) {
        if (gone.id().equals(kept.id())) {
            return Verdict.refused("ledger.merge.same");
        }
        return gone.kind().equals(kept.kind()) ? Verdict.ALLOWED : Verdict.refused("ledger.merge.kinds");
    }

    /** Says yes or no to a proposal of somebody else. */
    @Transactional
    public void decide(Actor by, UUID id, boolean agreed, String basis) {
        Merge merge = locked(id);
        LedgerSubject gone = subjects.subject(merge.goneId());
        LedgerSubject kept = subjects.subject(merge.keptId());
        permissions.require(by, LedgerAction.DECIDE_MERGE, concerned(gone, kept, Set.of(merge.proposedBy())));
        if (merge.state() != State.PROPOSED) {
            Verdict.refused("ledger.merge.decided").orThrow();
        }
        if (agreed) {
            // a record that went into another meanwhile cannot go once more
            if (gone.id().equals(merge.goneId())) {
                fit(gone, kept).orThrow();
            } else {
                Verdict.refused("ledger.merge.same").orThrow();
            }
        }
        decided(by, merge, agreed ? State.IN_FORCE : State.REFUSED, basis);
        settle(kept.id());
        audit.record(
                by.by(),
                agreed ? "ledger.merge-agreed" : "ledger.merge-refused",
                LedgerSubjects.logged(kept.id()),
                basis,
                Map.of("gone", gone.name(), "kept", kept.name()));
    }

    /** The records stand apart again, each with what was entered under it. */
    @Transactional
    public void undo(Actor by, UUID id, String basis) {
        Merge merge = locked(id);
        LedgerSubject gone = subjects.find(merge.goneId()).orElseThrow(LedgerSubjects::hidden);
        LedgerSubject root = subjects.subject(merge.goneId());
        permissions.require(by, LedgerAction.DECIDE_MERGE, concerned(gone, root, Set.of()));
        if (merge.state() != State.IN_FORCE) {
            Verdict.refused("ledger.merge.decided").orThrow();
        }
        decided(by, merge, State.UNDONE, basis);
        settle(root.id());
        audit.record(
                by.by(),
                "ledger.merge-undone",
                LedgerSubjects.logged(root.id()),
                basis,
                Map.of("gone", gone.name(), "kept", root.name()));
    }

    private void decided(Actor by, Merge merge, State outcome, String basis) {
        jdbc.sql("UPDATE ledger_merge SET state = :state WHERE id = :id")
                .param("state", outcome.name())
                .param("id", merge.id())
                .update();
        jdbc.sql("""
                        INSERT INTO ledger_merge_decision (merge_id, outcome, basis,
                                                           decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:id, :outcome, :basis, :today, :now, :by, :byName)
                        """)
                .param("id", merge.id())
                .param("outcome", outcome.name())
                .param("basis", basis)
                .param("today", day.today())
                .param("now", now())
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
    }

    /** Works the roots out anew of all that is, or was until now, read under this record. */
    private void settle(UUID root) {
        jdbc.sql("""
                        WITH RECURSIVE touched AS (
                            SELECT id FROM ledger_subject WHERE root_id = :root
                             UNION
                            SELECT merge.gone_id
                              FROM touched
                              JOIN ledger_merge merge ON merge.kept_id = touched.id
                             WHERE merge.state = 'IN_FORCE'
                        ), line AS (
                            SELECT id, id AS reached FROM touched
                             UNION
                            SELECT line.id, merge.kept_id
                              FROM line
                              JOIN ledger_merge merge ON merge.gone_id = line.reached
                             WHERE merge.state = 'IN_FORCE'
                        ), found AS (
                            SELECT line.id, line.reached
                              FROM line
                             WHERE NOT EXISTS (SELECT
                                                 FROM ledger_merge merge
                                                WHERE merge.gone_id = line.reached
                                                  AND merge.state = 'IN_FORCE')
                        )
                        UPDATE ledger_subject subject
                           SET root_id = found.reached
                          FROM found
                         WHERE subject.id = found.id
                           AND subject.root_id <> found.reached
                        """).param("root", root).update();
    }

    /** Decisions about merges are taken one after the other, so that two of them never make a circle. */
    private Merge locked(UUID id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('ledger-merge'))")
                .query()
                .listOfRows();
        return find(id).orElseThrow(LedgerSubjects::hidden);
    }

    private static final String SELECT = """
            SELECT merge.id, merge.gone_id, merge.kept_id, merge.reason, merge.proposed_on, merge.proposed_by,
                   merge.proposed_by_name, merge.state, decision.basis, decision.decided_on, decision.decided_by_name
              FROM ledger_merge merge
              LEFT JOIN ledger_merge_decision decision
                ON decision.merge_id = merge.id
               AND decision.outcome = merge.state
            """;

    public Optional<Merge> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE merge.id = :id")
                .param("id", id)
                .query(Merge.class)
                .optional();
    }

    /** Those that wait for a decision, the oldest first. */
    public List<Merge> waiting(int most) {
        return those(State.PROPOSED, "merge.proposed_at, merge.id", most);
    }

    /** Those that hold, the latest first. */
    public List<Merge> inForce(int most) {
        return those(State.IN_FORCE, "decision.decided_at DESC, merge.id", most);
    }

    private List<Merge> those(State state, String order, int most) {
        return jdbc.sql(SELECT + " WHERE merge.state = :state ORDER BY " + order + " LIMIT :most")
                .param("state", state.name())
                .param("most", most)
                .query(Merge.class)
                .list();
    }

    private static Concerned concerned(LedgerSubject one, LedgerSubject other, Set<UUID> proposers) {
        return new Concerned(Set.copyOf(List.of(one.bodyId(), other.bodyId())), proposers);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
