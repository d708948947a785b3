package vn.guongsang.delivery.web;

import java.util.List;
import java.util.stream.Stream;
import vn.guongsang.delivery.Mails.State;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Choice;

/** The states of a mail as pages show them. */
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

    public static List<Choice> choices() {
        return Stream.of(State.values())
                .map(state -> Choice.of(state.name(), "delivery.state." + state))
                .toList();
    }
}
