package vn.guongsang.identity;

import java.util.Set;
import java.util.UUID;

/** Whose business a body does beside its own. */
public interface Authorities {

    /** The body itself, and those whose hub it is. */
    Set<UUID> authorities(UUID body);

    /** Whether a body stands below none, or is the hub of one that does. */
    boolean servesTopmost(UUID body);
}
