package vn.guongsang.privacy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.delivery.Mail;
import vn.guongsang.delivery.Outbox;
import vn.guongsang.installation.Settings;

/**
 * Tells people who asked about their data what became of it, by mail, when that is how they wanted to be
 * reached. Others follow it by their code, and the desk has the paper.
 */
@Component
class RequestLetters {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private final Outbox outbox;
    private final MessageSource messages;
    private final Settings settings;

    RequestLetters(Outbox outbox, MessageSource messages, Settings settings) {
        this.outbox = outbox;
        this.messages = messages;
        this.settings = settings;
    }

    /** @param basis on which it was refused or put off; empty for an answer */
    void tell(DataRequest request, String words, String basis) {
        LocalDate due = request.due();
        if (!request.reachedByMail()) {
            return;
        }
        List<String> text = new ArrayList<>();
        text.add(say("privacy.mail.greeting", request.asked().asker()));
        text.add(say("privacy.mail." + request.state(), DATE.format(request.receivedOn())));
        text.add(words);
        if (!basis.isBlank()) {
            text.add(say("privacy.mail.basis", basis));
        }
        if (due != null && request.state().open()) {
            text.add(say("privacy.mail.due", DATE.format(due)));
        }
        text.add(say("privacy.mail.complain"));
        outbox.put(new Mail(
                request.asked().contact(),
                request.asked().asker(),
                request.bodyId(),
                say("privacy.mail.subject"),
                text,
                new Mail.Link(say("privacy.mail.link"), settings.address() + "/quyen-du-lieu/tra-cuu"),
                false));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }
}
