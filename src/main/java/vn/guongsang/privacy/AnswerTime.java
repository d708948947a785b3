package vn.guongsang.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;
import vn.guongsang.time.OfficeCalendar;

/** Within which time a request is answered: by the rule in force on the day it came, counted from the day after. */
@Component
public class AnswerTime {

    private final List<Rule> rules;
    private final OfficeCalendar calendar;

    AnswerTime(OfficeCalendar calendar) {
        this.calendar = calendar;
        try (InputStream file = AnswerTime.class.getResourceAsStream("/vn/guongsang/privacy/request-rules.yaml")) {
            rules = ((List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file))
                    .stream().map(row -> rule((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A dated rule.
     *
     * @param working whether working days are counted; else all days
     * @param read whether the article was read, not told from memory
     */
    public record Rule(LocalDate from, @Nullable LocalDate to, int days, boolean working, String basis, boolean read) {

        boolean inForceOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** Empty where no rule is known for the day. */
    public Optional<Rule> on(LocalDate received) {
        return rules.stream().filter(rule -> rule.inForceOn(received)).findFirst();
    }

    /** The last day for the answer; empty where no rule is known for the day. */
    public Optional<LocalDate> due(LocalDate received) {
        return on(received)
                .map(rule -> rule.working()
                        ? calendar.workingDays().after(received, rule.days())
                        : received.plusDays(rule.days()));
    }

    private static Rule rule(Map<?, ?> row) {
        Object to = row.get("to");
        return new Rule(
                LocalDate.parse(text(row, "from")),
                to == null ? null : LocalDate.parse((String) to),
                (Integer) Objects.requireNonNull(row.get("days")),
                Boolean.TRUE.equals(row.get("working")),
                text(row, "basis"),
                Boolean.TRUE.equals(row.get("read")));
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
