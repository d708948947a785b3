package vn.guongsang.exemplar;

/** Where an exemplar stands on its path. */
public enum State {
    /** being written by its body; nobody else sees it */
    DRAFT,
    /** with the hub and the movement's lead */
    SUBMITTED,
    /** trả lại để bổ sung: back with its body, with a reason */
    RETURNED,
    /** taken on: being fostered */
    FOSTERED,
    /** recognised at a level by a decision */
    RECOGNISED,
    /** no longer put forward */
    WITHDRAWN
}
