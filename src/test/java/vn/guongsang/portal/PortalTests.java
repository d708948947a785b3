package vn.guongsang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.guongsang.commendation.Honours;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.communication.Publishing;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.identity.Accounts;
import vn.guongsang.installation.InDemoWorld;

@InDemoWorld
class PortalTests {

    private static final AtomicInteger NUMBER = new AtomicInteger(7000);
    private static final Pattern LINK = Pattern.compile("href=\"/guong/([a-z0-9-]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    Publishing publishing;

    @Autowired
    Exemplars exemplars;

    @Autowired
    Recognising recognising;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
    }

    @Test
    void showsNowhereWhatIsNotPublished() throws Exception {
        UUID draft = written("Bản Nháp Chưa Đăng", "Tiêu đề kín của bản nháp");
        UUID ended = written("Người Đã Rút Lui", "Tiêu đề kín đã gỡ");
        portrayed(ended);
        portrayed(draft);
        publishing.publish(honours.editor(), ended).orThrow();
        assertThat(body(get("/guong/nguoi-da-rut-lui"))).contains("Tiêu đề kín đã gỡ");
        assertThat(body(get("/guong.atom"))).contains("Tiêu đề kín đã gỡ");
        publishing.withdrawConsent(honours.editor(), ended, "Gọi điện từ chối").orThrow();

        for (String path : List.of(
                "/",
                "/guong",
                "/guong?q=kin",
                "/guong?q=kín",
                "/guong?q=nguoi da rut lui",
                "/guong.atom",
                "/sitemap.xml",
                "/sitemap/trang.xml",
                "/sitemap/2025-03.xml")) {
            assertThat(body(get(path)))
                    .as(path)
                    .doesNotContain(
                            "Tiêu đề kín", "Người Đã Rút Lui", "Bản Nháp", "nguoi-da-rut-lui\"", "ban-nhap-chua-dang")
                    .doesNotContain("/guong/nguoi-da-rut-lui");
        }
        for (String slug : List.of("nguoi-da-rut-lui", "ban-nhap-chua-dang", "khong-co-bao-gio")) {
            for (String path :
                    List.of("/guong/" + slug, "/guong/" + slug + "/anh?co=320", "/guong/" + slug + "/anh?co=1200")) {
                MockHttpServletResponse answer =
                        mvc.perform(get(path)).andReturn().getResponse();
                boolean once = slug.equals("nguoi-da-rut-lui");
                assertThat(answer.getStatus()).as(path).isEqualTo(once ? 410 : 404);
                assertThat(answer.getContentAsString())
                        .contains(
                                once
                                        ? "nay nội dung đó không còn được đăng"
                                        : "Không tìm thấy nội dung, hoặc nội dung ngoài phạm vi được xem.")
                        .doesNotContain("Tiêu đề kín", "Gọi điện", "Rút Lui", "đồng ý");
            }
        }
        assertThat(body(get("/guong").param("q", "nguoi da rut lui")))
                .contains("Không có gương phù hợp với “nguoi da rut lui”");
    }

    @Test
    void keepsWhatIsInternalInternal() throws Exception {
        UUID id = written("Bí Mật Nội Bộ", "Bài công khai");
        publishing.publish(honours.editor(), id).orThrow();
        String page = body(get("/guong/bi-mat-noi-bo"));
        assertThat(page)
                .contains("Bài công khai", "Công nhận điển hình tiên tiến cấp huyện", "Quyết định số")
                .doesNotContain(
                        "văn bản đồng ý kín",
                        "1968",
                        honours.editor().name(),
                        honours.secretary().name());
    }

    @Test
    void findsWithAndWithoutMarks() throws Exception {
        for (String text :
                List.of("Lão nông", "lao nong", "LAO NONG", "trần văn lộc", "tran van loc", "ninh son loc")) {
            assertThat(slugs(get("/guong").param("q", text))).as(text).containsExactly("tran-van-loc");
        }
        assertThat(slugs(get("/guong").param("q", "%")))
                .as("no word at all: everything")
                .isNotEmpty();
        assertThat(slugs(get("/guong").param("q", "lo_ nong"))).isEmpty();
        assertThat(slugs(get("/guong").param("q", "'; DROP TABLE x; --"))).isEmpty();
    }

