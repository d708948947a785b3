package vn.guongsang.plan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.guongsang.plan.ExemplarCounts.Count;
import vn.guongsang.plan.ExemplarCounts.Stage;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.SubjectKind;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;

/** The fourteenth quota of a town's plan, 2021 to 2025: five collectives, five people, of two branches. */
class QuotaLineTests {

    private static final PlanPack PACK = pack();
    private static final Plan PLAN = new Plan(
            UUID.randomUUID(),
            "ninh-hoa-2021",
            "exemplars",
            "",
            "",
            null,
            null,
            UUID.randomUUID(),
            "",
            LocalDate.of(2021, 1, 1),
            LocalDate.of(2025, 12, 31),
            null,
            "");

    @Test
    void expectsByADayWhatEvenWorkWouldHaveBroughtRoundedDown() {
        QuotaLine line = line(false, 1);
        assertThat(line.number()).isEqualTo(5);
        assertThat(line.expected(PLAN, LocalDate.of(2020, 12, 31))).hasValue(0);
        assertThat(line.expected(PLAN, LocalDate.of(2021, 12, 31)))
                .as("365 of 1826 days: not quite one")
                .hasValue(0);
        assertThat(line.expected(PLAN, LocalDate.of(2022, 1, 1))).hasValue(1);
        assertThat(line.expected(PLAN, LocalDate.of(2025, 12, 30))).hasValue(4);
        assertThat(line.expected(PLAN, LocalDate.of(2025, 12, 31))).hasValue(5);
        assertThat(line.expected(PLAN, LocalDate.of(2030, 1, 1))).hasValue(5);
        assertThat(line.behind(PLAN, LocalDate.of(2025, 12, 30))).isEqualTo(3);
        assertThat(line.behind(PLAN, LocalDate.of(2022, 1, 1))).isZero();
    }

    @Test
    void followsTheReading() {
        assertThat(line(true, 1).number()).isEqualTo(10);
        assertThat(line(true, 9).counted().met()).isFalse();
        assertThat(line(true, 10).counted().met()).isTrue();
    }

    @Test
    void tellsTheStagesApart() {
        QuotaLine line = line(false, 2);
        assertThat(line.counted().recognised()).isEqualTo(2);
        assertThat(line.fostered()).isEqualTo(3);
        assertThat(line.submitted()).isEqualTo(4);
        assertThat(line.counted().missing()).isEqualTo(3);
    }

    @Test
    void aDecisionForANumberThatThePlanAsksNoMoreIsNone() {
        assertThat(counted("nh-q-99/any")).isEqualTo(3);
        assertThat(counted("nh-q-14/individual")).isEqualTo(3);
        assertThat(counted("*")).isEqualTo(3);
    }

    private static int counted(String countsFor) {
        return QuotaLine.of(
                        PACK,
                        PACK.quotas(),
                        List.of(new Count("nh-mv-14", "", "individual", Stage.RECOGNISED, 3, countsFor)),
                        true)
                .stream()
                .filter(line -> line.counted() != null)
                .mapToInt(line -> line.counted().recognised())
                .sum();
    }

    private static QuotaLine line(boolean each, long recognised) {
        List<Count> counts = List.of(
                new Count("nh-mv-14", "", "individual", Stage.RECOGNISED, recognised, ""),
                new Count("nh-mv-14", "", "individual", Stage.FOSTERED, 3, ""),
                new Count("nh-mv-14", "", "individual", Stage.SUBMITTED, 4, ""),
                new Count("nh-mv-13", "", "individual", Stage.RECOGNISED, 9, ""));
        return QuotaLine.of(
                        PACK,
                        PACK.quotas().stream().map(quota -> quota.readAs(each)).toList(),
                        counts,
                        true)
                .stream()
                .filter(line -> line.asked().id().equals("nh-q-14") && line.kind() == SubjectKind.INDIVIDUAL)
                .findFirst()
                .orElseThrow();
    }

    private static PlanPack pack() {
        try {
            return ((Reading.Read) new PackReader().read(Files.readAllBytes(Path.of("plans/ninh-hoa-2021.yaml"))))
                    .pack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
