package vn.guongsang.holiday;

import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.verdict.Verdict;

/** Special days are entered by administrators. */
@Component
class HolidayPolicy implements Policy<HolidayAction, Object> {

    @Override
    public Class<HolidayAction> actions() {
        return HolidayAction.class;
    }

    @Override
    public Verdict judge(Actor actor, HolidayAction action, Object object) {
        return actor.is(Role.ADMINISTRATOR) ? Verdict.ALLOWED : Verdict.refused("holiday.administrator.forbidden");
    }
}
