package vn.guongsang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTests {

    @Test
    void pausesAfterTheEnd() {
        assertThat(Schedule.every(Duration.ofMinutes(5)).after(Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("2026-01-01T00:05:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // 02:30 in Vietnam is 19:30 of the day before in UTC
        "2026-01-01T19:29:59Z, 2026-01-01T19:30:00Z",
        "2026-01-01T19:30:00Z, 2026-01-02T19:30:00Z",
        "2026-01-01T20:00:00Z, 2026-01-02T19:30:00Z"
    })
    void isDueOnceADayInVietnam(Instant end, Instant due) {
        assertThat(Schedule.dailyAt(2, 30).after(end)).isEqualTo(due);
    }
}
