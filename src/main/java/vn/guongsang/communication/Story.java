package vn.guongsang.communication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.privacy.Consent.Scope;

/**
 * The story of an exemplar as an editor wrote it.
 *
 * @param slug in the address of its public page
 * @param body plain text; an empty line parts two paragraphs
 * @param lesson what others can copy
 * @param portraitSays what the picture shows, for those who do not see it
 * @param version counts the writes, 1 after the first
 */
public record Story(
        UUID exemplarId,
        String slug,
        String headline,
        String body,
        String lesson,
        @Nullable UUID portraitId,
        String portraitSays,
        int version,
        String changedByName) {

    /** What keeps it from being published, in the order of the form. */
    public enum Missing {
        HEADLINE,
        BODY,
        LESSON,
        CONSENT,
        PICTURE_CONSENT
    }

    /** @param agreed what those who are shown agreed to */
    public List<Missing> missing(Set<Scope> agreed) {
        var missing = new ArrayList<Missing>();
        if (headline.isBlank()) {
            missing.add(Missing.HEADLINE);
        }
        if (body.isBlank()) {
            missing.add(Missing.BODY);
        }
        if (lesson.isBlank()) {
            missing.add(Missing.LESSON);
        }
        if (!agreed.contains(Scope.STORY)) {
            missing.add(Missing.CONSENT);
        } else if (portraitId != null && !agreed.contains(Scope.PICTURE)) {
            missing.add(Missing.PICTURE_CONSENT);
        }
        return List.copyOf(missing);
    }

    /** Plain text as paragraphs. */
    public static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\n\\s*\\n"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
