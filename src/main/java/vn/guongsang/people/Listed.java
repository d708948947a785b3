package vn.guongsang.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.people.Invitations.Wish;

/**
 * A row of a list of people, and what it would do.
 *
 * @param number in the file, from 1
 * @param wish the invitation that it asks for; null unless the row is new
 */
public record Listed(
        int number,
        String name,
        String mail,
        String role,
        String body,
        Standing standing,
        @Nullable Wish wish,
        List<Finding> findings) {

    public enum Standing {
        /** will be invited */
        NEW,
        /** is invited already, or holds the post */
        SAME,
        ERROR
    }

    /** Why a row cannot be taken as it is; the message tells row and column. */
    public record Finding(String key, List<Object> args) {}
}
