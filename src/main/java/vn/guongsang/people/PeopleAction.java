package vn.guongsang.people;

import vn.guongsang.identity.Action;

/** What one may do with the people of a body; the object is the body's id. */
public enum PeopleAction implements Action {
    /** see them, appoint, move, end, invite */
    STAFF
}
