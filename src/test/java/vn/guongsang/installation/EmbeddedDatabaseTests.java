package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The bundled database through starts and stops; for kills see {@code KilledInTheWalkTests}. */
class EmbeddedDatabaseTests {

    private static Path home;

    @BeforeAll
    static void makeHome() throws IOException {
        home = TestHomes.of("gương sáng ");
    }

    @AfterAll
    static void removeHome() throws IOException {
        FileSystemUtils.deleteRecursively(home);
    }

    @Test
    void isDurableAndListensOnlyToThisMachine() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home)) {
            assertThat(Stream.of(
                                    "fsync",
                                    "full_page_writes",
                                    "synchronous_commit",
                                    "data_checksums",
                                    "listen_addresses",
                                    "server_encoding")
                            .map(name -> name + "=" + answer(database, "SHOW " + name)))
                    .containsExactly(
                            "fsync=on",
                            "full_page_writes=on",
                            "synchronous_commit=on",
                            "data_checksums=on",
                            "listen_addresses=127.0.0.1",
                            "server_encoding=UTF8");
        }
    }

    @Test
    void keepsItsPasswordsToItself() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.resolve("postgres/cluster/roles"))))
                    .isEqualTo("rw-------");
            assertThat(answer(database, """
                            SELECT string_agg(rolname || ' ' || rolsuper || rolcreatedb || rolcreaterole, ', ' ORDER BY rolname)
                            FROM pg_roles
                            WHERE rolcanlogin
                            """))
                    .isEqualTo("guongsang_app falsefalsefalse, guongsang_owner falsefalsefalse, postgres truetruetrue");
            var noPassword = new DatabaseAccess.Login("postgres", "");
            assertThatThrownBy(() -> database.access().connect(noPassword).close())
                    .hasMessageContaining("password");
        }
    }

    @Test
    void refusesASecondProgramOnTheSameHome() {
        EmbeddedDatabase first = EmbeddedDatabase.open(home);
        try (first) {
            assertThatThrownBy(() -> EmbeddedDatabase.open(home))
                    .isInstanceOf(SetUpFailure.class)
                    .hasMessageContaining(home.toString());
        }
    }

    @Test
    void startsBesideAPidFileWhosePidIsAnotherPrograms() throws IOException {
        EmbeddedDatabase.open(home).close();
        Files.writeString(
                home.resolve("postgres/cluster/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.open(home)) {
            assertThat(answer(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void throwsAwayWhatAKilledSetUpLeft() throws IOException {
        Path interrupted = TestHomes.of("interrupted-");
        Path postgres = interrupted.resolve("postgres");
        Files.createDirectories(postgres.resolve("cluster-1/data/base"));
        Files.createDirectories(postgres.resolve("unpacking-1/bin"));

        try (EmbeddedDatabase database = EmbeddedDatabase.open(interrupted);
                Stream<Path> left = Files.list(postgres)) {
            assertThat(answer(database, "SELECT 1")).isEqualTo("1");
            assertThat(left.map(path -> path.getFileName().toString().replaceFirst("-.*", "")))
                    .containsExactlyInAnyOrder("bin", "cluster");
        } finally {
            FileSystemUtils.deleteRecursively(interrupted);
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        EmbeddedDatabase.open(home).close();
        Path version = home.resolve("postgres/cluster/data/PG_VERSION");
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.open(home))
                    .isInstanceOf(SetUpFailure.class)
                    .hasMessageContaining("17")
                    .hasMessageContaining("18");
        } finally {
            Files.writeString(version, "18\n");
        }
    }

    private static String answer(EmbeddedDatabase database, String question) {
        DatabaseAccess access = database.access();
        return String.valueOf(JdbcClient.create(new DriverManagerDataSource(
                        access.url(), access.app().user(), access.app().password()))
                .sql(question)
                .query(String.class)
                .single());
    }
}
