package vn.guongsang.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The bundled PostgreSQL on the home directory of the installation:
 *
 * <pre>
 * home/lock                       held by the program that runs here
 * home/postgres/bin-…             its programs
 * home/postgres/cluster/data      the data directory: it appears whole or not at all
 * home/postgres/cluster/roles     the passwords of the two roles, for the owner of the file only
 * </pre>
 *
 * Whatever was killed last time, the next start finds a sound database: an unfinished cluster is
 * thrown away, a server that outlived its program is stopped cleanly, and a server that dies while
 * the program runs is started again on the same port.
 */
final class EmbeddedDatabase implements Database {

    /** Acknowledged means on disk: no file of the operator's may turn these off. */
    private static final List<String> DURABLE = List.of("fsync=on", "full_page_writes=on", "synchronous_commit=on");

    /** For two cores and little memory; an operator changes them in postgresql.conf. */
    private static final List<String> TUNING = List.of(
            "max_connections=60",
            "shared_buffers=128MB",
            "effective_cache_size=512MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "random_page_cost=1.1",
            "max_parallel_workers_per_gather=1",
            "jit=off",
            "timezone=Asia/Ho_Chi_Minh",
            "log_timezone=Asia/Ho_Chi_Minh",
            "logging_collector=on",
            "log_directory=log",
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_age=1d",
            "log_checkpoints=off");

    /** Nobody guesses 192 random bits: making each guess slow would only make each connection slow. */
    private static final String QUICK_TO_CHECK = "SET scram_iterations = 1";

    private static final String NAME = "guongsang";
    private static final String APP = "guongsang_app";
    private static final String OWNER = "guongsang_owner";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final FileChannel lock;
    private final PostgresServer server;
    private final int port;
    private final DatabaseAccess access;
    private final Thread watch;
    private boolean closed;

