package vn.guongsang.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.bench.Bench.Figures;

/** The figures of one run, for people and for programs. */
record Report(List<Figures> figures, List<Integer> clients, int seconds, double start, String world) {

    String markdown() throws Exception {
        var text = new StringBuilder();
        text.append("# bin/bench, ").append(OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES)).append("\n\n");
        text.append(machine()).append("\n");
        text.append("World: ").append(world).append(".\n");
        text.append("Start to first answer: ").append(one(start)).append(" s. ").append(seconds).append(" s a measurement.\n\n");

        text.append("## Time\n\n`page` is what a client waits for a page (mean), `SQL` the same reading statements run bare by pgbench with as many clients, `ratio` the one over the other.\n\n");
        var head = new StringBuilder("| page | server ms | database ms |");
        var line = new StringBuilder("|---|---:|---:|");
        for (int number : clients) {
            head.append(" page ms, ").append(number).append(" | p50 | p95 | pages/s | SQL ms | ratio |");
            line.append("---:|---:|---:|---:|---:|---:|");
        }
        for (int number : clients) {
            head.append(" cold ms, ").append(number).append(" |");
            line.append("---:|");
        }
        text.append(head).append("\n").append(line).append("\n");
        for (Figures one : figures) {
            if (one.status() != 200) {
                text.append("| ").append(one.page().name()).append(" | answered ").append(one.status()).append(": not measured |\n");
                continue;
            }
            text.append("| ").append(one.page().name()).append(" | ").append(one(one.serverMs())).append(" | ").append(one(one.databaseMs())).append(" |");
            for (int number : clients) {
                Clients.Result warm = one.warm().get(number);
                PgBench.Result bare = one.bare().get(number);
                text.append(" ").append(one(warm.mean())).append(" | ").append(one(warm.p50())).append(" | ").append(one(warm.p95()))
                        .append(" | ").append(one(warm.perSecond())).append(warm.failed() == 0 ? "" : " (" + warm.failed() + " failed)")
                        .append(" | ").append(bare == null ? "–" : one(bare.ms()))
                        .append(" | ").append(bare == null ? "–" : "**" + one(one.ratio(number)) + "**").append(" |");
            }
            for (int number : clients) {
                Clients.Result cold = one.cold().get(number);
                text.append(" ").append(cold == null ? "–" : one(cold.p95()) + (cold.failed() == 0 ? "" : " (" + cold.failed() + " failed)")).append(" |");
            }
            text.append("\n");
        }

        text.append("\n## Statements and weight\n\nStatements as PostgreSQL logged them for one request; weight in bytes on the wire, headers included.\n\n");
        text.append("| page | statements | of them session | writing | HTML | first visit | requests | later visit | requests |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (Figures one : figures) {
            if (one.weight() == null) {
                continue;
            }
            Weight weight = one.weight();
            text.append("| %s | %d | %d | %d | %,d | %,d | %d | %,d | %d |\n".formatted(
                    one.page().name(), one.statements().size(),
                    one.statements().stream().filter(SqlLog.Statement::ofSession).count(),
                    one.statements().stream().filter(statement -> !statement.reads()).count(),
                    weight.html(), weight.firstBytes(), weight.firstRequests(), weight.laterBytes(), weight.laterRequests()));
        }

        text.append("\n## The slowest statements\n");
        for (Figures one : figures) {
            one.statements().stream()
                    .sorted((a, b) -> Double.compare(b.ms(), a.ms()))
                    .filter(statement -> statement.ms() >= 2)
                    .limit(3)
                    .forEach(statement -> text.append("\n%s: %s ms\n```sql\n%s\n```\n".formatted(
                            one.page().path(), one(statement.ms()), statement.sql().strip())));
        }
        return text.toString();
    }

    String json() throws Exception {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", OffsetDateTime.now().toString());
        all.put("machine", machine());
        all.put("world", world);
        all.put("startSeconds", start);
        all.put("seconds", seconds);
        all.put("pages", figures.stream().map(Report::plain).toList());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static Map<String, Object> plain(Figures one) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("name", one.page().name());
        page.put("path", one.page().path());
        page.put("who", one.page().who());
        page.put("status", one.status());
        page.put("serverMs", one.serverMs());
        page.put("databaseMs", one.databaseMs());
        page.put("cold", one.cold());
        page.put("warm", one.warm());
        page.put("bareSql", one.bare());
        Map<Integer, Double> ratios = new LinkedHashMap<>();
        one.bare().keySet().forEach(number -> ratios.put(number, one.ratio(number)));
        page.put("ratio", ratios);
        page.put("weight", one.weight());
        page.put("statements", one.statements());
        return page;
    }

    private static String machine() throws Exception {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D+", "");
        return "Machine: %d cores %s, %d GB; load when the report was written: %s. The load generator shares the cores."
                .formatted(Runtime.getRuntime().availableProcessors(), model, Long.parseLong(memory) >> 20, load);
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number);
    }
}
