package vn.guongsang.plan;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pictures for the eye, taken when asked for: {@code -Dlook=/tmp/pages -Dtest=LookAtPlanPages}. */
@InPlanWorld
@EnabledIfSystemProperty(named = "look", matches = ".+")
class LookAtPlanPages {

    @Autowired
    PlanWorld world;

    @Autowired
    Obligations obligations;

    @Autowired
    Extensions extensions;

    @LocalServerPort
    int port;

    @Test
    void takesPictures() {
        world.settle();
        world.load("binh-thuan-congress-2025");
        world.load("gia-lai-2021");
        world.load("thai-binh-2023");
        world.load("binh-thuan-2022");
        int shift = 0;
        for (String commune : PlanWorld.COMMUNES) {
            for (int month = 1; month <= 12; month++) {
                if ((month + shift) % 5 != 0) {
                    world.met(
                            world.instance(world.commune(commune), PlanWorld.MONTHLY, LocalDate.of(2024, month, 1)),
                            LocalDate.of(2024, month, 12 + (month * 3 + shift * 4) % 13));
                }
            }
            shift++;
        }
        var officer = world.actor("officer");
        var march = obligations
                .find(world.instance(world.commune("Ninh Đông"), PlanWorld.MONTHLY, LocalDate.of(2025, 3, 1)))
                .orElseThrow();
        var february = obligations
                .find(world.instance(world.commune("Ninh Đông"), PlanWorld.MONTHLY, LocalDate.of(2025, 2, 1)))
                .orElseThrow();
        var filing = java.util.UUID.randomUUID();
        obligations.file(
                officer,
                filing,
                february,
                FilingKind.PAPER,
                null,
                "Công văn số 31/UBND ngày 17/3/2025: danh sách 02 gương.",
                java.util.Map.of("any", 2));
        obligations.rule(
                world.actor("hub"),
                filing,
                false,
                "Danh sách thiếu xác nhận của Chủ tịch UBND xã; đề nghị gửi lại bản có ký, đóng dấu.");
        obligations.file(officer, java.util.UUID.randomUUID(), march, FilingKind.NOTHING, null, "", java.util.Map.of());
        var other = obligations
                .find(world.instance(world.commune("Ninh An"), PlanWorld.MONTHLY, LocalDate.of(2025, 3, 1)))
                .orElseThrow();
        extensions.ask(
                world.actor("other"),
                java.util.UUID.randomUUID(),
                other,
                LocalDate.of(2025, 3, 28),
                "Xã đang khắc phục hậu quả mưa lũ, chưa họp bình chọn được.");
        String plan = "/ke-hoach/" + PlanWorld.TOWN;
        var pages = Map.ofEntries(
                Map.entry("board", "/nhiem-vu?ke-hoach=ninh-hoa-2021&nghia-vu=nh-ob-01&nam=2024"),
                Map.entry("board25", "/nhiem-vu"),
                Map.entry(
                        "body",
                        "/nhiem-vu?ke-hoach=ninh-hoa-2021&don-vi="
                                + world.commune("Ninh Đông").id()),
                Map.entry("intake", "/nhiem-vu/tiep-nhan"),
                Map.entry("instance-hub", "/nhiem-vu/" + march.id()),
                Map.entry("extension-hub", "/nhiem-vu/" + other.id()),
                Map.entry("due", plan + "/nghia-vu/nh-ob-02/han"),
                Map.entry("plans", "/ke-hoach"),
                Map.entry("plan", plan),
                Map.entry("obligations", plan + "/nghia-vu"),
                Map.entry("calendar", plan + "/lich"),
                Map.entry("movements", plan + "/phong-trao"),
                Map.entry("movement", plan + "/phong-trao/nh-mv-13"),
                Map.entry("criteria", plan + "/tieu-chi"),
                Map.entry("bodies", plan + "/don-vi"),
                Map.entry("ambiguities", plan + "/diem-chua-ro"),
                Map.entry("whole", plan + "/toan-van?muc=communication"),
                Map.entry("congress", "/ke-hoach/binh-thuan-congress-2025"),
                Map.entry("conferences", "/ke-hoach/binh-thuan-congress-2025/hoi-nghi"),
                Map.entry("gl-movements", "/ke-hoach/gia-lai-2021/phong-trao"),
                Map.entry("bt-plan", "/ke-hoach/binh-thuan-2022"));
        var own = Map.of("own", "/nhiem-vu", "instance", "/nhiem-vu/" + february.id(), "plan-officer", plan);
        try (var playwright = Playwright.create();
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox")))) {
            take(browser, "hub", pages);
            take(browser, "officer", own);
            take(browser, "admin", Map.of("holidays", "/quan-tri/ngay-nghi?nam=2025"));
        }
    }

    private void take(Browser browser, String who, Map<String, String> pages) {
        for (int width : new int[] {1440, 390}) {
            try (var context = browser.newContext(
                    new Browser.NewContextOptions().setViewportSize(width, width == 390 ? 844 : 900))) {
                Page page = context.newPage();
                page.navigate("http://localhost:" + port + "/dang-nhap");
                page.fill("#username", who);
                page.fill("#password", PlanWorld.PASSWORD);
                page.locator("main form button").first().click();
                String only = System.getProperty("only", "");
                pages.forEach((name, path) -> {
                    if (!only.isEmpty() && !List.of(only.split(",")).contains(name)) {
                        return;
                    }
                    page.navigate("http://localhost:" + port + path);
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of(System.getProperty("look"), name + "-" + width + ".png"))
                            .setFullPage(true));
                    if (page.content().contains("⟦")) {
                        System.out.println("MISSING WORD on " + name + ": "
                                + page.content()
                                        .replaceAll("(?s).*?⟦([^⟧]*)⟧", "$1 ")
                                        .substring(0, 200));
                    }
                });
            }
        }
    }
}