    private EmbeddedDatabase(FileChannel lock, PostgresServer server, int port, Properties roles) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.access = access(port, roles);
        this.watch = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    }

    static EmbeddedDatabase open(Path home) {
        return open(home, Optional.empty());
    }

    /** @param prepared what an empty home begins with, if it is there */
    static EmbeddedDatabase open(Path home, Optional<PreparedHome> prepared) {
        FileChannel lock = lock(home);
        try {
            return open(home, lock, prepared);
        } catch (SetUpFailure failure) {
            release(lock);
            throw failure;
        }
    }

    /**
     * The database of a home beside the program that runs there; if none does, it is started for as long
     * as it is open here.
     *
     * @throws SetUpFailure if there is none
     */
    static Database beside(Path home) {
        Path cluster = home.resolve("postgres/cluster");
        if (!Files.isDirectory(cluster)) {
            throw new SetUpFailure("installation.home.empty", home);
        }
        FileChannel lock = tryLock(home);
        if (lock != null) {
            return open(home, lock);
        }
        try {
            // as PostgreSQL writes it: the port is on the fourth line
            List<String> postmaster = Files.readAllLines(cluster.resolve("data/postmaster.pid"));
            return new RunningDatabase(access(Integer.parseInt(postmaster.get(3)), roles(cluster)));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new SetUpFailure(e, "installation.home.used", home);
        }
    }

    /** Somebody else's to close. */
    private record RunningDatabase(DatabaseAccess access) implements Database {

        @Override
        public void close() {
            // the program that runs it does
        }
    }

    /** Ends a server that outlived its program, so that its files can go; the lock must be held. */
    static void stopRemains(Path home) throws IOException {
        Path parent = home.resolve("postgres");
        if (Files.isDirectory(parent.resolve("cluster"))) {
            new PostgresServer(PostgresBinaries.in(parent), parent.resolve("cluster")).stop();
        }
    }

    /** @param lock as {@link #lock} gave it */
    static EmbeddedDatabase open(Path home, FileChannel lock) {
        return open(home, lock, Optional.empty());
    }

    private static EmbeddedDatabase open(Path home, FileChannel lock, Optional<PreparedHome> prepared) {
        Path parent = home.resolve("postgres");
        Path cluster = parent.resolve("cluster");
        Path binaries = PostgresBinaries.in(parent);
        var server = new PostgresServer(binaries, cluster);
        try {
            if (!Files.isDirectory(cluster)) {
                Optional<Path> data =
                        prepared.filter(_ -> PreparedHome.suits(home)).flatMap(PreparedHome::data);
                if (data.isPresent()) {
                    // before the data: what is sealed and cannot be opened is worse than a key that opens nothing
                    prepared.get().copyKeys(home);
                }
                create(binaries, parent, cluster, data);
            }
            requireVersion(cluster.resolve("data"));
            server.stop();
            var database = new EmbeddedDatabase(lock, server, startSomewhere(server), roles(cluster));
            database.watch.start();
            return database;
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.database.failed", server.log(), String.valueOf(e.getMessage()));
        }
    }

    private static DatabaseAccess access(int port, Properties roles) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?tcpKeepAlive=true",
                new DatabaseAccess.Login(APP, roles.getProperty(APP)),
                new DatabaseAccess.Login(OWNER, roles.getProperty(OWNER)));
    }

    private static Properties roles(Path cluster) throws IOException {
        var roles = new Properties();
        try (var reader = Files.newBufferedReader(cluster.resolve("roles"))) {
            roles.load(reader);
        }
        return roles;
    }

    @Override
    public DatabaseAccess access() {
        return access;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.stop();
        } catch (IOException e) {
            LOG.warn("PostgreSQL was not stopped cleanly; the next start looks after it", e);
        } finally {
            release(lock);
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of the home directory was not released", e);
        }
    }

    /**
     * Two programs on one home would be two writers of one database.
     *
     * @throws SetUpFailure if another program holds it
     */
    static FileChannel lock(Path home) {
        FileChannel lock = tryLock(home);
        if (lock == null) {
            throw new SetUpFailure("installation.home.used", home);
        }
        return lock;
    }

    private static @Nullable FileChannel tryLock(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel = FileChannel.open(
                    home.resolve("lock"), Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException _) {
                // another one in this process
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.home.unusable", home);
        }
    }

    /** Makes the cluster beside its place and moves it there in one step when it is whole. */
    private static void create(Path binaries, Path parent, Path cluster, Optional<Path> prepared) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path unfinished : entries.filter(
                            path -> path.getFileName().toString().startsWith("cluster-"))
                    .toList()) {
                // an initdb that outlived its program fails when its directory goes: it has its own
                new PostgresServer(binaries, unfinished).stop();
                FileSystemUtils.deleteRecursively(unfinished);
            }
        }
        Path draft = Files.createTempDirectory(parent, "cluster-");
        var roles = new Properties();
        roles.setProperty(APP, password());
        roles.setProperty(OWNER, password());
        writeRoles(draft.resolve("roles"), roles);
        var server = new PostgresServer(binaries, draft);
        if (prepared.isPresent()) {
            server.copy(prepared.get(), passwords(roles.getProperty(OWNER), roles.getProperty(APP)));
        } else {
            server.create(TUNING, setUp(roles.getProperty(OWNER), roles.getProperty(APP)));
        }
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
        sync(parent);
    }

    /** The two roles and their database. A password here is made of hexadecimal digits. */
    static List<String> setUp(String ownerPassword, String appPassword) {
        return List.of(
                QUICK_TO_CHECK,
                "CREATE ROLE " + OWNER + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '" + ownerPassword + "'",
                "CREATE ROLE " + APP + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '" + appPassword + "'",
                "CREATE DATABASE " + NAME + " OWNER " + OWNER,
                "REVOKE ALL ON DATABASE " + NAME + " FROM PUBLIC",
                "GRANT CONNECT ON DATABASE " + NAME + " TO " + APP);
    }

    /** What the roles of a prepared database get: nobody who knows that one may know this one. */
    private static List<String> passwords(String ownerPassword, String appPassword) {
        return List.of(
                QUICK_TO_CHECK,
                "ALTER ROLE " + OWNER + " PASSWORD '" + ownerPassword + "'",
                "ALTER ROLE " + APP + " PASSWORD '" + appPassword + "'");
    }

    private static void writeRoles(Path file, Properties roles) throws IOException {
        var text = new StringBuilder("# The roles of this database. Nobody else may read this.\n");
        roles.forEach((name, password) ->
                text.append(name).append('=').append(password).append('\n'));
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    static String password() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void requireVersion(Path data) throws IOException {
        try {
            String version = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!version.equals(Integer.toString(MAJOR_VERSION))) {
                throw new SetUpFailure(
                        "installation.database.data-version", data, version, Integer.toString(MAJOR_VERSION));
            }
        } catch (NoSuchFileException e) {
            throw new IOException("no PostgreSQL data in " + data, e);
        }
    }

    private static int startSomewhere(PostgresServer server) throws IOException {
        IOException last = new IOException();
        for (int attempt = 0; attempt < 3; attempt++) {
            int port = PostgresServer.freePort();
            try {
                server.start(port, DURABLE);
                return port;
            } catch (IOException e) {
                // perhaps somebody took the port in between
                last = e;
                server.stop();
            }
        }
        throw last;
    }

    private void watch() {
        try {
            for (long pause = 500; ; ) {
                Thread.sleep(pause);
                pause = restartIfDead() ? 500 : Math.min(pause * 2, TimeUnit.SECONDS.toMillis(10));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the server lives now */
    private synchronized boolean restartIfDead() {
        if (closed || server.alive()) {
            return true;
        }
        LOG.error("PostgreSQL has died; starting it again");
        try {
            server.stop();
            server.start(port, DURABLE);
            LOG.warn("PostgreSQL runs again");
            return true;
        } catch (IOException e) {
            LOG.error("PostgreSQL could not be started again, see {}: {}", server.log(), e.getMessage());
            return false;
        }
    }
}
