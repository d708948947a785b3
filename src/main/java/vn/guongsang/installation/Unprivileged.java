package vn.guongsang.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. When the program itself runs as root, PostgreSQL runs as the
 * user that owns its directory; while that is root too, in a user namespace of its own, where it is
 * nobody and has no privilege.
 */
final class Unprivileged {

    private Unprivileged() {}

    /** Gives the new directory to somebody for whom {@link #command} works. */
    static void claim(Path directory) {
        if (!isRoot() || owner(directory, "uid") != 0 || canUnshare()) {
            return;
        }
        if (!Programs.run("chown", "nobody:", directory.toString()).succeeded()
                || !Programs.run(command(directory, List.of("test", "-w", directory.toString())), "")
                        .succeeded()) {
            throw new SetUpFailure("installation.database.root");
        }
    }

    /** The command as whoever runs the PostgreSQL of this directory. */
    static List<String> command(Path directory, List<String> command) {
        if (!isRoot()) {
            return command;
        }
        int owner = owner(directory, "uid");
        List<String> whole = new ArrayList<>();
        if (owner == 0) {
            whole.addAll(List.of("unshare", "--user", "--"));
        } else {
            whole.addAll(List.of(
                    "setpriv", "--reuid=" + owner, "--regid=" + owner(directory, "gid"), "--clear-groups", "--"));
        }
        whole.addAll(command);
        return whole;
    }

    private static boolean isRoot() {
        return owner(Path.of("/proc/self"), "uid") == 0;
    }

    private static boolean canUnshare() {
        return Programs.run("unshare", "--user", "--", "true").succeeded();
    }

    private static int owner(Path path, String attribute) {
        try {
            return (Integer) Files.getAttribute(path, "unix:" + attribute);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
