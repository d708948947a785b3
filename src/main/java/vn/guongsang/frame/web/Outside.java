package vn.guongsang.frame.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import vn.guongsang.identity.PublicRoutes;

/**
 * What stands before everything for whoever comes from outside: work that costs the machine much is
 * rationed by address, and what is not for the public stays out of search engines. Sign-in is
 * slowed by its own rules. Each node counts for itself; this machine is not counted.
 */
@Component
@Order(Outside.BEFORE_SECURITY)
class Outside extends OncePerRequestFilter {

    static final int BEFORE_SECURITY = -200;

    /** How many seconds to wait, for the page that says so. */
    static final String WAIT = Outside.class.getName() + ".wait";

    private static final Pattern EXPORT = Pattern.compile(".*/(excel|tai-xuong)|.*\\.(docx|pdf|xlsx|csv|zip)");
    private static final String SIGN_IN = "/dang-nhap";

    /** An office of two hundred behind one address is still well below these. */
    enum Work {
        /** lists of the public site that are searched or turned over */
        SEARCH(90, Duration.ofMillis(500)),
        /** forms that anybody can send */
        FORM(20, Duration.ofSeconds(5)),
        EXPORT(60, Duration.ofSeconds(1)),
        UPLOAD(120, Duration.ofMillis(500));

        private final int atOnce;
        private final Duration interval;

        Work(int atOnce, Duration interval) {
            this.atOnce = atOnce;
            this.interval = interval;
        }
    }

    private final List<PathPattern> open;
    /** In the order of the kinds of work. */
    private final List<Allowance> allowances;

    Outside(ObjectProvider<PublicRoutes> open) {
        this.open = open.stream()
                .flatMap(routes -> routes.patterns().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        this.allowances = Arrays.stream(Work.values())
                .map(work -> new Allowance(work.atOnce, work.interval))
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isOpen = isOpen(request);
        if (!isOpen) {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
        }
        String from = network(request.getRemoteAddr());
        Duration wait = from.isEmpty()
                ? Duration.ZERO
                : work(request, isOpen)
                        .map(work -> allowances.get(work.ordinal()).ask(from, System.nanoTime()))
                        .orElse(Duration.ZERO);
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = wait.plusMillis(999).toSeconds();
        request.setAttribute(WAIT, seconds);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    private boolean isOpen(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return open.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static Optional<Work> work(HttpServletRequest request, boolean isOpen) {
        String path = request.getRequestURI();
        if (request.getMethod().equals(HttpMethod.POST.name())) {
            String type = request.getContentType();
            if (type != null && type.startsWith("multipart/")) {
                return Optional.of(Work.UPLOAD);
            }
            return isOpen && !path.startsWith(SIGN_IN) ? Optional.of(Work.FORM) : Optional.empty();
        }
        if (EXPORT.matcher(path).matches()) {
            return Optional.of(Work.EXPORT);
        }
        return isOpen && request.getQueryString() != null && !path.startsWith(SIGN_IN)
                ? Optional.of(Work.SEARCH)
                : Optional.empty();
    }

    /** Who has one IPv6 address has the 2^64 beside it. Empty for this machine. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            return parsed.isLoopbackAddress()
                    ? ""
                    : HexFormat.of().formatHex(bytes, 0, bytes.length == 16 ? 8 : bytes.length);
        } catch (IllegalArgumentException _) {
            // whatever a proxy calls somebody
            return address;
        }
    }
}
