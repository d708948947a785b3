package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

class WithDatabaseTests {

    @SpringBootTest(classes = {InstallationBeans.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @WithDatabase(today = "2026-09-30")
    abstract static class LeavesOneSession {

        @Autowired
        JdbcClient jdbc;

        @Autowired
        DataSource pool;

        @Test
        void findsTheDatabaseAsItWasAtTheStart() {
            assertThat(sessions()).isZero();
            jdbc.sql("INSERT INTO spring_session VALUES ('a', 'a', 1, 1, 1, 1, 'thu')")
                    .update();
            assertThat(sessions()).isOne();
            pools.add(pool);
            assertThat(pools).hasSize(1);
        }

        private int sessions() {
            return jdbc.sql("SELECT count(*) FROM spring_session")
                    .query(Integer.class)
                    .single();
        }
    }

    private static final java.util.Set<DataSource> pools = new java.util.HashSet<>();

    @Nested
    class First extends LeavesOneSession {}

    @Nested
    class Second extends LeavesOneSession {}

    @Nested
    class Third extends LeavesOneSession {}
}
