package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.CurrentActor;
import vn.guongsang.signin.domain.SecondFactors;

/**
 * A post that demands a second factor may begin, or be handed over, while its person is signed in with the password
 * alone. Whoever acts in it then signs in again, and sets up what is missing on the way.
 */
@Component
class BoundPosts implements HandlerInterceptor, WebMvcConfigurer {

    /** What the door is told. */
    static final String REASON = "hai-buoc";

    private final CurrentActor current;
    private final SecondFactors factors;
    private final Notes notes;

    BoundPosts(CurrentActor current, SecondFactors factors, Notes notes) {
        this.current = current;
        this.factors = factors;
        this.notes = notes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/dang-nhap", "/dang-nhap/**", "/assets/**", "/error");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null
                || session.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME) == null
                || notes.isProvedTwice(session)
                || current.actor().filter(this::demands).isEmpty()) {
            return true;
        }
        if (current.actor().filter(actor -> factors.of(actor.accountId()).any()).isPresent()) {
            notes.provedTwice(session);
            return true;
        }
        session.invalidate();
        response.sendRedirect("/dang-nhap?loi=" + REASON);
        return false;
    }

    private boolean demands(Actor actor) {
        return factors.demandedOf(actor.role());
    }
}
