package vn.guongsang.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.ObligationHappened.What;
import vn.guongsang.seal.Seals;
import vn.guongsang.verdict.Verdict;

/**
 * Programs that are told what becomes of the duties of a body and of all below it, as its administrators
 * enter them. The secret that signs is handed over once; here it is sealed.
 */
@Repository
public class Receivers {

    public static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AddressGuard guard;
    private final Seals seals;
    private final Permissions permissions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Receivers(
            JdbcClient jdbc,
            Clock clock,
            AddressGuard guard,
            Seals seals,
            Permissions permissions,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.guard = guard;
        this.seals = seals;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * One that has not ended.
     *
     * @param pausedAt null while it is told
     * @param gone it was paused because it said that it is gone for good
     * @param waiting events that it was not told yet
     * @param givenUp events that it would not take
     */
    public record Receiver(
            UUID id,
            UUID bodyId,
            String bodyName,
            String name,
            String address,
            Set<What> events,
            Instant madeAt,
            @Nullable Instant pausedAt,
            boolean gone,
            long waiting,
            long givenUp) {}

    /** Where to, and what signs. */
    record Target(URI address, byte[] secret) {}

    /** Those of the actor's body and of all below it. */
    public List<Receiver> of(Actor actor) {
        return jdbc.sql("""
                        WITH RECURSIVE below AS (
                            SELECT id FROM organisation_v_body WHERE id = :body
                            UNION ALL
                            SELECT child.id
                              FROM organisation_v_body child
                              JOIN below ON child.parent_id = below.id
                        )
                        %s
                           AND receiver.body_id IN (SELECT id FROM below)
                         ORDER BY receiver.id DESC
                        """.formatted(RECEIVER))
                .param("body", actor.bodyId())
                .query(Receivers::receiver)
                .list();
    }

    /** Empty also when it is not the actor's to look after. */
    public Optional<Receiver> find(Actor actor, UUID id) {
        return jdbc.sql(RECEIVER + " AND receiver.id = :id")
                .param("id", id)
                .query(Receivers::receiver)
                .optional()
                .filter(receiver -> permissions.may(actor, WebhookAction.LOOK_AFTER, receiver.bodyId()));
    }

    /** Whether events may go to an address, as far as that can be told before they do. */
    public Verdict mayGoTo(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException _) {
            return Verdict.refused("webhook.refused.address");
        }
        if (address.length() > LONGEST_ADDRESS
                || uri.getHost() == null
                || !Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null) {
            return Verdict.refused("webhook.refused.address");
        }
        try {
            guard.resolve(uri.getHost(), uri.getScheme().equals("https"));
            return Verdict.ALLOWED;
        } catch (AddressGuard.NotCalled e) {
            return Verdict.refused("webhook.refused.not-called", String.valueOf(e.getMessage()));
        } catch (UnknownHostException _) {
            return Verdict.refused("webhook.refused.no-host", uri.getHost());
        }
    }

