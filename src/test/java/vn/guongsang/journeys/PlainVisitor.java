package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody whose browser runs no script: opens pages and sends their forms with what these hide. */
final class PlainVisitor {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    PlainVisitor(String base) {
        this.base = base;
    }

    /** A form as a page offers it, with what was typed. */
    record Form(String page, String html, String action, Map<String, String> fields) {

        Form type(String field, String text) {
            var typed = new LinkedHashMap<>(fields);
            typed.put(field, text);
            return new Form(page, html, action, typed);
        }

        /** The same into each field that the page has under a name that begins so. */
        Form typeAll(String prefix, String text) {
            Form typed = this;
            for (String name : names(prefix)) {
                typed = typed.type(name, text);
            }
            return typed;
        }

        List<String> names(String prefix) {
            return Pattern.compile("name=\"(" + prefix + "[^\"]*)\"")
                    .matcher(html)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }

        /** What stands in a field. */
        String value(String field) {
            return Pattern.compile("<input[^>]* name=\"" + field + "\"[^>]* value=\"([^\"]*)\"")
                    .matcher(html)
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow();
        }

        /** Pressed on a button that sends elsewhere. */
        Form to(String other) {
            return new Form(page, html, other, fields);
        }
    }

    PlainVisitor signIn(String username) throws Exception {
        Form door = form("/dang-nhap", "/dang-nhap").type("username", username).type("password", "guongsang-mau");
        assertThat(leadsTo(send(door))).endsWith("/viec");
        return this;
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** The form of a page that is sent to an action. */
    Form form(String path, String action) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        int start = page.body().indexOf("action=\"" + action + "\"");
        assertThat(start).as("%s has a form to %s", path, action).isPositive();
        String form = page.body().substring(start, page.body().indexOf("</form>", start));
        Map<String, String> hidden = HIDDEN.matcher(form)
                .results()
                .collect(Collectors.toMap((MatchResult field) -> field.group(1), field -> field.group(2)));
        return new Form(path, form, action, hidden);
    }

    /** Sends a form; where the answer leads on, it is not followed. */
    HttpResponse<String> send(Form form, String... headers) throws Exception {
        return http.send(posted(form, headers), BodyHandlers.ofString());
    }

    /** Where an answer leads on; empty if it does not. */
    static String leadsTo(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Sends a form and does not wait. */
    CompletableFuture<HttpResponse<String>> begin(Form form, String... headers) {
        return http.sendAsync(posted(form, headers), BodyHandlers.ofString());
    }

    /** Sends a form with a file in its field {@code file}. */
    HttpResponse<String> upload(Form form, String fileName, String content) throws Exception {
        String edge = "----" + System.identityHashCode(form);
        String parts = form.fields().entrySet().stream()
                .map(field -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(edge, field.getKey(), field.getValue()))
                .collect(Collectors.joining());
        String body = parts
                + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(edge, fileName)
                + content + "\r\n--" + edge + "--\r\n";
        return http.send(
                request(form.action())
                        .header("Content-Type", "multipart/form-data; boundary=" + edge)
                        .header("Referer", base + form.page())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest posted(Form form, String... headers) {
        String body = form.fields().entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", base + form.page())
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
