package vn.guongsang.communication.web;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.communication.Publishing;

/**
 * What the editor writes. A draft may lack everything but its headline.
 *
 * @param form id of the opened form
 * @param version the one it began from, 0 for none
 * @param headline null when the article was not in the form
 */
public record StoryForm(
        @Nullable UUID form,
        @Nullable Integer version,
        @Nullable @Size(max = LINE) String headline,
        @Nullable @Size(max = BODY) String body,
        @Nullable @Size(max = LESSON) String lesson) {

    public static final int LINE = 200;
    public static final int LESSON = 2_000;
    public static final int BODY = 20_000;

    UUID opened() {
        return Optional.ofNullable(form).orElseGet(UUID::randomUUID);
    }

    int begunFrom() {
        return version == null ? 0 : version;
    }

    Publishing.Text text() {
        return new Publishing.Text(orEmpty(headline), orEmpty(body), orEmpty(lesson));
    }

    /** Whether anything was typed, the lesson that the form offered left aside. */
    boolean isBegun(String offered) {
        return headline != null && !text().equals(new Publishing.Text("", "", offered));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
