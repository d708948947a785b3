package vn.guongsang.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reading statements of a page, run bare: prepared, one after the other, with the page's own parameters. */
final class PgBench {

    /** @param ms for all statements of one page */
    record Result(double ms, double perSecond) {}

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Program program;
    private final String binary;
    private final Path scripts;

    PgBench(Program program, String binary, Path scripts) {
        this.program = program;
        this.binary = binary;
        this.scripts = scripts;
    }

    Result run(String name, List<SqlLog.Statement> statements, int clients, int seconds) throws Exception {
        Files.createDirectories(scripts);
        var script = new StringBuilder();
        var command = new ArrayList<>(List.of(
                binary, "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", program.databasePort(), "-U", "guongsang_app",
                "-c", Integer.toString(clients), "-j", Integer.toString(Math.min(clients, 2)), "-T", Integer.toString(seconds)));
        int number = 0;
        for (SqlLog.Statement statement : statements) {
            number++;
            String prefix = "s" + number + "_";
            Map<Integer, String> parameters = statement.parameters();
            script.append(PLACEHOLDER.matcher(statement.sql()).replaceAll(match -> {
                        int parameter = Integer.parseInt(match.group(1));
                        String value = parameters.get(parameter);
                        if (value == null) {
                            return "NULL";
                        }
                        return Matcher.quoteReplacement(
                                isVariable(value) ? ":" + prefix + parameter : "'" + value.replace("'", "''") + "'");
                    }))
                    .append(";\n");
            parameters.forEach((parameter, value) -> {
                if (value != null && isVariable(value)) {
                    command.addAll(List.of("-D", prefix + parameter + "=" + value));
                }
            });
        }
        Path file = scripts.resolve(name + ".sql");
        Files.writeString(file, script);
        command.addAll(List.of("-f", file.toString(), "guongsang"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", program.password("guongsang_app"));
        // as the program's own connections
        builder.environment().put("PGOPTIONS", "-c plan_cache_mode=force_custom_plan");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher latency = LATENCY.matcher(output);
        Matcher rate = RATE.matcher(output);
        if (process.waitFor() != 0 || !latency.find() || !rate.find()) {
            throw new IllegalStateException("pgbench on " + file + ": " + output);
        }
        return new Result(Double.parseDouble(latency.group(1)), Double.parseDouble(rate.group(1)));
    }

    /** Variables are named on the command line, which holds no text of any length; and none can be empty. */
    private static boolean isVariable(String value) {
        return !value.isEmpty() && value.length() < 10_000;
    }
}
