package vn.guongsang.frame;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words for a person, chosen before the language is known: either a message key with arguments or
 * text that is data (the name of a body, a title that somebody typed). {@link Page#t(Text)} says it.
 *
 * <p>Serializable because a {@link Flash} waits in the session; arguments must be so too.
 */
public record Text(
        @Nullable String key, List<Object> args, @Nullable String plain) implements Serializable {

    public static Text key(String key, Object... args) {
        return new Text(key, List.of(args), null);
    }

    /** Text that is data and is shown as it stands in every language. */
    public static Text plain(String data) {
        return new Text(null, List.of(), data);
    }
}
