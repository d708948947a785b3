package vn.guongsang.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where mails wait to be sent. */
@Repository
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MailWriting writing;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, Clock clock, MailWriting writing, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.writing = writing;
        this.events = events;
    }

    /** Something waits; told after the transaction that put it there. */
    record Waiting() {}

    /** Stands or falls with the transaction of the caller, who must have one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID put(Mail mail) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        UUID id = jdbc.sql("""
                        INSERT INTO delivery_mail (recipient, recipient_name, body_id, subject, plain, html, secret,
                                                   written_at, state, next_try_at, tries)
                        VALUES (:to, :name, :body, :subject, :plain, :html, :secret,
                                :now, 'WAITING', :now, 0)
                        RETURNING id
                        """)
                .param("to", mail.to())
                .param("name", mail.name())
                .param("body", mail.body())
                .param("subject", mail.subject())
                .param("plain", MailWriting.plain(mail))
                .param("html", writing.html(mail))
                .param("secret", mail.secret())
                .param("now", now)
                .query(UUID.class)
                .single();
        events.publishEvent(new Waiting());
        return id;
    }

    /** Which of some mails still wait. */
    public Set<UUID> waiting(Collection<UUID> mails) {
        return Set.copyOf(jdbc.sql("""
                        SELECT id
                          FROM delivery_mail
                         WHERE id = ANY (:mails::uuid[])
                           AND state = 'WAITING'
                        """)
                .param("mails", mails.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /**
     * Takes back a mail that still waits, in the transaction of the caller; nothing happens to one that went. One that
     * is just being handed over may arrive yet.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recall(UUID mail) {
        jdbc.sql("""
                        UPDATE delivery_mail
                           SET state = 'RECALLED',
                               next_try_at = NULL,
                               ended_at = :now,
                               plain = '',
                               html = ''
                         WHERE id = :id
                           AND state = 'WAITING'
                        """)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("id", mail)
                .update();
    }
}
