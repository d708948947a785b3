package vn.guongsang.plan.domain;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.plan.FollowAction;
import vn.guongsang.plan.Followed;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;

/** What can be asked about plans, and about what is owed under them. */
@Configuration(proxyBeanMethods = false)
class PlanSubjects {

    @Bean
    Subjects plans(Plans plans) {
        return Subjects.of(
                "plan",
                id -> plans.all().stream()
                        .filter(plan ->
                                plan.id().toString().equals(id) || plan.code().equals(id))
                        .findFirst()
                        .map(plan -> new Asked(
                                "plan",
                                plan.id().toString(),
                                plan.shortTitle(),
                                "/ke-hoach/" + plan.code(),
                                Question.all(PlanAction.class, plan))));
    }

    @Bean
    Subjects obligations(Obligations obligations, Plans plans) {
        return Subjects.of(
                "obligation",
                id -> Subjects.uuid(id).flatMap(obligations::find).map(instance -> {
                    Plan plan = plans.get(instance.planId());
                    return new Asked(
                            "obligation",
                            id,
                            plan.shortTitle(),
                            "/nhiem-vu/" + id,
                            List.of(
                                    new Question<>(FollowAction.READ, Followed.ofInstance(plan, instance)),
                                    new Question<>(PlanAction.RULE, plan)));
                }));
    }
}
