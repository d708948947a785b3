package vn.guongsang.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.guongsang.audit.By;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.Names;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.organisation.SuccessionWorld;
import vn.guongsang.organisation.Successions;
import vn.guongsang.verdict.Refusal;

@InDemoWorld
class DirectoryPagesTests {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    Bodies bodies;

    @Autowired
    Accounts accounts;

    @Autowired
    Permissions permissions;

    @Autowired
    Successions successions;

    @Autowired
    Blocs blocs;

    /** Who answers for a commune looks after it and what stands below it; the topmost body's look after all. */
    @Test
    void anAdministratorChangesWhatStandsBelowTheirBody() {
        Body commune = named("UBND xã Ninh Đông");
        UUID below = UUID.randomUUID();
        bodies.add(
                By.SYSTEM,
                new NewBody(
                        below,
                        commune.code() + "/truong",
                        new Facts("Trường Tiểu học Ninh Đông", "school", "unit", commune.id(), "", "")));
        Account account =
                accounts.open(By.SYSTEM, "quantri.ninhdong", "Lê Thị Trông Coi", accounts.hash("guongsang-mau"));
        accounts.appoint(By.SYSTEM, account, Role.ADMINISTRATOR, commune.id());
        List<Post> posts = accounts.posts(account.id());
        Actor administrator = new Actor(account.id(), account.username(), account.name(), posts.getFirst(), posts);

        assertThat(Stream.of(commune.id(), below, named("UBND xã Ninh An").id(), commune.parentId(), UUID.randomUUID())
                        .map(body -> permissions.may(administrator, DirectoryAction.EDIT, body)))
                .containsExactly(true, true, false, false, false);
    }

    /** Two may add at the same moment; each has looked before, and found the code free. */
    @Test
    void ofTwoBodiesWithOneCodeTheSecondIsRefusedAndAFormThatCameTwiceAddsOne() {
        Body commune = named("UBND xã Ninh Đông");
        var facts = new Facts("Trạm Y tế Ninh Đông", "health", "unit", commune.id(), "", "");
        var first = new NewBody(UUID.randomUUID(), commune.code() + "/tram", facts);

        bodies.add(By.SYSTEM, first);
        assertThat(bodies.add(By.SYSTEM, first).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> bodies.add(By.SYSTEM, new NewBody(UUID.randomUUID(), first.code(), facts)))
                .isInstanceOf(Refusal.class)
                .hasMessage("organisation.succession.code");
        assertThat(bodies.byCode(first.code())).map(Body::id).hasValue(first.id());
    }

    /** What was shipped and nobody looks after may be corrected from outside, and the page says that it is outside. */
    @Test
    void theAdministratorOfOneTopmostBodyChangesAnotherLineOnlyWhileNobodyIsAdministratorThere() throws Exception {
        var world = new SuccessionWorld(bodies, successions);
        Body other = world.province("Vùng Người Khác");
        Body below = world.commune("UBND xã Người Khác", other);
        Body second = world.province("Vùng Thứ Hai");
        String own = bodies.get(accounts.posts(accounts.idOf("quantri").orElseThrow())
                        .getFirst()
                        .bodyId())
                .name();
        String outside = other.name() + " không thuộc " + own + "; chưa có người quản trị nào ở đó";
        assertThat(page("quantri", "/don-vi/" + other.id()).text()).contains(outside);
        assertThat(page("quantri", "/don-vi/" + other.id() + "/sua")
                        .select(".banner")
                        .text())
                .contains(outside);
        MockHttpServletRequestBuilder added = added("Bệnh viện lạ", other);
        assertThat(Jsoup.parse(as("quantri", added).getContentAsString())
                        .select("#ngoai-nhom")
                        .text())
                .contains(outside);
        assertThat(as("quantri", added.param("ngoai", other.id().toString())).getStatus())
                .isEqualTo(302);

        Account account = accounts.open(By.SYSTEM, "quantri.khac", "Lê Thị Khác", accounts.hash("guongsang-mau"));
        accounts.appoint(By.SYSTEM, account, Role.ADMINISTRATOR, below.id());

        for (UUID body : List.of(other.id(), below.id())) {
            assertThat(as("quantri", get("/don-vi/" + body + "/sua")).getStatus())
                    .isEqualTo(403);
            assertThat(page("quantri", "/don-vi/" + body).select("a[href$=/sua], a[href*=sap-xep/moi]"))
                    .isEmpty();
        }
        assertThat(as(
                                "quantri",
                                added("Bệnh viện lạ nữa", other)
                                        .param("ngoai", other.id().toString()))
                        .getStatus())
                .isEqualTo(422);
        assertThat(as("quantri", merged(below, "DISSOLVE", "")).getStatus()).isEqualTo(403);
        // of what two lines become neither can say alone
        MockHttpServletResponse across = as("quantri", merged(other, "MERGE", "\n[" + second.code() + "]"));
        assertThat(across.getStatus()).isEqualTo(200);
        assertThat(Jsoup.parse(across.getContentAsString()).select(".banner").text())
                .contains(other.name(), "không thuộc " + own);
    }

