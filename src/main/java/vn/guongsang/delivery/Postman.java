package vn.guongsang.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.MailAccess;

/** Hands one mail to the mail server and says what came of it. */
class Postman implements Outgoing<Postman.Letter> {

    static final Tables MAILS = new Tables("delivery_mail", "delivery_try", "mail_id");

    /** Milliseconds; a whole conversation stays well below the lease of {@link Sending}. */
    private static final String PATIENCE = "20000";

    private static final int LONGEST_ANSWER = 500;
    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final MailAccess access;
    private final JdbcClient jdbc;
    private final Session session;

    Postman(MailAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
        this.session = Session.getInstance(properties(access));
    }

    /** A mail as it lies in the outbox. */
    record Letter(
            UUID id,
            String recipient,
            String recipientName,
            String subject,
            String plain,
            String html,
            Instant writtenAt) {}

    @Override
    public Tables tables() {
        return MAILS;
    }

    @Override
    public String next() {
        return """
                SELECT id
                  FROM delivery_mail
                 WHERE state = 'WAITING'
                   AND next_try_at <= :now
                 ORDER BY next_try_at
                 LIMIT 1
                   FOR UPDATE SKIP LOCKED""";
    }

    @Override
    public Letter read(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                row.getString("plain"),
                row.getString("html"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    /** What was sent needs no copy here, and a one-time link none anywhere. */
    @Override
    public void noted(UUID id, Outcome outcome, State state) {
        jdbc.sql("""
                        UPDATE delivery_mail
                           SET plain = '',
                               html = ''
                         WHERE id = :id
                           AND (state = 'SENT' OR secret AND state = 'GIVEN_UP')
                        """).param("id", id).update();
    }

    @Override
    public Outcome carry(Letter letter) {
        MimeMessage message;
        try {
            message = message(letter);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Outcome.Never(said(e));
        }
        Transport transport = null;
        try {
            transport = session.getTransport();
            transport.connect(access.host(), access.port(), access.user(), access.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Taken("250");
        } catch (SendFailedException e) {
            return refusedForGood(e) ? new Outcome.Never(said(e)) : new Outcome.NotNow(said(e));
        } catch (MessagingException e) {
            return new Outcome.NotNow(said(e));
        } finally {
            leave(transport);
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException, UnsupportedEncodingException {
        String utf8 = StandardCharsets.UTF_8.name();
        var message = new MimeMessage(session) {
            /** The same at every try: a server that got it twice can tell. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader(
                        "Message-ID",
                        "<" + letter.id() + "@"
                                + new InternetAddress(access.from())
                                        .getAddress()
                                        .replaceFirst(".*@", "") + ">");
            }
        };
        message.setFrom(new InternetAddress(access.from()));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.recipient(), letter.recipientName(), utf8));
        message.setSubject(letter.subject(), utf8);
        message.setSentDate(Date.from(letter.writtenAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        var plain = new MimeBodyPart();
        plain.setText(letter.plain(), utf8);
        var html = new MimeBodyPart();
        html.setText(letter.html(), utf8, "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    /** Whether the server answered 5xx, which it will say again. */
    private static boolean refusedForGood(SendFailedException failure) {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            int code = switch (e) {
                case SMTPAddressFailedException refused -> refused.getReturnCode();
                case SMTPSenderFailedException refused -> refused.getReturnCode();
                case SMTPSendFailedException refused -> refused.getReturnCode();
                default -> 0;
            };
            if (code >= 500) {
                return true;
            }
        }
        return false;
    }

    /** The server's own words, of the innermost cause. */
    private static String said(Exception failure) {
        Exception innermost = failure;
        while (innermost instanceof MessagingException messaging && messaging.getNextException() != null) {
            innermost = messaging.getNextException();
        }
        String words = String.valueOf(innermost.getMessage() == null ? innermost : innermost.getMessage())
                .strip();
        return words.length() > LONGEST_ANSWER ? words.substring(0, LONGEST_ANSWER) : words;
    }

    /** A mail that was taken stays taken, even when the farewell fails. */
    private static void leave(@org.jspecify.annotations.Nullable Transport transport) {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            log.debug("the mail server left without a word", e);
        }
    }

    private static Properties properties(MailAccess access) {
        var properties = new Properties();
        String protocol = access.implicitTls() ? "smtps" : "smtp";
        properties.put("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "auth", String.valueOf(access.user() != null));
        properties.put(prefix + "connectiontimeout", PATIENCE);
        properties.put(prefix + "timeout", PATIENCE);
        properties.put(prefix + "writetimeout", PATIENCE);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", String.valueOf(access.user() != null));
        properties.put(prefix + "quitwait", "false");
        return properties;
    }
}
