package vn.guongsang.identity;

import java.util.Set;
import java.util.UUID;

/** Whose business a body does beside its own. */
public interface Authorities {

    /** The authorities for which a body takes in and appraises; itself is one of them. */
    Set<UUID> authorities(UUID body);
}
