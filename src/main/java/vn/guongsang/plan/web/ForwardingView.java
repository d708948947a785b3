package vn.guongsang.plan.web;

import java.util.Arrays;

/** What is looked at of what was passed on. */
public enum ForwardingView {
    RECEIVED(""),
    COPIES("ban-sao"),
    SENT("da-chuyen");

    /** As addresses say it. */
    private final String word;

    ForwardingView(String word) {
        this.word = word;
    }

    public String href() {
        return word.isEmpty() ? ForwardingController.PATH : ForwardingController.PATH + "?xem=" + word;
    }

    static ForwardingView of(String word) {
        return Arrays.stream(values())
                .filter(view -> view.word.equals(word))
                .findFirst()
                .orElse(RECEIVED);
    }
}
