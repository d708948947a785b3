package vn.guongsang.webhook;

import java.time.Clock;
import java.util.Collections;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.delivery.Courier;
import vn.guongsang.delivery.Sending;

/** Sends events, to several receivers at a time. */
@Component
class WebhookCourier extends Courier {

    private static final int HANDS = 4;

    WebhookCourier(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            Receivers receivers,
            Audit audit,
            AddressGuard guard) {
        super(
                "webhooks",
                Collections.nCopies(
                        HANDS,
                        new Sending<>(
                                jdbc, transaction, clock, new WebhookPost(jdbc, receivers, clock, audit, guard))));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(Telling.Waiting event) {
        wake();
    }
}
