package vn.guongsang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Browsers without a screen: each its own session, all on virtual threads. */
final class Clients implements AutoCloseable {

    /** Milliseconds as the client saw them. */
    record Result(int requests, int failed, double perSecond, double mean, double p50, double p95) {

        static Result of(List<Double> all, int failed, double seconds) {
            double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Result(
                    sorted.length,
                    failed,
                    sorted.length / seconds,
                    Arrays.stream(sorted).average().orElse(0),
                    at(sorted, 0.50),
                    at(sorted, 0.95));
        }

        private static double at(double[] sorted, double part) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
        }
    }

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

    private final Program program;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

    Clients(Program program) {
        this.program = program;
    }

    /** @return the cookies of so many sessions; they outlive a restart */
    List<String> signIn(String username, String password, int number) throws Exception {
        var few = new Semaphore(4); // a password's hash takes time and memory by design
        var sessions = new ArrayList<Future<String>>();
        for (int i = 0; i < number; i++) {
            sessions.add(threads.submit(() -> {
                few.acquire();
                try {
                    return signIn(username, password);
                } finally {
                    few.release();
                }
            }));
        }
        var cookies = new ArrayList<String>();
        for (Future<String> session : sessions) {
            cookies.add(session.get());
        }
        return cookies;
    }

    private String signIn(String username, String password) throws IOException, InterruptedException {
        HttpResponse<String> door = http.send(
                HttpRequest.newBuilder(program.address("/dang-nhap")).build(), BodyHandlers.ofString());
        Matcher csrf = CSRF.matcher(door.body());
        if (!csrf.find()) {
            throw new IllegalStateException("no CSRF token on the sign-in page");
        }
        String form = "username=" + URLEncoder.encode(username, StandardCharsets.UTF_8)
                + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(csrf.group(1) == null ? csrf.group(2) : csrf.group(1), StandardCharsets.UTF_8);
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(program.address("/dang-nhap"))
                        .header("Cookie", cookie(door))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("loi")) {
            throw new IllegalStateException("could not sign in as " + username + ": " + answer.statusCode());
        }
        return cookie(answer);
    }

    private static String cookie(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(line -> line.substring(0, line.indexOf(';')))
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }

    int status(String path, String cookie) throws IOException, InterruptedException {
        return http.send(request(program.address(path), cookie), BodyHandlers.ofByteArray()).statusCode();
    }

    /** One request a client, all at once. */
    Result once(String path, List<String> cookies) throws Exception {
        return run(path, cookies, 0);
    }

    /** Each client asks again as soon as it is answered, until the time is over. */
    Result run(String path, List<String> cookies, double seconds) throws Exception {
        URI address = program.address(path);
        var start = new CountDownLatch(1);
        var clients = new ArrayList<Future<List<Double>>>();
        long[] begun = new long[1];
        for (String cookie : cookies) {
            HttpRequest request = request(address, cookie);
            clients.add(threads.submit(() -> {
                var times = new ArrayList<Double>();
                start.await();
                do {
                    long from = System.nanoTime();
                    boolean good = isAnswered(request);
                    double ms = (System.nanoTime() - from) / 1e6;
                    times.add(good ? ms : -ms);
                } while ((System.nanoTime() - begun[0]) / 1e9 < seconds);
                return times;
            }));
        }
        begun[0] = System.nanoTime();
        start.countDown();
        var good = new ArrayList<Double>();
        int failed = 0;
        for (Future<List<Double>> client : clients) {
            for (double ms : client.get()) {
                if (ms > 0) {
                    good.add(ms);
                } else {
                    failed++;
                }
            }
        }
        return Result.of(good, failed, (System.nanoTime() - begun[0]) / 1e9);
    }

    /** An answer that breaks off is none. */
    private boolean isAnswered(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private static HttpRequest request(URI address, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return request.build();
    }

    @Override
    public void close() {
        http.close();
        threads.close();
    }
}
