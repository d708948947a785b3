package vn.guongsang.identity;

import java.util.UUID;

/** Whose business a body does beside its own. */
public interface Authorities {

    /** Whether a body stands below none, or is the hub of one that does. */
    boolean servesTopmost(UUID body);
}
