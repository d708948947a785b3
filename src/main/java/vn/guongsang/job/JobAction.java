package vn.guongsang.job;

import vn.guongsang.identity.Action;

/** What can be done with works, and with the jobs of the installation. */
public enum JobAction implements Action {
    /** the object is a {@link Work} */
    READ_WORK,
    /** the object is a {@link Work} */
    STEER_WORK,
    /** the object is the actor's body */
    RUN_JOBS
}
