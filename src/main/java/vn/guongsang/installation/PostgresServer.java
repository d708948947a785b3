package vn.guongsang.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One data directory and the server process on it, on 127.0.0.1 only.
 *
 * <p>Processes are known by their working directory, which is the data directory: a pid from a file
 * may long belong to somebody else.
 */
final class PostgresServer {

    /** Below the range from which the kernel hands out ports to whoever connects. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    private final Path binaries;
    private final Path parent;
    private final Path data;

    /** @param parent where the data directory is, or will be */
    PostgresServer(Path binaries, Path parent) {
        this.binaries = binaries;
        this.parent = parent;
        this.data = parent.resolve("data");
    }

    /**
     * Makes the data directory, which must not exist but have a parent.
     *
     * @param tuning lines of postgresql.conf that an operator may change later
     * @param setUp SQL statements of one line each, run by the superuser, who has no password and so
     *     can't sign in later
     */
    void create(List<String> tuning, List<String> setUp) throws IOException {
        Unprivileged.claim(parent);
        List<String> initdb = new ArrayList<>(List.of(
                program("initdb"),
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                // sorting and case that no operating system's upgrade can change; Vietnamese order is
                // asked for by name: COLLATE "vi-x-icu"
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums"));
        tuning.forEach(line -> initdb.addAll(List.of("-c", line)));
        require(run(initdb, ""));
        // nobody is trusted, not even for a moment: no server has run here yet
        Files.writeString(data.resolve("pg_hba.conf"), """
                # Written by Gương Sáng when it made this database.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        single(setUp);
    }

    /**
     * Makes the data directory as a copy of another one, whose server is stopped.
     *
     * @param setUp as in {@link #create}
     */
    void copy(Path other, List<String> setUp) throws IOException {
        Unprivileged.claim(parent);
        require(run(List.of("cp", "--recursive", "--preserve=mode", other.toString(), data.toString()), ""));
        single(setUp);
        require(Programs.run("sync", "--file-system", data.toString()));
    }

    private void single(List<String> statements) throws IOException {
        List<String> postgres = List.of(program("postgres"), "--single", "-D", data.toString(), "postgres");
        require(run(postgres, String.join("\n", statements) + "\n"));
    }

    /** Starts the server on the port and waits until it takes connections. */
    void start(int port, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        options.forEach(option -> all.addAll(List.of("-c", option)));
        require(run(
                List.of(
                        program("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=120",
                        "--pgdata=" + data,
                        "--log=" + log(),
                        "--options=" + String.join(" ", all)),
                ""));
    }

    /** Whether the postmaster of this data directory lives. */
    boolean alive() {
        return postmaster().filter(this::isOurs).isPresent();
    }

    /** Ends every process on this data directory, as gently as each allows, and what they left behind. */
    void stop() throws IOException {
        if (alive()) {
            run(List.of(program("pg_ctl"), "stop", "--mode=fast", "--wait", "--timeout=60", "--pgdata=" + data), "");
        }
        if (alive()) {
            run(List.of(program("pg_ctl"), "stop", "--mode=immediate", "--wait", "--pgdata=" + data), "");
        }
        // backends that outlive their postmaster notice it by themselves, as a rule
        if (!until(() -> processes().isEmpty(), 5_000)) {
            processes().forEach(ProcessHandle::destroyForcibly);
            until(() -> processes().isEmpty(), 5_000);
        }
        // the pid in it may be another program's by now, and PostgreSQL would not start beside that
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** Ends every process at once; only for data that nobody needs. */
    void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
        until(() -> processes().isEmpty(), 5_000);
    }

    Path log() {
        return parent.resolve("postgres.log");
    }

    /** A port that nobody listens on now. */
    static int freePort() throws IOException {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port between " + FIRST_PORT + " and " + LAST_PORT);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            long pid = Files.readAllLines(data.resolve("postmaster.pid")).stream()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::parseLong)
                    .orElse(0L);
            return pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** All that run on this data directory, also without a postmaster. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /** Also false for a dead process that nobody has reaped: its working directory is gone. */
    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean until(BooleanSupplier condition, long milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private Programs.Outcome run(List<String> command, String input) {
        return Programs.run(Unprivileged.command(parent, command), input);
    }

    private static void require(Programs.Outcome outcome) throws IOException {
        if (!outcome.succeeded() || outcome.output().contains("ERROR:")) {
            throw new IOException(outcome.output()
                    .lines()
                    .filter(line -> line.matches(".*(ERROR|FATAL|error|could not).*"))
                    .findFirst()
                    .orElse(outcome.output().strip()));
        }
    }
}
