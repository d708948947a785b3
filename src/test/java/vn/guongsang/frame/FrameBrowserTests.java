package vn.guongsang.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.guongsang.journeys.Accessibility;
import vn.guongsang.journeys.Browsers;

/** The frame in a real browser: at both widths, in both themes, with and without script. */
@SpringBootTest(
        classes = {FrameWorld.class, FrameWorld.Alone.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class FrameBrowserTests {

    private static final int KB = 1024;
    private static final List<String> PAGES = List.of(
            "/he-thong/giao-dien",
            "/he-thong/giao-dien?show=loi",
            "/he-thong/giao-dien?show=tu-choi",
            "/thu/cong",
            "/thu/mau",
            "/khong/co");
    private static final Path SHOTS = Path.of("target/screenshots");

    @LocalServerPort
    private int port;

    private final Browser browser = Browsers.chromium();

    /** Widths differ in their layout and themes in their colours: each of both is looked at once. */
    @ParameterizedTest
    @CsvSource({"1440, DARK", "390, LIGHT"})
    void isCleanForAxeAndFits(int width, ColorScheme theme) {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = context(width, theme, true)) {
            for (String path : PAGES) {
                Page page = visit(context, path);
                String name = path.replaceAll("[^a-z]+", "-").substring(1) + "-" + width;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve(name + ".png"))
                        .setFullPage(true));
                Accessibility.allBreaches(page).forEach(breach -> complaints.add(name + ": " + breach));
                if ((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
                    complaints.add(name + ": wider than the screen");
                }
                page.close();
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void reflowsAt320Pixels() {
        try (BrowserContext context = context(320, ColorScheme.LIGHT, true)) {
            for (String path : PAGES) {
                Page page = visit(context, path);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(320);
            }
        }
    }

    @Test
    void holdsTogetherAtTwiceTheTextSize() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, true)) {
            Page page = visit(context, "/he-thong/giao-dien");
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("twice.png")));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1280);
        }
    }

    @Test
    void printsOnPaperWithoutChrome() {
        try (BrowserContext context = context(1280, ColorScheme.DARK, true)) {
            Page page = visit(context, "/he-thong/giao-dien");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            assertThat(page.locator(".mast").isVisible()).isFalse();
            assertThat(page.getByText("Số liệu đến ngày 10/03/2025").isVisible())
                    .isTrue();
            page.setViewportSize(620, 990);
            assertThat(page.locator("thead th").first().isVisible())
                    .as("a table stays a table")
                    .isTrue();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display"))
                    .isEqualTo("table-row");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SHOTS.resolve("print.png"))
                    .setFullPage(true));
        }
    }

    @Test
    void keepsToItsBudget() {
        try (BrowserContext context = context(1440, ColorScheme.LIGHT, true)) {
            List<Object[]> loaded = new ArrayList<>();
            Page page = context.newPage();
            page.onRequestFinished(request -> loaded.add(new Object[] {
                request.url().replaceAll("^https?://[^/]+", "").replaceAll("\\.[0-9a-f]{10}\\.", "."),
                request.sizes().responseBodySize
            }));
            page.navigate(address("/thu/mau"));
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            Map<String, Integer> bytes =
                    loaded.stream().collect(Collectors.toMap(l -> (String) l[0], l -> (Integer) l[1], Integer::sum));
            System.out.println("first visit, bytes: " + bytes);
            assertThat(bytes.get("/thu/mau")).as("HTML").isLessThanOrEqualTo(12 * KB);
            assertThat(bytes.get("/assets/app.css")).as("CSS").isLessThanOrEqualTo(14 * KB);
            assertThat(bytes.get("/assets/htmx.js") + bytes.get("/assets/app.js"))
                    .as("script")
                    .isLessThanOrEqualTo(22 * KB);
            assertThat(bytes.get("/assets/app.js")).as("own script").isLessThanOrEqualTo(4 * KB);
            assertThat(bytes.get("/assets/be-vietnam-pro-400.woff2") + bytes.get("/assets/be-vietnam-pro-600.woff2"))
                    .as("fonts")
                    .isLessThanOrEqualTo(49 * KB);
            assertThat(bytes.get("/assets/icons.svg")).as("icons").isLessThanOrEqualTo(3 * KB);
            assertThat(loaded).as("requests").hasSizeLessThanOrEqualTo(9);
        }
    }

    @Test
    void breaksNoPolicyAndNoScript() {
        try (BrowserContext context = context(1440, ColorScheme.LIGHT, true)) {
            List<String> said = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onPageError(said::add);
            page.navigate(address("/he-thong/giao-dien"));
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(said).isEmpty();
            assertThat(page.evaluate("typeof htmx")).isEqualTo("object");
        }
    }

    @Test
    void opensTheMenuOfAPhoneWithoutScript() {
        try (BrowserContext context = context(390, ColorScheme.LIGHT, false)) {
            Page page = visit(context, "/thu/mau");
            Locator work = page.locator(".mast-menu a").first();
            assertThat(work.isVisible()).isFalse();
            page.locator(".mast-menu summary").click();
            assertThat(work.isVisible()).isTrue();
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("phone-menu.png")));
        }
    }

    @Test
    void focusesTheErrorsAndLeadsToTheField() {
        try (BrowserContext context = context(1440, ColorScheme.LIGHT, true)) {
            Page page = visit(context, "/he-thong/giao-dien?show=loi");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("loi-nhap");
            page.locator("#loi-nhap a").first().click();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("ten");
        }
    }

    @Test
    void findsAPageByItsNameWithoutDiacritics() {
        try (BrowserContext context = context(1440, ColorScheme.LIGHT, true)) {
            Page page = visit(context, "/thu/mau");
            page.keyboard().press("Control+k");
            page.keyboard().type("nhiem vu");
            assertThat(page.locator(".palette li").allTextContents())
                    .containsExactly("Nhiệm vụ định kỳ", "Tìm “nhiem vu”");
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("palette.png")));
            page.keyboard().press("Escape");
            assertThat(page.locator(".palette").count()).isZero();
        }
    }

    @Test
    void keepsWhatWasTypedUntilItIsSent() {
        try (BrowserContext context = context(1440, ColorScheme.LIGHT, true)) {
            Page page = visit(context, "/thu/mau");
            page.locator("#ten").fill("Nguyễn Thị Ề");
            page.waitForTimeout(2300);
            page.reload();
            page.locator("main button.link").first().click();
            assertThat(page.locator("#ten").inputValue()).isEqualTo("Nguyễn Thị Ề");
            page.keyboard().press("Control+Enter");
            page.locator("#tu-choi").waitFor();
            assertThat(page.url()).endsWith("/thu/mau");
            assertThat(page.locator("#ten").inputValue()).isEqualTo("Nguyễn Thị Ề");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("tu-choi");
        }
    }

    private BrowserContext context(int width, ColorScheme theme, boolean script) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(theme)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script)
                .setLocale("vi-VN"));
    }

    private Page visit(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(address(path));
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
