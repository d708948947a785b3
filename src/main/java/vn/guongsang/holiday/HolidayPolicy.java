package vn.guongsang.holiday;

import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.verdict.Verdict;

/** Special days hold for everybody. */
@Component
class HolidayPolicy implements Policy<HolidayAction, Object> {

    @Override
    public Class<HolidayAction> actions() {
        return HolidayAction.class;
    }

    @Override
    public Verdict judge(Actor actor, HolidayAction action, Object object) {
        return actor.answersForAll() ? Verdict.ALLOWED : Verdict.refused("holiday.administrator.forbidden");
    }
}
