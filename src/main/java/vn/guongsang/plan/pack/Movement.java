package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movement or campaign.
 *
 * @param name null where it stands for any registered movement
 * @param variants other spellings that the plan uses
 * @param lead bodies that lead it
 * @param others the plan adds "and other bodies" to the partners
 * @param launchedBy levels that launch movements of this sort
 * @param collectiveKind what a collective is in this movement
 */
public record Movement(
        String id,
        Kind kind,
        @Nullable String name,
        List<String> variants,
        @Nullable String extra,
        List<String> lead,
        List<String> partners,
        boolean others,
        @Nullable Assignment how,
        @Nullable Window period,
        @Nullable String field,
        List<Level> launchedBy,
        @Nullable String collectiveKind,
        List<String> activities,
        List<String> related,
        @Nullable String legalBasis,
        @Nullable String ownCriteria,
        String clause)
        implements Entry {

    public enum Kind implements YamlNamed {
        MOVEMENT,
        CAMPAIGN,
        THEME
    }
}
