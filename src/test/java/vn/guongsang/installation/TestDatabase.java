package vn.guongsang.installation;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A migrated, empty database of its own on a real PostgreSQL, in some 50 milliseconds:
 *
 * <pre>
 * try (var database = TestDatabase.fresh()) {
 *     database.jdbc().sql("…").update();
 * }
 * </pre>
 *
 * The server is started once in a test JVM and ends with it; it is not durable. For Spring tests see
 * {@link WithDatabase}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "guongsang";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A new database as the migrations leave it. */
    public static TestDatabase fresh() {
        var database = new TestDatabase("test_" + NUMBER.incrementAndGet());
        database.copyOf(TEMPLATE);
        return database;
    }

    /** A new database with nothing in it. */
    public static TestDatabase empty() {
        var database = new TestDatabase("test_" + NUMBER.incrementAndGet());
        Server.RUNNING.execute("CREATE DATABASE " + database.name + " OWNER guongsang_owner");
        return database;
    }

    /** How the product would come to it. */
    public DatabaseAccess access() {
        return Server.RUNNING.access(name);
    }

    /** As the app role, which owns nothing. Every call of a method connects anew: there is no pool. */
    public DataSource dataSource() {
        return dataSource(access().app());
    }

    /** As the owner of the tables. */
    public DataSource ownerDataSource() {
        return dataSource(access().owner());
    }

    /** As one whom no privilege and no trigger stops. */
    public DataSource superuserDataSource() {
        return dataSource(
                new DatabaseAccess.Login("test_admin", access().owner().password()));
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private DataSource dataSource(DatabaseAccess.Login login) {
        return new DriverManagerDataSource(access().url(), login.user(), login.password());
    }

    /** Another database with what is in this one now; whoever is connected is cut off, and kept out meanwhile. */
    public TestDatabase duplicate() {
        var duplicate = new TestDatabase("test_" + NUMBER.incrementAndGet());
        duplicate.copyOf(name);
        return duplicate;
    }

    /** Goes back to a state kept before; whoever is connected is cut off. */
    void reset(TestDatabase snapshot) {
        close();
        copyOf(snapshot.name);
    }

    private void copyOf(String template) {
        // a pool connects anew as soon as it is cut off
        Server.RUNNING.execute("ALTER DATABASE " + template + " ALLOW_CONNECTIONS false");
        try {
            Server.RUNNING.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + template + "'",
                    "CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY OWNER guongsang_owner");
        } finally {
            Server.RUNNING.execute("ALTER DATABASE " + template + " ALLOW_CONNECTIONS true");
        }
    }

    /** Drops the database. Leaving it to the end of the JVM is fine too. */
    @Override
    public void close() {
        Server.RUNNING.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** The one server of this JVM. */
    private static final class Server {

        /** Also what homes that tests make take their PostgreSQL from, see {@link PreparedHome}. */
        private static final Path PARENT = Path.of("target", "test-postgres").toAbsolutePath();

        static final Server RUNNING = start();

        private final int port;
        private final String password;

        private Server(int port, String password) {
            this.port = port;
            this.password = password;
        }

        private static Server start() {
            try {
                Path binaries = unpacked();
                Path home = TestHomes.of("server-");
                String password = EmbeddedDatabase.password();
                var postgres = new PostgresServer(binaries, home);
                postgres.create(
                        List.of(
                                "max_connections=200",
                                "shared_buffers=64MB",
                                "jit=off",
                                "dynamic_shared_memory_type=mmap",
                                "timezone=Asia/Ho_Chi_Minh"),
                        Stream.concat(
                                        EmbeddedDatabase.setUp(password, password).stream(),
                                        Stream.of("CREATE ROLE test_admin SUPERUSER LOGIN PASSWORD '" + password + "'"))
                                .toList());
                int port = PostgresServer.freePort();
                postgres.start(
                        port,
                        List.of(
                                "fsync=off",
                                "full_page_writes=off",
                                "synchronous_commit=off",
                                "autovacuum=off",
                                "max_wal_size=4GB"));
                var server = new Server(port, password);
                Migrations.bringUp(server.access(TEMPLATE));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** One test JVM after the other: the second finds what the first has unpacked. */
        private static Path unpacked() throws IOException {
            Files.createDirectories(PARENT);
            try (var turn = FileChannel.open(PARENT.resolve("turn"), CREATE, WRITE)) {
                turn.lock();
                return PostgresBinaries.in(PARENT.resolve("postgres"));
            }
        }

        DatabaseAccess access(String name) {
            return new DatabaseAccess(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
                    new DatabaseAccess.Login("guongsang_app", password),
                    new DatabaseAccess.Login("guongsang_owner", password));
        }

        void execute(String... statements) {
            var admin = new DatabaseAccess.Login("test_admin", password);
            try (Connection connection = access("postgres").connect(admin);
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
