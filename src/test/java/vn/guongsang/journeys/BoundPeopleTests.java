package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.guongsang.audit.By;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.WithDatabase;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.PlanWorld;

/** A real installation on a real day: whoever administers it needs more than a password. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithDatabase
class BoundPeopleTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Bodies bodies;

    @Autowired
    private Clock clock;

    @Test
    void anAdministratorSetsUpASecondFactorBeforeAnythingElse() {
        person("quan.tri", Role.ADMINISTRATOR);
        try (Visitor administrator = Visitor.withoutScript("http://localhost:" + port)) {
            administrator
                    .go("/dang-nhap")
                    .type("username", "quan.tri")
                    .type("password", PlanWorld.PASSWORD)
                    .press("Đăng nhập");
            assertThat(administrator.path()).isEqualTo("/dang-nhap/ma-moi");
            administrator.isWhole().picture("enrolment-phone");

            administrator.go("/viec");
            assertThat(administrator.path()).isEqualTo("/dang-nhap");
            administrator.go("/dang-nhap/ma-moi");
            String secret = administrator.page().locator(".secret").innerText();
            administrator.type("ma", "000000").press("Hoàn tất thiết lập");
            assertThat(administrator.text()).contains("Mã không đúng");
            assertThat(administrator.page().locator(".secret").innerText()).isEqualTo(secret);

            administrator.type("ma", TestCodes.of(secret, clock.instant())).press("Hoàn tất thiết lập");
            administrator.press("Đã cất giữ, tiếp tục");
            assertThat(administrator.path()).isEqualTo("/viec");

            administrator.go("/tai-khoan").press("Gỡ mã trên điện thoại");
            assertThat(administrator.text()).contains("không gỡ được cách xác thực cuối cùng");
        }
    }

    @Test
    void anOfficerIsNotBound() {
        person("can.bo", Role.OFFICER);
        try (Visitor officer = Visitor.withoutScript("http://localhost:" + port)) {
            officer.go("/dang-nhap")
                    .type("username", "can.bo")
                    .type("password", PlanWorld.PASSWORD)
                    .press("Đăng nhập");
            assertThat(officer.path()).isEqualTo("/viec");
        }
    }

    private void person(String username, Role role) {
        Account account = accounts.open(By.SYSTEM, username, "Người thử", accounts.hash(PlanWorld.PASSWORD));
        accounts.appoint(
                By.SYSTEM,
                account,
                role,
                bodies.search("Ninh Hòa", 1).getFirst().id());
    }
}
