package vn.guongsang.architecture.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.installation.TestDatabase;

/**
 * Script in every text that the database holds and in every field of every form that can be reached:
 * it comes out as text, on every page, for everybody. Forms and pages are found by walking, so those
 * that are made later are tried too.
 */
@InDemoWorld
class ScriptTests {

    private static final String SCRIPT = "\"'><img src=x onerror=alert(1)></script>";

    /** What only a page that did not escape holds. */
    private static final String RAW = "<img src=x";

    /** Columns of words; others are codes, which the program itself chooses. */
    private static final String WORDS =
            "(^|_)(name|title|deed|achievement|lesson|words|reason|note|place|headline|body|person|what|result|basis|signer"
                    + "|capacity|says|by|how|text|comment|address|number)$";

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern FIELD =
            Pattern.compile("(?s)<(input|textarea|select)\\b([^>]*)>(.*?)(?=<(?:input|textarea|select|button)|$)");

    /** Addresses that end a session, lead to one and the same page again and again, or are no pages. */
    private static final Pattern NOT_WALKED =
            Pattern.compile("/(dang-xuat|assets|error).*|.*[?&](lang|theme|density)=.*"
                    + "|[^?]*([/.](excel|xlsx|pdf|docx|ics|atom|yaml|csv|zip)|/tai-xuong)(\\?.*)?");

    private static boolean poisoned;

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @ValueSource(strings = {"ninhdong", "noivu.ninhhoa", "thuky.ninhhoa", "lanhdao.ninhhoa", "quantri", ""})
    void comesOutAsText(String username) throws Exception {
        poison();
        var client = new Client(port);
        if (!username.isEmpty()) {
            client.signedIn(username);
        }
        Map<String, String> pages = walked(client, 2);
        assertThat(pages).hasSizeGreaterThan(username.isEmpty() ? 4 : 8);
        List<String> wrong = new ArrayList<>();
        pages.forEach((path, page) -> {
            if (page.contains(RAW)) {
                wrong.add(path);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(String.join("", pages.values())).as("it was there").contains("&lt;img src=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ninhdong", "noivu.ninhhoa", "thuky.ninhhoa", "quantri"})
    void typedIntoAFormComesBackAsText(String username) throws Exception {
        var client = new Client(port).signedIn(username);
        List<String> wrong = new ArrayList<>();
        Set<String> sent = new HashSet<>();
        for (var page : walked(client, 1).entrySet()) {
            for (MatchResult form : FORM.matcher(page.getValue()).results().toList()) {
                String action = HtmlUtils.htmlUnescape(attribute(form.group(1), "action", page.getKey()));
                boolean post = attribute(form.group(1), "method", "get").equals("post");
                if (NOT_WALKED.matcher(action).matches() || !sent.add(post + shape(action))) {
                    continue;
                }
                List<Map.Entry<String, String>> fields = filled(form.group(2));
                HttpResponse<String> answer = post
                        // not the page's own: what was sent before may have ended its forms
                        ? client.post(action, client.token("/tai-khoan"), fields)
                        : client.get(action.replaceAll("\\?.*", "") + "?"
                                + fields.stream()
                                        .map(field -> field.getKey() + "="
                                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("&")));
                if (answer.statusCode() >= 500 || answer.body().contains(RAW)) {
                    wrong.add(action + ": " + answer.statusCode());
                }
                String location =
                        answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+", "");
                if (location.startsWith("/")
                        && client.get(location.replaceAll("#.*", "")).body().contains(RAW)) {
                    wrong.add(action + " → " + location);
                }
            }
        }
        assertThat(sent).hasSizeGreaterThan(2);
        assertThat(wrong).isEmpty();
    }

    @Test
    void inAnAddressComesBackAsText() throws Exception {
        var client = new Client(port).signedIn("noivu.ninhhoa");
        String script = URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8);
        for (String path : List.of(
                "/guong?q=" + script,
                "/guong?nam=" + script,
                "/guong/" + script.replace("+", "%20"),
                "/dien-hinh?tim=" + script,
                "/dien-hinh?sau=" + script,
                "/tim-kiem?q=" + script,
                "/ke-hoach/" + script.replace("+", "%20"),
                "/dang-nhap?" + script + "=" + script,
                "/khong-co/" + script.replace("+", "%20"))) {
            assertThat(client.get(path).body()).as(path).doesNotContain(RAW);
        }
    }

    /** Adds the script to every word in the database that may be longer, once for all who look at it. */
    private void poison() {
        if (poisoned) {
            return;
        }
        poisoned = true;
        JdbcClient jdbc = JdbcClient.create(database.ownerDataSource());
        long poisoned = jdbc.sql("""
                        SELECT format('UPDATE %I SET %I = %I || :script WHERE %I <> '''' AND %I NOT LIKE ''%%onerror%%''',
                                      table_name, column_name, column_name, column_name, column_name)
                          FROM information_schema.columns
                          JOIN information_schema.tables USING (table_schema, table_name)
                         WHERE table_schema = 'public'
                           AND table_type = 'BASE TABLE'
                           AND table_name !~ '^(flyway|spring)'
                           AND data_type = 'text'
                           AND is_generated = 'NEVER'
                           AND column_name ~ :words
                           AND column_name <> 'username'
                        """).param("words", WORDS).query(String.class).list().stream()
                .filter(update -> {
                    try {
                        jdbc.sql(update).param("script", SCRIPT).update();
                        return true;
                    } catch (DataAccessException _) {
                        // append-only, or with a rule of its own for what it holds
                        return false;
                    }
                })
                .count();
        assertThat(poisoned).isGreaterThan(25);
    }

    /** What links lead to, a few pages of each kind. */
    private static Map<String, String> walked(Client client, int ofEachKind) throws Exception {
        Map<String, String> pages = new HashMap<>();
        Map<String, Integer> kinds = new HashMap<>();
        Deque<String> ahead = new ArrayDeque<>(
                List.of("/", "/viec", "/guong", "/dien-hinh", "/ke-hoach", "/tuyen-truyen", "/quyet-dinh"));
        while (!ahead.isEmpty() && pages.size() < 150) {
            String path = ahead.removeFirst();
            if (pages.containsKey(path)
                    || NOT_WALKED.matcher(path).matches()
                    || kinds.merge(shape(path), 1, Integer::sum) > ofEachKind) {
                continue;
            }
            HttpResponse<String> answer = client.get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                pages.put(path, answer.body());
                LINK.matcher(answer.body())
                        .results()
                        .forEach(link -> ahead.addLast(HtmlUtils.htmlUnescape(link.group(1))));
            }
        }
        return pages;
    }

    /** An address without what is one thing's own. */
    private static String shape(String path) {
        return path.replaceAll("\\?.*", "?")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
                .replaceAll("(/guong|/ke-hoach)/[^/?]+", "$1/{code}")
                .replaceAll("/(phong-trao|nghia-vu)/[^/?]+", "/$1/{code}");
    }

    private static List<Map.Entry<String, String>> filled(String form) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        FIELD.matcher(form).results().forEach(field -> {
            String name = attribute(field.group(2), "name", "");
            String type = attribute(field.group(2), "type", field.group(1));
            String value = HtmlUtils.htmlUnescape(attribute(field.group(2), "value", ""));
            if (name.isEmpty() || name.equals("_csrf") || type.equals("file")) {
                return;
            }
            boolean chosen = List.of("hidden", "radio", "checkbox").contains(type);
            fields.add(Map.entry(name, chosen ? value : SCRIPT));
        });
        return fields;
    }

    private static String attribute(String attributes, String name, String otherwise) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? found.group(1) : otherwise;
    }
}
