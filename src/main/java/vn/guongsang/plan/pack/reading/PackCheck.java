package vn.guongsang.plan.pack.reading;

import java.util.List;
import java.util.function.Consumer;

/** A rule of the format that a schema cannot say. It must bear files that break any other rule. */
interface PackCheck {

    List<PackCheck> ALL = List.of(
            new IdsAreUnique(),
            new ReferencesResolve(),
            new DatesExist(),
            new PeriodsAreOrdered(),
            new WindowsLieInThePlan(),
            new DueFitsTheCadence(),
            new RulesAgree(),
            new DeadlinesFollowPublication(),
            new LeapDays(),
            new OccasionsAreDated(),
            new QuotasHaveNumbers(),
            new QuotasHaveALead(),
            new ChecksHaveAValue(),
            new OrdersHaveNoGaps(),
            new GroupsHaveMembers(),
            new SelectorsChooseSomebody(),
            new HeadsOweOnTheDueDay(),
            new GroupsDoNotTurnInCircles(),
            new TextIsNormalised(),
            new EntriesHaveAClause());

    void check(Draft draft, Consumer<Finding> report);
}
