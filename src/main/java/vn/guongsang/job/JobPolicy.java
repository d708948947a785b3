package vn.guongsang.job;

import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.verdict.Verdict;

/** A work is its asker's, whichever role they act in now; the rest is the administrator's. */
@Component
class JobPolicy implements Policy<JobAction, Object> {

    @Override
    public Class<JobAction> actions() {
        return JobAction.class;
    }

    @Override
    public Verdict judge(Actor actor, JobAction action, Object object) {
        return switch (action) {
            case READ_WORK, STEER_WORK ->
                actor.answersForAll()
                                || actor.accountId().equals(((Work) object).by().accountId())
                        ? Verdict.ALLOWED
                        : Verdict.refused("job.work.hidden");
            case RUN_JOBS -> actor.answersForAll() ? Verdict.ALLOWED : Verdict.refused("job.administrator.forbidden");
        };
    }
}
