package vn.guongsang.dossier;

import vn.guongsang.identity.Action;

/** What one may do with a dossier. */
public enum DossierAction implements Action {
    READ,
    EDIT,
    /** send it, or take it back for good, in the body's name */
    SUBMIT,
    /** take in, send back, find, ask for opinions, conclude: the hub's work */
    APPRAISE,
    /** say the opinion for which one's body was asked */
    ANSWER,
    /** see what the authority works with before it has decided: others' opinions, findings, what still stops it */
    INTERNAL
}
