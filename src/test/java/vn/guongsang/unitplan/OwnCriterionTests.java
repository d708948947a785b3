package vn.guongsang.unitplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.guongsang.unitplan.OwnCriterion.State;
import vn.guongsang.verdict.Verdict;

/** The life of a criterion of a body, without a database. */
class OwnCriterionTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);
    private static final UUID BODY = UUID.randomUUID();
    private static final UUID HUB = UUID.randomUUID();

    @Test
    void waitsIsInUseIsReturnedOrHasEnded() {
        assertThat(criterion(null, null).state()).isEqualTo(State.PROPOSED);
        assertThat(criterion(true, null).state()).isEqualTo(State.APPROVED);
        assertThat(criterion(false, null).state()).isEqualTo(State.RETURNED);
        assertThat(criterion(true, DAY).state()).isEqualTo(State.ENDED);
    }

    @Test
    void isRuledOnOnceByAnotherBodyAndReturnedWithAReason() {
        assertThat(criterion(null, null).rule(HUB, true, "")).isEqualTo(Verdict.ALLOWED);
        assertThat(criterion(null, null).rule(HUB, false, "Chưa đo được")).isEqualTo(Verdict.ALLOWED);
        assertThat(code(criterion(null, null).rule(HUB, false, " "))).isEqualTo("plan.refused.reason-missing");
        assertThat(code(criterion(null, null).rule(BODY, true, ""))).isEqualTo("unitplan.criterion.own.forbidden");
        assertThat(code(criterion(true, null).rule(HUB, false, "Muộn"))).isEqualTo("unitplan.criterion.refused.ruled");
        assertThat(code(criterion(false, null).rule(HUB, true, ""))).isEqualTo("unitplan.criterion.refused.ruled");
    }

    @Test
    void endsWithAReasonOnlyWhileItIsInUse() {
        assertThat(criterion(true, null).end("Không còn phù hợp")).isEqualTo(Verdict.ALLOWED);
        assertThat(code(criterion(true, null).end(""))).isEqualTo("plan.refused.reason-missing");
        assertThat(code(criterion(null, null).end("x"))).isEqualTo("unitplan.criterion.refused.not-asked");
        assertThat(code(criterion(true, DAY).end("x"))).isEqualTo("unitplan.criterion.refused.not-asked");
    }

    private static OwnCriterion criterion(@Nullable Boolean approved, @Nullable LocalDate ended) {
        return new OwnCriterion(
                UUID.randomUUID(),
                UUID.randomUUID(),
                BODY,
                "UBND xã",
                "",
                "",
                "",
                "Có vườn mẫu",
                DAY,
                "A",
                approved,
                "",
                approved == null ? null : DAY,
                null,
                ended);
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
