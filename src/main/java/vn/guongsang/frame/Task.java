package vn.guongsang.frame;

import org.jspecify.annotations.Nullable;

/** One line of a task list: what to supply, its state, and where it is done. */
public record Task(
        Text name,
        @Nullable String href,
        Badge state,
        @Nullable Text hint) {

    public static Task of(Text name, String href, Badge state) {
        return new Task(name, href, state, null);
    }

    public Task hint(Text hint) {
        return new Task(name, href, state, hint);
    }
}
