package vn.guongsang.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The home of the start by which {@code bin/setup} warms the program up: PostgreSQL unpacked, migrated, with
 * the plans and the demo world in it. A new home copies what took long to make. Passwords it makes anew; the keys come
 * along, for the demo world is sealed with them.
 */
record PreparedHome(Path home) {

    /** The property that names it. */
    private static final String PROPERTY = "guongsang.prepared";

    private static final String KEYS = "keys";

    static Optional<PreparedHome> ofBuild() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(home -> new PreparedHome(Path.of(home)));
    }

    /** The unpacked programs of PostgreSQL, by the name that tells their content. */
    Optional<Path> binaries(String name) {
        return Optional.of(home.resolve("postgres").resolve(name)).filter(Files::isDirectory);
    }

    /** The data directory, if its server has left it in order. */
    Optional<Path> data() {
        return Optional.of(home.resolve("postgres/cluster/data"))
                .filter(data -> Files.exists(data.resolve("PG_VERSION")))
                .filter(data -> Files.notExists(data.resolve("postmaster.pid")));
    }

    /** Whether a home can begin with this data: with keys of its own it could not open what is sealed in it. */
    static boolean suits(Path home) {
        return Files.notExists(home.resolve(KEYS));
    }

    /** Copies the keys, readable for as few, in one step when they are whole. */
    void copyKeys(Path to) throws IOException {
        Path keys = home.resolve(KEYS);
        if (Files.notExists(keys)) {
            return;
        }
        Path draft = Files.createTempDirectory(to, KEYS + "-");
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                Files.copy(file, draft.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.move(draft, to.resolve(KEYS), StandardCopyOption.ATOMIC_MOVE);
    }
}
