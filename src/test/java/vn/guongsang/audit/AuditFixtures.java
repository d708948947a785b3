package vn.guongsang.audit;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.time.BusinessDay;

/** The log without the rest of the product. */
public final class AuditFixtures {

    private AuditFixtures() {}

    public static Audit audit(JdbcClient jdbc, Clock clock) {
        return new Audit(jdbc, clock, new BusinessDay() {
            @Override
            public LocalDate today() {
                return LocalDate.of(2025, 3, 10);
            }

            @Override
            public boolean moved() {
                return true;
            }
        });
    }
}
