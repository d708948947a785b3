package vn.guongsang.plan.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.calendar.ObligationInstance;

/** The calendar as a table (RFC 4180) or as a JSON array of the same columns. */
final class CalendarSheet {

    private static final String END_OF_LINE = "\r\n";
    private static final List<String> COLUMNS = List.of(
            "body",
            "body_name",
            "obligation",
            "clause",
            "what",
            "period",
            "period_from",
            "period_to",
            "minimum",
            "due",
            "status",
            "explanation");

    private final CalendarSentences sentences;

    CalendarSheet(CalendarSentences sentences) {
        this.sentences = sentences;
    }

    void writeCsv(List<ObligationInstance> instances, PrintWriter out) {
        out.print(String.join(",", COLUMNS) + END_OF_LINE);
        for (ObligationInstance instance : instances) {
            out.print(row(instance).values().stream().map(CalendarSheet::quoted).collect(Collectors.joining(","))
                    + END_OF_LINE);
        }
    }

    void writeJson(List<ObligationInstance> instances, PrintWriter out) {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out.println(json.writeValueAsString(instances.stream().map(this::row).toList()));
    }

    private Map<String, @Nullable String> row(ObligationInstance instance) {
        List<@Nullable String> values = java.util.Arrays.asList(
                instance.body().code(),
                instance.body().name(),
                instance.obligationId(),
                instance.clause(),
                sentences.what(instance.obligation()),
                sentences.label(instance.period()),
                text(instance.period().from()),
                text(instance.period().to()),
                emptyAsNull(sentences.minimum(instance)),
                text(instance.dueDay()),
                instance.status().yaml(),
                sentences.explanation(instance));
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            row.put(COLUMNS.get(i), values.get(i));
        }
        return row;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String quoted(@Nullable String value) {
        String text = Objects.requireNonNullElse(value, "");
        boolean needsQuotes = text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return needsQuotes ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
