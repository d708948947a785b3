package vn.guongsang.fairness;

import vn.guongsang.identity.Action;

/** What can be done with the numbers of an authority; the object is its id. */
public enum FairnessAction implements Action {
    READ,
    /** mark areas and enter the shares that plans ask for */
    SET
}