    @Test
    void filtersInTheAddress() throws Exception {
        String movement = jdbc.sql("SELECT movement FROM communication_v_published WHERE slug = 'tran-van-loc'")
                .query(String.class)
                .single();
        assertThat(slugs(get("/guong").param("phong-trao", movement).param("q", "lao nong")))
                .containsExactly("tran-van-loc");
        assertThat(slugs(get("/guong").param("phong-trao", movement).param("q", "duong hoa")))
                .isEmpty();
        assertThat(slugs(get("/guong").param("doi-tuong", "cooperative")))
                .containsExactly("hop-tac-xa-nong-nghiep-ho-tieu-xanh-ia-pal");
        assertThat(slugs(get("/guong").param("noi", "chu se")))
                .containsExactly("hop-tac-xa-nong-nghiep-ho-tieu-xanh-ia-pal");
        assertThat(slugs(get("/guong").param("nam", "2024").param("q", "duong hoa")))
                .containsExactly("to-tu-quan-duong-hoa-thon-quang-dong");
        assertThat(slugs(get("/guong").param("nam", "2019"))).isEmpty();
        assertThat(slugs(get("/guong").param("linh-vuc", "không có"))).isEmpty();
        for (String nonsense : List.of("nam=abc", "sau=x_y", "sau=2025-01-01_1", "trang=-1", "q=" + "a".repeat(5000))) {
            mvc.perform(get("/guong?" + nonsense)).andExpect(status().isOk());
        }
    }

    @Test
    void goesThroughAListWithoutGapOrRepetition() throws Exception {
        for (int i = 0; i < 27; i++) {
            publishing
                    .publish(honours.editor(), written("Trang Nối Trang " + i, "Nối trang số " + i))
                    .orThrow();
        }
        List<String> seen = new ArrayList<>();
        String path = "/guong?q=noi+trang+so";
        for (int page = 0; page < 10 && !path.isEmpty(); page++) {
            String html = body(get(java.net.URI.create(path)));
            seen.addAll(slugs(html));
            path = NEXT.matcher(html)
                    .results()
                    .map((MatchResult found) -> found.group(1).replace("&amp;", "&"))
                    .findFirst()
                    .orElse("");
        }
        assertThat(seen).hasSize(27).doesNotHaveDuplicates();
    }

