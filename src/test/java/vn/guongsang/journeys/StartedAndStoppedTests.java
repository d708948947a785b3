package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.guongsang.installation.RealProgram;

/** The program as a process: whom it refuses, and what it leaves when it is told to stop. */
@Timeout(value = 150, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartedAndStoppedTests {

    private static RealProgram program;

    @BeforeAll
    static void startTheProgram() throws Exception {
        program = RealProgram.started("--empty");
    }

    @BeforeEach
    void startAgainWhatATestStopped() throws Exception {
        if (!program.process().isAlive()) {
            program.start();
        }
    }

    @AfterAll
    static void stopAndRemove() throws Exception {
        program.close();
    }

    @Test
    void refusesASecondProgramInOneLine() throws Exception {
        Path log = program.home().resolve("second.log");
        refused(
                program.launch(RealProgram.freePort(), program.home(), log),
                log,
                program.home().toString());
    }

    @Test
    void refusesAUsedPortInOneLine() throws Exception {
        Path other = Files.createTempDirectory(program.home(), "other-");
        try (var used = new ServerSocket(0)) {
            Path log = other.resolve("log");
            refused(program.launch(used.getLocalPort(), other, log), log, Integer.toString(used.getLocalPort()));
        }
    }

    @Test
    void leavesNothingRunningWhenItIsToldToStop() throws Exception {
        program.process().destroy();

        assertThat(program.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.databaseProcesses()).isEmpty();
        assertThat(program.home().resolve("postgres/cluster/data/postmaster.pid"))
                .doesNotExist();
    }

    private static void refused(Process second, Path log, String because) throws Exception {
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(Files.readAllLines(log)).hasSize(1).first().asString().contains(because);
    }
}
