package vn.guongsang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PostgreSQL was asked while one page was made, out of its own log. */
final class SqlLog {

    /**
     * @param parameters by number; a null is the SQL NULL
     * @param ms of parsing, binding and executing it
     */
    record Statement(String sql, Map<Integer, String> parameters, double ms) {

        boolean reads() {
            String start = sql.stripLeading().toUpperCase();
            return start.startsWith("SELECT") || start.startsWith("WITH");
        }

        boolean ofSession() {
            return sql.toLowerCase().contains("spring_session");
        }
    }

    private static final Pattern MESSAGE =
            Pattern.compile("duration: ([0-9.]+) ms  (parse|bind|execute|statement)(?: ([^:]*))?: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (?:NULL|'((?:[^']++|'')*+)')", Pattern.DOTALL);
    private static final Pattern FRAMING = Pattern.compile("(?i)\\s*(BEGIN|COMMIT|ROLLBACK|SET|SHOW)\\b.*", Pattern.DOTALL);

    private final Program program;
    private final JsonMapper json = JsonMapper.shared();

    SqlLog(Program program) {
        this.program = program;
    }

    /** To be written before the program starts: only then may connections be more. */
    static void prepare(Path data) throws IOException {
        Path conf = data.resolve("postgresql.conf");
        if (!Files.readString(conf).contains("bench.conf")) {
            Files.writeString(conf, """

                    # bin/bench: its statement log, and room for pgbench beside the program
                    max_connections = 140
                    log_destination = 'jsonlog'
                    include_if_exists = 'bench.conf'
                    """, StandardOpenOption.APPEND);
        }
        Files.deleteIfExists(data.resolve("bench.conf"));
    }

    /** The statements of one request: of a few the one with the fewest, as background jobs write here too. */
    List<Statement> of(Callable<?> request) throws Exception {
        Path conf = program.data().resolve("bench.conf");
        Files.writeString(conf, "log_min_duration_statement = 0\nlog_parameter_max_length = -1\n");
        program.reloadDatabase();
        try {
            request.call();
            var runs = new ArrayList<List<Statement>>();
            for (int i = 0; i < 5; i++) {
                Map<Path, Long> before = sizes();
                request.call();
                Thread.sleep(150);
                runs.add(since(before));
            }
            return runs.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
        } finally {
            Files.deleteIfExists(conf);
            program.reloadDatabase();
        }
    }

    private Map<Path, Long> sizes() throws IOException {
        var sizes = new TreeMap<Path, Long>();
        try (var files = Files.list(program.data().resolve("log"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                sizes.put(file, Files.size(file));
            }
        }
        return sizes;
    }

    private List<Statement> since(Map<Path, Long> before) throws IOException {
        var statements = new ArrayList<Statement>();
        var waiting = new TreeMap<String, Double>(); // by process: parse and bind come before execute
        for (Map.Entry<Path, Long> file : sizes().entrySet()) {
            String text;
            try (var in = Files.newInputStream(file.getKey())) {
                in.skipNBytes(before.getOrDefault(file.getKey(), 0L));
                text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
            for (String line : text.lines().toList()) {
                JsonNode entry = json.readTree(line);
                Matcher message = MESSAGE.matcher(entry.path("message").asString(""));
                if (!message.matches()) {
                    continue;
                }
                String process = entry.path("pid").asString("");
                double ms = Double.parseDouble(message.group(1));
                if (message.group(2).equals("parse") || message.group(2).equals("bind")) {
                    waiting.merge(process, ms, Double::sum);
                } else {
                    double before1 = waiting.getOrDefault(process, 0.0);
                    waiting.remove(process);
                    if (!FRAMING.matcher(message.group(4)).matches()) {
                        statements.add(new Statement(
                                message.group(4), parameters(entry.path("detail").asString("")), before1 + ms));
                    }
                }
            }
        }
        return statements;
    }

    private static Map<Integer, String> parameters(String detail) {
        var parameters = new TreeMap<Integer, String>();
        Matcher matcher = PARAMETER.matcher(detail);
        while (matcher.find()) {
            parameters.put(
                    Integer.parseInt(matcher.group(1)),
                    matcher.group(2) == null ? null : matcher.group(2).replace("''", "'"));
        }
        return parameters;
    }
}
