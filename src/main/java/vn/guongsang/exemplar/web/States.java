package vn.guongsang.exemplar.web;

import vn.guongsang.exemplar.State;
import vn.guongsang.frame.Badge;

/** An exemplar's state as a badge. */
public final class States {

    private States() {}

    public static Badge badge(State state) {
        String word = "exemplar.state." + state;
        return switch (state) {
            case DRAFT, WITHDRAWN -> Badge.notOpen(word);
            case SUBMITTED, FOSTERED -> Badge.waiting(word);
            case RETURNED -> Badge.near(word);
            case RECOGNISED -> Badge.honour(word);
        };
    }
}
