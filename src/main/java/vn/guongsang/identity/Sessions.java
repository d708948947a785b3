package vn.guongsang.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where a person is signed in. The sessions lie in the database, so they end on every node at once. */
@Component
public class Sessions {

    /** Session attributes: plain texts, which every version of the product can read. */
    public static final String ADDRESS = "signin.address";

    public static final String DEVICE = "signin.device";

    /** The handle of the single sign-on provider's session with which it began. */
    public static final String PROVIDER = "signin.provider";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /**
     * One of them.
     *
     * @param handle names it on a page; the session's own id would let its reader in
     * @param device the browser and its system, as the browser says
     */
    public record Open(String handle, String device, String address, Instant begun, Instant used) {}

    /** Those of an account, the last used first. */
    public List<Open> of(UUID account) {
        return sessions.findByPrincipalName(account.toString()).values().stream()
                .map(session -> new Open(
                        handle(session.getId()),
                        text(session, DEVICE),
                        text(session, ADDRESS),
                        session.getCreationTime(),
                        session.getLastAccessedTime()))
                .sorted(Comparator.comparing(Open::used).reversed())
                .toList();
    }

    /** All of them, when the account is closed or its password was set anew. Returns how many there were. */
    public long endAll(UUID account) {
        return end(account, _ -> true);
    }

    /** All but the one that the person acts in. */
    public long endOthers(UUID account, String sessionId) {
        return end(account, handle -> !handle.equals(handle(sessionId)));
    }

    /** Nothing happens to what has ended already or is somebody else's. */
    public long end(UUID account, List<String> handles) {
        return end(account, handles::contains);
    }

    /** Those that began with a session at the single sign-on provider. */
    public long endBegunWith(UUID account, String providersHandle) {
        return endThose(account, session -> text(session, PROVIDER).equals(providersHandle));
    }

    private long end(UUID account, Predicate<String> ended) {
        return endThose(account, session -> ended.test(handle(session.getId())));
    }

    private long endThose(UUID account, Predicate<Session> ended) {
        List<String> ids = sessions.findByPrincipalName(account.toString()).values().stream()
                .filter(ended)
                .map(Session::getId)
                .toList();
        ids.forEach(sessions::deleteById);
        return ids.size();
    }

    public static String handle(String sessionId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Session session, String attribute) {
        return session.getAttributeOrDefault(attribute, "");
    }
}
