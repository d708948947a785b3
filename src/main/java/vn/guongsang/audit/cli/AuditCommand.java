package vn.guongsang.audit.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.guongsang.installation.SetUpFailure;

/** {@code audit verify}. Exit codes: 0 the log is whole, 1 it is not, 2 the call cannot be used. */
@Command(
        name = "audit",
        resourceBundle = "messages.audit-cli",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify")
public final class AuditCommand {

    static final int OK = 0;
    static final int FAULTS = 1;
    static final int UNUSABLE = 2;

    public static void main(String[] args) {
        System.exit(run(
                System.getenv(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs without ending the program. */
    public static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
        CommandLine command = new CommandLine(new AuditCommand())
                .addSubcommand(new VerifyCommand(environment))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println(failure instanceof SetUpFailure ? failure.getMessage() : failure.toString());
                    return UNUSABLE;
                });
        int exit = args.length == 0 ? usage(command) : command.execute(args);
        out.flush();
        err.flush();
        return exit;
    }

    private static int usage(CommandLine command) {
        command.usage(command.getErr());
        return UNUSABLE;
    }
}
