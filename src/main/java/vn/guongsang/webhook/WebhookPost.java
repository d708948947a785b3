package vn.guongsang.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.delivery.Outgoing;
import vn.guongsang.delivery.Sending;

/**
 * Hands one event to its receiver and says what came of it. Redirections are not followed, answers not
 * read: only their status counts. One receiver is told one thing at a time, so that one that is slow or
 * gone keeps nobody else waiting.
 */
class WebhookPost implements Outgoing<WebhookPost.Message> {

    static final Tables DELIVERIES = new Tables("webhook_delivery", "webhook_try", "delivery_id");

    private static final Timeout PATIENCE = Timeout.ofSeconds(10);

    /** For the whole of it, however slowly the other side dribbles. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Receivers receivers;
    private final Clock clock;
    private final Audit audit;
    private final CloseableHttpClient encrypted;
    private final CloseableHttpClient plain;

    WebhookPost(JdbcClient jdbc, Receivers receivers, Clock clock, Audit audit, AddressGuard guard) {
        this.jdbc = jdbc;
        this.receivers = receivers;
        this.clock = clock;
        this.audit = audit;
        this.encrypted = client(guard, true);
        this.plain = client(guard, false);
    }

    /** No proxy of the machine either: it would look up names by itself. */
    private static CloseableHttpClient client(AddressGuard guard, boolean encrypted) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new SystemDefaultDnsResolver() {
                            @Override
                            public InetAddress[] resolve(String host) throws UnknownHostException {
                                return guard.resolve(host, encrypted);
                            }
                        })
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(PATIENCE)
                                .setSocketTimeout(PATIENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(PATIENCE).build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("GuongSang")
                .build();
    }

    /** An event as it lies in the outbox. */
    record Message(UUID id, UUID receiver, String payload) {}

    @Override
    public Tables tables() {
        return DELIVERIES;
    }

    @Override
    public String next() {
        return """
                SELECT due.id
                  FROM webhook_receiver receiver
                 CROSS JOIN LATERAL (SELECT id, next_try_at
                                       FROM webhook_delivery
                                      WHERE receiver_id = receiver.id
                                        AND state = 'WAITING'
                                        AND next_try_at <= :now
                                      ORDER BY next_try_at, id
                                      LIMIT 1) due
                 WHERE receiver.paused_at IS NULL
                   AND receiver.ended_at IS NULL
                   AND NOT EXISTS (SELECT
                                     FROM webhook_delivery other
                                     JOIN webhook_try try ON try.delivery_id = other.id
                                    WHERE other.receiver_id = receiver.id
                                      AND other.state = 'WAITING'
                                      AND try.ended_at IS NULL
                                      AND try.begun_at > CAST(:now AS timestamptz) - INTERVAL '%s')
                 ORDER BY due.next_try_at, due.id
                 LIMIT 1""".formatted(Sending.LEASE);
    }

    @Override
    public Message read(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class), row.getObject("receiver_id", UUID.class), row.getString("payload"));
    }

    @Override
    public Outcome carry(Message message) {
        Receivers.Target target = receivers.target(message.receiver());
        HttpPost post = post(message, target);
        Thread watch = Thread.startVirtualThread(() -> cancel(post));
        try (var answer = (target.address().getScheme().equals("https") ? encrypted : plain)
                .executeOpen(HttpHost.create(target.address()), post, null)) {
            int code = answer.getCode();
            String said = "HTTP " + code;
            if (code == HttpStatus.SC_GONE) {
                return new Outcome.Never(said);
            }
            return code / 100 == 2 ? new Outcome.Taken(said) : new Outcome.NotNow(said);
        } catch (AddressGuard.NotCalled e) {
            return new Outcome.NotNow("NOT_CALLED " + e.getMessage());
        } catch (UnknownHostException _) {
            return new Outcome.NotNow("NO_HOST");
        } catch (SSLException _) {
            return new Outcome.NotNow("NO_TRUST");
        } catch (InterruptedIOException _) {
            return new Outcome.NotNow("NO_ANSWER");
        } catch (IOException _) {
            return new Outcome.NotNow("NO_CONNECTION");
        } finally {
            watch.interrupt();
        }
    }

    private HttpPost post(Message message, Receivers.Target target) {
        String id = message.id().toString();
        Instant now = clock.instant();
        var post = new HttpPost(target.address());
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", now.getEpochSecond());
        post.setHeader("webhook-signature", Signature.of(target.secret(), id, now, message.payload()));
        post.setEntity(
                new StringEntity(message.payload(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        return post;
    }

    private static void cancel(HttpPost post) {
        try {
            Thread.sleep(AT_MOST);
            post.cancel();
        } catch (InterruptedException _) {
            // it was answered in time
        }
    }

    /** Who says that it is gone for good is told nothing more, until a person says otherwise. */
    @Override
    public void noted(UUID id, Outcome outcome, State state) {
        if (outcome instanceof Outcome.Never) {
            receivers
                    .gone(id)
                    .ifPresent(receiver ->
                            audit.record(By.SYSTEM, "webhook.gone", Subject.of("webhook", receiver), Map.of()));
        }
    }
}
