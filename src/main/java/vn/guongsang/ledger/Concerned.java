package vn.guongsang.ledger;

import java.util.Set;
import java.util.UUID;

/**
 * What permissions are asked about: the bodies to which the records belong, and who may not decide because the
 * proposal was theirs.
 */
public record Concerned(Set<UUID> bodies, Set<UUID> proposers) {

    public static Concerned of(UUID body) {
        return new Concerned(Set.of(body), Set.of());
    }

    public static Concerned of(LedgerSubject subject) {
        return of(subject.bodyId());
    }
}
