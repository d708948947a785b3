package vn.guongsang.guidance;

import vn.guongsang.identity.Action;

/** What can be done with the guidance of an authority; the object is its id. */
public enum GuidanceAction implements Action {
    /** see the numbers, and what one's own body has taken of them */
    READ,
    /** see what every body has taken */
    OVERSEE,
    /** decide the numbers, and of how many a share is taken */
    SET
}
