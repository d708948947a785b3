package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.guongsang.audit.By;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.SuccessionWorld;
import vn.guongsang.organisation.Successions;

/** Two provinces merge: one proposes at a desk, the other finds it among its work and agrees on a telephone. */
@InDemoWorld
class AcrossLinesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Bodies bodies;

    @Autowired
    private Successions successions;

    @Autowired
    private Accounts accounts;

    @Test
    void oneProposesAndTheOtherAgrees() {
        var world = new SuccessionWorld(bodies, successions);
        Body one = world.province("Vùng Đề Nghị");
        Body other = world.province("Vùng Được Hỏi");
        administrator("qt.denghi", one);
        administrator("qt.duochoi", other);
        String base = "http://localhost:" + port;
        try (Visitor desk = Visitor.desktop(base).signIn("qt.denghi");
                Visitor phone = Visitor.phone(base).signIn("qt.duochoi")) {
            desk.go("/don-vi/sap-xep/moi")
                    .choose("hinh-thuc", "MERGE")
                    .type("ngay-hieu-luc", "1/7/2025")
                    .type("can-cu", "Nghị quyết số 9")
                    .type("truoc", "[" + one.code() + "]\n[" + other.code() + "]")
                    .type("moi", "Vùng Nhập Chung")
                    .press("Xem trước")
                    .isWhole()
                    .isAccessible()
                    .picture("across-preview")
                    .press("Gửi đề nghị")
                    .isWhole()
                    .isAccessible()
                    .picture("across-proposal");
            String proposal = desk.path();
            desk.page().reload();
            assertThat(desk.path()).isEqualTo(proposal);
            desk.go("/don-vi/sap-xep").isWhole().isAccessible();

            phone.go("/viec").isWhole().isAccessible();
            phone.page().locator("main a[href='" + proposal + "']").first().click();
            phone.isWhole().isAccessible().picture("across-phone");
            phone.send(proposal + "/khong-dong-y");
            phone.isWhole().isAccessible();
            assertThat(phone.text()).contains("Ghi lý do không đồng ý");
            phone.go(proposal).send(proposal + "/dong-y");
            phone.isWhole().isAccessible();
            assertThat(phone.text()).contains("Vùng Nhập Chung", "Vùng Đề Nghị", "Vùng Được Hỏi");
            desk.go(proposal).isWhole().isAccessible();
        }
        assertThat(bodies.get(other.id()).to()).isEqualTo(SuccessionWorld.DAY.minusDays(1));
    }

    private void administrator(String username, Body body) {
        Account account = accounts.open(By.SYSTEM, username, "Người " + username, accounts.hash("guongsang-mau"));
        accounts.appoint(By.SYSTEM, account, Role.ADMINISTRATOR, body.id());
    }
}
