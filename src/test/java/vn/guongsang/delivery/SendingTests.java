package vn.guongsang.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.installation.MailAccess;

@InDemoWorld
class SendingTests {

    private static final Instant BEGIN = Instant.parse("2099-01-01T00:00:00Z");

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID body;
    Instant now;

    @BeforeEach
    void emptyOutbox() {
        jdbc.sql("DELETE FROM delivery_try").update();
        jdbc.sql("DELETE FROM delivery_mail").update();
        body = jdbc.sql("SELECT id FROM organisation_v_body LIMIT 1")
                .query(UUID.class)
                .single();
        now = BEGIN;
    }

    @Test
    void sendsTextAndMarkupThatSayTheSameOnce() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            UUID id = put(false);
            Sending<?> sending = sending(server.getSmtp().getPort());

            assertThat(sending.sendOne()).isTrue();
            assertThat(sending.sendOne()).isFalse();
            now = now.plus(Duration.ofDays(30));
            assertThat(sending.sendOne()).isFalse();

            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            assertThat(received[0].getSubject()).isEqualTo("Lời mời tham gia Gương Sáng");
            assertThat(received[0].getFrom()[0]).hasToString("guongsang@tinh.test");
            assertThat(received[0].getMessageID()).isEqualTo("<" + id + "@tinh.test>");
            assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
            var parts = (MimeMultipart) received[0].getContent();
            assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", ""))
                    .isEqualTo("Kính gửi bà Hà <Thị>.\n\nMở đường dẫn:\nhttps://guongsang.test/loi-moi/abc");
            assertThat(parts.getBodyPart(1).getContent().toString())
                    .contains("<p>Kính gửi bà Hà &lt;Thị&gt;.</p>", "<a href=\"https://guongsang.test/loi-moi/abc\">");
            assertThat(state(id)).isEqualTo("SENT");
            assertThat(log(id)).containsExactly("TAKEN 250");
            assertThat(kept(id)).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void noNameAndNoSubjectBeginsAHeaderOfItsOwn() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            put(new Mail(
                    "ha@xa.test", "Ha\r\nBcc: ai@do.test", body, "Chao\r\nX-Them: 1", List.of("..."), null, false));
            sending(server.getSmtp().getPort()).sendOne();

            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getHeader("Bcc")).isNull();
            assertThat(received.getHeader("X-Them")).isNull();
            assertThat(received.getSubject()).isEqualTo("Chao X-Them: 1");
        } finally {
            server.stop();
        }
    }

    @Test
    void givesUpAtOnceWhenTheRecipientIsRefused() throws Exception {
        try (var server = new ScriptedServer(Map.of("RCPT", "550 5.1.1 no such mailbox"))) {
            UUID id = put(false);
            sending(server.port()).sendOne();

            assertThat(state(id)).isEqualTo("GIVEN_UP");
            assertThat(log(id)).containsExactly("NEVER 550 5.1.1 no such mailbox");
            assertThat(kept(id)).isNotEmpty();
        }
    }

    @Test
    void doesNotKeepAOneTimeLinkThatWasGivenUp() throws Exception {
        try (var server = new ScriptedServer(Map.of("RCPT", "550 no"))) {
            UUID id = put(true);
            sending(server.port()).sendOne();

            assertThat(kept(id)).isEmpty();
        }
    }

    @Test
    void triesAgainAfterGrowingPausesAndGivesUpAfterTheLast() throws Exception {
        try (var server = new ScriptedServer(Map.of("RCPT", "451 4.7.1 greylisted"))) {
            UUID id = put(false);
            Sending<?> sending = sending(server.port());
            for (Duration pause : Sending.PAUSES) {
                assertThat(sending.sendOne()).isTrue();
                assertThat(state(id)).isEqualTo("WAITING");
                now = now.plus(pause).minusSeconds(1);
                assertThat(sending.sendOne()).as("a second before " + pause).isFalse();
                now = now.plusSeconds(1);
            }
            assertThat(sending.sendOne()).isTrue();
            assertThat(state(id)).isEqualTo("GIVEN_UP");
            assertThat(log(id)).hasSize(Sending.PAUSES.size() + 1).containsOnly("NOT_NOW 451 4.7.1 greylisted");
            assertThat(Sending.PAUSES).isSorted();
        }
    }

    @Test
    void waitsWhileNoServerIsThere() throws Exception {
        int port;
        try (var server = new ScriptedServer(Map.of())) {
            port = server.port();
        }
        UUID id = put(false);
        assertThat(sending(port).sendOne()).isTrue();

        assertThat(state(id)).isEqualTo("WAITING");
        assertThat(log(id)).singleElement().asString().startsWith("NOT_NOW ");
    }

    @Test
    void triesAgainWhenTheServerDiesInTheMiddle() throws Exception {
        UUID id = put(false);
        for (String moment : List.of("MAIL", "DATA", ".")) {
            try (var dying = new ScriptedServer(Map.of(moment, ScriptedServer.HANG_UP))) {
                assertThat(sending(dying.port()).sendOne()).as(moment).isTrue();
            }
            assertThat(state(id)).as(moment).isEqualTo("WAITING");
            now = now.plus(Duration.ofHours(1));
        }
        try (var server = new ScriptedServer(Map.of())) {
            sending(server.port()).sendOne();
            assertThat(server.taken).hasValue(1);
        }
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(log(id)).hasSize(4);
    }

    @Test
    void isNotSentAgainWhenOnlyTheFarewellFails() throws Exception {
        try (var server = new ScriptedServer(Map.of("QUIT", ScriptedServer.HANG_UP))) {
            UUID id = put(false);
            sending(server.port()).sendOne();

            assertThat(state(id)).isEqualTo("SENT");
            assertThat(server.taken).hasValue(1);
        }
    }

    /** A node that was killed while it sent leaves what this leaves: a try without an answer, and a lease. */
    @Test
    void losesNothingWhenANodeDiesWhileItSends() throws Exception {
        UUID id = put(false);
        Sending<?> dying = new Sending<>(jdbc, transaction, clock(), new Postman(access(1), jdbc) {
            @Override
            public Outcome carry(Letter letter) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(dying::sendOne).hasMessage("killed");
        try (var server = new ScriptedServer(Map.of())) {
            Sending<?> other = sending(server.port());
            now = now.plus(Sending.LEASE).minusSeconds(1);
            assertThat(other.sendOne()).isFalse();
            now = now.plusSeconds(1);
            assertThat(other.sendOne()).isTrue();
            assertThat(server.taken).hasValue(1);
        }
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(log(id)).containsExactly("null null", "TAKEN 250");
    }

    @Test
    void sendsEachMailOnceWhenSeveralNodesSend() throws Exception {
        IntStream.range(0, 40).forEach(_ -> put(false));
        try (var server = new ScriptedServer(Map.of());
                var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                Sending<?> sending = sending(server.port());
                nodes.submit(() -> {
                    while (sending.sendOne()) {
                        // the next one
                    }
                });
            }
            nodes.shutdown();
            assertThat(nodes.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            assertThat(server.taken).hasValue(40);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM delivery_mail WHERE state = 'SENT' AND tries = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void isNotThereWhenTheCallersTransactionFails() {
        assertThatThrownBy(() -> outbox.put(mail(false))).isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            outbox.put(mail(false));
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("SELECT count(*) FROM delivery_mail")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private UUID put(boolean secret) {
        return put(mail(secret));
    }

    private UUID put(Mail mail) {
        UUID id = transaction.execute(_ -> outbox.put(mail));
        jdbc.sql("UPDATE delivery_mail SET next_try_at = :begin WHERE id = :id")
                .param("begin", java.time.OffsetDateTime.ofInstant(BEGIN, java.time.ZoneOffset.UTC))
                .param("id", id)
                .update();
        return id;
    }

    private Mail mail(boolean secret) {
        return new Mail(
                "ha@xa.test",
                "Lê Thị Thu Hà",
                body,
                "Lời mời tham gia Gương Sáng",
                List.of("Kính gửi bà Hà <Thị>."),
                new Mail.Link("Mở đường dẫn", "https://guongsang.test/loi-moi/abc"),
                secret);
    }

    private Sending<?> sending(int port) {
        return new Sending<>(jdbc, transaction, clock(), new Postman(access(port), jdbc));
    }

    private static MailAccess access(int port) {
        return new MailAccess("127.0.0.1", port, false, null, null, "guongsang@tinh.test");
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private String state(UUID id) {
        return jdbc.sql("SELECT state FROM delivery_mail WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private String kept(UUID id) {
        return jdbc.sql("SELECT plain || html FROM delivery_mail WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private List<String> log(UUID id) {
        return jdbc.sql("SELECT outcome, answer FROM delivery_try WHERE mail_id = :id ORDER BY number")
                .param("id", id)
                .query((row, _) -> row.getString("outcome") + " "
                        + String.valueOf(row.getString("answer")).strip())
                .list();
    }
}
