package vn.guongsang.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.guongsang.privacy.DataRequest.State;
import vn.guongsang.time.WorkingDays;
import vn.guongsang.verdict.Verdict;

class DataRequestTests {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 9);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 11);

    @ParameterizedTest(name = "received on {0}, answered by {1}")
    @CsvSource({
        "2026-01-01, 2026-01-06", // the first day of the law is a holiday, then the exchanged day and a weekend
        "2026-01-08, 2026-01-10", // the second working day is the Saturday worked in exchange
        "2026-02-13, 2026-02-24", // Tết Bính Ngọ
        "2025-12-31, 2026-01-03", // still under the older rule: three days, any days
        "2025-03-10, 2025-03-13"
    })
    void isDueByTheRuleOfItsDay(LocalDate received, LocalDate due) {
        assertThat(answerTime().due(received)).contains(due);
    }

    @Test
    void isDueByNobodyKnowsWhenWhereNoRuleIsKnown() {
        assertThat(answerTime().due(LocalDate.of(2023, 6, 30))).isEmpty();
        assertThat(answerTime().due(LocalDate.of(2023, 7, 1))).isPresent();
    }

    @Test
    void saysWhichRulesWereRead() {
        assertThat(answerTime().on(LocalDate.of(2026, 1, 1)).orElseThrow().read())
                .isTrue();
        assertThat(answerTime().on(LocalDate.of(2025, 12, 31)).orElseThrow().read())
                .isFalse();
    }

    @Test
    void isAnsweredOnlyOnceItIsKnownWhoAsks() {
        DataRequest request = in(State.NEW);
        assertThat(code(request.answer())).isEqualTo("privacy.request.refused.unverified");
        assertThat(request.verify()).isEqualTo(Verdict.ALLOWED);
        assertThat(code(request.verify())).isEqualTo("privacy.request.refused.verifying");
        assertThat(request.answer()).isEqualTo(Verdict.ALLOWED);
        assertThat(request.state()).isEqualTo(State.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWERED", "REFUSED"})
    void isClosedForGood(State closed) {
        for (Verdict verdict : new Verdict[] {
            in(closed).verify(),
            in(closed).answer(),
            in(closed).refuse(),
            in(closed).extend(DUE.plusDays(1))
        }) {
            assertThat(code(verdict)).isEqualTo("privacy.request.refused.closed");
        }
    }

    @Test
    void takesMoreTimeAndNeverLess() {
        DataRequest request = in(State.NEW);
        assertThat(code(request.extend(DUE))).isEqualTo("privacy.request.refused.not-later");
        assertThat(request.extend(DUE.plusDays(1))).isEqualTo(Verdict.ALLOWED);
        assertThat(request.due()).isEqualTo(DUE.plusDays(1));
        assertThat(code(request.extend(DUE.plusDays(1)))).isEqualTo("privacy.request.refused.not-later");
    }

    private static AnswerTime answerTime() {
        return new AnswerTime(WorkingDays::shipped);
    }

    private static DataRequest in(State state) {
        return new DataRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new DataRequest.Asked(RequestKind.ACCESS, "Trần Thị Ổn", "0900 000 000", "", "Xin biết"),
                RECEIVED,
                true,
                "",
                DUE,
                state);
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
