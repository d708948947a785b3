package vn.guongsang.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.guongsang.plan.pack.PackFixtures;
import vn.guongsang.plan.pack.PlanPack;

/** What a plan says of hearing the public, read from its pack. */
class PlannedConsultationTests {

    private static final LocalDate SINCE = LocalDate.of(2030, 1, 1);

    private static final String MOVEMENTS = """
            movements:
              - {id: mv-1, kind: movement, name: "Phong trào một", lead: [hub], clause: "II"}
              - {id: mv-2, kind: movement, name: "Phong trào hai", lead: [hub], clause: "II"}
            """;

    private static PlanPack pack(String consultations) {
        return PackFixtures.pack(
                PackFixtures.owingText("cadence: once, due: {rule: open}") + MOVEMENTS + consultations);
    }

    @Test
    void thePublicIsHeardAsLongAsThePlanAsksForTheMovement() {
        PlanPack pack = pack("""
                consultations:
                  - {id: c-1, days: 5, clause: "III.2"}
                  - {id: c-2, movements: [mv-1], days: 10, clause: "III.3"}
                """);
        assertThat(ConsultationRules.planned(pack, SINCE, "mv-1")).get().satisfies(rule -> {
            assertThat(rule.days()).isEqualTo(10);
            assertThat(rule.demanded()).isTrue();
            assertThat(rule.read()).isTrue();
            assertThat(rule.basis()).isEqualTo("Kế hoạch, III.3");
        });
        assertThat(ConsultationRules.planned(pack, SINCE, "mv-2"))
                .get()
                .extracting(ConsultationRule::days)
                .isEqualTo(5);
    }

    @Test
    void aPlanThatNamesOtherMovementsOrSaysNothingAsksForNothing() {
        assertThat(ConsultationRules.planned(
                        pack("consultations: [{id: c-1, movements: [mv-1], days: 10, clause: \"III.3\"}]"),
                        SINCE,
                        "mv-2"))
                .isEmpty();
        assertThat(ConsultationRules.planned(pack(""), SINCE, "mv-1")).isEmpty();
    }
}
