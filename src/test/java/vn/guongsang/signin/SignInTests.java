package vn.guongsang.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.signin.domain.TimeCodes;

/** Who comes in, who does not, and whom nobody can keep out. */
@InDemoWorld
class SignInTests {

    private static final String PASSWORD = Guest.PASSWORD;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeCodes timeCodes;

    // the password

    @Test
    void whoeverSignsInGoesWhereTheyWereGoing() {
        Guest guest = guest("10.0.0.1");

        assertThat(guest.get("/dien-hinh?muc=tra-lai").getRedirectedUrl()).endsWith("/dang-nhap");
        assertThat(guest.enter("ninhdong", PASSWORD).getRedirectedUrl()).isEqualTo("/dien-hinh?muc=tra-lai");
        assertThat(guest.isIn()).isTrue();
    }

    @Test
    void theSessionFromBeforeSignInOpensNothing() {
        Guest guest = guest("10.0.0.2");
        guest.get("/dang-nhap");
        Cookie before = guest.cookie("SESSION");

        guest.signIn("ninhdong");

        assertThat(guest.cookie("SESSION").getValue()).isNotEqualTo(before.getValue());
        Guest fixer = guest("10.0.0.2");
        fixer.take(before);
        assertThat(fixer.isIn()).isFalse();
    }

