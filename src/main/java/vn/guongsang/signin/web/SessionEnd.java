package vn.guongsang.signin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** A sign-in ends after its longest time, however busy its person is; each began with a session of its own. */
final class SessionEnd extends OncePerRequestFilter {

    private final Duration longest;
    private final Clock clock;

    SessionEnd(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME) != null
                && !Instant.ofEpochMilli(session.getCreationTime())
                        .plus(longest)
                        .isAfter(clock.instant())) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
