package vn.guongsang.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.guongsang.dossier.ReportVersion;
import vn.guongsang.dossier.web.Comparison.Piece;
import vn.guongsang.dossier.web.Comparison.Row;

class ComparisonTests {

    @Test
    void wordsThatOnlyOneVersionHasAreToldOnItsSide() {
        assertThat(rows("Vận động 120 hộ\nTiết kiệm", "Vận động 130 hộ tham gia\nTiết kiệm"))
                .containsExactly(
                        new Row(
                                List.of(new Piece("Vận động ", false), new Piece("120 ", true), new Piece("hộ", false)),
                                List.of(
                                        new Piece("Vận động ", false),
                                        new Piece("130 ", true),
                                        new Piece("hộ ", false),
                                        new Piece("tham gia", true))),
                        new Row(List.of(new Piece("Tiết kiệm", false)), List.of(new Piece("Tiết kiệm", false))));
    }

    @Test
    void equalTextsHaveNoChange() {
        assertThat(rows("Một\nHai", "Một\nHai")).hasSize(2).noneMatch(Row::changed);
        assertThat(rows("", "")).isEmpty();
    }

    /** Two reports of full length that share nothing: the worst there is. */
    @Test
    void longTextsThatShareNothingAreCompared() {
        String before = IntStream.range(0, 5_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        String after = IntStream.range(0, 5_000).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));
        assertThat(rows(before, after)).singleElement().satisfies(row -> {
            assertThat(row.before()).containsExactly(new Piece(before, true));
            assertThat(row.after()).containsExactly(new Piece(after, true));
        });
    }

    private static List<Row> rows(String before, String after) {
        return Comparison.of(version(before), version(after)).getLast().rows();
    }

    private static ReportVersion version(String achievement) {
        return new ReportVersion(
                1, ReportVersion.Occasion.SAVED, "", "", "", achievement, LocalDate.of(2025, 3, 10), "");
    }
}
