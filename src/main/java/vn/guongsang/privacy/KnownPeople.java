package vn.guongsang.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds people of one kind by name, as a bean of the module that knows them. */
public interface KnownPeople {

    /** @param bodyId which answers for what is held about the person */
    record Known(DataSubject subject, String name, UUID bodyId, String bodyName) {}

    DataSubject.Kind kind();

    Optional<Known> find(UUID id);

    /** Those of these bodies whose name holds the words, marks and case aside. */
    List<Known> search(String words, Collection<UUID> bodies, int most);
}
