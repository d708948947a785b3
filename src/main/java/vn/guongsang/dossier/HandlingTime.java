package vn.guongsang.dossier;

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

/** Within how many working days a hub concludes its appraisal, by the rule in force on the day the dossier came. */
@Component
class HandlingTime {

    private final List<Rule> rules;

    HandlingTime() {
        try (InputStream file = HandlingTime.class.getResourceAsStream("/vn/guongsang/dossier/handling.yaml")) {
            rules = ((List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file))
                    .stream().map(row -> rule((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A dated rule.
     *
     * @param about a level that decides
     * @param read whether the paper was read, not told from memory
     */
    record Rule(
            String about,
            int days,
            LocalDate from,
            @Nullable LocalDate to,
            String basis,
            boolean read) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** Empty where nobody says how long. @param about code and level of the award */
    Optional<Rule> on(LocalDate day, List<String> about) {
        return rules.stream()
                .filter(rule -> rule.on(day) && about.contains(rule.about()))
                .findFirst();
    }

    private static Rule rule(Map<?, ?> row) {
        return new Rule(
                text(row, "about"),
                (Integer) Objects.requireNonNull(row.get("days")),
                LocalDate.parse(text(row, "from")),
                row.get("to") == null ? null : LocalDate.parse(text(row, "to")),
                text(row, "basis"),
                Boolean.TRUE.equals(row.get("read")));
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
