package vn.guongsang.job;

import org.springframework.stereotype.Component;
import vn.guongsang.audit.By;
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
            case READ_WORK -> visible(actor.answersForAll() || isTheirs(actor, (Work) object));
            case STEER_WORK ->
                visible(actor.answersForAll() || isTheirs(actor, (Work) object) && holds(actor, ((Work) object).by()));
            case RUN_JOBS -> actor.answersForAll() ? Verdict.ALLOWED : Verdict.refused("job.administrator.forbidden");
        };
    }

    private static Verdict visible(boolean allowed) {
        return allowed ? Verdict.ALLOWED : Verdict.refused("job.work.hidden");
    }

    private static boolean isTheirs(Actor actor, Work work) {
        return actor.accountId().equals(work.by().accountId());
    }

    /** A work goes as far as the post in which it was asked for; without that post nobody sets it going again. */
    private static boolean holds(Actor actor, By asked) {
        return asked.bodyId() == null
                || actor.posts().stream()
                        .anyMatch(post -> post.role().name().equals(asked.role())
                                && post.bodyId().equals(asked.bodyId()));
    }
}
