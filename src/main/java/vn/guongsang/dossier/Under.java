package vn.guongsang.dossier;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The movement of a plan under which somebody is put forward. */
public record Under(UUID plan, String movement) {

    /** As forms carry it; empty for none. */
    public static String address(@Nullable Under under) {
        return under == null ? "" : under.plan() + "/" + under.movement();
    }
}
