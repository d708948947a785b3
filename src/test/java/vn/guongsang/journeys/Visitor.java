package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** Somebody in front of a browser: signs in, reads, types, presses. Complaints of the browser are kept. */
final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/screenshots");

    /** By address and name. */
    private static final Map<String, List<Cookie>> SESSIONS = new ConcurrentHashMap<>();

    /** Contexts that somebody has left, with the styles, fonts and scripts that they know, and nothing else. */
    private static final Map<Screen, Queue<BrowserContext>> LEFT = new ConcurrentHashMap<>();

    private record Screen(int width, int height, boolean script) {

        BrowserContext context() {
            BrowserContext left = LEFT.computeIfAbsent(this, _ -> new ConcurrentLinkedQueue<>())
                    .poll();
            return left != null
                    ? left
                    : Browsers.chromium()
                            .newContext(new NewContextOptions()
                                    .setViewportSize(width, height)
                                    .setLocale("vi-VN")
                                    .setJavaScriptEnabled(script));
        }
    }

    private final String base;
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private boolean careful = true;

    private Visitor(String base, int width, int height, boolean script) {
        this.base = base;
        this.screen = new Screen(width, height, script);
        this.context = screen.context();
        this.page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            // a look that the next keystroke overtook is given up: no failure
            if (message.type().equals("error")
                    && !message.text().contains("status of 4")
                    && !message.text().startsWith("htmx:sendAbort")
                    && !message.text().startsWith("htmx:afterRequest")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Visitor desktop(String base) {
        return new Visitor(base, 1440, 900, true);
    }

    static Visitor phone(String base) {
        return new Visitor(base, 390, 844, true);
    }

    /** On a telephone whose browser runs no script. */
    static Visitor withoutScript(String base) {
        return new Visitor(base, 390, 844, false);
    }

    /** Does without the slow looks at a page that somebody before has looked at. */
    Visitor inHaste() {
        careful = false;
        return this;
    }

    /** Comes back to a session begun in this JVM, so that many short visits cost few password checks. */
    Visitor signIn(String username) {
        String who = base + " " + username;
        context.addCookies(SESSIONS.getOrDefault(who, List.of()));
        go("/viec");
        if (!page.url().endsWith("/viec")) {
            enter(username);
            SESSIONS.put(
                    who,
                    context.cookies().stream()
                            .map(cookie -> new Cookie(cookie.name, cookie.value).setUrl(base))
                            .toList());
        }
        assertThat(page.url()).endsWith("/viec");
        return this;
    }

    private void enter(String username) {
        page.fill("#username", username);
        page.fill("#password", "guongsang-mau");
        page.click("button[data-primary]");
    }

    /** Switches to the post with this role, unless it is the one acted in. */
    Visitor actAs(String role) {
        if (!page.locator(".who-post").innerText().startsWith(role)) {
            page.locator(".mast-who summary").click();
            page.locator(".mast-who button[name='vai-tro']")
                    .filter(new Locator.FilterOptions().setHasText(role))
                    .click();
            page.waitForLoadState();
        }
        return this;
    }

    /** Opens an address and expects it to be there. */
    Visitor go(String path) {
        Response response = page.navigate(base + path);
        assertThat(response.status()).as(path).isEqualTo(200);
        return this;
    }

    int statusOf(String path) {
        return page.navigate(base + path).status();
    }

    Visitor type(String field, String text) {
        page.fill("[name='" + field + "']", text);
        return this;
    }

    Visitor choose(String field, String value) {
        Locator choice = page.locator("[name='" + field + "']").first();
        if (choice.evaluate("e => e.tagName").equals("SELECT")) {
            choice.selectOption(value);
        } else {
            page.locator("[name='" + field + "'][value='" + value + "']").check();
        }
        return this;
    }

    Visitor attach(String field, String name, String type, byte[] content) {
        page.setInputFiles("[name='" + field + "']", new FilePayload(name, type, content));
        return this;
    }

    /** Presses a button or follows a link by what stands on it. */
    Visitor press(String words) {
        page.locator("main, nav, .primary")
                .locator("button, a, summary")
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("^\\s*" + words.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0"))))
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    /** Sends the form of an action, whatever stands on its button. */
    Visitor send(String action) {
        page.locator("button[formaction$='%1$s'], form[action$='%1$s'] button:not([name])".formatted(action))
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    /** Sends a form that has several buttons by the value of one. */
    Visitor send(String action, String button) {
        page.locator("form[action$='" + action + "'] button[value='" + button + "']")
                .click();
        page.waitForLoadState();
        return this;
    }

    String text() {
        return page.locator("main").innerText();
    }

    String title() {
        return page.locator("h1").innerText();
    }

    String path() {
        return page.url().substring(base.length());
    }

    Page page() {
        return page;
    }

    List<String> all(String selector, String attribute) {
        return page.locator(selector).all().stream()
                .map(found -> found.getAttribute(attribute))
                .toList();
    }

    byte[] download(String path) {
        return context.request().get(base + path).body();
    }

    /** Nothing that keeps people with a disability out (WCAG 2.1 AA). */
    Visitor isAccessible() {
        if (careful) {
            assertThat(Accessibility.breaches(page)).as(path()).isEmpty();
        }
        return this;
    }

    /** No message key and no placeholder shows, and the page does not scroll sideways. */
    Visitor isWhole() {
        assertThat(page.locator("body").innerText()).doesNotContain("⟦");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"))
                .as("%s scrolls sideways", path())
                .isTrue();
        assertThat((List<?>) page.evaluate("""
                        () => [...document.querySelectorAll('[id]')].map(element => element.id)
                            .filter((id, place, all) => all.indexOf(id) < place)"""))
                .as("ids that %s holds twice", path())
                .isEmpty();
        return this;
    }

    Visitor picture(String name) {
        if (careful) {
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        }
        return this;
    }

    @Override
    public void close() {
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
        page.close();
        context.clearCookies();
        LEFT.get(screen).add(context);
        assertThat(complaints).isEmpty();
    }
}
