package vn.guongsang.council;

import vn.guongsang.identity.Action;

/** What can be done with a council and its sessions. */
public enum CouncilAction implements Action {
    READ,
    /** say who sits in it, from when to when */
    COMPOSE,
    /** call its sessions, draw up the agenda, open and close votes, write the minutes */
    CONVENE,
    /** declare an interest, vote */
    VOTE
}
