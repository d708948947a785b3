package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTests {

    @Test
    void eachDatabaseIsItsOwn() {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            JdbcClient.create(one.ownerDataSource())
                    .sql("CREATE TABLE only_here (id int)")
                    .update();
            assertThat(one.jdbc()
                            .sql("SELECT count(*) FROM only_here")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThatThrownBy(() -> other.jdbc()
                            .sql("SELECT count(*) FROM only_here")
                            .query(Integer.class)
                            .single())
                    .rootCause()
                    .hasMessageContaining("only_here");
        }
    }

    @Test
    void theAppRoleOwnsNothingAndMakesNothing() {
        try (var database = TestDatabase.fresh()) {
            assertThat(database.jdbc()
                            .sql("SELECT tablename FROM pg_tables WHERE tableowner = current_user")
                            .query(String.class)
                            .list())
                    .isEmpty();
            assertThatThrownBy(() ->
                            database.jdbc().sql("CREATE TABLE mine (id int)").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(
                            () -> database.jdbc().sql("TRUNCATE spring_session").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void foldsVietnameseForSearch() {
        try (var database = TestDatabase.fresh()) {
            assertThat(database.jdbc()
                            .sql("SELECT vn_fold('Đặng Thị Ngọc Thịnh, ĐƯỜNG huế ' || normalize('ế', NFD))")
                            .query(String.class)
                            .single())
                    .isEqualTo("dang thi ngoc thinh, duong hue e");
        }
    }
}
