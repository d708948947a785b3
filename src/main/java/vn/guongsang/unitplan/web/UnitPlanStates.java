package vn.guongsang.unitplan.web;

import vn.guongsang.frame.Badge;
import vn.guongsang.unitplan.reading.UnitPlanList.State;

/** How the state of a unit plan looks. */
public final class UnitPlanStates {

    private UnitPlanStates() {}

    public static Badge.Tone tone(State state) {
        return switch (state) {
            case LATE -> Badge.Tone.LATE;
            case NONE -> Badge.Tone.NOT_OPEN;
            case WAITING -> Badge.Tone.WAITING;
            case RETURNED -> Badge.Tone.NEAR;
            case ACCEPTED -> Badge.Tone.DONE;
        };
    }

    public static Badge badge(State state) {
        return Badge.of(tone(state), "unitplan.state." + state);
    }
}
