package vn.guongsang.communication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The story of an exemplar as an editor wrote it.
 *
 * @param slug in the address of its public page
 * @param body plain text; an empty line parts two paragraphs
 * @param lesson what others can copy
 * @param portraitSays what the picture shows, for those who do not see it
 * @param consentBy who agreed to be shown in public
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
        String consentBy,
        String consentHow,
        @Nullable LocalDate consentOn,
        int version,
        String changedByName) {

    /** What keeps it from being published, in the order of the form. */
    public enum Missing {
        HEADLINE,
        BODY,
        LESSON,
        CONSENT
    }

    public List<Missing> missing() {
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
        if (consentBy.isBlank() || consentHow.isBlank() || consentOn == null) {
            missing.add(Missing.CONSENT);
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
