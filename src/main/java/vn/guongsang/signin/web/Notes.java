package vn.guongsang.signin.web;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What the session remembers between the steps: short texts, which every version and node can read. */
@Component
class Notes {

    /** Where somebody was going when they were asked to sign in: a path of ours. */
    static final String WANTED = "signin.wanted";

    static final String CHALLENGE = "signin.challenge";
    static final String SECRET = "signin.secret";
    private static final String PENDING = "signin.pending";
    private static final String LINKING = "signin.linking";
    private static final String PROVED = "signin.proved";
    private static final String TWICE = "signin.twice";

    private static final Duration PENDING_LASTS = Duration.ofMinutes(10);
    private static final Duration PROOF_LASTS = Duration.ofMinutes(15);

    private final Clock clock;

    Notes(Clock clock) {
        this.clock = clock;
    }

    /**
     * Somebody whose password was right. It opens the second step and nothing else: nobody is signed in.
     *
     * @param enrol whether they have to get a second factor first
     */
    record Pending(UUID account, String how, boolean enrol) {}

    void pending(HttpSession session, Pending pending) {
        session.setAttribute(
                PENDING,
                "%s %s %s %d"
                        .formatted(
                                pending.account(),
                                pending.how(),
                                pending.enrol(),
                                clock.instant().getEpochSecond()));
    }

    Optional<Pending> pending(HttpSession session) {
        if (!(session.getAttribute(PENDING) instanceof String text)) {
            return Optional.empty();
        }
        String[] parts = text.split(" ");
        return fresh(Instant.ofEpochSecond(Long.parseLong(parts[3])), PENDING_LASTS)
                ? Optional.of(new Pending(UUID.fromString(parts[0]), parts[1], Boolean.parseBoolean(parts[2])))
                : Optional.empty();
    }

    /** Whoever is signed in wants to be known by the provider's word from now on. */
    void linking(HttpSession session, UUID account) {
        session.setAttribute(LINKING, account + " " + clock.instant().getEpochSecond());
    }

    /** Said once, and soon: it is gone when it was read. */
    Optional<UUID> linking(HttpSession session) {
        String[] parts = taken(session, LINKING).split(" ");
        return parts.length == 2 && fresh(Instant.ofEpochSecond(Long.parseLong(parts[1])), PENDING_LASTS)
                ? Optional.of(UUID.fromString(parts[0]))
                : Optional.empty();
    }

    /** Who one is was shown just now. */
    void proved(HttpSession session) {
        session.setAttribute(PROVED, clock.instant().getEpochSecond());
    }

    /** Somebody came in by more than the password, or has more by now. */
    void provedTwice(HttpSession session) {
        session.setAttribute(TWICE, true);
    }

    boolean isProvedTwice(HttpSession session) {
        return session.getAttribute(TWICE) != null;
    }

    /** Recently enough to change how one signs in; an open desk is not. */
    boolean provedLately(HttpSession session) {
        return session.getAttribute(PROVED) instanceof Long at && fresh(Instant.ofEpochSecond(at), PROOF_LASTS);
    }

    /** The text kept under a name, made when there is none yet. */
    String kept(HttpSession session, String name, Supplier<String> made) {
        if (!(session.getAttribute(name) instanceof String)) {
            session.setAttribute(name, made.get());
        }
        return (String) session.getAttribute(name);
    }

    /** The text kept under a name, which from now on is not there any more. */
    String taken(HttpSession session, String name) {
        Object kept = session.getAttribute(name);
        session.removeAttribute(name);
        return Objects.requireNonNullElse(kept, "").toString();
    }

    private boolean fresh(Instant at, Duration lasts) {
        return at.plus(lasts).isAfter(clock.instant());
    }
}
