package vn.guongsang.delivery.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.delivery.Outgoing.State;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Page;

/** How what goes out stands, as pages show it. */
public final class States {

    private States() {}

    public static Badge badge(State state) {
        String word = "delivery.state." + state;
        return switch (state) {
            case WAITING -> Badge.waiting(word);
            case SENT -> Badge.done(word);
            case GIVEN_UP -> Badge.failed(word);
            case RECALLED -> Badge.notOpen(word);
        };
    }

    /** What the other side said: a word of ours with what it is about, or its own words. */
    public static String answer(Page page, @Nullable String answer) {
        if (answer == null) {
            return "";
        }
        String[] parts = answer.split(" ", 2);
        return page.maybe("delivery.answer." + parts[0], parts.length == 1 ? "" : parts[1])
                .orElse(answer);
    }

    /** How anything may stand that goes out. */
    public static List<Choice> choices() {
        return choices(Stream.of(State.WAITING, State.SENT, State.GIVEN_UP));
    }

    /** A mail may be taken back, too. */
    public static List<Choice> choicesOfMails() {
        return choices(Stream.of(State.values()));
    }

    private static List<Choice> choices(Stream<State> states) {
        return states.map(state -> Choice.of(state.name(), "delivery.state." + state))
                .toList();
    }
}
