package vn.guongsang.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Posts in time. Who may give and take them is decided by whoever calls; here they are kept and noted. */
@Repository
public class Posts {

    private final JdbcClient jdbc;
    private final Audit audit;

    Posts(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All posts that a person holds, held and will hold, the newest first. */
    public List<HeldPost> of(UUID account) {
        return jdbc.sql(HELD + """
                         WHERE post.account_id = :account
                         ORDER BY post.valid_to DESC NULLS FIRST, post.valid_from DESC NULLS LAST, post.id DESC
                        """).param("account", account).query(Posts::held).list();
    }

    public Optional<HeldPost> find(UUID post) {
        return jdbc.sql(HELD + " WHERE post.id = :post")
                .param("post", post)
                .query(Posts::held)
                .optional();
    }

    /** One act at a time on a person's posts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID account) {
        jdbc.sql("SELECT id FROM identity_account WHERE id = :account FOR UPDATE")
                .param("account", account)
                .query(UUID.class)
                .optional();
    }

    /** Whether the person holds this role in this body on any of these days. */
    public boolean holds(UUID account, Role role, UUID body, LocalDate from, @Nullable LocalDate to) {
        return of(account).stream()
                .anyMatch(held -> held.role() == role && held.bodyId().equals(body) && held.overlaps(from, to));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public UUID begin(By by, UUID account, Role role, UUID body, LocalDate from, @Nullable LocalDate to, String basis) {
        UUID id = jdbc.sql("""
                        INSERT INTO identity_post (account_id, role, body_id, valid_from, valid_to, basis)
                        VALUES (:account, :role, :body, :from, :to, :basis)
                        RETURNING id
                        """)
                .param("account", account)
                .param("role", role.name())
                .param("body", body)
                .param("from", from)
                .param("to", to)
                .param("basis", basis)
                .query(UUID.class)
                .single();
        note(by, "account.appointed", find(id).orElseThrow(), basis, List.of());
        return id;
    }

    /** One that comes and goes with claims of single sign-on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginByClaim(By by, UUID account, Role role, UUID body, LocalDate from) {
        UUID id = begin(by, account, role, body, from, null, "");
        jdbc.sql("UPDATE identity_post SET by_claim = true WHERE id = :id")
                .param("id", id)
                .update();
    }

    /**
     * @param last the last day of the post, not before its first
     * @throws Refusal when a claim gave it: the next sign-in would give it again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(By by, HeldPost post, LocalDate last, String basis) {
        byHand(post);
        endAnyhow(by, post, last, basis);
    }

    /** Also one that a claim gave: because the claim is gone, or the person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAnyhow(By by, HeldPost post, LocalDate last, String basis) {
        jdbc.sql("UPDATE identity_post SET valid_to = :last WHERE id = :post")
                .param("last", last)
                .param("post", post.id())
                .update();
        note(
                by,
                "account.post-ended",
                find(post.id()).orElseThrow(),
                basis,
                Change.changes().of("people.to", post.to(), last).list());
    }

    /**
     * A post that never began is taken back with what hangs on it.
     *
     * @throws Refusal when a claim gave it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(By by, HeldPost post, String basis) {
        byHand(post);
        cancelAnyhow(by, post, basis);
    }

    /** Also one that a claim gave. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelAnyhow(By by, HeldPost post, String basis) {
        jdbc.sql("DELETE FROM identity_delegation WHERE post_id = :post")
                .param("post", post.id())
                .update();
        jdbc.sql("DELETE FROM identity_post WHERE id = :post")
                .param("post", post.id())
                .update();
        note(by, "account.post-cancelled", post, basis, List.of());
    }

    private static void byHand(HeldPost post) {
        if (post.byClaim()) {
            Verdict.refused("people.refused.by-claim").orThrow();
        }
    }

    /**
     * Whether a body has an administrator, there or above, on a day and from then on without an end that is
     * set, apart from one person or one post. Asked under a lock, so that two cannot leave at once each
     * relying on the other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean administered(UUID body, LocalDate day, @Nullable UUID butPerson, @Nullable UUID butPost) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('administrators'))")
                .query()
                .listOfRows();
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT id, parent_id FROM organisation_v_body WHERE id = :body
                            UNION ALL
                            SELECT parent.id, parent.parent_id
                              FROM organisation_v_body parent
                              JOIN above ON above.parent_id = parent.id
                        )
                        SELECT EXISTS (SELECT
                                         FROM identity_v_post post
                                         JOIN identity_account account ON account.id = post.account_id
                                        WHERE post.role = 'ADMINISTRATOR'
                                          AND post.body_id IN (SELECT id FROM above)
                                          AND account.closed_at IS NULL
                                          AND post.account_id IS DISTINCT FROM :butPerson
                                          AND post.id IS DISTINCT FROM :butPost
                                          AND (post.valid_from IS NULL OR post.valid_from <= :day)
                                          AND post.valid_to IS NULL)
                        """)
                .param("body", body)
                .param("day", day)
                .param("butPerson", butPerson, java.sql.Types.OTHER)
                .param("butPost", butPost, java.sql.Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    private void note(By by, String act, HeldPost post, String basis, List<Change> changes) {
        Map<String, String> details = new HashMap<>();
        details.put("role", post.role().name());
        details.put("body", post.bodyName());
        details.put("from", post.from() == null ? "" : post.from().toString());
        details.put("to", post.to() == null ? "" : post.to().toString());
        audit.record(by, act, Subject.of("account", post.accountId()), basis, details, changes);
    }

    private static final String HELD = """
            SELECT post.id, post.account_id, post.role, post.body_id, body.name AS body_name, post.valid_from, post.ends,
                   post.valid_to, post.basis, post.by_claim
              FROM identity_v_post post
              JOIN organisation_v_body body ON body.id = post.body_id
            """;

    private static HeldPost held(ResultSet row, int number) throws SQLException {
        return new HeldPost(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                Role.valueOf(row.getString("role")),
                row.getObject("body_id", UUID.class),
                row.getString("body_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("basis"),
                row.getBoolean("by_claim"));
    }
}
