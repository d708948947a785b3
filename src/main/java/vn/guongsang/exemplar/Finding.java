package vn.guongsang.exemplar;

import org.jspecify.annotations.Nullable;

/**
 * What hub or lead find of one criterion.
 *
 * @param answer null while no verdict is given
 */
public record Finding(String criterion, @Nullable Answer answer, String words) {

    /** Whether there is anything to keep: a verdict, or a remark without one. */
    boolean says() {
        return answer != null || !words.isBlank();
    }
}
