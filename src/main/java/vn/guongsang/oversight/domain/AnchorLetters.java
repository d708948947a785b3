package vn.guongsang.oversight.domain;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.guongsang.audit.AnchorMade;
import vn.guongsang.delivery.Mail;
import vn.guongsang.delivery.Outbox;
import vn.guongsang.identity.PostHolders;
import vn.guongsang.identity.Role;

/**
 * Sends the anchor of each day to the auditors at the top, so that it lies where nobody who rules the database can
 * restate it. The chain does not wait for the mail, nor fail with it.
 */
@Component
class AnchorLetters {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final PostHolders holders;
    private final Outbox outbox;
    private final MessageSource messages;

    AnchorLetters(PostHolders holders, Outbox outbox, MessageSource messages) {
        this.holders = holders;
        this.outbox = outbox;
        this.messages = messages;
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void on(AnchorMade made) {
        String day = DATE.format(made.anchor().day());
        holders.reachableAtTheTop(Role.AUDITOR)
                .forEach(auditor -> outbox.put(new Mail(
                        auditor.mail(),
                        auditor.name(),
                        auditor.bodyId(),
                        say("oversight.anchor.mail.subject", day),
                        List.of(
                                say("oversight.anchor.mail.what", day),
                                made.anchor().text().strip(),
                                say("oversight.anchor.mail.keep")),
                        null,
                        false)));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }
}
