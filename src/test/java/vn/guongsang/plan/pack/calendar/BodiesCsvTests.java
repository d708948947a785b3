package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodiesCsvTests {

    @Test
    void keepsWhatLooksLikeAFormulaAsText() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(1)", "\t=1")) {
            assertThat(BodiesCsv.of(List.of(named(formula))))
                    .contains("'" + formula)
                    .doesNotContain("," + formula);
        }
        assertThat(BodiesCsv.of(List.of(named("Sở Nội vụ")))).contains(",Sở Nội vụ,");
    }

    private static Rosters.Stretch named(String name) {
        return new Rosters.Stretch(
                new BodyEntry("a/b", name, Set.of(), "agency", "commune", "", Set.of(), "", "", Set.of()),
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2026, 1, 1));
    }
}
