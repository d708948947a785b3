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
            case EXEMPLAR -> List.of();
            case ACCOUNT -> holders.find(subject.id()).map(this::about).orElse(List.of());
        };
    }

    private List<Held> about(PostHolders.Holder holder) {
        return List.of(
                new Held(
                        "identity_account",
                        List.of(row(
                                "username",
                                holder.username(),
                                "name",
                                holder.name(),
                                "created_at",
                                holder.createdAt()))),
                new Held(
                        "identity_post",
                        holders.posts(holder.id()).stream()
                                .map(post -> row(
                                        "role", post.role(),
                                        "body_name", post.bodyName(),
                                        "valid_from", post.validFrom(),
                                        "valid_to", post.validTo()))
                                .toList()),
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
