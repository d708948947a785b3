package vn.guongsang.privacy;

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

/** The dated rules of retention. */
@Component
public class RetentionRules {

    private final List<RetentionRule> rules;

    RetentionRules() {
        try (InputStream file =
                RetentionRules.class.getResourceAsStream("/vn/guongsang/privacy/retention-rules.yaml")) {
            rules = ((List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file))
                    .stream().map(row -> rule((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<RetentionRule> all() {
        return rules;
    }

    public List<RetentionRule> on(LocalDate day) {
        return rules.stream().filter(rule -> rule.inForceOn(day)).toList();
    }

    public Optional<RetentionRule> find(String code) {
        return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    private static RetentionRule rule(Map<?, ?> row) {
        Object to = row.get("to");
        return new RetentionRule(
                text(row, "code"),
                text(row, "what"),
                (Integer) Objects.requireNonNull(row.get("months")),
                RetentionRule.Action.valueOf(text(row, "action")),
                LocalDate.parse(text(row, "from")),
                to == null ? null : LocalDate.parse((String) to),
                text(row, "basis"),
                Boolean.TRUE.equals(row.get("read")));
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
