package vn.guongsang.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a page weighs on the wire, headers included: with an empty browser cache, and with what its
 * headers allow a browser to keep.
 */
record Weight(int html, int firstBytes, int firstRequests, int laterBytes, int laterRequests) {

    private record Answer(int bytes, String head, byte[] body) {

        boolean kept() {
            Matcher age = Pattern.compile("cache-control:[^\r]*max-age=(\\d+)").matcher(head);
            return age.find() && Long.parseLong(age.group(1)) > 0;
        }

        String text() throws IOException {
            return new String(
                    head.contains("content-encoding: gzip")
                            ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                            : body,
                    StandardCharsets.UTF_8);
        }
    }

    private static final Pattern LOADED = Pattern.compile(
            "<(?:link|script|img|use|source)\\b[^>]*?\\b(?:href|src)=\"(/[^\"#]+)[^>]*>");
    private static final Pattern OF_STYLE = Pattern.compile("url\\([\"']?(/[^\"')#]+)");

    static Weight of(int port, String path, String cookie) throws IOException {
        Answer page = get(port, path, cookie);
        Set<String> parts = new LinkedHashSet<>();
        find(LOADED, page.text().replaceAll("<link[^>]*rel=\"(?:alternate|canonical|next|prev)\"[^>]*>", ""), parts);
        int first = page.bytes();
        int later = page.bytes();
        int laterRequests = 1;
        Set<String> of = new LinkedHashSet<>();
        for (String part : parts) {
            Answer answer = get(port, part, cookie);
            first += answer.bytes();
            if (!answer.kept()) {
                later += answer.bytes();
                laterRequests++;
            }
            if (answer.head().contains("content-type: text/css")) {
                find(OF_STYLE, answer.text(), of);
            }
        }
        of.removeAll(parts);
        for (String part : of) {
            first += get(port, part, cookie).bytes();
        }
        return new Weight(page.bytes(), first, 1 + parts.size() + of.size(), later, laterRequests);
    }

    private static void find(Pattern pattern, String text, Set<String> parts) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group(1).replace("&amp;", "&"));
        }
    }

    private static Answer get(int port, String path, String cookie) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n"
                    + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] all = socket.getInputStream().readAllBytes();
            String text = new String(all, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            String head = text.substring(0, end).toLowerCase(Locale.ROOT);
            byte[] body = java.util.Arrays.copyOfRange(all, end + 4, all.length);
            return new Answer(all.length, head, head.contains("transfer-encoding: chunked") ? joined(body) : body);
        }
    }

    private static byte[] joined(byte[] chunked) {
        var body = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int line = at;
            while (chunked[line] != '\r') {
                line++;
            }
            int size = Integer.parseInt(new String(chunked, at, line - at, StandardCharsets.US_ASCII).strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(chunked, line + 2, size);
            at = line + 2 + size + 2;
        }
    }
}
