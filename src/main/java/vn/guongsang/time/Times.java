package vn.guongsang.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of the machine, in Vietnam's time zone, and the business day of a real installation. */
@Configuration
class Times {

    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return MachineClock.get();
    }

    @Bean
    RealDay realDay(Clock clock) {
        return new RealDay(clock);
    }

    record RealDay(Clock clock) implements BusinessDay {

        @Override
        public LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), VIETNAM);
        }

        @Override
        public boolean moved() {
            return false;
        }
    }
}
