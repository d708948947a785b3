package vn.guongsang.oversight.web;

import vn.guongsang.identity.Action;

/** What an action is called: {@code action.ExemplarAction.READ}. */
public final class ActionName {

    private ActionName() {}

    public static String key(Action action) {
        return "action." + action.getClass().getSimpleName() + "." + action;
    }
}
