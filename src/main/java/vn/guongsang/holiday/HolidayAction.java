package vn.guongsang.holiday;

import vn.guongsang.identity.Action;

/** What can be done with the special days of a year; the object is the actor's body. */
public enum HolidayAction implements Action {
    ENTER
}
