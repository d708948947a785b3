package vn.guongsang.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.organisation.ListedBody;

/**
 * A row of a file, and what it would do.
 *
 * @param number in the file, from 1
 * @param body what would be written
 */
public record Judged(int number, Standing standing, ListedBody body, List<Finding> findings, List<Change> changes) {

    /** What a row would do. */
    public enum Standing {
        NEW,
        CHANGED,
        SAME,
        ERROR
    }

    /** @param column name of the {@link ListColumn} */
    public record Change(String column, String before, String after) {}

    /**
     * Why a row cannot be written as it is; of a row that can be and means a body that is known, which one and why.
     *
     * @param column name of the {@link ListColumn}
     * @param key message
     * @param args texts and whole numbers
     * @param question what a person can answer here instead of changing the file; empty when nothing
     * @param asked the name that the question is about
     * @param options bodies that may be meant
     * @param ownAllowed whether it may also be one that is not known yet
     */
    public record Finding(
            String column,
            String key,
            List<Object> args,
            String question,
            String asked,
            List<Option> options,
            boolean ownAllowed) {

        static Finding of(ListColumn column, String key, Object... args) {
            return new Finding(column.name(), key, List.of(args), "", "", List.of(), false);
        }

        Finding asking(String about, String name, List<Option> possible, boolean own) {
            return new Finding(column, key, args, about, name, possible, own);
        }
    }

    /** @param label name, code and where it belongs */
    public record Option(UUID id, String label) {}

    /** Null for a row that adds a body. */
    public @Nullable UUID known() {
        return standing == Standing.NEW ? null : body.id();
    }
}
