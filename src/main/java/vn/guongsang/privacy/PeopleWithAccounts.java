package vn.guongsang.privacy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.PostHolders;

/** What is held about those who work here: account, posts, and what the log says that they did. */
@Repository
@Order(Ordered.HIGHEST_PRECEDENCE)
class PeopleWithAccounts implements PersonalData, KnownPeople {

    private final PostHolders holders;
    private final JdbcClient jdbc;

    PeopleWithAccounts(PostHolders holders, JdbcClient jdbc) {
        this.holders = holders;
        this.jdbc = jdbc;
    }

    @Override
    public DataSubject.Kind kind() {
        return DataSubject.Kind.ACCOUNT;
    }

    @Override
    public Optional<Known> find(UUID id) {
        return holders.find(id).map(PeopleWithAccounts::known);
    }

    @Override
    public List<Known> search(String words, Collection<UUID> bodies, int most) {
        return holders.search(words, bodies, most).stream()
                .map(PeopleWithAccounts::known)
                .toList();
    }

    private static Known known(PostHolders.Holder holder) {
        return new Known(DataSubject.account(holder.id()), holder.name(), holder.bodyId(), holder.bodyName());
    }

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR, LEDGER, WRITER -> List.of();
            case ACCOUNT -> holders.find(subject.id()).map(this::about).orElse(List.of());
        };
    }

    private List<Held> about(PostHolders.Holder holder) {
        return List.of(
                HeldRows.of(jdbc, "identity_account", """
                        SELECT username, name, mail, created_at, closed_at
                          FROM identity_v_account
                         WHERE id = :person
                        """, holder.id()),
                new Held(
                        "identity_post",
                        holders.posts(holder.id()).stream()
                                .map(post -> row(
                                        "role", post.role(),
                                        "body_name", post.bodyName(),
                                        "valid_from", post.validFrom(),
                                        "valid_to", post.validTo()))
                                .toList()),
                HeldRows.of(jdbc, "identity_delegation", """
                        SELECT holder.name AS person, delegate.name AS delegate, delegation.valid_from, delegation.valid_to,
                               delegation.basis
                          FROM identity_v_delegation delegation
                          JOIN identity_v_post post ON post.id = delegation.post_id
                          JOIN identity_v_account holder ON holder.id = post.account_id
                          JOIN identity_v_account delegate ON delegate.id = delegation.delegate_id
                         WHERE :person IN (post.account_id, delegation.delegate_id)
                         ORDER BY delegation.id
                        """, holder.id()),
                HeldRows.of(jdbc, "delivery_mail", """
                        SELECT mail.subject, mail.written_at, mail.state, mail.ended_at
                          FROM delivery_v_mail mail
                          JOIN identity_v_account account ON account.mail = mail.recipient
                         WHERE account.id = :person
                         ORDER BY mail.id
                        """, holder.id()),
                HeldRows.of(jdbc, "job_work", """
                        SELECT kind, about, queued_at, state, finished_at
                          FROM job_v_work
                         WHERE account_id = :person
                         ORDER BY id
                        """, holder.id()),
                HeldRows.of(jdbc, "audit_entry", """
                        SELECT at, act, role, body_name
                          FROM audit_v_entry
                         WHERE account_id = :person
                         ORDER BY at
                        """, holder.id()));
    }

    private static Map<String, @Nullable Object> row(@Nullable Object... columnsAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            row.put(String.valueOf(columnsAndValues[i]), columnsAndValues[i + 1]);
        }
        return row;
    }
}
