package vn.guongsang.job;

import java.util.List;

/**
 * How a work ended.
 *
 * @param says message key
 * @param args texts and whole numbers
 * @param href where the result stands, empty when there is nothing to see
 */
public record Outcome(boolean whole, String says, List<Object> args, String href) {

    public static Outcome done(String says, Object... args) {
        return new Outcome(true, says, List.of(args), "");
    }

    /** Some of it could not be done; the result says what. */
    public static Outcome partly(String says, Object... args) {
        return new Outcome(false, says, List.of(args), "");
    }

    public Outcome at(String href) {
        return new Outcome(whole, says, args, href);
    }
}
