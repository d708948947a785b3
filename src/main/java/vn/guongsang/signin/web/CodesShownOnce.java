package vn.guongsang.signin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.guongsang.frame.ShownOnce;

/**
 * Whoever reloads the page with the recovery codes that they got at the door sends its form again, with the token of
 * the session from before: that is no expired session, and they are told what became of the codes.
 */
@Component
@Order(CodesShownOnce.BEFORE_SECURITY)
class CodesShownOnce extends OncePerRequestFilter {

    static final int BEFORE_SECURITY = -150;

    /** The account, which offers new ones. */
    static final String TOLD = "/tai-khoan?ma-khoi-phuc=da-hien";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !DoorController.ENROLMENT.equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null) {
            ShownOnce.say(request, "signin.recovery.once", TOLD);
        }
        chain.doFilter(request, response);
    }
}