    /**
     * Makes one for the body acted in now.
     *
     * @param id made by the page that sends it: sent twice, there is one
     * @return the secret, which is shown once; empty for what is there already
     */
    @Transactional
    public Optional<String> make(Actor by, UUID id, String name, String address, Set<What> what) {
        permissions.require(by, WebhookAction.LOOK_AFTER, by.bodyId());
        mayGoTo(address).orThrow();
        byte[] secret = Signature.newSecret();
        Seals.Sealed sealed = seals.seal(secret, place(id));
        int made = jdbc.sql("""
                        INSERT INTO webhook_receiver (id, body_id, name, address, events, secret, key_id, made_at)
                        VALUES (:id, :body, :name, :address, string_to_array(:events, ' '), :secret, :key, :now)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("body", by.bodyId())
                .param("name", name)
                .param("address", address)
                .param("events", words(what))
                .param("secret", sealed.bytes())
                .param("key", sealed.key())
                .param("now", now())
                .update();
        if (made == 0) {
            return Optional.empty();
        }
        audit.record(
                by.by(),
                "webhook.made",
                Subject.of("webhook", id),
                Map.of("name", name, "address", address, "events", words(what)));
        return Optional.of(Signature.shown(secret));
    }

    /** @return a new secret in place of the former, which signs nothing more from now on */
    @Transactional
    public String renewSecret(Actor by, Receiver receiver) {
        permissions.require(by, WebhookAction.LOOK_AFTER, receiver.bodyId());
        byte[] secret = Signature.newSecret();
        seal(receiver.id(), secret);
        audit.record(by.by(), "webhook.secret-renewed", Subject.of("webhook", receiver.id()), Map.of());
        return Signature.shown(secret);
    }

    /** What happens meanwhile waits; after 90 days it is forgotten. */
    @Transactional
    public void pause(Actor by, Receiver receiver) {
        change(by, receiver, "webhook.paused", "paused_at = coalesce(paused_at, :now)");
    }

    @Transactional
    public void resume(Actor by, Receiver receiver) {
        change(by, receiver, "webhook.resumed", "paused_at = NULL, gone = false");
        events.publishEvent(new Telling.Waiting());
    }

    /** It is told nothing more, and what waits is given up. */
    @Transactional
    public void end(Actor by, Receiver receiver) {
        change(by, receiver, "webhook.ended", "ended_at = :now");
        jdbc.sql("""
                        UPDATE webhook_delivery
                           SET state = 'GIVEN_UP',
                               next_try_at = NULL,
                               ended_at = :now
                         WHERE receiver_id = :id
                           AND state = 'WAITING'
                        """).param("now", now()).param("id", receiver.id()).update();
    }

    private void change(Actor by, Receiver receiver, String act, String set) {
        permissions.require(by, WebhookAction.LOOK_AFTER, receiver.bodyId());
        jdbc.sql("""
                        UPDATE webhook_receiver
                           SET %s
                         WHERE id = :id
                           AND ended_at IS NULL
                        """.formatted(set))
                .param("now", now())
                .param("id", receiver.id())
                .update();
        audit.record(by.by(), act, Subject.of("webhook", receiver.id()), Map.of("name", receiver.name()));
    }

    /** Pauses the receiver of an event that it answered by saying that it is gone; empty if it was paused before. */
    Optional<UUID> gone(UUID delivery) {
        return jdbc.sql("""
                        UPDATE webhook_receiver
                           SET paused_at = :now,
                               gone = true
                         WHERE id = (SELECT receiver_id FROM webhook_delivery WHERE id = :delivery)
                           AND paused_at IS NULL
                        RETURNING id
                        """)
                .param("now", now())
                .param("delivery", delivery)
                .query(UUID.class)
                .optional();
    }

    Target target(UUID receiver) {
        return jdbc.sql("SELECT address, secret, key_id FROM webhook_receiver WHERE id = :id")
                .param("id", receiver)
                .query((row, _) -> new Target(
                        URI.create(row.getString("address")),
                        seals.open(new Seals.Sealed(row.getString("key_id"), row.getBytes("secret")), place(receiver))))
                .single();
    }

    /** At the start: what an older key sealed is sealed anew. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void sealAnew() {
        List<UUID> all =
                jdbc.sql("SELECT id FROM webhook_receiver").query(UUID.class).list();
        if (!all.isEmpty()) {
            jdbc.sql("SELECT id FROM webhook_receiver WHERE key_id <> :key FOR UPDATE SKIP LOCKED")
                    .param("key", seals.current())
                    .query(UUID.class)
                    .list()
                    .forEach(id -> seal(id, target(id).secret()));
        }
    }

    private void seal(UUID id, byte[] secret) {
        Seals.Sealed sealed = seals.seal(secret, place(id));
        jdbc.sql("UPDATE webhook_receiver SET secret = :secret, key_id = :key WHERE id = :id")
                .param("secret", sealed.bytes())
                .param("key", sealed.key())
                .param("id", id)
                .update();
    }

    private static String place(UUID receiver) {
        return "webhook_receiver/" + receiver;
    }

    private static String words(Set<What> what) {
        return what.stream().sorted().map(What::name).collect(Collectors.joining(" "));
    }

    private static final String RECEIVER = """
            SELECT receiver.id, receiver.body_id, body.name AS body_name, receiver.name, receiver.address,
                   receiver.events, receiver.made_at, receiver.paused_at, receiver.gone,
                   (SELECT count(*) FROM webhook_delivery WHERE receiver_id = receiver.id AND state = 'WAITING') AS waiting,
                   (SELECT count(*) FROM webhook_delivery WHERE receiver_id = receiver.id AND state = 'GIVEN_UP') AS given_up
              FROM webhook_receiver receiver
              JOIN organisation_v_body body ON body.id = receiver.body_id
             WHERE receiver.ended_at IS NULL""";

    private static Receiver receiver(ResultSet row, int number) throws SQLException {
        OffsetDateTime paused = row.getObject("paused_at", OffsetDateTime.class);
        return new Receiver(
                row.getObject("id", UUID.class),
                row.getObject("body_id", UUID.class),
                row.getString("body_name"),
                row.getString("name"),
                row.getString("address"),
                Arrays.stream((String[]) row.getArray("events").getArray())
                        .map(What::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(What.class))),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                paused == null ? null : paused.toInstant(),
                row.getBoolean("gone"),
                row.getLong("waiting"),
                row.getLong("given_up"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
