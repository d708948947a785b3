package vn.guongsang.plan.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code plan check} and {@code plan calendar}. Exit codes: 0 all well, 1 the files have errors, 2
 * the call cannot be used.
 */
@Command(
        name = "plan",
        resourceBundle = "messages.plan-cli",
        mixinStandardHelpOptions = true,
        version = "guongsang.plan/1",
        subcommands = {CheckCommand.class, CalendarCommand.class},
        synopsisSubcommandLabel = "(check | calendar)")
public final class PlanCommand {

    static final int OK = 0;
    static final int ERRORS = 1;
    static final int UNUSABLE = 2;

    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs without ending the program. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine command =
                new CommandLine(new PlanCommand()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
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