    private MockHttpServletRequestBuilder added(String name, Body parent) {
        return post("/don-vi/moi")
                .param("id", UUID.randomUUID().toString())
                .param("ten", name)
                .param("loai", "enterprise")
                .param("cap", "unit")
                .param("tren", "[" + parent.code() + "]");
    }

    private MockHttpServletRequestBuilder merged(Body body, String kind, String more) {
        return post("/don-vi/sap-xep/moi")
                .param("id", UUID.randomUUID().toString())
                .param("hinh-thuc", kind)
                .param("ngay-hieu-luc", "1/7/2025")
                .param("can-cu", "Nghị quyết số 5")
                .param("truoc", "[" + body.code() + "]" + more)
                .param("moi", kind.equals("MERGE") ? "UBND tỉnh Nhập Lại" : "");
    }

    @Test
    void anOlderTabDoesNotWipeWhatANewerOneSaved() throws Exception {
        Body body = named("UBND xã Ninh Đông");
        String path = "/don-vi/" + body.id() + "/sua";
        Document old = page("quantri", path);
        assertThat(as("quantri", filled(path, old, "dia-ban", "Tab một")).getStatus())
                .isEqualTo(302);

        MockHttpServletResponse refused = as("quantri", filled(path, old, "linh-vuc", "Tab hai"));

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(bodies.get(body.id()).place()).isEqualTo("Tab một");
        Document page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select("[name=linh-vuc]").val()).isEqualTo("Tab hai");
        assertThat(page.select("main").text()).contains("Địa bàn: đang lưu là Tab một");
        assertThat(as("quantri", filled(path, page, "dia-ban", "Tab một")).getStatus())
                .isEqualTo(302);
        assertThat(List.of(bodies.get(body.id()).place(), bodies.get(body.id()).sector()))
                .containsExactly("Tab một", "Tab hai");
    }

    private static MockHttpServletRequestBuilder filled(String path, Document page, String field, String value) {
        MockHttpServletRequestBuilder form = post(path);
        page.select("main form [name]").stream()
                .filter(one ->
                        !one.attr("name").equals(field) && !one.attr("name").equals("_csrf"))
                .forEach(one -> form.param(
                        one.attr("name"),
                        one.normalName().equals("select")
                                ? one.select("option[selected]").val()
                                : one.normalName().equals("textarea") ? one.text() : one.val()));
        return form.param(field, value);
    }

    @Test
    void aNameThatASiblingBearsIsAskedAboutAndNoCodeIsSpokenOf() throws Exception {
        Body own = bodies.get(accounts.posts(accounts.idOf("quantri").orElseThrow())
                .getFirst()
                .bodyId());
        assertThat(as("quantri", added("Ban Mẫu Trùng", own)).getStatus()).isEqualTo(302);
        assertThat(as("quantri", added("Ban Mẫu Trúng", own)).getStatus()).isEqualTo(302);

        for (String name : List.of("ban mẫu  trùng", "Ban Mẫu Trùng")) {
            MockHttpServletRequestBuilder again = added(name, own);
            Document asked = Jsoup.parse(as("quantri", again).getContentAsString());
            assertThat(asked.select(".summary").text())
                    .contains("Đã có Ban Mẫu Trùng trực thuộc " + own.name())
                    .doesNotContain("mã");
        }
        MockHttpServletRequestBuilder another = added("Ban Mẫu Trùng", own);
        String sure = Jsoup.parse(as("quantri", another).getContentAsString())
                .select("[name=khac]")
                .val();
        assertThat(as("quantri", another.param("khac", sure)).getStatus()).isEqualTo(302);
    }

    private Body named(String name) {
        return bodies.all().stream()
                .filter(body -> body.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTreeStandsAsOfADay() throws Exception {
        assertThat(leaves("/don-vi?ngay=30/6/2025")).contains("UBND tỉnh Bình Thuận", "UBND tỉnh Hà Giang");
        assertThat(leaves("/don-vi?ngay=1/7/2025"))
                .contains("UBND tỉnh Lâm Đồng")
                .doesNotContain("UBND tỉnh Bình Thuận", "UBND tỉnh Hà Giang");
        assertThat(leaves("/don-vi?ngay=30/6/2025").stream().filter(this::ofAProvince))
                .hasSize(63);
        assertThat(leaves("/don-vi?ngay=1/7/2025").stream().filter(this::ofAProvince))
                .hasSize(34);
    }

    /** A plan may write it out, with a capital or not. */
    private boolean ofAProvince(String name) {
        return Names.slug(name).matches("(ubnd|uy-ban-nhan-dan)-(tinh|thanh-pho)-.*");
    }

    @Test
    void aBranchOpensWithoutScript() throws Exception {
        Body town = bodies.byCode("thi-xa-ninh-hoa").orElseThrow();
        Document closed = page("quantri", "/don-vi");
        String link = closed.selectFirst("a#d-" + town.id())
                .parent()
                .selectFirst("a.twig")
                .attr("href");

        Document open = page("quantri", link.replaceFirst("#.*", ""));
        assertThat(open.select("a[data-leaf]").eachText()).contains("UBND xã Ninh Đông");
        assertThat(open.selectFirst("a#d-" + town.id())
                        .parent()
                        .selectFirst("a.twig")
                        .attr("aria-expanded"))
                .isEqualTo("true");
        assertThat(open.select("a.twig").stream().map(twig -> twig.attr("aria-label")))
                .allMatch(label -> !label.isBlank());
    }

    @Test
    void aSearchSaysByWhichNameABodyWasFound() throws Exception {
        assertThat(page("ninhdong", "/don-vi?q=binh thuan").select("tbody th a").eachText())
                .contains("UBND tỉnh Bình Thuận");
        assertThat(page("ninhdong", "/don-vi?q=khong co dau").select(".empty p").text())
                .contains("khong co dau");
    }

    @Test
    void aBodyIsFoundByWhatSomebodyTypesWhileTheyDo() throws Exception {
        assertThat(proposed("ubnd x. ninh dong", "false")).first().isEqualTo("UBND xã Ninh Đông");
        assertThat(proposed("TX Ninh Hoà", "false")).first().isEqualTo("UBND thị xã Ninh Hòa");
        assertThat(proposed("Ninh Dôgn", "false")).contains("UBND xã Ninh Đông");
        assertThat(proposed("n", "false")).isEmpty();
        assertThat(proposed("Chư Sê", "false")).contains("UBND huyện Chư Sê");
        assertThat(proposed("Chư Sê", "true")).isEmpty();
    }

    private List<String> proposed(String typed, String own) throws Exception {
        return Jsoup.parse(as(
                                "quantri",
                                get("/don-vi/goi-y")
                                        .param("o", "ten")
                                        .param("ten", typed)
                                        .param("trong", own))
                        .getContentAsString())
                .select("label")
                .eachText();
    }

    /** The answer belongs to the question: who types on is asked anew. */
    @Test
    void aFormThatIsNotClearComesBackWithThoseThatMayBeMeant() throws Exception {
        Document back = Jsoup.parse(as("quantri", invitation("Ninh Dông")).getContentAsString());
        String chosen = back.select("[name=body-chon]").eachAttr("value").stream()
                .filter(one -> one.startsWith("UBND xã Ninh Đông"))
                .findFirst()
                .orElseThrow();
        assertThat(back.select("#body-loi").text()).contains("Không có đơn vị “Ninh Dông”");
        assertThat(back.select("[name=body-hoi]").val()).isEqualTo("Ninh Dông");

        assertThat(as(
                                "quantri",
                                invitation("Ninh Dông")
                                        .param("body-hoi", "Ninh Dông")
                                        .param("body-chon", chosen))
                        .getRedirectedUrl())
                .isEqualTo("/quan-tri/loi-moi");
        assertThat(as(
                                "quantri",
                                invitation("Ninh Bông")
                                        .param("body-hoi", "Ninh Dông")
                                        .param("body-chon", chosen))
                        .getStatus())
                .isEqualTo(422);
        assertThat(as("quantri", invitation("UBND huyện Chư Sê")).getStatus()).isEqualTo(422);
    }

    private MockHttpServletRequestBuilder invitation(String body) {
        return post("/quan-tri/loi-moi")
                .param("name", "Lê Thị Mới")
                .param("mail", "moi@xa.test")
                .param("role", "OFFICER")
                .param("from", "10/3/2025")
                .param("body", body);
    }

    /** Those that stay wait in a list; what is decided there is decided once. */
    @Test
    void whoStandsBelowABodyThatEndsMayEndWithIt() throws Exception {
        var world = new SuccessionWorld(bodies, successions);
        Body own = bodies.get(accounts.posts(accounts.idOf("quantri").orElseThrow())
                .getFirst()
                .bodyId());
        Body town = world.add("Tổng công ty Tạm", "enterprise", "unit", own);
        Body ward = world.add("Công ty Tạm Mới", "enterprise", "unit", own);
        Body office = world.add("Phòng Nội vụ Tạm", "enterprise", "unit", town);
        Body school = world.add("Trường Tạm", "enterprise", "unit", town);

        assertThat(as(
                                "quantri",
                                post("/don-vi/sap-xep/moi")
                                        .param("id", UUID.randomUUID().toString())
                                        .param("hinh-thuc", "DISSOLVE")
                                        .param("ngay-hieu-luc", "1/3/2025")
                                        .param("can-cu", "Nghị quyết số 2")
                                        .param("truoc", "[" + town.code() + "]")
                                        .param("sau", "[" + ward.code() + "]")
                                        .param("phan-cong", "co")
                                        .param("ket-thuc", town.id().toString())
                                        .param("vao." + town.id(), ward.id().toString())
                                        .param("con." + office.id(), "ket-thuc")
                                        .param("con." + school.id(), ward.id().toString())
                                        .param("ghi-nhan", "co"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(bodies.get(office.id()).to()).isEqualTo(LocalDate.of(2025, 2, 28));
        assertThat(successions.heir(office.id(), LocalDate.of(2025, 3, 1))).contains(ward.id());

        assertThat(page("quantri", "/don-vi/con-lai").select("tbody th a").eachText())
                .contains("Trường Tạm");
        assertThat(page("quantri", "/don-vi/" + school.id()).select(".banner").text())
                .contains("Tổng công ty Tạm", "28/02/2025");
        MockHttpServletRequestBuilder stays =
                post("/don-vi/con-lai/" + school.id()).param("can-cu", "Quyết định số 3");
        assertThat(as("quantri", stays).getRedirectedUrl()).isEqualTo("/don-vi/con-lai");
        assertThat(page("quantri", "/don-vi/con-lai").select("tbody th a").eachText())
                .doesNotContain("Trường Tạm");
    }

    @Test
    void aBodyTellsWhatBecameOfIt() throws Exception {
        Body old = bodies.byCode("tinh-binh-thuan").orElseThrow();

        Document page = page("ninhdong", "/don-vi/" + old.id());
        assertThat(page.text()).contains("Hoạt động đến hết ngày 30/06/2025", "202/2025/QH15");
        assertThat(page.select("svg.succession title").text()).isEqualTo("Sáp nhập, hợp nhất từ ngày 01/07/2025");
        assertThat(page.select(".succession-tale + .table tbody th a").eachText())
                .containsExactlyInAnyOrder("UBND tỉnh Bình Thuận", "UBND tỉnh Đắk Nông", "UBND tỉnh Lâm Đồng");
        assertThat(page("ninhdong", "/don-vi/" + old.id() + "?ngay=1/7/2025").text())
                .contains(
                        "Đã kết thúc ngày 30/06/2025", "Số liệu được gộp vào đơn vị kế thừa chính: UBND tỉnh Lâm Đồng");
    }

    @Test
    void aSuccessionIsShownBeforeItIsRecorded() throws Exception {
        var world = new SuccessionWorld(bodies, successions);
        Body province = world.province("Vùng Trang Mẫu");
        Body one = world.commune("UBND xã Mẫu Một", province);
        Body two = world.commune("UBND xã Mẫu Hai", province);
        MockHttpServletRequestBuilder form = post("/don-vi/sap-xep/moi")
                .param("id", UUID.randomUUID().toString())
                .param("hinh-thuc", "MERGE")
                .param("ngay-hieu-luc", "1/7/2025")
                .param("can-cu", "Nghị quyết số 5")
                .param("truoc", "UBND xã Mẫu Một\nubnd xa mau hai")
                .param("moi", "UBND xã Mẫu");

        Document preview = Jsoup.parse(as("quantri", form).getContentAsString());
        assertThat(preview.select("svg.succession text").text()).contains("UBND xã Mẫu Một", "UBND xã Mẫu Hai");
        assertThat(bodies.get(one.id()).to()).isNull();

        MockHttpServletResponse recorded = as("quantri", form.param("ghi-nhan", "co"));
        assertThat(recorded.getRedirectedUrl()).startsWith("/don-vi/sap-xep/");
        assertThat(bodies.get(one.id()).to()).isEqualTo(DAY.minusDays(1));
        assertThat(successions.heir(two.id(), DAY))
                .contains(successions.heir(one.id(), DAY).orElseThrow());
    }

    @Test
    void badInputIsRefusedBesideItsField() throws Exception {
        Document empty = Jsoup.parse(as("quantri", post("/don-vi/sap-xep/moi")).getContentAsString());
        assertThat(empty.select(".summary a").eachAttr("href"))
                .containsExactly("#hinh-thuc", "#ngay-hieu-luc", "#can-cu", "#truoc");

        MockHttpServletResponse unknown = as(
                "quantri",
                post("/don-vi/sap-xep/moi")
                        .param("hinh-thuc", "MERGE")
                        .param("ngay-hieu-luc", "1/7/2025")
                        .param("can-cu", "NQ")
                        .param("truoc", "UBND tỉnh Bình Thuậnn\nUBND tỉnh Không Có"));
        assertThat(unknown.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(unknown.getContentAsString())
                        .select("#truoc-loi")
                        .text())
                .contains("Dòng 1: không có đơn vị “UBND tỉnh Bình Thuậnn”");

        MockHttpServletResponse one = as(
                "quantri",
                post("/don-vi/sap-xep/moi")
                        .param("hinh-thuc", "MERGE")
                        .param("ngay-hieu-luc", "1/7/2024")
                        .param("can-cu", "NQ")
                        .param("truoc", "UBND thành phố Huế")
                        .param("moi", "UBND gì đó"));
        assertThat(one.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(one.getContentAsString()).select(".refusal-what").text())
                .isEqualTo("Sáp nhập cần ít nhất hai đơn vị đi vào cùng một đơn vị.");
        assertThat(as("ninhdong", post("/don-vi/sap-xep/moi")).getStatus()).isEqualTo(403);
    }

    @Test
    void aBlocHasMembersWithDaysAndHeadsInTurnAndIsSplit() throws Exception {
        var world = new SuccessionWorld(bodies, successions);
        Body owner = world.province("Vùng Cụm Mẫu");
        Body a = world.commune("UBND xã Cụm A", owner);
        Body b = world.commune("UBND xã Cụm B", owner);
        UUID bloc = UUID.randomUUID();
        as(
                "quantri",
                post("/cum-khoi")
                        .param("id", bloc.toString())
                        .param("loai", "cluster")
                        .param("ten", "Cụm mẫu 2025")
                        .param("cua", owner.code()));
        for (Body body : List.of(a, b)) {
            as(
                    "quantri",
                    post("/cum-khoi/" + bloc + "/thanh-vien")
                            .param("vao", body.code())
                            .param("vao-ngay", "1/1/2025"));
        }
        as(
                "quantri",
                post("/cum-khoi/" + bloc + "/truong").param("truong", a.code()).param("truong-ngay", "1/1/2025"));
        as(
                "quantri",
                post("/cum-khoi/" + bloc + "/truong")
                        .param("truong", owner.code())
                        .param("truong-ngay", "1/2/2025"));

        assertThat(blocs.find(bloc, LocalDate.of(2025, 1, 31)).orElseThrow().headId())
                .isEqualTo(a.id());
        assertThat(blocs.find(bloc, LocalDate.of(2025, 2, 1)).orElseThrow().headId())
                .isEqualTo(owner.id());
        assertThat(blocs.members(bloc)).hasSize(2);
        // one of the level's sets only
        UUID other = UUID.randomUUID();
        as(
                "quantri",
                post("/cum-khoi")
                        .param("id", other.toString())
                        .param("loai", "cluster")
                        .param("ten", "Cụm khác")
                        .param("cua", owner.code()));
        MockHttpServletResponse second = as(
                "quantri",
                post("/cum-khoi/" + other + "/thanh-vien")
                        .param("vao", a.code())
                        .param("vao-ngay", "1/3/2025"));
        assertThat(second.getStatus()).isEqualTo(409);

        as(
                "quantri",
                post("/cum-khoi/" + bloc + "/chia")
                        .param("chia-ngay", "1/6/2025")
                        .param("chia-thanh", "Cụm mẫu 1\nCụm mẫu 2")
                        .param("phan." + a.id(), "1")
                        .param("phan." + b.id(), "2"));
        assertThat(blocs.splitOff(bloc, LocalDate.of(2025, 6, 1)))
                .extracting(Blocs.Listed::name, Blocs.Listed::members)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Cụm mẫu 1", 1L),
                        org.assertj.core.groups.Tuple.tuple("Cụm mẫu 2", 1L));
        assertThat(blocs.find(bloc, DAY).orElseThrow().members()).isZero();
        assertThat(page("ninhdong", "/cum-khoi?ngay=1/6/2025").text())
                .contains("Cụm mẫu 1")
                .doesNotContain("Cụm mẫu 2025");
    }

    @Test
    void everyListLeavesAsXlsx() throws Exception {
        for (String list : List.of("/don-vi/excel", "/don-vi/sap-xep/excel?nam=2025", "/cum-khoi/excel")) {
            assertThat(as("ninhdong", get(list)).getContentType()).as(list).contains("spreadsheetml");
        }
    }

    private List<String> leaves(String path) throws Exception {
        return page("quantri", path).select("a[data-leaf]").eachText();
    }

    private Document page(String username, String path) throws Exception {
        MockHttpServletResponse answer = as(username, get(java.net.URI.create(path.replace(" ", "%20"))));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(people.loadUserByUsername(username)))
                        .with(csrf())
                        .characterEncoding("UTF-8"))
                .andReturn()
                .getResponse();
    }
}
