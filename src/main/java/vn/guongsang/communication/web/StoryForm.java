package vn.guongsang.communication.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.communication.Publishing;

/**
 * What the editor writes. A draft may lack everything but its headline.
 *
 * @param form id of the opened form
 * @param version the one it began from, 0 for none
 */
public record StoryForm(
        @NotNull UUID form,
        int version,
        @NotBlank @Size(max = LINE) String headline,
        @Nullable @Size(max = BODY) String body,
        @Nullable @Size(max = LESSON) String lesson) {

    public static final int LINE = 200;
    public static final int LESSON = 2_000;
    public static final int BODY = 20_000;

    Publishing.Text text() {
        return new Publishing.Text(headline, orEmpty(body), orEmpty(lesson));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
