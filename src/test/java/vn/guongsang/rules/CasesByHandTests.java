package vn.guongsang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.guongsang.rules.language.RuleVersion;

/**
 * Every row of {@code cases.tsv} was derived by hand from the article that it names: the verdict, and the condition
 * that settles it. Awards that begin with {@code P_} are of a province that nobody knows ({@code province.yaml}).
 */
class CasesByHandTests {

    private static final Rulebook BOOK = RulesFixtures.withProvince();

    private record Row(
            String number,
            String award,
            String of,
            LocalDate day,
            String facts,
            Outcome outcome,
            String line,
            Outcome lineOutcome,
            String article) {

        static Row read(String line) {
            String[] cells = line.split("\t", -1);
            String[] settled = cells[6].split("=");
            return new Row(
                    cells[0],
                    cells[1],
                    cells[2],
                    LocalDate.parse(cells[3]),
                    cells[4],
                    Outcome.valueOf(cells[5]),
                    settled[0],
                    Outcome.valueOf(settled[1]),
                    cells[7]);
        }

        Case one() {
            return CaseTable.of(award, of, day, facts);
        }
    }

    private static List<Row> rows() {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/vn/guongsang/rules/cases.tsv"))) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> comesToItsVerdict() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.number() + " " + row.award() + " " + row.facts(), () -> {
                    Judgement judgement = BOOK.judge(row.one());
                    Line settling = judgement.lines().stream()
                            .flatMap(CasesByHandTests::withParts)
                            .filter(line -> line.id().equals(row.line()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no line " + row.line() + " in " + judgement));
                    assertThat(settling.outcome()).as(judgement.toString()).isEqualTo(row.lineOutcome());
                    assertThat(judgement.outcome()).as(judgement.toString()).isEqualTo(row.outcome());
                    assertThat(settling.article()).isEqualTo(row.article());
                }));
    }

    private static Stream<Line> withParts(Line line) {
        return Stream.concat(Stream.of(line), line.parts().stream().flatMap(CasesByHandTests::withParts));
    }

    @Test
    void areAtLeastTwoHundredAndDiffer() {
        Set<String> seen = new HashSet<>();
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(200);
        assertThat(rows).allMatch(row -> seen.add(row.award() + row.of() + row.day() + row.facts() + row.line()));
    }

    @Test
    void nothingPassesWhereNothingWasRead() {
        assertThat(rows())
                .filteredOn(row -> row.outcome() == Outcome.PASS)
                .allMatch(row -> !row.day().isBefore(LocalDate.of(2024, 1, 1))
                        && row.day().isBefore(LocalDate.of(2026, 10, 1)));
    }

    /** A day's work of an office, many times over. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void aVerdictTakesMicroseconds() {
        List<Case> cases = rows().stream().map(Row::one).toList();
        int rounds = 200;
        for (int warm = 0; warm < 50; warm++) {
            cases.forEach(BOOK::judge);
        }
        long begin = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            cases.forEach(BOOK::judge);
        }
        double micros = (System.nanoTime() - begin) / 1000.0 / rounds / cases.size();
        System.getLogger("measure").log(System.Logger.Level.WARNING, "a verdict takes %.1f µs".formatted(micros));
        assertThat(micros).isLessThan(5_000);
    }

    @Test
    void everyRuleOfTheLawIsNamedByItsAwardAndDay() {
        for (Award award : BOOK.awards(LocalDate.of(2026, 11, 28))) {
            assertThat(BOOK.versions(award.code()))
                    .as(award.code())
                    .isNotEmpty()
                    .extracting(RuleVersion::number)
                    .doesNotHaveDuplicates();
        }
    }
}
