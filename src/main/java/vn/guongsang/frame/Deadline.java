package vn.guongsang.frame;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as it stands on the business day, always with its source. Working out the last day
 * ("trước ngày 20" ends on the 19th, working days, extensions) is the plan's work, not the page's.
 *
 * @param day the last day, or the day it opens when not open yet; null while nobody has set one
 * @param days days left, days late or days sent late, always positive
 * @param basis the clause that sets it, or the occasion whose day it waits for; empty when there is none
 * @param body who sets it where the plan names no day; else empty
 */
public record Deadline(State state, @Nullable LocalDate day, long days, String basis, String body) {

    public enum State {
        NOT_OPEN(Badge.Tone.NOT_OPEN),
        OPEN(Badge.Tone.WAITING),
        NEAR(Badge.Tone.NEAR),
        LATE(Badge.Tone.LATE),
        SENT_ON_TIME(Badge.Tone.DONE),
        SENT_LATE(Badge.Tone.NEAR),
        EXTENDED(Badge.Tone.WAITING),
        UNDATED(Badge.Tone.NOT_OPEN);

        private final Badge.Tone tone;

        State(Badge.Tone tone) {
            this.tone = tone;
        }
    }

    /** From this many days before its end an open deadline shows as near. */
    public static final int NEAR_DAYS = 7;

    /** Open, near or late, as seen on {@code today}. The last day itself is still in time. */
    public static Deadline on(LocalDate today, LocalDate lastDay, String basis) {
        long left = ChronoUnit.DAYS.between(today, lastDay);
        State state = left < 0 ? State.LATE : left <= NEAR_DAYS ? State.NEAR : State.OPEN;
        return new Deadline(state, lastDay, Math.abs(left), basis, "");
    }

    public static Deadline notOpen(LocalDate opens, String basis) {
        return new Deadline(State.NOT_OPEN, opens, 0, basis, "");
    }

    /** Sent on {@code sent}: in time or so many days late. */
    public static Deadline sent(LocalDate sent, LocalDate lastDay, String basis) {
        long late = ChronoUnit.DAYS.between(lastDay, sent);
        return late > 0
                ? new Deadline(State.SENT_LATE, sent, late, basis, "")
                : new Deadline(State.SENT_ON_TIME, sent, 0, basis, "");
    }

    public static Deadline extended(LocalDate newLastDay, String basis) {
        return new Deadline(State.EXTENDED, newLastDay, 0, basis, "");
    }

    /** The plan names no day; {@code body} has set one, or {@code null} while it has not. */
    public static Deadline undated(String body, @Nullable LocalDate setDay) {
        return new Deadline(State.UNDATED, setDay, 0, "", body);
    }

    /** The plan counts it from an occasion whose day {@code body} has not told. */
    public static Deadline awaiting(String occasion, String body) {
        return new Deadline(State.UNDATED, null, 0, occasion, body);
    }

    public Badge.Tone tone() {
        return state.tone;
    }

    public Text text() {
        if (day == null) {
            return basis.isEmpty()
                    ? Text.key("frame.deadline.undated", body)
                    : Text.key("frame.deadline.awaiting", basis, body);
        }
        if (basis.isEmpty() && (state == State.OPEN || state == State.NEAR || state == State.LATE)) {
            return state == State.LATE
                    ? Text.key("frame.deadline.bare.late", days, day)
                    : days == 0
                            ? Text.key("frame.deadline.bare.today", day)
                            : Text.key("frame.deadline.bare", days, day);
        }
        return switch (state) {
            case NOT_OPEN -> Text.key("frame.deadline.notOpen", day, basis);
            case OPEN, NEAR ->
                days == 0 ? Text.key("frame.deadline.today", day, basis) : Text.key("m16", days, day, basis);
            case LATE -> Text.key("m17", days, day, basis);
            case SENT_ON_TIME -> Text.key("frame.deadline.sentOnTime", day);
            case SENT_LATE -> Text.key("frame.deadline.sentLate", days, day);
            case EXTENDED -> Text.key("frame.deadline.extended", day, basis);
            case UNDATED -> Text.key("m18", body, day);
        };
    }
}
