package vn.guongsang.plan;

import static java.time.LocalDate.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.verdict.Verdict;

/** When a duty is met that asks for exemplars of kinds, a paper, or one of them. */
@InPlanWorld
class EnoughFiledTests {

    @Autowired
    PlanWorld world;

    @Autowired
    Obligations obligations;

    @Autowired
    JdbcClient jdbc;

    private UUID duty;

    @BeforeEach
    void aDutyOfFebruary() {
        world.settle();
        duty = world.instance(world.commune("Ninh Đông"), PlanWorld.MONTHLY, of(2025, 2, 1));
        jdbc.sql("DELETE FROM plan_ruling WHERE filing_id IN (SELECT id FROM plan_filing WHERE instance_id = :duty)")
                .param("duty", duty)
                .update();
        jdbc.sql("DELETE FROM plan_filing WHERE instance_id = :duty")
                .param("duty", duty)
                .update();
    }

    private void asks(String enough) {
        jdbc.sql(
                        "UPDATE plan_instance SET met_on = NULL, minimum = 1, enough = CAST(:enough AS jsonb) WHERE id = :duty")
                .param("enough", enough)
                .param("duty", duty)
                .update();
    }

    private Instance duty() {
        return obligations.find(duty).orElseThrow();
    }

    private UUID paper(Map<String, Integer> exemplars) {
        UUID filing = UUID.randomUUID();
        assertThat(obligations
                        .file(world.actor("officer"), filing, duty(), FilingKind.PAPER, null, "Công văn", exemplars)
                        .allowed())
                .isTrue();
        return filing;
    }

    @Test
    void aPaperThatNamesNobodyIsNoExemplar() {
        asks("[{\"any\": 1}]");
        paper(Map.of());
        assertThat(duty().metOn()).isNull();
        paper(Map.of("any", 1));
        assertThat(duty().metOn()).isEqualTo(PlanWorld.TODAY);
    }

    @Test
    void aPaperIsEnoughWhereThePlanLeavesTheChoice() {
        asks("[{\"document\": 1}, {\"any\": 2}]");
        paper(Map.of());
        assertThat(duty().metOn()).isEqualTo(PlanWorld.TODAY);
    }

    @Test
    void twoCollectivesAreNotOneCollectiveAndOneIndividual() {
        asks("[{\"any\": 2, \"collective\": 1, \"individual\": 1}]");
        UUID two = paper(Map.of("collective", 2));
        assertThat(duty().metOn()).isNull();
        paper(Map.of("individual", 1));
        assertThat(duty().metOn()).isEqualTo(PlanWorld.TODAY);

        obligations.rule(world.actor("hub"), two, false, "Thiếu xác nhận").orThrow();
        assertThat(duty().metOn()).isNull();
    }

    @Test
    void wordOfNothingIsRefusedWhereSomethingIsAskedAndAnswersWhereNothingIs() {
        asks("[{\"any\": 1}]");
        assertThat(obligations
                        .file(world.actor("officer"), UUID.randomUUID(), duty(), FilingKind.NOTHING, null, "", Map.of())
                        .allowed())
                .isFalse();
        jdbc.sql("UPDATE plan_instance SET minimum = NULL, enough = NULL WHERE id = :duty")
                .param("duty", duty)
                .update();
        obligations
                .file(world.actor("officer"), UUID.randomUUID(), duty(), FilingKind.NOTHING, null, "", Map.of())
                .orThrow();
        assertThat(duty().metOn()).isEqualTo(PlanWorld.TODAY);
    }

    @Test
    void moreThanAreAllowedAreNotTakenIn() {
        asks("[{\"any\": 1, \"at-most any\": 3, \"at-most trait:lãnh đạo\": 1}]");
        UUID two = paper(Map.of("any", 2, "trait:lãnh đạo", 1));
        assertThat(duty().metOn()).isEqualTo(PlanWorld.TODAY);
        assertThat(filed(Map.of("any", 2))).isEqualTo(Verdict.refusedBy(duty().clause(), "plan.refused.most", 3));
        assertThat(filed(Map.of("any", 1, "trait:lãnh đạo", 1)))
                .isEqualTo(Verdict.refusedBy(duty().clause(), "plan.refused.most-trait", 1, "lãnh đạo"));
        assertThat(filed(Map.of("any", 1)).allowed()).isTrue();

        obligations.rule(world.actor("hub"), two, false, "Thiếu xác nhận").orThrow();
        assertThat(filed(Map.of("any", 2, "trait:lãnh đạo", 1)).allowed())
                .as("what was returned does not count")
                .isTrue();
    }

    private Verdict filed(Map<String, Integer> exemplars) {
        return obligations.file(
                world.actor("officer"), UUID.randomUUID(), duty(), FilingKind.PAPER, null, "Công văn", exemplars);
    }

    @Test
    void someHaveToBeOfASort() {
        asks("[{\"any\": 3, \"trait:nữ\": 2}]");
        paper(Map.of("any", 3, "trait:nữ", 1));
        assertThat(duty().metOn()).isNull();
        paper(Map.of("any", 1, "trait:nữ", 1));
        assertThat(duty().metOn()).isEqualTo(PlanWorld.TODAY);
    }

    @Test
    void aShareIsJudgedOverAllThatStands() {
        asks("[{\"any\": 2, \"share trait:trực tiếp\": 70}]");
        paper(Map.of("any", 3, "trait:trực tiếp", 2));
        assertThat(duty().metOn()).as("2 of 3 are 66%").isNull();
        paper(Map.of("any", 1, "trait:trực tiếp", 1));
        assertThat(duty().metOn()).as("3 of 4 are 75%").isEqualTo(PlanWorld.TODAY);
        paper(Map.of("any", 1));
        assertThat(duty().metOn()).as("3 of 5 are 60%").isNull();
    }

    @Test
    void whatIsOnlyLimitedMayBeAnsweredWithNothing() {
        asks("[{\"at-most any\": 3}]");
        jdbc.sql("UPDATE plan_instance SET minimum = NULL WHERE id = :duty")
                .param("duty", duty)
                .update();
        obligations
                .file(world.actor("officer"), UUID.randomUUID(), duty(), FilingKind.NOTHING, null, "", Map.of())
                .orThrow();
        assertThat(duty().metOn()).isEqualTo(PlanWorld.TODAY);
    }
}
