package vn.guongsang.consultation;

import vn.guongsang.identity.Action;

/** What one may do with an {@link Item}. */
public enum ConsultationAction implements Action {
    /** see what the public sees, and how many opinions wait */
    READ,
    /** open, read all opinions, publish them or not, conclude: the work of the authority's hub */
    KEEP,
    /** answer an opinion that is published */
    ANSWER
}
