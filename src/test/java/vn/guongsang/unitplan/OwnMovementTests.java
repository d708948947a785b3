package vn.guongsang.unitplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.guongsang.unitplan.OwnMovement.State;
import vn.guongsang.verdict.Verdict;

/** The life of a movement of a body, without a database. */
class OwnMovementTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

    @Test
    void isADraftIsGivenUpRunsOrHasEnded() {
        assertThat(movement(null, null).state()).isEqualTo(State.DRAFT);
        assertThat(movement(null, DAY).state()).isEqualTo(State.DROPPED);
        assertThat(movement(DAY, null).state()).isEqualTo(State.LAUNCHED);
        assertThat(movement(DAY, DAY).state()).isEqualTo(State.ENDED);
    }

    @Test
    void changesAndIsLaunchedWhileItIsADraftByADocumentOfTodayOrBefore() {
        assertThat(movement(null, null).describe()).isEqualTo(Verdict.ALLOWED);
        assertThat(movement(null, null).launch(DAY, DAY)).isEqualTo(Verdict.ALLOWED);
        assertThat(TownAtWork.code(movement(null, null).launch(DAY.plusDays(1), DAY)))
                .isEqualTo("unitplan.refused.future");
        for (OwnMovement other : new OwnMovement[] {movement(DAY, null), movement(null, DAY), movement(DAY, DAY)}) {
            assertThat(TownAtWork.code(other.describe())).isEqualTo("unitplan.movement.refused.launched");
            assertThat(TownAtWork.code(other.launch(DAY, DAY))).isEqualTo("unitplan.movement.refused.launched");
        }
    }

    @Test
    void endsOnceAndWithAReason() {
        assertThat(movement(null, null).end("Trùng")).isEqualTo(Verdict.ALLOWED);
        assertThat(movement(DAY, null).end("Đã tổng kết")).isEqualTo(Verdict.ALLOWED);
        assertThat(TownAtWork.code(movement(DAY, null).end(" "))).isEqualTo("plan.refused.reason-missing");
        assertThat(TownAtWork.code(movement(DAY, DAY).end("Lại"))).isEqualTo("unitplan.movement.refused.ended");
        assertThat(TownAtWork.code(movement(null, DAY).end("Lại"))).isEqualTo("unitplan.movement.refused.ended");
    }

    private static OwnMovement movement(@Nullable LocalDate launched, @Nullable LocalDate ended) {
        return new OwnMovement(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "UBND xã",
                "",
                "Vườn mẫu",
                "Xanh",
                DAY,
                null,
                DAY,
                "A",
                launched == null ? null : "1/KH-UBND",
                launched,
                launched,
                launched == null ? null : "B",
                "",
                ended,
                ended == null ? null : "B");
    }
}
