package vn.guongsang.installation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers under its own name only, so that no link, cookie or cache is made for a host that somebody
 * wrote into a request. The operator on the machine itself, and whoever watches it by an
 * address, are let in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnHost extends OncePerRequestFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private final Optional<String> host;

    OwnHost(Settings settings) {
        this.host = settings.publicAddress().map(URI::getHost);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String asked = request.getServerName();
        if (host.isEmpty()
                || host.get().equalsIgnoreCase(asked)
                || THIS_MACHINE.contains(asked)
                || request.getRequestURI().startsWith("/actuator/")) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.MISDIRECTED_REQUEST.value());
        }
    }
}
