package vn.guongsang.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.certificate.Verification.Found;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.verdict.Refusal;

/** Certificates of a town in the demo world: the register, the paper, and the page that anybody sees. */
@InDemoWorld
class CertificatesTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final String CLERK = "noivu.ninhhoa";
    private static final String OFFICER = "ninhdong";
    private static final String ADMINISTRATOR = "quantri";

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    Certificates certificates;

    @Autowired
    Verification verification;

    @Autowired
    SigningKeys keys;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    UUID town;
    Actor leader;

    @BeforeEach
    void town() {
        leader = actor("lanhdao.ninhhoa");
        town = leader.bodyId();
    }

    @Test
    void numbersFollowEachOtherWithinBodyAwardAndYear() {
        Order first = order("SO_1", DAY, recipients("An", "Bình"));

        assertThat(numbers(issue(first))).containsExactly("1/2025", "2/2025");
        assertThat(numbers(issue(order("SO_1", DAY, recipients("Cường"))))).containsExactly("3/2025");
        assertThat(numbers(issue(order("SO_2", DAY, recipients("Dung"))))).containsExactly("1/2025");
        assertThat(numbers(issue(order("SO_1", DAY.minusYears(1), recipients("Em")))))
                .containsExactly("1/2024");
    }

    @Test
    void whatWasToldBeforeKeepsItsNumberAndWhatIsNewIsAdded() {
        List<Recipient> two = recipients("An", "Bình");
        Order order = order("LAP", DAY, two);
        List<Serial> given = issue(order);

        assertThat(issue(order)).isEqualTo(given);
        List<Recipient> three = new ArrayList<>(recipients("Mới"));
        three.addAll(two);
        Order longer = new Order(
                order.decision(),
                town,
                order.authority(),
                order.place(),
                order.decisionNumber(),
                DAY,
                "LAP",
                order.awardName(),
                order.signer(),
                order.capacity(),
                three);
        assertThat(numbers(issue(longer))).containsExactly("3/2025", "1/2025", "2/2025");
    }

    @Test
    void aNumberGivenInVainComesBack() {
        Order order = order("TRA_LAI", DAY, recipients("An", "Bình"));
        transaction.executeWithoutResult(tx -> {
            assertThat(numbers(certificates.issue(leader, order))).containsExactly("1/2025", "2/2025");
            tx.setRollbackOnly();
        });

        assertThat(numbers(issue(order("TRA_LAI", DAY, recipients("Cường"))))).containsExactly("1/2025");
    }

    @Test
    void twoBatchesAtOnceLeaveNoGapAndNoDouble() throws Exception {
        Order same = order("CUNG_LUC", DAY, recipients("Chung 1", "Chung 2"));
        List<Callable<List<Serial>>> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Order one = order("CUNG_LUC", DAY, recipients(names(i, 20)));
            tasks.add(() -> issue(one));
            tasks.add(() -> issue(same));
        }
        List<Serial> given = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (Future<List<Serial>> done : pool.invokeAll(tasks)) {
                given.addAll(done.get());
            }
        }

        assertThat(given.stream().map(Serial::number).distinct().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 122).boxed().toList());
        assertThat(given.stream().map(Serial::entry).distinct()).hasSize(122);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "An\u202eB", "Zero\u200bWidth", "字"})
    void whatCannotBePrintedIsRefusedAndNothingIsIssued(String name) {
        Order order = order("TU_CHOI", DAY, recipients("Đủ", name));

        assertThatThrownBy(() -> issue(order)).isInstanceOf(Refusal.class);
        assertThat(certificates.of(order.decision())).isEmpty();
    }

    @Test
    void aNameOfFiveThousandLettersIsRefusedAndOneOfThreeHundredIsPrintedWhole() throws Exception {
        assertThatThrownBy(() -> issue(order("DAI", DAY, recipients("N".repeat(5_000)))))
                .isInstanceOf(Refusal.class);

        String longest = "Hợp tác xã ".repeat(27) + "DV";
        Certificate issued = only(order("DAI", DAY, recipients(longest)));
        String file = printed(issued);
        assertThat(text(download(CLERK, file))).contains(longest.substring(0, 60), "DV");
    }

    @Test
    void namesAreKeptComposedHoweverTheyCome() {
        Certificate issued = only(order("NFD", DAY, recipients("Nguye\u0302\u0303n  Thi\u0323 A\u0301nh\n")));

        assertThat(issued.wording().name()).isEqualTo("Nguyễn Thị Ánh");
    }

    @Test
    void anybodySeesThatACertificateIsValid() throws Exception {
        Certificate issued = only(order("CONG_KHAI", DAY, recipients("Trần Thị Công Khai")));

        mvc.perform(get("/xac-thuc/" + issued.code()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("còn hiệu lực"),
                                containsString("Trần Thị Công Khai"),
                                containsString("Chủ tịch Ủy ban nhân dân thị xã Ninh Hòa"),
                                containsString("Số 77/QĐ-UBND ngày 03/03/2025"))));
        mvc.perform(get("/xac-thuc"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("-----BEGIN PUBLIC KEY-----")));
    }

    @Test
    void afterACorrectionTheOldPaperIsToldToBeOldAndTheNewTextIsShown() throws Exception {
        Certificate before = only(order("DINH_CHINH", DAY, recipients("Nguyễn Văn Sai")));
        transaction.executeWithoutResult(_ -> certificates.correct(
                leader,
                before.entry(),
                new Wording("Nguyễn Văn Sái", "", ""),
                "Quyết định số 90/QĐ-UBND",
                DAY.plusDays(5)));
        Certificate after = certificates.ofEntry(before.entry()).orElseThrow();

        assertThat(after.number()).isEqualTo(before.number());
        assertThat(after.code()).isNotEqualTo(before.code());
        assertThat(verification.of(before.code()).map(Found::outdated)).contains(true);
        assertThat(verification.of(after.code()).map(Found::outdated)).contains(false);
        mvc.perform(get("/xac-thuc/" + before.code()))
                .andExpect(content()
                        .string(allOf(
                                containsString(
                                        "bản trước khi đính chính ngày 08/03/2025 theo Quyết định số 90/QĐ-UBND"),
                                containsString("Nguyễn Văn Sái"),
                                not(containsString("Nguyễn Văn Sai")))));
    }

    @Test
    void aRevokedOneIsToldToBeRevokedWithoutSignIn() throws Exception {
        Certificate issued = only(order("THU_HOI", DAY, recipients("Lê Văn Gian Dối")));
        transaction.executeWithoutResult(
                _ -> certificates.revoke(leader, issued.entry(), "Quyết định số 99/QĐ-UBND", DAY.plusDays(7)));

        mvc.perform(get("/xac-thuc/" + issued.code()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Đã thu hồi ngày 10/03/2025 theo Quyết định số 99/QĐ-UBND"),
                                not(containsString("còn hiệu lực.")))));
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> certificates.revoke(leader, issued.entry(), "Quyết định số 100/QĐ-UBND", DAY.plusDays(8))))
                .isInstanceOf(Refusal.class);
        mvc.perform(as(CLERK, post("/chung-nhan/" + issued.id() + "/in"))).andExpect(status().isConflict());
    }

    @Test
    void whatNobodySignedOrSomebodyChangedInTheDatabaseIsNotVerified() throws Exception {
        Certificate issued = only(order("GIA", DAY, recipients("Người Thật")));
        mvc.perform(get("/xac-thuc/" + issued.code().substring(1) + "A")).andExpect(status().isNotFound());
        mvc.perform(get("/xac-thuc/khong-co")).andExpect(status().isNotFound());
        // signed by the right key, about no certificate
        String orphan = Code.text(new Code(1, 1, UUID.randomUUID(), new byte[16])
                .signed(keys.signer().key()));
        mvc.perform(get("/xac-thuc/" + orphan)).andExpect(status().isNotFound());

        jdbc.sql("UPDATE certificate_text SET name = 'Kẻ Gian' WHERE certificate_id = :id")
                .param("id", issued.id())
                .update();
        mvc.perform(get("/xac-thuc/" + issued.code()))
                .andExpect(status().isNotFound())
                .andExpect(content().string(not(containsString("Kẻ Gian"))));
    }

    @Test
    void aBatchIsPrintedAsOneFileAndASecondTimeOnlyWithAReason() throws Exception {
        Order order = order("LO", DAY, recipients("Người Lô Một", "Người Lô Hai", "Người Lô Ba"));
        issue(order);
        UUID revoked = certificates.of(order.decision()).get(1).entry();
        transaction.executeWithoutResult(_ -> certificates.revoke(leader, revoked, "Quyết định số 9/QĐ-UBND", DAY));
        String of = "/chung-nhan/in?quyet-dinh=" + order.decision();

        mvc.perform(as(CLERK, get(of)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("In được 2, trong đó 0 đã in")));
        String file =
                finished(mvc.perform(as(CLERK, post(of)).param("form", "ONE").param("which", "new"))
                        .andReturn());
        assertThat(text(download(CLERK, file)))
                .contains("Người Lô Một", "Người Lô Ba", "Vào sổ số: 1/2025", "Vào sổ số: 3/2025")
                .doesNotContain("Người Lô Hai");

        mvc.perform(as(CLERK, post(of)).param("form", "ONE").param("which", "new"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Không có bằng, giấy nào để in")));
        mvc.perform(as(CLERK, post(of)).param("form", "SINGLE").param("which", "all"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("có 2 bằng, giấy đã in")));
        String zip = finished(mvc.perform(as(CLERK, post(of))
                        .param("form", "SINGLE")
                        .param("which", "all")
                        .param("why", "Giấy in bị ẩm"))
                .andReturn());
        List<String> names = new ArrayList<>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(download(CLERK, zip)))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
                assertThat(text(entries.readAllBytes())).contains("Vào sổ số");
            }
        }
        assertThat(names).containsExactly("0001-2025-nguoi-lo-mot.pdf", "0003-2025-nguoi-lo-ba.pdf");
        mvc.perform(as(CLERK, get("/chung-nhan/ban-in"))).andExpect(content().string(containsString("Giấy in bị ẩm")));
    }

    @Test
    void theRegisterIsSearchedAndShownToThoseWhoKeepIt() throws Exception {
        issue(order("DANH_SACH", DAY, recipients("Đặng Thị Tìm Thấy", "Ngô Văn Khác")));

        Document found = Jsoup.parse(mvc.perform(as(CLERK, get("/chung-nhan").param("q", "tim thay")))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(found.select("tbody th a").eachText()).containsExactly("Đặng Thị Tìm Thấy");
        String one = found.select("tbody th a").attr("href");
        mvc.perform(as(OFFICER, get(one))).andExpect(status().isNotFound());
        mvc.perform(as(OFFICER, get("/chung-nhan").param("q", "tim thay")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Đặng Thị Tìm Thấy"))));
        mvc.perform(as("thamdinh.ninhhoa", get("/chung-nhan"))).andExpect(status().isForbidden());
        mvc.perform(as("thanhtra.ninhhoa", get(one))).andExpect(status().isOk());
        mvc.perform(as("thanhtra.ninhhoa", post(one + "/in"))).andExpect(status().isForbidden());
        mvc.perform(get("/chung-nhan")).andExpect(status().is3xxRedirection());
    }

    @Test
    void aDesignIsEditedAndWhatIsWrongIsSaidBesideTheField() throws Exception {
        Certificate issued = only(order("MAU", DAY, recipients("Phạm Thị Mẫu")));
        String design = "/quan-tri/mau-chung-nhan/" + town + "/MAU";

        mvc.perform(as(ADMINISTRATOR, post(design)).params(fields("{tên}", "1000")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Không có giá trị nào tên là “tên”"),
                                containsString("Nhập một số từ 4 đến 150"),
                                containsString("value=\"1000\""))));
        mvc.perform(as(ADMINISTRATOR, post(design + "/xem-thu")).params(fields("Kính tặng {ten}", "20")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(">Kính tặng Họ và tên người được khen</text>")));
        mvc.perform(as(ADMINISTRATOR, post(design)).params(fields("Kính tặng {ten}", "20,5")))
                .andExpect(redirectedUrl(design));
        mvc.perform(as(
                        ADMINISTRATOR,
                        multipart(design + "/khung").file(new MockMultipartFile("khung", "a.txt", "", "x".getBytes()))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Khung phải là ảnh JPEG hoặc PNG.")));

        assertThat(text(download(CLERK, printed(issued))).strip()).isEqualTo("Kính tặng Phạm Thị Mẫu");
        mvc.perform(as(CLERK, get(design))).andExpect(status().isForbidden());
        mvc.perform(as(
                        ADMINISTRATOR,
                        get("/quan-tri/mau-chung-nhan/"
                                + actor("lanhdao.gialai").bodyId() + "/-")))
                .andExpect(status().isNotFound());
    }

    private static org.springframework.util.MultiValueMap<String, String> fields(String text, String size) {
        var fields = new org.springframework.util.LinkedMultiValueMap<String, String>();
        Stream.of(
                        "width=297",
                        "height=210",
                        "s0.x=20",
                        "s0.y=50",
                        "s0.width=257",
                        "s0.lines=1",
                        "s0.face=SERIF",
                        "s0.align=CENTER",
                        "s0.colour=#b00d1e",
                        "code.x=20",
                        "code.y=150",
                        "code.width=27",
                        "photo.x=0",
                        "photo.y=0",
                        "photo.width=0",
                        "photo.height=0")
                .map(field -> field.split("="))
                .forEach(field -> fields.add(field[0], field[1]));
        fields.add("s0.text", text);
        fields.add("s0.size", size);
        return fields;
    }

    /** Prints one and returns where its file is. */
    private String printed(Certificate certificate) throws Exception {
        return mvc.perform(as(CLERK, post("/chung-nhan/" + certificate.id() + "/in")))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl()
                + "/tep";
    }

    /** Waits for the long work, and returns where its file is. */
    private String finished(MvcResult asked) throws Exception {
        String work = asked.getResponse().getRedirectedUrl();
        assertThat(work).startsWith("/tac-vu/");
        UUID id = UUID.fromString(work.substring("/tac-vu/".length()));
        for (int i = 0; i < 200; i++) {
            String href = jdbc.sql("SELECT href FROM job_work WHERE id = :id")
                    .param("id", id)
                    .query(String.class)
                    .single();
            if (!href.isEmpty()) {
                return href + "/tep";
            }
            Thread.sleep(50);
        }
        throw new AssertionError(jdbc.sql("SELECT outcome || outcome_args FROM job_work WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    private byte[] download(String username, String path) throws Exception {
        MvcResult begun = mvc.perform(as(username, get(path))).andReturn();
        return mvc.perform(asyncDispatch(begun))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private Certificate only(Order order) {
        issue(order);
        return certificates.of(order.decision()).getFirst();
    }

    private List<Serial> issue(Order order) {
        return transaction.execute(_ -> certificates.issue(leader, order));
    }

    private static List<String> numbers(List<Serial> serials) {
        return serials.stream().map(Serial::toString).toList();
    }

    private Order order(String award, LocalDate on, List<Recipient> recipients) {
        return new Order(
                UUID.randomUUID(),
                town,
                "Chủ tịch Ủy ban nhân dân thị xã Ninh Hòa",
                "Ninh Hòa",
                "77/QĐ-UBND",
                on,
                award,
                "Giấy khen",
                "Trần Quốc Khánh",
                "CHỦ TỊCH",
                recipients);
    }

    private static List<Recipient> recipients(String... names) {
        return Stream.of(names)
                .map(name -> new Recipient(UUID.randomUUID(), name, "individual", "xã Ninh Đông", "", null))
                .toList();
    }

    private static String[] names(int batch, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Người " + batch + " " + i)
                .toArray(String[]::new);
    }

    private Actor actor(String username) {
        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
        var posts = accounts.posts(account);
        return new Actor(account, username, "Người " + username, posts.getFirst(), posts);
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> B as(String username, B request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }
}
