package vn.guongsang.consultation;

import vn.guongsang.identity.Action;

/** What one may do with the rules of consultation; the object is the actor's body. */
public enum ConsultationRuleAction implements Action {
    ENTER
}
