package vn.guongsang.delivery;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.installation.Settings;

/** Sends mails, if there is a mail server. */
@Component
class MailCourier extends Courier {

    MailCourier(Settings settings, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        super(
                "mail",
                settings.mail().stream()
                        .map(access -> new Sending<>(jdbc, transaction, clock, new Postman(access, jdbc)))
                        .toList());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(Outbox.Waiting event) {
        wake();
    }
}
