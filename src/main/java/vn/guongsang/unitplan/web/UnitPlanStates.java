package vn.guongsang.unitplan.web;

import vn.guongsang.frame.Badge;
import vn.guongsang.unitplan.OwnMovement;
import vn.guongsang.unitplan.reading.OwnMovementList;
import vn.guongsang.unitplan.reading.UnitPlanList.State;

/** How the state of a unit plan, or of a movement of a body, looks. */
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

    public static Badge.Tone tone(OwnMovementList.State state) {
        return switch (state) {
            case DRAFT -> Badge.Tone.WAITING;
            case LAUNCHED -> Badge.Tone.DONE;
            case ENDED, NONE -> Badge.Tone.NOT_OPEN;
        };
    }

    public static Badge badge(OwnMovementList.State state) {
        return Badge.of(tone(state), "unitplan.movement.state." + state);
    }

    public static Badge badge(OwnMovement.State state) {
        return state == OwnMovement.State.DROPPED
                ? Badge.notOpen("unitplan.movement.state.DROPPED")
                : badge(OwnMovementList.State.valueOf(state.name()));
    }
}
