package vn.guongsang.commendation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.CouncilRule.Fraction;

/** The dated rules of councils; a case is judged by the rule of its day. */
@Component
class CouncilRules {

    private final List<CouncilRule> rules;

    CouncilRules() {
        try (InputStream file =
                CouncilRules.class.getResourceAsStream("/vn/guongsang/commendation/council-rules.yaml")) {
            rules = ((List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file))
                    .stream().map(row -> rule((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<CouncilRule> on(LocalDate day) {
        return rules.stream().filter(rule -> rule.inForceOn(day)).findFirst();
    }

    private static CouncilRule rule(Map<?, ?> row) {
        Object to = row.get("to");
        return new CouncilRule(
                LocalDate.parse(text(row, "from")),
                to == null ? null : LocalDate.parse((String) to),
                Fraction.parse(text(row, "quorum")),
                Fraction.parse(text(row, "majority")),
                "present".equals(row.get("of")),
                Boolean.TRUE.equals(row.get("read")),
                text(row, "basis"));
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
