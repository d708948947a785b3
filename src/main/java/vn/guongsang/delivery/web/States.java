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

    public static List<Choice> choices() {
        return Stream.of(State.values())
                .map(state -> Choice.of(state.name(), "delivery.state." + state))
                .toList();
    }
}
