package vn.guongsang.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.guongsang.identity.ContentSecurityPolicy;

@SpringBootTest(
        classes = {FrameWorld.class, FrameWorld.Alone.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class FramePagesTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void showsEveryComponentWithoutAMissingWord() throws Exception {
        for (String lang : new String[] {"vi", "en"}) {
            get("/he-thong/giao-dien?lang=" + lang);
            for (String show : new String[] {"", "loi", "tu-choi", "nhan"}) {
                HttpResponse<String> page = get("/he-thong/giao-dien?show=" + show);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).doesNotContain("⟦").contains("<html lang=\"" + lang + "\"");
            }
        }
    }

    @Test
    void holdsNothingInline() throws Exception {
        String page = get("/he-thong/giao-dien?show=loi").body();
        assertThat(page).doesNotContainPattern("<script(?! src=)").doesNotContain("<style", " style=", " onclick=");
        assertThat(get("/he-thong/giao-dien").headers().firstValue("Content-Security-Policy"))
                .hasValue(ContentSecurityPolicy.VALUE);
    }

    @Test
    void theStylePageDoesNotExistForOthers() throws Exception {
        HttpResponse<String> page = send(request("/he-thong/giao-dien").header("X-Who", "officer"));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Không tìm thấy nội dung, hoặc nội dung ngoài phạm vi được xem.");
    }

    @Test
    void rendersTheSameTemplateBareForHtmx() throws Exception {
        HttpResponse<String> part = send(request("/he-thong/giao-dien").header("HX-Request", "true"));
        assertThat(part.body()).startsWith("<title>").contains("<main").doesNotContain("<html", "class=\"mast\"");
        assertThat(part.headers().allValues("Vary"))
                .anySatisfy(vary -> assertThat(vary).containsIgnoringCase("HX-Request"));
    }

    @Test
    void bringsTheFormBackWithTheReasonAndWhatWasTyped() throws Exception {
        String token = token(get("/thu/mau?loc=xanh").body());
        HttpResponse<String> page = send(post("/thu/mau", token, "ten", "Nguyễn Thị Ề", "ngay", "1/2/2025")
                .header("Referer", address("/thu/mau?loc=xanh")));
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Thành tích này đã được khen tại Quyết định số 12/QĐ-UBND.")
                .contains("Căn cứ: Điều 5")
                .contains("value=\"Nguyễn Thị Ề\"", "value=\"1/2/2025\"")
                .contains("<p class=\"state\">xanh</p>")
                .doesNotContain("Việc làm tiếp theo");
    }

    @Test
    void refusesOnAPageOfItsOwnWhenNoFormIsKnown() throws Exception {
        String token = token(get("/thu/mau").body());
        HttpResponse<String> page = send(post("/thu/mau", token));
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("id=\"tu-choi\"", "Quyết định số 12/QĐ-UBND", "Quay lại trang trước");
        assertThat(send(post("/thu/mau", token).header("Referer", "https://example.org/thu/mau"))
                        .body())
                .contains("Quay lại trang trước");
    }

    @Test
    void refusesAPartAboveTheButton() throws Exception {
        String token = token(get("/thu/mau").body());
        HttpResponse<String> part = send(post("/thu/mau", token).header("HX-Request", "true"));
        assertThat(part.statusCode()).isEqualTo(409);
        assertThat(part.headers().firstValue("HX-Retarget")).hasValue("#thong-bao");
        assertThat(part.body()).contains("id=\"tu-choi\"").doesNotContain("<html");
    }

    @Test
    void answersForbiddenWhenTheCodeSaysSo() throws Exception {
        String token = token(get("/thu/mau").body());
        assertThat(send(post("/thu/cam", token)).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAProgramInItsOwnLanguage() throws Exception {
        String token = token(get("/thu/mau").body());
        HttpResponse<String> answer = send(post("/thu/mau", token).header("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"m30\"", "Quyết định số 12/QĐ-UBND");
    }

    @Test
    void marksWhatDoesNotBindAndKeepsIt() throws Exception {
        String token = token(get("/thu/mau").body());
        HttpResponse<String> page = send(post("/thu/dang-ky", token, "ten", "Ề", "ngay", "31/2/2025"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Lỗi: ", "Chưa thực hiện được: còn 1 nội dung cần sửa.")
                .contains("<a href=\"#ngay\">Ngày đăng ký: Nhập ngày dạng ngày/tháng/năm, ví dụ 20/10/2025.</a>")
                .contains("value=\"Ề\"", "value=\"31/2/2025\"");
        assertThat(send(post("/thu/dang-ky", token, "ten", " ", "ngay", "1/2/2025"))
                        .body())
                .contains("<a href=\"#ten\">Đơn vị: Cần nhập nội dung này.</a>");
        assertThat(send(post("/thu/dang-ky", token, "ten", "A", "ngay", "1-2-2025"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void saysThatTheSessionEndedWhenTheTokenIsOutworn() throws Exception {
        HttpResponse<String> page = send(post("/thu/mau", "outworn", "ten", "A"));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Phiên làm việc đã hết", "data-keep-drafts");
    }

    @Test
    void failsWithAReferenceAndNoDetail(CapturedOutput output) throws Exception {
        HttpResponse<String> page = send(request("/thu/hong").header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).doesNotContain("secret detail", "IllegalState");
        Matcher reference = Pattern.compile("Mã lỗi: ([A-Z0-9-]{9})").matcher(page.body());
        assertThat(reference.find()).isTrue();
        assertThat(output).contains("reference " + reference.group(1));
    }

    @Test
    void explainsWhatIsMissingOrAskedTheWrongWay() throws Exception {
        assertThat(get("/khong/co").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong = get("/thu/cam");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void remembersLanguageAndThemeByALink() throws Exception {
        HttpResponse<String> answer = get("/thu/mau?loc=xanh&lang=en&theme=dark");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/thu/mau?loc=xanh");
        assertThat(get("/thu/mau").body()).contains("<html lang=\"en\" data-theme=\"dark\"");
        assertThat(get("/thu/mau?lang=fr").statusCode()).isEqualTo(200);
    }

    @Test
    void servesItsFilesOnceAndForGood() throws Exception {
        Matcher css = Pattern.compile("/assets/app\\.[0-9a-f]{10}\\.css")
                .matcher(get("/thu/mau").body());
        assertThat(css.find()).isTrue();
        HttpResponse<String> file = send(request(css.group()).header("Accept-Encoding", "gzip"));
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(file.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(get(css.group()).body())
                .contains("@font-face", "url(be-vietnam-pro-400.")
                .doesNotContain("../fonts");
        assertThat(get("/assets/app.0000000000.css").statusCode()).isEqualTo(404);
    }

    @Test
    void thePublicSiteNeedsNoActor() throws Exception {
        HttpResponse<String> page = send(request("/thu/cong").header("X-Who", "nobody"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Giới thiệu gương người tốt, việc tốt", "Đăng nhập")
                .doesNotContain("⟦");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address(path)));
    }

    private HttpRequest.Builder post(String path, String token, String... fields) {
        var form = new StringBuilder("_csrf=" + token);
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
