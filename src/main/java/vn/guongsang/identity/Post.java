package vn.guongsang.identity;

import java.util.UUID;

/**
 * One role that a person holds in one body, e.g. officer at UBND xã Ninh Đông.
 *
 * @param id of the post, or of the delegation by which one acts in another's
 * @param topmost whether the body stands below none: its administrators answer for the whole installation
 * @param onBehalfOf whose post it is, when it was delegated; empty for one's own
 */
public record Post(UUID id, Role role, UUID bodyId, String bodyName, boolean topmost, String onBehalfOf) {

    public Post(UUID id, Role role, UUID bodyId, String bodyName) {
        this(id, role, bodyId, bodyName, false, "");
    }

    public boolean delegated() {
        return !onBehalfOf.isEmpty();
    }
}
