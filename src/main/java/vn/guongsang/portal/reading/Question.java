package vn.guongsang.portal.reading;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader looks for. Empty text and null ask for nothing in particular.
 *
 * @param text words of name, deed, place or headline, with or without marks
 * @param place words of the place
 * @param kind of subject, as in plan packs
 * @param after the last one already seen
 */
public record Question(
        String text,
        String sector,
        String movement,
        String kind,
        String place,
        @Nullable Integer year,
        @Nullable After after) {

    private static final int WORDS = 6;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Where a list goes on: it costs the same on every page. */
    public record After(LocalDate publishedOn, UUID exemplarId) {}

    List<String> words() {
        return words(text);
    }

    List<String> placeWords() {
        return words(place);
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .toList();
    }

    /** Whether anything but the place in the list is asked. */
    public boolean narrowed() {
        return filtered() || !text.isBlank();
    }

    /** Whether a filter is set beside the text. */
    public boolean filtered() {
        return !sector.isEmpty() || !movement.isEmpty() || !kind.isEmpty() || !place.isBlank() || year != null;
    }
}