    @Test
    void theSessionCookieIsForThisSiteAndNoScript() {
        MockHttpServletResponse answer = guest("10.0.0.3").enter("ninhdong", PASSWORD);

        assertThat(answer.getHeaders("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("SESSION="))
                .isNotEmpty()
                .allMatch(cookie ->
                        cookie.contains("; Path=/;") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(answer.getHeaders("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("thiet-bi="))
                .hasSize(1)
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }

    @Test
    void anUnknownNameSoundsLikeAWrongPasswordAndTakesAsLong() {
        Guest guest = guest("10.0.0.4");
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            known.add(took(() -> guest.enter("ninhdong", "không phải mật khẩu")));
            unknown.add(took(() -> guest.enter("khong-co-ai", "không phải mật khẩu")));
        }

        assertThat(page(guest, "khong-co-ai")).isEqualTo(page(guest, "ninhdong"));
        assertThat((double) median(unknown) / median(known)).isBetween(0.5, 2.0);
        guest.signIn("ninhdong");
    }

    @Test
    void aStrangerSlowsDownThemselvesAndNobodyElse() {
        Guest owner = guest("10.0.1.1").signIn("ninhtho");
        Guest stranger = guest("10.0.1.2");
        IntStream.range(0, 8)
                .forEach(_ -> assertThat(words(stranger.enter("ninhtho", "đoán bừa một câu")))
                        .contains("không đúng"));

        assertThat(words(stranger.enter("ninhtho", "đoán bừa một câu"))).contains("Đề nghị chờ 3 phút");
        assertThat(words(stranger.enter("ninhtho", PASSWORD))).contains("Đề nghị chờ 3 phút");

        guest("10.0.1.3").signIn("ninhtho");
        owner.movedTo("10.0.1.2").signIn("ninhtho");
    }

    @Test
    void whatOneSlipTookComesBackWithTheRightPassword() {
        Guest guest = guest("10.0.2.1");
        for (int i = 0; i < 3; i++) {
            IntStream.range(0, 7).forEach(_ -> guest.enter("ninhan", "sai rồi sai mãi"));
            guest.signIn("ninhan");
            guest.forget("thiet-bi");
        }
    }

    @Test
    void theDeviceOfOneIsNoneForAnother() {
        Guest guest = guest("10.0.3.1").signIn("ninhan");
        IntStream.range(0, 8).forEach(_ -> guest.enter("ninhson", "đoán bừa một câu"));

        assertThat(words(guest.enter("ninhson", PASSWORD))).contains("Đề nghị chờ");
    }

    // one's own account

    @Test
    void aNewPasswordEndsTheOtherSessionsAndTheOldPassword() {
        Guest other = guest("10.0.4.1").signIn("kienxuong");
        Guest guest = guest("10.0.4.2").signIn("kienxuong");
        String wanted = "rổ xoài chín bên hiên";

        assertThat(words(change(guest, "sai mật khẩu này", wanted, wanted))).contains("Mật khẩu hiện tại không đúng.");
        assertThat(words(change(guest, PASSWORD, "matkhau123456", "matkhau123456")))
                .contains("dễ đoán");
        assertThat(words(change(guest, PASSWORD, wanted, wanted + "!"))).contains("không giống nhau");
        assertThat(other.isIn()).isTrue();

        assertThat(change(guest, PASSWORD, wanted, wanted).getRedirectedUrl()).isEqualTo("/tai-khoan");
        assertThat(guest.text("/tai-khoan")).contains("Đã kết thúc 1 phiên đăng nhập khác");
        assertThat(other.isIn()).isFalse();
        assertThat(words(other.enter("kienxuong", PASSWORD))).contains("không đúng");
        assertThat(other.enter("kienxuong", wanted).getRedirectedUrl()).isEqualTo("/viec");
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwnerOnly() {
        Guest office = guest("10.0.5.1").signIn("duclinh");
        Guest home = guest("2001:db8::5").signIn("duclinh");
        Guest stranger = guest("10.0.5.3").signIn("ninhan");

        String page = home.text("/tai-khoan");
        assertThat(page).contains("10.0.5.1", "2001:db8::5", "Chrome, Windows", "(phiên này)");
        assertThat(page).doesNotContain(office.cookie("SESSION").getValue());
        String handle = find(page, "name=\"phien\" value=\"([0-9a-f]{16})\"");

        stranger.post("/tai-khoan/phien/ket-thuc", "phien", handle);
        assertThat(office.isIn()).isTrue();
        home.post("/tai-khoan/phien/ket-thuc", "phien", handle);
        assertThat(office.isIn()).isFalse();
        assertThat(home.isIn()).isTrue();
    }

    @Test
    void aSessionThatCannotBeReadIsAsIfThereWereNone() {
        Guest guest = guest("10.0.6.1").signIn("ninhan");
        jdbc.sql(
                        "UPDATE spring_session_attributes SET attribute_bytes = '\\x00' WHERE attribute_name = 'SPRING_SECURITY_CONTEXT'")
                .update();

        assertThat(guest.get("/viec").getRedirectedUrl()).endsWith("/dang-nhap");
        guest.signIn("ninhan");
    }

    // the second factor

    @Test
    void withCodesSetUpThePasswordAloneOpensNothing() {
        Person person = withCodes("10.1.0.1", "kinhte.ninhhoa");
        Guest guest = guest("10.1.0.2");

        assertThat(guest.enter("kinhte.ninhhoa", PASSWORD).getRedirectedUrl()).isEqualTo("/dang-nhap/ma");
        assertThat(openedBy(guest)).isEmpty();
        assertThat(guest.post("/tai-khoan/vai-tro", "vai-tro", UUID.randomUUID().toString())
                        .getRedirectedUrl())
                .endsWith("/dang-nhap");
        assertThat(guest.get("/dang-nhap/ma-moi").getRedirectedUrl()).isEqualTo("/dang-nhap");

        assertThat(words(guest.post("/dang-nhap/ma", "ma", "000000"))).contains("Mã không đúng");
        assertThat(guest.post("/dang-nhap/ma", "ma", person.code(1)).getRedirectedUrl())
                .isNotEqualTo("/dang-nhap");
        assertThat(guest.isIn()).isTrue();
    }

    @Test
    void aCodeOpensOnceAndSoDoesARecoveryCode() {
        Person person = withCodes("10.1.1.1", "thanhtra.ninhhoa");
        String code = person.code(1);

        assertThat(secondStep("10.1.1.2", "thanhtra.ninhhoa", code)).isTrue();
        assertThat(secondStep("10.1.1.3", "thanhtra.ninhhoa", code)).isFalse();
        assertThat(secondStep(
                        "10.1.1.4",
                        "thanhtra.ninhhoa",
                        person.recovery().getFirst().toUpperCase()))
                .isTrue();
        assertThat(secondStep("10.1.1.5", "thanhtra.ninhhoa", person.recovery().getFirst()))
                .isFalse();
        assertThat(person.guest().text("/tai-khoan")).contains("Còn 9 mã chưa dùng.");

        List<String> renewed = recovery(words(person.guest().post("/tai-khoan/ma-khoi-phuc")));
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(person.recovery());
        assertThat(secondStep("10.1.1.6", "thanhtra.ninhhoa", person.recovery().get(1)))
                .isFalse();
        assertThat(secondStep("10.1.1.7", "thanhtra.ninhhoa", renewed.get(1))).isTrue();
    }

    /** The codes are gone then, but not the session: it says so and offers new ones. */
    @Test
    void whoReloadsThePageWithTheCodesIsToldThatTheyAreShownOnce() {
        Person person = withCodes("10.1.1.11", "thamdinh.ninhhoa");

        String next = person.guest()
                .post("/tai-khoan/ma-xac-thuc", "ma", person.code(1))
                .getRedirectedUrl();
        assertThat(next).startsWith("/tai-khoan?");
        assertThat(words(person.guest().get(next)))
                .contains("Mã khôi phục chỉ hiện một lần và đã hiện rồi", "/tai-khoan/ma-khoi-phuc");
    }

    @Test
    void sixWrongCodesAreEnough() {
        Person person = withCodes("10.1.2.1", "lanhdao.ninhhoa");
        Guest guest = guest("10.1.2.2");
        guest.enter("lanhdao.ninhhoa", PASSWORD);
        IntStream.range(0, 6).forEach(i -> guest.post("/dang-nhap/ma", "ma", "%06d".formatted(i)));

        assertThat(words(guest.post("/dang-nhap/ma", "ma", person.code(1)))).contains("Đề nghị chờ 5 phút");
        assertThat(person.guest().isIn()).isTrue();
    }

    @Test
    void theWayOfSigningInIsChangedOnlyByWhoeverShowedLatelyWhoTheyAre() {
        Guest guest = guest("10.1.3.1").signIn("chuse");
        jdbc.sql("DELETE FROM spring_session_attributes WHERE attribute_name = 'signin.proved'")
                .update();

        for (String path : List.of(
                "/tai-khoan/ma-xac-thuc",
                "/tai-khoan/ma-xac-thuc/go",
                "/tai-khoan/ma-khoi-phuc",
                "/tai-khoan/khoa-truy-cap",
                "/tai-khoan/khoa-truy-cap/" + UUID.randomUUID() + "/go")) {
            assertThat(guest.post(path).getRedirectedUrl()).as(path).isEqualTo("/tai-khoan/xac-nhan");
        }
        assertThat(words(guest.post("/tai-khoan/xac-nhan", "present", "không phải")))
                .contains("không đúng");
        guest.post("/tai-khoan/xac-nhan", "present", PASSWORD);
        assertThat(guest.get("/tai-khoan/ma-xac-thuc").getStatus()).isEqualTo(200);
    }

    @Test
    void aSecretIsNotTakenWithoutItsCode() {
        Guest guest = guest("10.1.4.1").signIn("pleiku");
        guest.get("/tai-khoan/ma-xac-thuc");

        assertThat(words(guest.post("/tai-khoan/ma-xac-thuc", "ma", "123456"))).contains("Mã không đúng");
        assertThat(guest.text("/tai-khoan")).contains("Chưa bật.");
    }

    @Test
    void secretsAreSealedAndThoseFromBeforeBecomeSoAtTheNextStart() {
        Person person = withCodes("10.1.5.1", "yte.thaibinh");
        byte[] plain = new Base32().decode(person.secret());
        assertThat(secretKept("yte.thaibinh")).isNotEqualTo(plain);

        jdbc.sql("UPDATE signin_totp SET secret = :plain, key_id = NULL WHERE account_id = :account")
                .param("plain", plain)
                .param("account", account("yte.thaibinh"))
                .update();
        assertThat(secondStep("10.1.5.2", "yte.thaibinh", person.code(0)))
                .as("used")
                .isFalse();
        timeCodes.sealAnew();
        assertThat(secretKept("yte.thaibinh")).isNotEqualTo(plain);
        assertThat(jdbc.sql("SELECT count(*) FROM signin_totp WHERE key_id IS NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(secondStep("10.1.5.3", "yte.thaibinh", person.code(1))).isTrue();
    }

    // what was lost

    @Test
    void anAdministratorTakesAwayWhatSomebodyLostAndThePersonHearsOfIt() {
        Person person = withCodes("10.1.6.1", "noivu.ninhhoa");
        UUID account = account("noivu.ninhhoa");
        jdbc.sql("UPDATE identity_account SET mail = 'noivu@ninhhoa.test' WHERE id = :id")
                .param("id", account)
                .update();
        Guest administrator = guest("10.1.6.2").signIn("quantri");
        String access = "/quan-tri/tai-khoan/" + account + "/dang-nhap";
        assertThat(administrator.text(access)).contains("Đã thiết lập", "noivu@ninhhoa.test");

        assertThat(words(administrator.post(access + "/xac-thuc", "factors-reason", "mất")))
                .contains("Nhập lý do, từ 10 đến 200 ký tự.");
        assertThat(person.guest().isIn()).isTrue();
        administrator.post(access + "/xac-thuc", "factors-reason", "Mất điện thoại, đã gặp trực tiếp");

        assertThat(person.guest().isIn()).isFalse();
        assertThat(guest("10.1.6.3").enter("noivu.ninhhoa", PASSWORD).getRedirectedUrl())
                .as("no second step, no recovery code either")
                .isEqualTo("/viec");
        assertThat(jdbc.sql(
                                "SELECT person || ': ' || basis FROM audit_entry WHERE act = 'account.factors-removed' AND subject_id = :id")
                        .param("id", account.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("Đỗ Hoàng Nam: Mất điện thoại, đã gặp trực tiếp");
        assertThat(jdbc.sql("SELECT plain FROM delivery_mail WHERE recipient = 'noivu@ninhhoa.test'")
                        .query(String.class)
                        .single())
                .contains("Đỗ Hoàng Nam", "noivu.ninhhoa", "Lý do: Mất điện thoại, đã gặp trực tiếp");
        assertThat(words(administrator.post(access + "/xac-thuc", "factors-reason", "Mất điện thoại một lần nữa")))
                .contains("chưa thiết lập");
    }

    @Test
    void anAdministratorEndsTheSessionsOfTheirPeople() {
        Guest person = guest("10.1.7.1").signIn("thuky.ninhhoa");
        Guest administrator = guest("10.1.7.2").signIn("quantri");

        administrator.post(
                "/quan-tri/tai-khoan/" + account("thuky.ninhhoa") + "/dang-nhap/phien",
                "sessions-reason",
                "Để quên máy ở cơ quan bạn");

        assertThat(person.isIn()).isFalse();
        assertThat(administrator.isIn()).isTrue();
    }

    @Test
    void nobodyHelpsThemselvesNorWhoeverStandsAbove() {
        UUID commune = jdbc.sql("SELECT id FROM organisation_v_body WHERE name = 'UBND xã Ninh Đông'")
                .query(UUID.class)
                .single();
        jdbc.sql("INSERT INTO identity_post (account_id, role, body_id) VALUES (:account, 'ADMINISTRATOR', :body)")
                .param("account", account("chutich.ninhdong"))
                .param("body", commune)
                .update();
        // an officer there, and something more above
        jdbc.sql("INSERT INTO identity_post (account_id, role, body_id) VALUES (:account, 'INSPECTOR', "
                        + "(SELECT parent_id FROM organisation_v_body WHERE id = :body))")
                .param("account", account("ninhdong"))
                .param("body", commune)
                .update();
        Guest above = guest("10.1.8.1").signIn("quantri");
        Guest below = guest("10.1.8.2").signIn("chutich.ninhdong");
        below.post(
                "/tai-khoan/vai-tro",
                "vai-tro",
                jdbc.sql("SELECT id FROM identity_post WHERE account_id = :id AND role = 'ADMINISTRATOR'")
                        .param("id", account("chutich.ninhdong"))
                        .query(String.class)
                        .single());

        for (String what : List.of("/dang-nhap/xac-thuc", "/dang-nhap/phien")) {
            String[] reason = {
                "factors-reason", "Một lý do đủ dài", "sessions-reason", "Một lý do đủ dài",
            };
            assertThat(above.post("/quan-tri/tai-khoan/" + account("quantri") + what, reason)
                            .getStatus())
                    .as("oneself")
                    .isEqualTo(409);
            assertThat(below.post("/quan-tri/tai-khoan/" + account("quantri") + what, reason)
                            .getStatus())
                    .as("above")
                    .isEqualTo(404);
            assertThat(below.post("/quan-tri/tai-khoan/" + account("ninhdong") + what, reason)
                            .getStatus())
                    .as("with a post above")
                    .isEqualTo(403);
            assertThat(below.post("/quan-tri/tai-khoan/" + account("ninhan") + what, reason)
                            .getStatus())
                    .as("beside")
                    .isEqualTo(404);
        }
    }

    // the end of a session

    @Test
    void aSignInEndsAfterTwelveHoursHoweverBusyItsPersonIs() {
        Guest guest = guest("10.1.9.1").signIn("ninhson");

        begunEarlierBy(Duration.ofHours(12).minusMinutes(1));
        assertThat(guest.isIn()).isTrue();
        begunEarlierBy(Duration.ofMinutes(1));
        assertThat(guest.isIn()).isFalse();
        guest.signIn("ninhson");
    }

    private void begunEarlierBy(Duration time) {
        jdbc.sql("""
                        UPDATE spring_session
                           SET creation_time = creation_time - :time
                         WHERE principal_name = :account
                        """)
                .param("time", time.toMillis())
                .param("account", account("ninhson").toString())
                .update();
    }

    private UUID account(String username) {
        return jdbc.sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }

    private byte[] secretKept(String username) {
        return jdbc.sql("SELECT secret FROM signin_totp WHERE account_id = :account")
                .param("account", account(username))
                .query(byte[].class)
                .single();
    }

    // what is written down

    @Test
    void everyActIsAuditedAndNoSecretIs() {
        Person person = withCodes("10.2.0.1", "ninhhiep");
        guest("10.2.0.2").enter("ninhhiep", "một câu chỉ mình biết");
        guest("10.2.0.2").enter("một câu gõ nhầm ô", "x");
        assertThat(secondStep("10.2.0.3", "ninhhiep", person.code(1))).isTrue();
        person.guest().post("/tai-khoan/ma-xac-thuc/go");
        person.guest().post("/dang-xuat");

        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = 'ninhhiep'")
                .query(UUID.class)
                .single();
        assertThat(jdbc.sql(
                                "SELECT act FROM audit_entry WHERE subject_kind = 'account' AND subject_id = :id AND act <> 'account.opened' AND act <> 'account.appointed' ORDER BY id")
                        .param("id", account.toString())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "account.signed-in",
                        "account.codes-added",
                        "account.recovery-renewed",
                        "account.refused",
                        "account.signed-in",
                        "account.codes-removed",
                        "account.signed-out");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM audit_entry WHERE subject_kind = 'address' AND subject_id = '10.2.0.2'")
                        .query(Integer.class)
                        .single())
                .isOne();
        List<String> details = jdbc.sql("SELECT details::text FROM audit_entry WHERE act LIKE 'account.%'")
                .query(String.class)
                .list();
        assertThat(details)
                .noneMatch(text -> text.contains("một câu")
                        || text.contains(person.secret())
                        || person.recovery().stream().anyMatch(text::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//vi-du.vn", "/\\vi-du.vn"})
    void nobodyIsLedAway(String path) {
        Guest guest = guest("10.2.1.1");
        try {
            guest.get(path);
        } catch (AssertionError | RuntimeException _) {
            // refused by the firewall
        }
        assertThat(guest.enter("ninhan", PASSWORD).getRedirectedUrl()).isEqualTo("/viec");
    }

    // people

    private record Person(Guest guest, String secret, List<String> recovery) {

        /** The code of now, or of some half minutes later. */
        String code(int later) {
            return SignInTests.code(secret, Instant.now().plus(Duration.ofSeconds(30L * later)));
        }
    }

    private Person withCodes(String address, String username) {
        Guest guest = guest(address).signIn(username);
        String page = guest.text("/tai-khoan/ma-xac-thuc");
        assertThat(page).contains("<svg class=\"qr\"").doesNotContain("style=");
        String secret = find(page, "class=\"secret\">([A-Z2-7 ]+)<").replace(" ", "");
        String done = words(guest.post("/tai-khoan/ma-xac-thuc", "ma", code(secret, Instant.now())));
        List<String> recovery = recovery(done);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        return new Person(guest, secret, recovery);
    }

    private boolean secondStep(String address, String username, String code) {
        Guest guest = guest(address);
        assertThat(guest.enter(username, PASSWORD).getRedirectedUrl()).isEqualTo("/dang-nhap/ma");
        guest.post("/dang-nhap/ma", "ma", code);
        return guest.isIn();
    }

    private static List<String> recovery(String page) {
        return Pattern.compile("class=\"secret\">([a-z0-9-]{29})<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static String code(String secret, Instant at) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator();
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm()), at);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private Guest guest(String address) {
        return new Guest(mvc, address);
    }

    private static MockHttpServletResponse change(Guest guest, String present, String wanted, String again) {
        return guest.post("/tai-khoan/mat-khau", "present", present, "wanted", wanted, "again", again);
    }

    /** The protected pages that are not shut for somebody, who moves about, since one place may not ask for them all at once. */
    private static List<String> openedBy(Guest guest) {
        List<String> pages = protectedPages();
        return IntStream.range(0, pages.size())
                .filter(i -> !isShut(guest.movedTo("10.1.8." + i / 20).get(pages.get(i))))
                .mapToObj(pages::get)
                .toList();
    }

    /** On to the sign-in; what is for programs says that a token is missing. */
    private static boolean isShut(MockHttpServletResponse answer) {
        String next = answer.getRedirectedUrl();
        return answer.getStatus() == 401 || next != null && next.endsWith("/dang-nhap");
    }

    /** What nobody may see without sign-in, by the table of all routes. */
    private static List<String> protectedPages() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/routes.tsv")).stream()
                    .filter(line -> line.startsWith("GET\t") && line.endsWith("\tSIGN_IN"))
                    .map(line -> line.split("\t")[1])
                    .filter(path -> !path.startsWith("/dang-nhap"))
                    .map(path -> path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(Guest guest, String username) {
        return words(guest.enter(username, "không phải mật khẩu"))
                .replace(username, "")
                .replaceAll("value=\"[^\"]*\"", "");
    }

    private static String words(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String find(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static long took(Runnable act) {
        long before = System.nanoTime();
        act.run();
        return System.nanoTime() - before;
    }

    private static long median(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
