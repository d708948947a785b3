package vn.guongsang.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The home of the start by which {@code bin/setup} warms the program up: PostgreSQL unpacked, migrated, with
 * the plans and the demo world in it. A new home copies what took long to make; of its secrets it keeps none.
 */
record PreparedHome(Path home) {

    /** The property that names it. */
    private static final String PROPERTY = "guongsang.prepared";

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
}
