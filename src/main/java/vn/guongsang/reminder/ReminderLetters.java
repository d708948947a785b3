package vn.guongsang.reminder;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.delivery.Mail;
import vn.guongsang.installation.Settings;

/** The words of reminders, in Vietnamese: what is most urgent first. */
@Component
class ReminderLetters {

    /** A longer mail is not read to its end; the rest stands on the desk. */
    private static final int LINES = 30;

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource messages;
    private final Settings settings;

    ReminderLetters(MessageSource messages, Settings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    /** @param duties by due day */
    Mail duties(Reminding.Reader reader, List<Reminding.Duty> duties, LocalDate today) {
        long overdue = duties.stream()
                .filter(duty -> duty.stage().kind() == Kind.OVERDUE)
                .count();
        var words = new ArrayList<String>();
        words.add(say("people.mail.greeting", reader.name()));
        words.add(say("reminder.mail.duties", duties.size()));
        duties.stream().limit(LINES).map(duty -> line(duty, today)).forEach(words::add);
        if (duties.size() > LINES) {
            words.add(say("reminder.mail.more", duties.size() - LINES));
        }
        words.add(say("reminder.mail.choice", settings.address() + "/tai-khoan/nhac-viec"));
        return new Mail(
                reader.mail(),
                reader.name(),
                reader.bodyId(),
                overdue > 0
                        ? say("reminder.mail.subject.overdue", overdue)
                        : say("reminder.mail.subject.coming", duties.size()),
                words,
                new Mail.Link(say("reminder.mail.desk"), settings.address() + "/viec"),
                false);
    }

    Mail waiting(Reminding.Waiting waiting) {
        return new Mail(
                waiting.mail(),
                waiting.name(),
                waiting.bodyId(),
                say("reminder.mail.subject.waiting", waiting.number()),
                List.of(
                        say("people.mail.greeting", waiting.name()),
                        say("reminder.mail.waiting", waiting.number(), waiting.planTitle()),
                        say("reminder.mail.choice", settings.address() + "/tai-khoan/nhac-viec")),
                new Mail.Link(
                        say("reminder.mail.intake"),
                        settings.address() + "/nhiem-vu/tiep-nhan?ke-hoach=" + waiting.planCode()),
                false);
    }

    private String line(Reminding.Duty duty, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, duty.due());
        String when = days < 0
                ? say("reminder.mail.late", -days)
                : days == 0 ? say("reminder.mail.today") : say("reminder.mail.left", days);
        if (duty.asked()) {
            return say(
                    duty.clause().isEmpty() ? "reminder.mail.asked" : "reminder.mail.asked.basis",
                    duty.what(),
                    DATE.format(duty.due()),
                    when,
                    duty.clause());
        }
        return say(
                "reminder.mail.line",
                duty.what(),
                duty.period(),
                DATE.format(duty.due()),
                when,
                duty.clause(),
                duty.planTitle());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }
}
