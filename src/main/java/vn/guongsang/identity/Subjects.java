package vn.guongsang.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The things of one kind, found by what audit entries name them. A module contributes a bean for each
 * of its kinds; those who look over the work ask with it, under the same policies as everybody.
 */
public interface Subjects {

    String kind();

    /** Empty when there is none, also for what is no id at all. */
    Optional<Asked> find(String id);

    static Subjects of(String kind, Function<String, Optional<Asked>> find) {
        return new Subjects() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<Asked> find(String id) {
                return find.apply(id);
            }
        };
    }

    /** Most things have such ids; empty for any other text. */
    static Optional<UUID> uuid(String id) {
        try {
            return id.length() == 36 ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
