package vn.guongsang.installation;

import org.jspecify.annotations.Nullable;

/**
 * The installation can't start, for a reason that its operator can mend. It is told in one line, in
 * Vietnamese and English, and the program ends with {@link #EXIT_CODE}: no stack trace.
 */
public final class SetUpFailure extends RuntimeException {

    static final int EXIT_CODE = 2;

    private static final long serialVersionUID = 1;

    public SetUpFailure(String key, Object... args) {
        this(null, key, args);
    }

    public SetUpFailure(@Nullable Throwable cause, String key, Object... args) {
        super(ConsoleText.both(key, args), cause);
    }
}
