package vn.guongsang.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acted, as the entry keeps it for good: names as they were on that day. */
public record By(
        @Nullable UUID accountId,
        String person,
        String role,
        @Nullable UUID bodyId,
        String bodyName) {

    /** The product itself, e.g. when it loads the plans at its first start. */
    public static final By SYSTEM = new By(null, "Gương Sáng", "SYSTEM", null, "");
}
