package vn.guongsang.council.paper;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.frame.Text;

/** What the papers of a council say: Vietnamese by law, whatever the language of the pages. */
@Component
class Phrases {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final MessageSource messages;

    Phrases(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }

    String say(Text text) {
        return text.plain() != null
                ? text.plain()
                : say(
                        String.valueOf(text.key()),
                        text.args().stream()
                                .map(arg -> arg instanceof Text nested ? say(nested) : arg)
                                .toArray());
    }

    /** {@code ngày 07 tháng 4 năm 2025}: only the first two months take a leading zero. */
    String day(LocalDate day) {
        return say(
                "council.paper.day",
                "%02d".formatted(day.getDayOfMonth()),
                (day.getMonthValue() < 3 ? "0" : "") + day.getMonthValue(),
                String.valueOf(day.getYear()));
    }

    String named(Seat seat) {
        String function = say("council.function." + seat.function());
        return say(
                "council.paper.named",
                seat.person(),
                seat.title().isEmpty() ? function : seat.title() + ", " + function);
    }
}
