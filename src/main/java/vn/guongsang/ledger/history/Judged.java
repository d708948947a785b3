package vn.guongsang.ledger.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.NewSubject;

/**
 * A row of a file, and what it would do.
 *
 * @param number in the file, from 1
 * @param name as it stands in the row
 * @param says what was understood: award, year and decision; what a heading heads
 * @param added the subject that the row adds, null where it is known or another row adds it
 * @param award what would be entered, null unless the row is new
 */
public record Judged(
        int number,
        Standing standing,
        String name,
        String says,
        List<Finding> findings,
        @Nullable NewSubject added,
        @Nullable HeldAward award) {

    /** What a row would do. */
    public enum Standing {
        NEW,
        /** is in the ledger already */
        SAME,
        /** heads the rows below it */
        SECTION,
        ERROR
    }

    /**
     * Why a row cannot be entered as it is, or why it need not be.
     *
     * @param column name of the {@link HistoryColumn}
     * @param key message
     * @param args texts and whole numbers; the first are the row and the heading of its column
     * @param question under which a person's answer is kept
     * @param written what stands there now
     * @param options what may have been meant
     * @param open whether anything else may be typed instead
     */
    public record Finding(
            String column,
            String key,
            List<Object> args,
            String question,
            String written,
            List<Option> options,
            boolean open) {}

    public record Option(String value, String label) {}
}
