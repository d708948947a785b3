package vn.guongsang.plan.pack.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.plan.pack.DueFit;

class DueRulesTests {

    static Stream<Map<String, Object>> everySort() {
        return Stream.of(
                Map.of("rule", "date", "date", "2026-02-28", "boundary", "before", "rest-day", "next"),
                Map.of("rule", "day-of-month", "day", 5, "month", "next"),
                Map.of("rule", "days-of-year", "days", List.of("06-15", "11-30"), "after-period", true),
                Map.of("rule", "weekday", "weekday", "friday", "rest-day", "previous"),
                Map.of("rule", "weekday-of-month", "weekday", "monday", "nth", "first", "month", "next"),
                Map.of("rule", "working-day", "nth", 5, "month-of-year", 12),
                Map.of("rule", "days-of-year", "days", List.of("12-20"), "lunar", true),
                Map.of("rule", "end-of-period", "rest-day", "previous"),
                Map.of("rule", "days-after-period", "days", 5, "count", "working"),
                Map.of("rule", "within", "from", "2026-01-01", "to", "2026-03-31"),
                Map.of("rule", "within-months", "first", 1, "last", 3, "next-year", true),
                Map.of("rule", "on", "milestone", "ms-1"),
                Map.of("rule", "before", "milestone", "ms-1", "days", 15, "count", "working"),
                Map.of("rule", "days-after", "milestone", "ms-1", "days", 10),
                Map.of("rule", "days-after-event", "days", 5, "count", "working", "rest-day", "keep"),
                Map.of("rule", "open"),
                Map.of("rule", "none"));
    }

    @ParameterizedTest
    @MethodSource("everySort")
    void saysAgainWhatWasRead(Map<String, Object> said) {
        assertThat(DueRules.said(DueRules.of(said).orElseThrow())).isEqualTo(said);
    }

    @Test
    void everyRuleOfTheLanguageIsAmongThem() {
        assertThat(everySort().map(said -> (String) said.get("rule")))
                .hasSize(17)
                .contains("weekday", "weekday-of-month", "working-day")
                .allMatch(DueFit::isRule);
    }

    @Test
    void readsTheRulesOfAllPlansAsTheirPacksDo() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("plans"))) {
            for (Path file : files.toList()) {
                ((Reading.Read) new PackReader().read(file))
                        .pack()
                        .obligations()
                        .forEach(obligation -> assertThat(DueRules.of(DueRules.said(obligation.due())))
                                .as(obligation.id())
                                .hasValue(obligation.due()));
            }
        }
    }

    @Test
    void takesNothingElseForARule() {
        assertThat(DueRules.of(Map.of("rule", "someday"))).isEmpty();
        assertThat(DueRules.of(Map.of())).isEmpty();
    }
}