    @Test
    void writesPlainParagraphsWhateverTheyHold() throws Exception {
        UUID id = written("Thẻ Lạ", "</script><script>alert(1)</script>");
        publishing.publish(honours.editor(), id).orThrow();
        for (String path : List.of("/", "/guong", "/guong/the-la")) {
            assertThat(body(get(path))).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(body(get("/guong/the-la"))).contains("&lt;img src=x onerror=alert(2)&gt;", "\\u003c/script>");
        var feed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(get("/guong.atom"))));
        assertThat(feed.getElementsByTagName("title").item(1).getTextContent()).isNotEmpty();
    }

    @Test
    void tellsOthersOfThePage() throws Exception {
        assertThat(body(get("/guong/tran-van-loc")))
                .contains("<link rel=\"canonical\" href=\"http://localhost/guong/tran-van-loc\">")
                .contains("<meta property=\"og:title\" content=\"Lão nông Ninh Sơn mở vườn làm lớp học\">")
                .contains("\"@type\":\"Article\"")
                .contains("Quyết định số 2875/QĐ-UBND");
        assertThat(body(get("/robots.txt"))).contains("Sitemap: http://localhost/sitemap.xml");
        assertThat(body(get("/sitemap.xml")))
                .contains("http://localhost/sitemap/2024-12.xml", "http://localhost/sitemap/2025-01.xml");
        assertThat(body(get("/sitemap/2024-12.xml")))
                .contains("/guong/tran-van-loc", "/guong/to-tu-quan-duong-hoa-thon-quang-dong")
                .doesNotContain("ia-pal");
        mvc.perform(get("/sitemap/2024-13.xml")).andExpect(status().isNotFound());
    }

    @Test
    void sendsNothingAgainThatHasNotChanged() throws Exception {
        UUID id = written("Có Ảnh", "Bài có ảnh");
        portrayed(id);
        publishing.publish(honours.editor(), id).orThrow();
        for (String path :
                List.of("/", "/guong", "/guong/co-anh", "/guong/co-anh/anh?co=320", "/guong/co-anh/anh?co=1200")) {
            MockHttpServletResponse first = mvc.perform(get(path)).andReturn().getResponse();
            assertThat(first.getStatus()).as(path).isEqualTo(200);
            String tag = first.getHeader("ETag");
            assertThat(tag).as(path).isNotEmpty();
            mvc.perform(get(path).header("If-None-Match", tag)).andExpect(status().isNotModified());
        }
        MockHttpServletResponse card =
                mvc.perform(get("/guong/co-anh/anh?co=320")).andReturn().getResponse();
        assertThat(card.getHeader("Cache-Control")).contains("max-age=604800", "private");
        for (String shared : List.of("/guong.atom", "/sitemap.xml", "/sitemap/2025-03.xml")) {
            assertThat(mvc.perform(get(shared)).andReturn().getResponse().getHeader("Cache-Control"))
                    .as(shared)
                    .contains("no-cache");
        }
        assertThat(card.getContentAsByteArray().length).isLessThan(40 * 1024);
        assertThat(ImageIO.read(new ByteArrayInputStream(card.getContentAsByteArray()))
                        .getWidth())
                .isEqualTo(320);
        assertThat(mvc.perform(get("/guong/co-anh/anh?co=77"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void findsNoneOfTheManyThatAreNotPublished() throws Exception {
        jdbc.sql("INSERT INTO exemplar_exemplar SELECT gen_random_uuid(), plan_id, movement, sector, subject_kind,"
                        + " name || ' ' || n, body_id, place, born, deed, achievement, lesson, state, version, registered_on,"
                        + " registered_by, changed_at, changed_by_name FROM exemplar_exemplar, generate_series(1, 200) n"
                        + " WHERE name = 'Trần Văn Lộc'")
                .update();
        assertThat(slugs(get("/guong").param("q", "tran van loc")))
                .as("only what is published")
                .containsExactly("tran-van-loc");
    }

    @Test
    void savesTheArticleWithEveryButtonOfItsPageAndPublishesWhatIsOnTheScreen() throws Exception {
        UUID id = honours.recognised(recognising, "Nút Nào Cũng Lưu", NUMBER.incrementAndGet() + "/QĐ-UBND");
        mvc.perform(pressed(id, "/dong-y", 0, "Tiêu đề một").param("consentBy", "Ông Lưu"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("Tiêu đề một"), containsString("value=\"Ông Lưu\""))));
        assertThat(headline(id)).isEqualTo("Tiêu đề một");

        var saved = mvc.perform(pressed(id, "", 1, "Tiêu đề hai").param("consentBy", "Ông Lưu"))
                .andExpect(redirectedUrl("/tuyen-truyen/" + id))
                .andReturn();
        mvc.perform(get("/tuyen-truyen/" + id)
                        .with(user(people.loadUserByUsername(Honours.EDITOR)))
                        .cookie(saved.getResponse().getCookies()))
                .andExpect(content().string(allOf(containsString("Tiêu đề hai"), containsString("value=\"Ông Lưu\""))));

        mvc.perform(pressed(id, "/anh", 2, "Tiêu đề ba").param("says", "Ông Lưu"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(pressed(id, "/xuat-ban", 3, "Tiêu đề bốn"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("chưa ghi sự đồng ý")));
        mvc.perform(pressed(id, "/dong-y", 4, "Tiêu đề năm")
                        .param("consent", UUID.randomUUID().toString())
                        .param("consentBy", "Ông Lưu")
                        .param("consentHow", "Văn bản")
                        .param("scope", "STORY")
                        .param("consentOn", "1/3/2025"))
                .andExpect(redirectedUrl("/tuyen-truyen/" + id + "#dong-y"));
        assertThat(headline(id)).isEqualTo("Tiêu đề năm");
        mvc.perform(pressed(id, "/xuat-ban", 5, "Tiêu đề trên màn hình")).andExpect(status().is3xxRedirection());
        assertThat(body(get("/guong/nut-nao-cung-luu"))).contains("Tiêu đề trên màn hình", "Đoạn vừa gõ.");

        mvc.perform(pressed(id, "/anh", 1, "Tiêu đề từ trang mở đã lâu").param("says", "Ông Lưu"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Tiêu đề từ trang mở đã lâu"),
                                containsString("Tiêu đề trên màn hình"))));
        mvc.perform(pressed(id, "/go-xuat-ban", 6, "").param("reason", "Sai tên người"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("Đã gỡ bài."), containsString("Đoạn vừa gõ."))));
        assertThat(publishing.standing(id))
                .as("nothing in the article keeps it public")
                .isEmpty();
        assertThat(headline(id)).isEqualTo("Tiêu đề trên màn hình");
    }

    @Test
    void recordsTheConsentOfWhomNothingWasWrittenAboutYet() throws Exception {
        UUID id = honours.recognised(recognising, "Chưa Viết Gì", NUMBER.incrementAndGet() + "/QĐ-UBND");
        mvc.perform(pressed(id, "/dong-y", 0, "")
                        .param("consent", UUID.randomUUID().toString())
                        .param("consentBy", "Bà Chưa")
                        .param("consentHow", "Gọi điện")
                        .param("scope", "STORY")
                        .param("consentOn", "1/3/2025"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("#headline"), containsString("Đoạn vừa gõ."))));
        mvc.perform(post("/tuyen-truyen/" + id + "/dong-y")
                        .with(user(people.loadUserByUsername(Honours.EDITOR)))
                        .with(csrf())
                        .param("version", "0")
                        .param("headline", "")
                        .param("body", "")
                        .param("lesson", exemplars.get(id).profile().lesson())
                        .param("consent", UUID.randomUUID().toString())
                        .param("consentBy", "Bà Chưa")
                        .param("consentHow", "Gọi điện")
                        .param("scope", "STORY")
                        .param("consentOn", "1/3/2025"))
                .andExpect(redirectedUrl("/tuyen-truyen/" + id + "#dong-y"));
        assertThat(publishing.story(id)).isEmpty();
    }

    private MockHttpServletRequestBuilder pressed(UUID id, String button, int version, String headline) {
        return post("/tuyen-truyen/" + id + button)
                .with(user(people.loadUserByUsername(Honours.EDITOR)))
                .with(csrf())
                .param("form", UUID.randomUUID().toString())
                .param("version", String.valueOf(version))
                .param("headline", headline)
                .param("body", "Đoạn vừa gõ.")
                .param("lesson", "Bài học.");
    }

    private String headline(UUID id) {
        return publishing.story(id).orElseThrow().headline();
    }

    private UUID written(String name, String headline) {
        UUID id = honours.recognised(recognising, name, NUMBER.incrementAndGet() + "/QĐ-UBND");
        publishing
                .write(
                        honours.editor(),
                        id,
                        UUID.randomUUID(),
                        0,
                        new Publishing.Text(
                                headline, "Đoạn một <img src=x onerror=alert(2)>.\n\nĐoạn hai.", "Bài học."))
                .orThrow();
        publishing.agree(honours.editor(), id, Honours.agreement(), null).orThrow();
        return id;
    }

    private void portrayed(UUID id) throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB), "png", png);
        mvc.perform(multipart("/tuyen-truyen/" + id + "/anh")
                        .file(new MockMultipartFile("picture", "anh.png", "image/png", png.toByteArray()))
                        .param("says", "Một người đứng trong vườn")
                        .with(user(people.loadUserByUsername(Honours.EDITOR)))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private List<String> slugs(MockHttpServletRequestBuilder request) throws Exception {
        return slugs(body(request));
    }

    private static List<String> slugs(String html) {
        return LINK.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private byte[] bytes(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse().getContentAsByteArray();
    }
}
