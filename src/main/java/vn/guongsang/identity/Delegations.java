package vn.guongsang.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;

/** Ủy quyền: who lets whom act in which post, between which days, on what basis. */
@Repository
public class Delegations {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Delegations(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param revoked whether it was taken back before its last day */
    public record Delegation(
            UUID id,
            UUID postId,
            UUID holderId,
            Role role,
            String bodyName,
            UUID delegateId,
            String delegateName,
            LocalDate from,
            LocalDate to,
            String basis,
            boolean revoked) {}

    /** Those that a person gave, the newest first. */
    public List<Delegation> givenBy(UUID holder) {
        return jdbc.sql("""
                        SELECT delegation.id, delegation.post_id, post.account_id AS holder_id, post.role, body.name AS body_name,
                               delegation.delegate_id, delegate.name AS delegate_name, delegation.valid_from AS "from",
                               delegation.valid_to AS "to", delegation.basis, delegation.revoked_at IS NOT NULL AS revoked
                          FROM identity_delegation delegation
                          JOIN identity_post post ON post.id = delegation.post_id
                          JOIN organisation_v_body body ON body.id = post.body_id
                          JOIN identity_account delegate ON delegate.id = delegation.delegate_id
                         WHERE post.account_id = :holder
                         ORDER BY delegation.id DESC
                         LIMIT 50
                        """).param("holder", holder).query(Delegation.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void give(By by, HeldPost post, Person delegate, LocalDate from, LocalDate to, String basis) {
        UUID id = jdbc.sql("""
                        INSERT INTO identity_delegation (post_id, delegate_id, valid_from, valid_to, basis, made_at)
                        VALUES (:post, :delegate, :from, :to, :basis, :now)
                        RETURNING id
                        """)
                .param("post", post.id())
                .param("delegate", delegate.id())
                .param("from", from)
                .param("to", to)
                .param("basis", basis)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        note(by, "account.delegated", post.accountId(), id, post.role(), delegate.name(), basis);
    }

    /** At once, and once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(By by, Delegation delegation) {
        int revoked = jdbc.sql("UPDATE identity_delegation SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("id", delegation.id())
                .update();
        if (revoked > 0) {
            note(
                    by,
                    "account.delegation-revoked",
                    delegation.holderId(),
                    delegation.id(),
                    delegation.role(),
                    delegation.delegateName(),
                    "");
        }
    }

    private void note(By by, String act, UUID holder, UUID delegation, Role role, String delegate, String basis) {
        audit.record(
                by,
                act,
                Subject.of("account", holder),
                basis,
                Map.of("role", role.name(), "delegate", delegate, "delegation", delegation.toString()));
    }
}
