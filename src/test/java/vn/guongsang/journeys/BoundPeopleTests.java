package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.By;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InEmptyInstallation;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.people.SettingUp;
import vn.guongsang.plan.PlanWorld;

/** A real installation on a real day: whoever administers it needs more than a password. */
@InEmptyInstallation
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoundPeopleTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Bodies bodies;

    @Autowired
    private Clock clock;

    @Autowired
    private SettingUp settingUp;

    @Autowired
    private List<WorkSource> sources;

    @Autowired
    private JdbcClient jdbc;

    /** What README promises: from an empty start to ten bodies with an officer each, no page of help read. */
    @Test
    @Order(1)
    void theFirstAdministratorSetsUpAProvinceOfTenBodies() {
        String link = settingUp.lines().getFirst().replaceFirst(".*(/khoi-tao/)", "$1");
        try (Visitor first = Visitor.desktop("http://localhost:" + port)) {
            first.go(link)
                    .isAccessible()
                    .type("body", "Uỷ ban nhân dân TP Huế")
                    .type("name", "Trần Thị Đầu Tiên")
                    .type("mail", "dautien@tinh.test")
                    .type("username", "dau.tien")
                    .type("password", PlanWorld.PASSWORD)
                    .type("again", PlanWorld.PASSWORD)
                    .press("Bắt đầu");
            first.type("username", "dau.tien")
                    .type("password", PlanWorld.PASSWORD)
                    .press("Đăng nhập");
            String secret = first.page().locator(".secret").innerText();
            first.type("ma", TestCodes.of(secret, clock.instant())).press("Hoàn tất thiết lập");
            first.press("Đã cất giữ, tiếp tục");

            // what bodies left that have ended since the plans were made comes after the first steps
            assertThat(first.page().locator(".desk .task a").allInnerTexts())
                    .startsWith(
                            "Khai báo máy chủ thư và địa chỉ công khai",
                            "Thêm các đơn vị trực thuộc",
                            "Mời cán bộ các đơn vị",
                            "Lập hoặc chọn kế hoạch của UBND thành phố Huế: chưa có kế hoạch nào nên chưa đơn vị nào có việc");
            first.isWhole().isAccessible().picture("first-steps");

            first.press("Thêm các đơn vị trực thuộc")
                    .attach("file", "don-vi.csv", "text/csv", bodiesOf(TEN))
                    .isAccessible()
                    .press("Tải lên và xem trước");
            assertThat(first.text()).contains("ghi 10 dòng");
            first.isAccessible().press("Ghi 10 dòng vào danh mục");
            first.page().getByText("Đã thêm 10 đơn vị").waitFor();
            assertThat(first.go("/viec").text())
                    .as("the step is done, and told as done")
                    .containsPattern("Thêm các đơn vị trực thuộc\\s+✓ Đã xong");

            first.go("/viec").press("Mời cán bộ các đơn vị").isAccessible().picture("invite-list");
            first.attach("file", "can-bo.csv", "text/csv", officersOf(TEN)).press("Tải lên và xem trước");
            assertThat(first.text()).contains("Sẽ mời 10 người; 0 dòng đã mời");
            first.isWhole().isAccessible().picture("invite-preview").press("Mời 10 người");
            assertThat(first.text()).contains("Đã ghi 10 lời mời; thư đang chờ máy chủ thư");
            assertThat(first.page().locator("tbody tr").count()).isEqualTo(10);
        }
        String invitation = jdbc.sql("SELECT plain FROM delivery_mail WHERE recipient = 'cb0@tinh.test'")
                .query(String.class)
                .single();
        try (Visitor officer = Visitor.withoutScript("http://localhost:" + port)) {
            officer.go(invitation.strip().replaceFirst("(?s).*http://[^/]*", ""))
                    .type("username", "can.bo.0")
                    .type("password", PlanWorld.PASSWORD)
                    .type("again", PlanWorld.PASSWORD)
                    .press("Nhận lời mời");
            officer.type("username", "can.bo.0")
                    .type("password", PlanWorld.PASSWORD)
                    .press("Đăng nhập");
            assertThat(officer.path()).isEqualTo("/viec");
            assertThat(officer.page().locator(".who-post").innerText()).contains("Sở Nội vụ");
        }
        Actor administrator = administrator("dau.tien");
        assertThat(steps(administrator))
                .as("with colleagues, and without a plan")
                .contains("people.step.plans");
    }

    private static final List<String> TEN = List.of(
            "Sở Nội vụ",
            "Sở Tài chính",
            "Sở Y tế",
            "Sở Tư pháp",
            "Sở Xây dựng",
            "Sở Công Thương",
            "UBND phường Mẫu Một",
            "UBND phường Mẫu Hai",
            "UBND xã Mẫu Ba",
            "UBND đặc khu Mẫu Bốn");

    private Actor administrator(String username) {
        Person account = accounts.byUsername(username).orElseThrow();
        var posts = accounts.posts(account.id());
        return new Actor(account.id(), username, account.name(), posts.getFirst(), posts);
    }

    private List<String> steps(Actor administrator) {
        return sources.stream()
                .flatMap(source -> source.itemsFor(administrator).stream())
                .filter(item -> item.group() == WorkItem.Group.FIRST_STEPS && item.number() > 0)
                .map(item -> item.what().key())
                .toList();
    }

    private static byte[] bodiesOf(List<String> names) {
        return names.stream()
                .map(name -> name.startsWith("Sở")
                        ? name + ";Cơ quan chuyên môn;Cấp tỉnh"
                        : name + ";Ủy ban nhân dân;Cấp xã")
                .collect(Collectors.joining("\n", "Tên;Loại;Cấp\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As people write: without marks, shortened. */
    private static byte[] officersOf(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> "Cán bộ Số " + i + ";cb" + i + "@tinh.test;Cán bộ đơn vị;"
                        + names.get(i).replace("UBND phường", "UBND P.").replace("UBND xã", "ubnd x"))
                .collect(Collectors.joining("\n", "Họ tên;Email;Vai trò;Đơn vị\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

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

    @Test
    void aPostThatBeginsWhileItsPersonIsSignedInDemandsWhatItDemandsOfOthers() {
        person("can.bo.cu", Role.OFFICER);
        try (Visitor officer = Visitor.withoutScript("http://localhost:" + port)) {
            officer.go("/dang-nhap")
                    .type("username", "can.bo.cu")
                    .type("password", PlanWorld.PASSWORD)
                    .press("Đăng nhập");
            assertThat(officer.path()).isEqualTo("/viec");

            UUID account = accounts.idOf("can.bo.cu").orElseThrow();
            jdbc.sql("UPDATE identity_post SET role = 'ADMINISTRATOR' WHERE account_id = :account")
                    .param("account", account)
                    .update();
            officer.go("/quan-tri/tai-khoan");
            assertThat(officer.path()).startsWith("/dang-nhap?");
            assertThat(officer.text()).contains("đòi hỏi xác thực hai bước");

            officer.type("username", "can.bo.cu")
                    .type("password", PlanWorld.PASSWORD)
                    .press("Đăng nhập");
            assertThat(officer.path()).isEqualTo("/dang-nhap/ma-moi");
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
