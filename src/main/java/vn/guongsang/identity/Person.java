package vn.guongsang.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who look after it.
 *
 * @param mail null while none is known
 * @param closedAt since when nobody can sign in with it; null while it is open
 */
public record Person(
        UUID id,
        String username,
        String name,
        @Nullable String mail,
        Instant createdAt,
        @Nullable Instant closedAt) {

    public boolean open() {
        return closedAt == null;
    }

    public Account account() {
        return new Account(id, username, name);
    }
}
