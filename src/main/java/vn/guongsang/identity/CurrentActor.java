package vn.guongsang.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who acts in this request, in which of their posts. */
@Component
public class CurrentActor {

    private static final String POST = CurrentActor.class.getName() + ".post";
    private static final String RESOLVED = CurrentActor.class.getName() + ".actor";

    private final Accounts accounts;

    CurrentActor(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty without sign-in, and for a person who holds no post today. */
    public Optional<Actor> actor() {
        HttpServletRequest request = request();
        if (request.getAttribute(RESOLVED) instanceof Optional<?> resolved) {
            return resolved.map(Actor.class::cast);
        }
        Optional<Actor> actor = signedIn().flatMap(person -> resolve(person, request));
        request.setAttribute(RESOLVED, actor);
        return actor;
    }

    /** From now on the person acts in this post, if it is one of theirs. */
    public void actAs(UUID post) {
        actor().filter(actor ->
                        actor.posts().stream().anyMatch(held -> held.id().equals(post)))
                .ifPresent(_ -> {
                    request().getSession().setAttribute(POST, post);
                    request().removeAttribute(RESOLVED);
                });
    }

    /** In this request alone the person acts in this post, or in none if it is not theirs any more. */
    public static void actIn(HttpServletRequest request, UUID post) {
        request.setAttribute(POST, post);
    }

    private Optional<Actor> resolve(SignedIn person, HttpServletRequest request) {
        List<Post> posts = accounts.posts(person.accountId());
        if (posts.isEmpty()) {
            return Optional.empty();
        }
        Object bound = request.getAttribute(POST);
        HttpSession session = request.getSession(false);
        Object chosen = bound != null || session == null ? bound : session.getAttribute(POST);
        return posts.stream()
                .filter(held -> held.id().equals(chosen))
                .findFirst()
                .or(() -> Optional.of(posts.getFirst()).filter(_ -> bound == null))
                .map(post -> new Actor(person.accountId(), person.getUsername(), person.name(), post, posts));
    }

    private static Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
