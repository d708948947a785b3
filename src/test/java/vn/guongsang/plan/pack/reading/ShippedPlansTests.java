package vn.guongsang.plan.pack.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.guongsang.plan.pack.PlanPack;

class ShippedPlansTests {

    static List<Path> plans() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("plans"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isAcceptedWithoutAWordAndNamedAfterItsFile(Path plan) throws IOException {
        Reading reading = new PackReader().read(plan);

        assertThat(reading.findings()).isEmpty();
        assertThat(((Reading.Read) reading).pack().plan().id() + ".yaml")
                .isEqualTo(plan.getFileName().toString());
    }

    /** The sums that the facts of the plans give. */
    @ParameterizedTest
    @CsvSource({"gia-lai-2021, 244, 284", "binh-thuan-congress-2025, 0, 0", "thai-binh-2023, 0, 0"})
    void addsUpToTheKnownTotals(String plan, int asWritten, int byReading) throws IOException {
        PlanPack pack = ((Reading.Read) new PackReader().read(Path.of("plans", plan + ".yaml"))).pack();

        assertThat(pack.quotaTotals().totalAsWritten()).isEqualTo(asWritten);
        assertThat(pack.quotaTotals().totalByReading()).isEqualTo(byReading);
    }
}
