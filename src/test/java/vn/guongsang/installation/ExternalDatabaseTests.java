package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.guongsang.installation.DatabaseAccess.Login;

class ExternalDatabaseTests {

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void takesADatabaseWithTheTwoRoles() {
        assertThat(ExternalDatabase.open(database.access()).access()).isEqualTo(database.access());
    }

    @Test
    void refusesARoleThatMayNotMigrate() {
        DatabaseAccess access = database.access();

        assertThatThrownBy(() -> ExternalDatabase.open(new DatabaseAccess(access.url(), access.owner(), access.app())))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining("ALTER DATABASE");
    }

    @Test
    void refusesASuperuserAsApp() {
        DatabaseAccess access = database.access();
        var superuser = new Login("test_admin", access.app().password());

        assertThatThrownBy(() -> ExternalDatabase.open(new DatabaseAccess(access.url(), superuser, access.owner())))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining("superuser");
    }

    @Test
    void saysInOneLineThatNobodyAnswers() {
        DatabaseAccess access = database.access();
        var nobody = new DatabaseAccess("jdbc:postgresql://127.0.0.1:1/guongsang", access.app(), access.owner());

        assertThatThrownBy(() -> ExternalDatabase.open(nobody))
                .isInstanceOf(SetUpFailure.class)
                .message()
                .contains("127.0.0.1:1", "guongsang_owner")
                .doesNotContain("\n", access.owner().password());
    }

    @Test
    void saysInOneLineThatThePasswordIsWrong() {
        DatabaseAccess access = database.access();
        var wrong = new DatabaseAccess(access.url(), new Login(access.app().user(), "wrong"), access.owner());

        assertThatThrownBy(() -> ExternalDatabase.open(wrong))
                .isInstanceOf(SetUpFailure.class)
                .message()
                .contains("guongsang_app")
                .doesNotContain("\n");
    }
}
