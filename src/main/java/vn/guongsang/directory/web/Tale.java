package vn.guongsang.directory.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A succession as a picture, and the table that says the same. */
public record Tale(SuccessionPicture picture, List<Row> rows) {

    /**
     * One passage, or the end of a body that nothing followed.
     *
     * @param main whether the figures of the one before roll to the one after
     */
    public record Row(
            UUID beforeId,
            String before,
            boolean ended,
            @Nullable UUID afterId,
            @Nullable String after,
            boolean born,
            boolean main) {}

    /** The names of those who go, with semicolons. */
    String allBefore() {
        return String.join("; ", picture.before().values());
    }

    String allAfter() {
        return String.join("; ", picture.after().values());
    }
}
