package vn.guongsang.privacy;

import vn.guongsang.identity.Action;

/** What can be done about personal data; each is subject to a body, by its id. */
public enum PrivacyAction implements Action {
    /** see which fields are kept, why and for how long */
    READ_REGISTER,
    /** see who agreed to be shown, and record that somebody no longer does */
    KEEP_CONSENTS,
    /** take in, verify and answer what people ask about data of their own */
    ANSWER_REQUESTS,
    /** confirm what a rule of retention proposes, place and lift holds */
    KEEP_RETENTION,
    /** take out all that is held about a person */
    DISCLOSE
}
